/** What things cost, from which day on and by which source, and what follows from it for a piece of work. */
package dk.dst.microdata.facts.price;
