/** The pages as such: their headers, errors and addresses, and the repairs of Tasklist. */
package dk.dst.microdata.desk.web;
