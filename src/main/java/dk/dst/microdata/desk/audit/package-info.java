/** The page of the audit. */
package dk.dst.microdata.desk.audit;
