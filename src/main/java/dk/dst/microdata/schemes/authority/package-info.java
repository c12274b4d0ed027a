/** The authority scheme (Myndighedsordningen): one agreement a calendar year, analyses that are registered. */
package dk.dst.microdata.schemes.authority;
