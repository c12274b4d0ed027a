package dk.dst.microdata.simulation;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What has happened, counted; any thread may count. */
final class Tally {

  /** So many frames of what went wrong are shown: nobody can run it again as it was. */
  private static final int WHERE = 30;

  private final Map<String, Integer> happened = new TreeMap<>();
  private final Map<String, Integer> refused = new TreeMap<>();
  private final Map<String, Integer> failed = new TreeMap<>();

  synchronized void happened(String what) {
    happened.merge(what, 1, Integer::sum);
  }

  /** The application said no, which people live with. */
  synchronized void refused(String what, String why) {
    refused.merge(what + ": " + why.replaceAll("\\d+", "0").replaceAll("\\s+", " "), 1, Integer::sum);
  }

  /** Something that must not happen. */
  synchronized void failed(String what, Throwable why) {
    Throwable cause = why;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String where = Stream.of(cause.getStackTrace()).limit(WHERE).map(frame -> "\n    at " + frame)
        .collect(Collectors.joining());
    failed.merge(what + ": " + cause + where, 1, Integer::sum);
  }

  synchronized int count(String prefix) {
    return happened.entrySet().stream().filter(entry -> entry.getKey().startsWith(prefix)).mapToInt(Map.Entry::getValue)
        .sum();
  }

  synchronized int all() {
    return count("");
  }

  synchronized int refusals() {
    return refused.values().stream().mapToInt(Integer::intValue).sum();
  }

  synchronized Map<String, Integer> what() {
    return new TreeMap<>(happened);
  }

  synchronized Map<String, Integer> refused() {
    return new TreeMap<>(refused);
  }

  synchronized Map<String, Integer> failed() {
    return new TreeMap<>(failed);
  }
}
