/** The pages of cases: their story, their state, steps that failed and cases that are stranded. */
package dk.dst.microdata.desk.casefile;
