/** What people and operators look at. */
package dk.dst.microdata.desk;
