/** The page of an institution, its people and their roles. */
package dk.dst.microdata.desk.institution;
