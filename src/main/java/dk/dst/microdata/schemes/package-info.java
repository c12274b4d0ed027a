/**
 * The schemes as Statistics Denmark runs them: each room has its rules, its data and, in process, its delegates and
 * listeners.
 */
package dk.dst.microdata.schemes;
