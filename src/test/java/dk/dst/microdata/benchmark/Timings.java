package dk.dst.microdata.benchmark;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;

/** How long each kind of step took, what was done, and what went another way; of all people together. */
final class Timings {

  private final ConcurrentMap<String, Collection<Long>> took = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Integer> done = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Integer> before = new ConcurrentHashMap<>();
  private final Collection<String> errors = new ConcurrentLinkedQueue<>();

  void took(String kind, long nanos) {
    took.computeIfAbsent(kind, first -> new ConcurrentLinkedQueue<>()).add(nanos);
  }

  /** The application has said that this is done. */
  void done(String what) {
    done.merge(what, 1, Integer::sum);
  }

  /** Somebody else was first, as the application says it. */
  void before(String how) {
    before.merge(how, 1, Integer::sum);
  }

  void error(String what) {
    errors.add(what);
  }

  int howOften(String what) {
    return done.getOrDefault(what, 0);
  }

  Map<String, Integer> othersFirst() {
    return new TreeMap<>(before);
  }

  Map<String, Integer> allDone() {
    return new TreeMap<>(done);
  }

  /** Each with how often. */
  Map<String, Long> errors() {
    return errors.stream().collect(Collectors.groupingBy(error -> error, TreeMap::new, Collectors.counting()));
  }

  int steps() {
    return took.values().stream().mapToInt(Collection::size).sum();
  }

  String table() {
    return "| step | times | p50 ms | p95 ms | max ms |\n|---|---:|---:|---:|---:|\n" + new TreeSet<>(took.keySet())
        .stream().map(kind -> line(kind, took.get(kind).stream().sorted().toList())).collect(Collectors.joining());
  }

  private static String line(String kind, List<Long> sorted) {
    return "| %s | %d | %.0f | %.0f | %.0f |%n".formatted(kind, sorted.size(), sorted.get(sorted.size() / 2) / 1e6,
        sorted.get(Math.min(sorted.size() - 1, sorted.size() * 95 / 100)) / 1e6, Collections.max(sorted) / 1e6);
  }
}
