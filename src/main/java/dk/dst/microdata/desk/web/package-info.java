/**
 * The pages as such: which there are and for whom, their headers, errors and addresses, and the repairs of Tasklist.
 */
package dk.dst.microdata.desk.web;
