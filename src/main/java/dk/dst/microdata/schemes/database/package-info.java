/** The project database in operation: its term, extension, managers and shutdown. */
package dk.dst.microdata.schemes.database;
