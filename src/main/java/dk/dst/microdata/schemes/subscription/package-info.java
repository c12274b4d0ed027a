/** Annual subscriptions to registers. */
package dk.dst.microdata.schemes.subscription;
