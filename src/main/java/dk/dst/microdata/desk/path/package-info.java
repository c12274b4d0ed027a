/** The way of a case through its models, and how the models are passed: as tables and upon the diagrams. */
package dk.dst.microdata.desk.path;
