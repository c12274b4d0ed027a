/** On what ground data are processed, and by whom: the structured part that every application and proposal has. */
package dk.dst.microdata.facts.legalbasis;
