/** How people log in, how long they must wait after failures, and their sessions. */
package dk.dst.microdata.desk.login;
