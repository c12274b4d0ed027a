/** How a case meets people and the engine, whatever it is about. */
package dk.dst.microdata.cases;
