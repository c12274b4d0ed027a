package dk.dst.microdata.simulation;

import com.sun.management.OperatingSystemMXBean;
import dk.dst.microdata.simulation.Reminders.Result;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the simulation says: a line every half year, and in the end tables and a chart. */
final class Report {

  /** What a project database's case is at the moment, from the bottom of the chart to its top. */
  private static final Map<String, String> STATES = Map.of("DRAFT", "applying", "SUBMITTED", "applying", "RETURNED",
      "applying", "UNDER_REVIEW", "applying", "FOR_APPROVAL", "applying", "FOR_SIGNATURE", "applying", "CLOSED",
      "closed", "CLOSING", "closing", "IN_OPERATION", "in operation");
  private static final String CASES = """
      select kind, state, count(*) as cases from case_file
      group by 1, 2 order by 1, 2""";

  private static final OperatingSystemMXBean MACHINE =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private static final String BESIDE = """
      select 'analyses registered' as what, count(*) as times from authority_analysis
      union all select 'model years in force', count(*) from law_model_year where state = 'IN_FORCE'
      union all select 'tests ' || case when passed then 'passed' else 'not passed' end, count(*)
      from certification_attempt where passed is not null group by passed
      union all select 'documents sent', count(*) from attachment where version is not null
      union all select 'lines charged', count(*) from charge where takes_back is null
      union all select 'lines taken back', count(*) from charge where takes_back is not null
      union all select 'bills: ' || lower(kind) || ', ' || lower(state), count(*) from bill group by kind, state
      union all select 'objections to bills', count(*) from bill_objection order by 1""";

  private record Beside(String what, int times) {}

  private record Count(String kind, String state, int cases) {}

  private final Settings settings;
  private final Path folder;
  private final long begun = System.nanoTime();
  private final long processorBegun = MACHINE.getProcessCpuTime();
  private final Chart chart = new Chart(List.of("in operation", "closing", "applying", "closed", "not approved"));
  private final Map<String, Integer> marks = new TreeMap<>();
  private int broken;
  private String text = "";

  Report(Settings settings, Path folder) {
    this.settings = settings;
    this.folder = folder;
  }

  /** Something has gone wrong, or a release has come. */
  void mark(LocalDate day, String what) {
    marks.merge(what, 1, Integer::sum);
    chart.mark(day, what);
  }

  void observe(JdbcClient tables, LocalDate day) {
    chart.point(day, counts(tables).stream().filter(count -> count.kind().equals("DATABASE"))
        .collect(Collectors.groupingBy(count -> STATES.getOrDefault(count.state(), "not approved"),
            Collectors.summingInt(Count::cases))));
  }

  void progress(LocalDate day, Tally tally, Invariants invariants, House house) {
    Map<String, Integer> open = counts(house.records()).stream().filter(count -> count.kind().equals("DATABASE"))
        .collect(Collectors.groupingBy(count -> STATES.getOrDefault(count.state(), "not approved"), TreeMap::new,
            Collectors.summingInt(Count::cases)));
    int notices = house.records().sql("select count(*) from notice").query(Integer.class).single();
    System.out.printf("%s  databases %s; %d steps (%d jobs), %d refused, %d notices; broken %d; %s, %d steps/s%n", day,
        open, tally.all(), tally.count("job"), tally.refusals(), notices, invariants.allBroken(), time(),
        tally.all() / Math.max(1, elapsed().toSeconds()));
  }

  void finish(Tally tally, Invariants invariants, List<Result> reminders, House house)
      throws IOException {
    var table = new StringBuilder();
    table.append("%d institutions, %d years, seed %d: %s, %d steps (%d of them jobs), %d refusals by the rules%n"
        .formatted(settings.institutions(), settings.years(), settings.seed(), time(), tally.all(), tally.count("job"),
            tally.refusals()));
    table.append("%s; %d versions of the models; %d letters delivered again under the same Message-ID%n%n".formatted(
        marks.entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", ")),
        house.versions().count(), house.post().again()));
    table.append("| cases by outcome | cases |\n|---|---:|\n");
    counts(house.records()).forEach(count -> table.append("| %s: %s | %d |%n".formatted(count.kind().toLowerCase(),
        count.state().toLowerCase().replace('_', ' '), count.cases())));
    table.append("\n| beside the cases | |\n|---|---:|\n");
    house.records().sql(BESIDE).query(Beside.class).list().forEach(row ->
        table.append("| %s | %d |%n".formatted(row.what(), row.times())));
    table.append("\n| asked or told | due | done | doubled | lost |\n|---|---:|---:|---:|---:|\n");
    for (Result result : reminders) {
      table.append("| %s | %d | %d | %d | %d |%n".formatted(result.name(), result.due(), result.done(),
          result.doubled(),
          result.lost()));
      broken += result.doubled() + result.lost();
    }
    table.append("\n| invariant | checked | broken |\n|---|---:|---:|\n");
    invariants.checked().forEach((name, times) -> table.append("| %s | %d | %d |%n".formatted(name, times,
        invariants.broken().get(name))));
    broken += invariants.allBroken();
    table.append(problems(invariants, reminders));
    text = table.toString();
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("table-" + settings.seed() + ".md"), text);
    Files.writeString(folder.resolve("cases-" + settings.seed() + ".svg"), chart.svg());
    Files.writeString(folder.resolve("steps-" + settings.seed() + ".txt"), lines("happened", tally.what())
        + lines("refused", tally.refused()));
    System.out.println();
    System.out.println(text);
    System.out.println("Table and chart: " + folder.toAbsolutePath());
  }

  private static String problems(Invariants invariants, List<Result> reminders) {
    var found = new ArrayList<String>();
    invariants.first().forEach((name, first) -> found.add("- " + name + ": " + first));
    reminders.stream().filter(result -> !result.first().isEmpty()).forEach(result ->
        found.add("- " + result.name() + ": " + result.first()));
    return found.isEmpty() ? "" : "\nFirst of what is broken:\n" + String.join("\n", found) + "\n";
  }

  private static String lines(String title, Map<String, Integer> counts) {
    return title + "\n" + counts.entrySet().stream().map(entry -> "%7d %s".formatted(entry.getValue(), entry.getKey()))
        .collect(Collectors.joining("\n")) + "\n";
  }

  /** How much is lost, doubled, stranded or broken; nothing of it may be. */
  int broken() {
    return broken;
  }

  @Override
  public String toString() {
    return text;
  }

  private List<Count> counts(JdbcClient tables) {
    return tables.sql(CASES).query(Count.class).list();
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private String time() {
    Duration processor = Duration.ofNanos(MACHINE.getProcessCpuTime() - processorBegun);
    return "%d min %02d s (%d min %02d s of a processor, PostgreSQL not counted)".formatted(elapsed().toMinutes(),
        elapsed().toSecondsPart(), processor.toMinutes(), processor.toSecondsPart());
  }
}
