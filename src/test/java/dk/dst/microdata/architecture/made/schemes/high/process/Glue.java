package dk.dst.microdata.architecture.made.schemes.high.process;

/** What a floor below must not know. */
public class Glue {}
