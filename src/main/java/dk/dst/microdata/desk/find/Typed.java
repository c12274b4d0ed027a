package dk.dst.microdata.desk.find;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What somebody has typed, as words of letters and digits, all of which are looked for. The last one may be a
 * beginning: it may not have been typed to its end.
 */
record Typed(List<String> words) {

  private static final int MOST_WORDS = 10;
  private static final int LONGEST_WORD = 60;
  /** Of one letter there is something everywhere. */
  private static final int SHORTEST = 2;

  static Typed of(String text) {
    return new Typed(Arrays.stream(plain(text).split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty()).limit(MOST_WORDS)
        .map(word -> word.substring(0, Math.min(LONGEST_WORD, word.length()))).toList());
  }

  /** In small letters and without what joins words, sign for sign: places in it are places in the text. */
  static String plain(String text) {
    var plain = new StringBuilder(text.length());
    text.chars().forEach(sign -> plain.append(Character.isLetterOrDigit(sign) || Character.isSurrogate((char) sign)
        ? Character.toLowerCase((char) sign) : ' '));
    return plain.toString();
  }

  boolean isTooShort() {
    return words.stream().mapToInt(String::length).sum() < SHORTEST;
  }

  /** As PostgreSQL's {@code to_tsquery} takes them. */
  String all() {
    return joined(" & ");
  }

  /** To mark each of them where it stands. */
  String any() {
    return joined(" | ");
  }

  /**
   * A word that stands alone, to be taken as it is, too: of a beginning Danish may make a word that is never looked for
   * ("han" of "handel").
   */
  String alone() {
    return words.size() == 1 ? all() : "";
  }

  /** The number that it is, or -1. */
  int number() {
    return words.size() == 1 && words.get(0).matches("[0-9]{1,9}") ? Integer.parseInt(words.get(0)) : -1;
  }

  private String joined(String operator) {
    return words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(operator)) + ":*";
  }
}
