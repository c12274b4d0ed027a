/** What is known about the world outside the cases, and what cases ask. */
package dk.dst.microdata.facts;
