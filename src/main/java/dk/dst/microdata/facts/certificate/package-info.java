/** The yearly certification of everybody who works with data: questions, attempts, certificates, and who is told of them. */
package dk.dst.microdata.facts.certificate;
