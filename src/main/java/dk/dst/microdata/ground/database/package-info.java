/** The connection to the database: who acts is told before the first write, and what was read is kept until then. */
package dk.dst.microdata.ground.database;
