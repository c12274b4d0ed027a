/** The numbers of the schemes, each with its source, and their changes over the years. */
package dk.dst.microdata.ground.terms;
