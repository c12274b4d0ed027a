/** The demo: invented people, institutions and cases, and a clock that can be moved. */
package dk.dst.microdata.demo;
