/** The page of bills on their way to the accounting system. */
package dk.dst.microdata.desk.bills;
