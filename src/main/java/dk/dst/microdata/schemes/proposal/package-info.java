/** Project proposals, first and resubmitted, and the delivery of their data. */
package dk.dst.microdata.schemes.proposal;
