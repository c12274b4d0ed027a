/** Lovmodellen: its registration at the responsible ministry, its years, ministries and users. */
package dk.dst.microdata.schemes.lawmodel;
