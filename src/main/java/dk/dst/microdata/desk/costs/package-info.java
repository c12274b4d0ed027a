/** The page of what institutions owe, and of what FSE registers for it. */
package dk.dst.microdata.desk.costs;
