package dk.dst.microdata.desk.overview;

import java.util.List;

/**
 * One of those that a figure counts.
 *
 * @param key puts the lines of a list in order, and tells them apart
 * @param caseNumber of the case it is about; empty where it is about none
 */
record Line(String key, String caseNumber, String institution, List<String> cells) {}
