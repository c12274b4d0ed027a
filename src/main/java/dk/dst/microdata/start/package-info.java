/** What must be right before the application starts, and what a start reports. */
package dk.dst.microdata.start;
