package dk.dst.microdata.benchmark;

import dk.dst.microdata.benchmark.Steps.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lives of both, compared: medians, and how much the same thing differs from itself. */
final class LifeTables {

  private static final int MOST_FREQUENT = 15;
  private static final int WIDEST = 160;
  /** The first table that a statement reads or writes. */
  private static final Pattern TABLE = Pattern.compile("(?i)\\b(?:from|into|update)\\s+(\\w+)");
  private static final String ENGINES = "the engine's";
  private static final String RIGHTS = "sessions and rights";
  private static final String OURS = "ours";
  private static final List<String> OWNERS = List.of(ENGINES, RIGHTS, OURS);

  private final List<Steps> ours;
  private final List<Steps> bares;
  private final Map<String, Long> activities;

  LifeTables(List<Steps> ours, List<Steps> bares, Map<String, Long> activities) {
    this.ours = ours;
    this.bares = bares;
    this.activities = activities;
  }

  String text() {
    return "%d lives of each, %d activity instances: %s%n%n".formatted(ours.size(),
        activities.values().stream().mapToLong(Long::longValue).sum(), activities) + whole() + "\n" + bySteps() + "\n"
        + byOwner() + "\n" + shapes("the application", ours) + shapes("the bare engine", bares);
  }

  // --- a life as a whole

  private String whole() {
    return "| a life | the application | the bare engine | ratio |\n|---|---:|---:|---:|\n"
        + line("statements", Steps::count) + line("ms", Steps::milliseconds)
        + "| noise: ms of the first half / of the second | %.2f | %.2f | |%n".formatted(noise(ours), noise(bares));
  }

  private String line(String what, ToDoubleFunction<Steps> figure) {
    double our = median(ours, figure);
    double bare = median(bares, figure);
    return "| %s | %.1f | %.1f | %.2f |%n".formatted(what, our, bare, our / bare);
  }

  private static double noise(List<Steps> lives) {
    int half = lives.size() / 2;
    return median(lives.subList(0, half), Steps::milliseconds)
        / median(lives.subList(half, lives.size()), Steps::milliseconds);
  }

  private static double median(List<Steps> lives, ToDoubleFunction<Steps> figure) {
    return lives.stream().mapToDouble(figure).sorted().skip(lives.size() / 2).findFirst().orElseThrow();
  }

  // --- step by step

  private String bySteps() {
    Set<String> names = new LinkedHashSet<>(ours.get(0).done().keySet());
    names.addAll(bares.get(0).done().keySet());
    return "| step | statements | of the bare engine | ms | of the bare engine |\n|---|---:|---:|---:|---:|\n"
        + names.stream().map(name -> "| %s | %s | %s | %s | %s |%n".formatted(name,
            figure("%.0f", ours, name, step -> step.sent().count()),
            figure("%.0f", bares, name, step -> step.sent().count()),
            figure("%.1f", ours, name, step -> step.nanos() / 1e6),
            figure("%.1f", bares, name, step -> step.nanos() / 1e6))).collect(Collectors.joining());
  }

  private static String figure(String format, List<Steps> lives, String name, ToDoubleFunction<Step> figure) {
    if (!lives.get(0).done().containsKey(name)) {
      return "";
    }
    return format.formatted(median(lives, life -> figure.applyAsDouble(life.done().get(name))));
  }

  // --- whose statements

  private String byOwner() {
    var table = new StringBuilder("| statements of a life | " + String.join(" | ", OWNERS)
        + " | together | of ours, the same text again in the step | the bare engine |\n|---|"
        + "---:|".repeat(OWNERS.size() + 3) + "\n");
    for (String kind : List.of(Life.START, Life.FIND, Life.OPEN, Life.TAKE, Life.COMPLETE, Life.RUN)) {
      table.append(owners(kind.strip() + " …", kind));
    }
    return table.append(owners("all of it", "")).toString();
  }

  private String owners(String title, String kind) {
    return "| " + title + " | " + OWNERS.stream().map(owner -> "%.0f | ".formatted(median(ours, life ->
        sent(life, kind).filter(sql -> owner(sql).equals(owner)).count()))).collect(Collectors.joining())
        + "%.0f | %.0f | %.0f |%n".formatted(median(ours, life -> sent(life, kind).count()),
            median(ours, life -> again(life, kind)), median(bares, life -> sent(life, kind).count()));
  }

  /** What all steps of that kind sent. */
  private static Stream<String> sent(Steps life, String kind) {
    return steps(life, kind).flatMap(step -> step.sent().statements().stream());
  }

  private static long again(Steps life, String kind) {
    return steps(life, kind).mapToLong(step -> {
      List<String> sent = step.sent().statements().stream().filter(sql -> owner(sql).equals(OURS)).toList();
      return sent.size() - sent.stream().distinct().count();
    }).sum();
  }

  private static Stream<Step> steps(Steps life, String kind) {
    return life.done().entrySet().stream().filter(step -> step.getKey().startsWith(kind)).map(Map.Entry::getValue);
  }

  /** By the table it is about; who acts is told and asked of none. */
  private static String owner(String sql) {
    Matcher table = TABLE.matcher(sql);
    String name = table.find() ? table.group(1).toLowerCase() : "";
    if (name.isEmpty() || name.matches("login_.*|act_id_.*|act_ru_authorization")) {
      return RIGHTS;
    }
    return name.startsWith("act_") ? ENGINES : OURS;
  }

  // --- which statements

  private static String shapes(String whose, List<Steps> lives) {
    Steps last = lives.get(lives.size() - 1);
    var text = new StringBuilder("## Statements of " + whose + "\n");
    var all = new ArrayList<String>();
    last.done().values().forEach(step -> all.addAll(step.sent().statements()));
    text.append(mostFrequent("the whole life", all));
    last.done().forEach((name, step) -> text.append(mostFrequent(name, step.sent().statements())));
    return text.toString();
  }

  private static String mostFrequent(String name, List<String> statements) {
    return "\n### " + name + ": " + statements.size() + "\n\n| times | whose | statement |\n|---:|---|---|\n"
        + statements.stream().collect(Collectors.groupingBy(LifeTables::shape, LinkedHashMap::new,
            Collectors.toList())).entrySet().stream()
            .sorted(Comparator.comparingInt(entry -> -entry.getValue().size())).limit(MOST_FREQUENT)
            .map(entry -> "| %d | %s | `%s` |%n".formatted(entry.getValue().size(), owner(entry.getValue().get(0)),
                entry.getKey())).collect(Collectors.joining()) + "\n";
  }

  /** One for all lengths of a list of parameters. */
  private static String shape(String sql) {
    String line = sql.strip().replaceAll("\\s+", " ").replaceAll("\\?(?: ?, ?\\?)+", "?…").replace("|", "\\|");
    return line.length() > WIDEST ? line.substring(0, WIDEST) + " …" : line;
  }
}
