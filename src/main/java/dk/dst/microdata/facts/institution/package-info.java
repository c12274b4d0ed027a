/** Institutions, their people and roles, and who acts for whom while somebody is away. */
package dk.dst.microdata.facts.institution;
