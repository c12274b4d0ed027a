/**
 * What operators' own tools are told: figures of cases, tasks and steps, and a health that is deeper than up or down.
 */
package dk.dst.microdata.desk.watch;
