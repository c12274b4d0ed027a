/** Running cases follow new versions of their models, and the page that tells which could not. */
package dk.dst.microdata.desk.migration;
