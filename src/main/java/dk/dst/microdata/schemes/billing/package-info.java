/** What institutions owe: a line for each event, worked out by the price of its day. */
package dk.dst.microdata.schemes.billing;
