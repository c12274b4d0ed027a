/** Who is closed out for a while because of a breach, whatever case it came from. */
package dk.dst.microdata.facts.quarantine;
