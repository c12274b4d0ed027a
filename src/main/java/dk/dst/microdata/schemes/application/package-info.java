/** The application for a project database: eligibility, review, approval and signature. */
package dk.dst.microdata.schemes.application;
