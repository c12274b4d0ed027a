/** The public page of active projects. */
package dk.dst.microdata.desk.statistics;
