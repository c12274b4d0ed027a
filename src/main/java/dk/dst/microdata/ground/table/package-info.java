/** Tables as files: csv as Danish sheets want it, and workbooks. */
package dk.dst.microdata.ground.table;
