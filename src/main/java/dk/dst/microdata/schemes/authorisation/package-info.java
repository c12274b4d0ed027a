/** The authorisation of an institution: agreement, confirmation, suspension and end. */
package dk.dst.microdata.schemes.authorisation;
