package dk.dst.microdata.register;

/** A register with the years in question. */
public record RegisterUse(String registerCode, int fromYear, int toYear) {}
