package dk.dst.microdata.desk.find;

/**
 * Something that holds the words, before it is decided who may see it.
 *
 * @param caseNumber whose rights decide; null where no case's do
 * @param key tells {@link Kind#address} which
 * @param title what it is called, in which words may stand, too
 * @param text where the words stand; empty where it is the title
 * @param about what it belongs to, for people
 * @param isOwn whether it is of an institution that whoever looks belongs to
 * @param step of a decision, with its outcome; else null
 */
record Candidate(Kind kind, String caseNumber, String key, String title, String text, String about, boolean isOwn,
    String step, String outcome) {}
