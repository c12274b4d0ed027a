/** The pages of the register catalogue and of what a list may look like. */
package dk.dst.microdata.desk.catalogue;
