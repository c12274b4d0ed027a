/** The pages of projects and of what has been delivered to them. */
package dk.dst.microdata.desk.project;
