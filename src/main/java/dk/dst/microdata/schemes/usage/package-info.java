/** The periodic review of how a database is used, its measures and their reconsideration. */
package dk.dst.microdata.schemes.usage;
