/** Steps that fail: by cause, with who was told, what was noted, and trying them again. */
package dk.dst.microdata.desk.incidents;
