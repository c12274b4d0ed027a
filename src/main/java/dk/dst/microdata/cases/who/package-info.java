/** Who acts, in which groups, and what they may do with a case. */
package dk.dst.microdata.cases.who;
