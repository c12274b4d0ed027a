/** Who decided what in which step of a case, with which reasons; kept for ever and never changed. */
package dk.dst.microdata.ground.decision;
