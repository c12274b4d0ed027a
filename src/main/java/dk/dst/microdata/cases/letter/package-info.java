/**
 * Letters of adverse decisions as a case has them: who assessed, who decided in which role, for which unit, and how
 * to complain.
 */
package dk.dst.microdata.cases.letter;
