package dk.dst.microdata.desk.incidents;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was thrown first in a step that failed, as its stack trace tells it, so that the same failure is known again.
 *
 * @param exception its class; empty where nothing was thrown
 * @param message the first line of what it says, without numbers and without what stands in quotes, which are of one
 *     case and may be of a person
 */
record Thrown(String exception, String message, FailureKind kind) {

  private static final int LONGEST = 200;
  private static final Pattern LINE =
      Pattern.compile("(?m)(?:\\A|^Caused by: )((?:[\\w$]+\\.)+[\\w$]+)(?:: (.*))?");
  private static final Pattern OF_ONE_CASE = Pattern.compile("\\S+@\\S+|\\b[0-9a-f]{8}(?:-[0-9a-f]{4,12}){4}\\b"
      + "|\"[^\"]*\"|'[^']*'|„[^“]*“|»[^«]*«|\\b[A-Z]{2,5}-\\d+(?:-\\d+)*|\\d[\\d.,:T+-]*");

  static Thrown of(String trace) {
    var names = new ArrayList<String>();
    String first = "";
    Matcher line = LINE.matcher(trace == null ? "" : trace);
    while (line.find()) {
      names.add(line.group(1));
      first = line.group(2) == null ? "" : line.group(2);
    }
    return names.isEmpty() ? new Thrown("", "", FailureKind.UNKNOWN)
        : new Thrown(names.get(names.size() - 1), general(first), FailureKind.of(List.copyOf(names)));
  }

  private static String general(String message) {
    String general = OF_ONE_CASE.matcher(message).replaceAll("…").replaceAll("\\s+", " ").strip();
    return general.length() <= LONGEST ? general : general.substring(0, LONGEST);
  }
}
