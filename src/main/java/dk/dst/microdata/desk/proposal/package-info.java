/** Proposals to read: what is approved stays readable after something else has taken its place. */
package dk.dst.microdata.desk.proposal;
