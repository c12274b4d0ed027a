package dk.dst.microdata.facts.register;

/** A list as it was just loaded or is shown again, and where it differs from the catalogue today. */
public record LoadedList(ContentList list, Deviations deviations) {}
