/** Documents of cases: to load into a form and to fetch. */
package dk.dst.microdata.desk.attachment;
