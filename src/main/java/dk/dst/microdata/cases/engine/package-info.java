/** The engine as the house uses it: its settings, clock, accounts, models and variables, and the steps of a start. */
package dk.dst.microdata.cases.engine;
