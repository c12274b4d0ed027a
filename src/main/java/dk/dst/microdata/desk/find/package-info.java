/** Find anything: what one may see, by words and by number. */
package dk.dst.microdata.desk.find;
