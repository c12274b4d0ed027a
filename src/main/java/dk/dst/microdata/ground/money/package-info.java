/** Money: whole øre, rounded in one place, written in Danish. */
package dk.dst.microdata.ground.money;
