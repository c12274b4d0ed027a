/** Min side: what waits for whoever is logged in, what is new, and their cases. */
package dk.dst.microdata.desk.home;
