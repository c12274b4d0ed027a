/** The audit: what is written down of every act, refusal and look into a case, and its words in Danish. */
package dk.dst.microdata.ground.audit;
