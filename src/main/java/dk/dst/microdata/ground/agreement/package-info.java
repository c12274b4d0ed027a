/** Agreements as documents: FSE's texts by versions, what is drawn up from them, and who has signed exactly what. */
package dk.dst.microdata.ground.agreement;
