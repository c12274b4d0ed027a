/** Agreements: those of a case to fetch, and the page of FSE's texts. */
package dk.dst.microdata.desk.agreement;
