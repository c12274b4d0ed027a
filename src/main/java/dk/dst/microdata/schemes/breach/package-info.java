/** Breaches of the rules: report, explanation, grade by the matrix, sanction. */
package dk.dst.microdata.schemes.breach;
