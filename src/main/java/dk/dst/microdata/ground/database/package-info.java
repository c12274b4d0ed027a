/**
 * The connection to the database: who acts is told before the first write, what was read is kept until then, and lists
 * are read by pages.
 */
package dk.dst.microdata.ground.database;
