/** How the schemes are doing, in figures: for process owners and the head of office. */
package dk.dst.microdata.desk.overview;
