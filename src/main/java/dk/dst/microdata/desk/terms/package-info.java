/** The page of the terms and of whom a change would touch. */
package dk.dst.microdata.desk.terms;
