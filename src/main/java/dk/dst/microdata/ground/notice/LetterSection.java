package dk.dst.microdata.ground.notice;

import java.util.List;

/**
 * A part of a letter under its heading, in the order it is read: paragraphs, a table of names and values, and points.
 * The same for text, HTML and PDF.
 */
public record LetterSection(String heading, List<String> paragraphs, List<Row> rows, List<String> points) {

  public record Row(String name, String value) {}

  static LetterSection of(String heading, String... paragraphs) {
    return new LetterSection(heading, List.of(paragraphs), List.of(), List.of());
  }

  static LetterSection table(String heading, List<Row> rows) {
    return new LetterSection(heading, List.of(), rows, List.of());
  }
}
