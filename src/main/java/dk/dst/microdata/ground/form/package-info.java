/** The forms as the server knows them: their fields, what is typed into them, and drafts. */
package dk.dst.microdata.ground.form;
