/** The pages of the check of conditions, of a draft and of other thresholds. */
package dk.dst.microdata.desk.check;
