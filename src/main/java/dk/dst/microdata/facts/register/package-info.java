/** The register catalogue, the lists people send, and how much one list has in common with another. */
package dk.dst.microdata.facts.register;
