/** Danish as people read it: days, money, lists of names. */
package dk.dst.microdata.ground.text;
