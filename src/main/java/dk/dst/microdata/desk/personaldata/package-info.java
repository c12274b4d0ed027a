/** What is kept of a person, for how long, its export and its erasure. */
package dk.dst.microdata.desk.personaldata;
