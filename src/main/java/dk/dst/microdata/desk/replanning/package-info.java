/** Dates that follow a change of terms. */
package dk.dst.microdata.desk.replanning;
