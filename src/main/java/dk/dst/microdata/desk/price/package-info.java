/** The page of the prices and of what a change would touch. */
package dk.dst.microdata.desk.price;
