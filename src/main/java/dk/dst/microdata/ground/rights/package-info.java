/** The table of rights: which role may do what in which state of a case. */
package dk.dst.microdata.ground.rights;
