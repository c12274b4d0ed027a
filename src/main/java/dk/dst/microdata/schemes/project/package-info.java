/** Projects: access, period, activity and closing. */
package dk.dst.microdata.schemes.project;
