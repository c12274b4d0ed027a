/**
 * What stands between a request and the engine: what is closed, what each group reaches, and how a refusal is worded.
 */
package dk.dst.microdata.cases.gate;
