package dk.dst.microdata.ground.agreement;

/**
 * What whoever signs had before them.
 *
 * @param digest of the document
 * @param offer what was offered in it, as the form named it; empty where the form did not
 */
public record Seen(String digest, String offer) {}
