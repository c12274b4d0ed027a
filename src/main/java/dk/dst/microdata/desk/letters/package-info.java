/** The page of letters that were not sent. */
package dk.dst.microdata.desk.letters;
