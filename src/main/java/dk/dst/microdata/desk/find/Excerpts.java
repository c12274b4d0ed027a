package dk.dst.microdata.desk.find;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Says why something was found: its text, or the part of it where the words stand, with the words marked. */
@Repository
class Excerpts {

  /** A part of a text, which is one of the words or stands between them. */
  record Part(String text, boolean marked) {}

  /** A text to mark words in; how PostgreSQL takes its words is told by the kind of what it belongs to. */
  record Text(Kind kind, String text) {}

  private static final char FROM = '\uE000';
  private static final char UNTIL = '\uE001';
  private static final String OPTIONS = "HighlightAll=true, StartSel=\"" + FROM + "\", StopSel=\"" + UNTIL + "\"";
  private static final int BEFORE = 60;
  private static final int LENGTH = 220;

  private final JdbcClient jdbc;

  Excerpts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Of each text its parts, in one question to PostgreSQL, which alone knows what is a form of a word. */
  List<List<Part>> of(List<Text> texts, Typed typed) {
    if (texts.isEmpty()) {
      return List.of();
    }
    List<String> marked = jdbc.sql("""
            select ts_headline(configuration::regconfig, text, to_tsquery(configuration::regconfig, :any)
                     || to_tsquery('simple', :alone), :options)
            from unnest(:texts::text[], :configurations::text[]) with ordinality x (text, configuration, place)
            order by place""")
        .param("any", typed.any()).param("alone", typed.alone()).param("options", OPTIONS)
        .param("texts", texts.stream().map(text -> Typed.plain(text.text())).toArray(String[]::new))
        .param("configurations", texts.stream().map(text -> text.kind().configuration()).toArray(String[]::new))
        .query(String.class).list();
    var excerpts = new ArrayList<List<Part>>();
    for (int i = 0; i < marked.size(); i++) {
      excerpts.add(excerpt(texts.get(i).text(), marked.get(i)));
    }
    return excerpts;
  }

  /** The marks of the plain text, put into the text as it was written: both are equally long. */
  private static List<Part> excerpt(String text, String marked) {
    var parts = new ArrayList<Part>();
    int first = Math.max(0, marked.indexOf(FROM));
    int start = first <= BEFORE ? 0 : afterBlank(text, first - BEFORE);
    int end = start + LENGTH >= text.length() ? text.length() : beforeBlank(text, start + LENGTH);
    int place = 0;
    int begun = start;
    boolean isMarked = false;
    for (int i = 0; i < marked.length() && place <= end; i++) {
      char sign = marked.charAt(i);
      if (sign != FROM && sign != UNTIL) {
        place++;
      } else if (place <= text.length()) {
        add(parts, text, begun, Math.min(place, end), isMarked);
        begun = Math.max(begun, place);
        isMarked = sign == FROM;
      }
    }
    add(parts, text, begun, end, isMarked);
    if (start > 0) {
      parts.add(0, new Part("… ", false));
    }
    if (end < text.length()) {
      parts.add(new Part(" …", false));
    }
    return joined(parts);
  }

  /** A number is marked in one piece, with the signs between its parts. */
  private static List<Part> joined(List<Part> parts) {
    int i = 1;
    while (i + 1 < parts.size()) {
      Part between = parts.get(i);
      Part before = parts.get(i - 1);
      Part after = parts.get(i + 1);
      if (before.marked() && after.marked() && between.text().matches("[-/.]")) {
        parts.subList(i - 1, i + 2).clear();
        parts.add(i - 1, new Part(before.text() + between.text() + after.text(), true));
      } else {
        i++;
      }
    }
    return List.copyOf(parts);
  }

  private static void add(List<Part> parts, String text, int from, int until, boolean isMarked) {
    if (from < until) {
      parts.add(new Part(text.substring(from, until), isMarked));
    }
  }

  private static int afterBlank(String text, int place) {
    int blank = text.indexOf(' ', place);
    return blank < 0 || blank >= place + BEFORE ? place : blank + 1;
  }

  private static int beforeBlank(String text, int place) {
    int blank = text.lastIndexOf(' ', place);
    return blank <= place - BEFORE ? place : blank;
  }
}
