/** Documents of cases: taken in, recognised by their content, kept in versions, and handed out as they came. */
package dk.dst.microdata.ground.attachment;
