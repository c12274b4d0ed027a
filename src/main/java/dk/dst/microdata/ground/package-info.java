/**
 * What every floor stands on and what knows no case: words, days, terms, forms, decisions, letters, the audit and the
 * table of rights.
 */
package dk.dst.microdata.ground;
