package dk.dst.microdata.ground.form;

/** One choice of a list in a form. */
public record Choice(String value, String label) {}
