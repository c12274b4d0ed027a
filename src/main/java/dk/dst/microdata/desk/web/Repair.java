package dk.dst.microdata.desk.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An exact change of a script that is not ours. It hangs on what survives a rebuild: names of properties, events and
 * services, and texts. Names that a build shortens are only captured, never expected.
 *
 * @param fault what a person sees without it
 * @param upstream where it is reported or mended, and in which version; or that it is not
 * @param times how often it fits, neither more nor less
 * @param to what stands there instead; {@code $1} is what was captured
 */
record Repair(String fault, String upstream, int times, Pattern from, String to) {

  String apply(String script) {
    Matcher matcher = from.matcher(script);
    var repaired = new StringBuilder(script.length());
    int found = 0;
    for (; matcher.find(); found++) {
      matcher.appendReplacement(repaired, to);
    }
    if (found != times) {
      throw new IllegalStateException("expected " + times + " times, found " + found + " times: " + from.pattern()
          + " (" + fault + ")");
    }
    return matcher.appendTail(repaired).toString();
  }
}
