package dk.dst.microdata.cases.engine;

/**
 * An account has been made whose password nobody knows.
 *
 * @param institution id of the institution that the person has it for
 */
public record AccountMade(String person, String institution) {}
