/** Working days in Denmark. */
package dk.dst.microdata.ground.calendar;
