package dk.dst.microdata.desk.watch;

import dk.dst.microdata.ground.database.Samples;
import dk.dst.microdata.ground.database.Samples.Sample;
import dk.dst.microdata.ground.rights.CaseKind;
import dk.dst.microdata.ground.rights.CaseState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many cases there are of each kind in each state, and how many tasks are open and past their last day. */
@Component
record CaseMetrics(JdbcClient jdbc, Samples samples, Clock clock) implements MeterBinder {

  /** @param cases with a task past its last day */
  private record Tasks(int open, int overdue, int cases) {

    static final Tasks NONE = new Tasks(0, 0, 0);
  }

  private record Turns(CaseKind kind, boolean fse) {}

  @Override
  public void bindTo(MeterRegistry meters) {
    Sample<Map<CaseState, Integer>> cases = samples.of(this::cases);
    for (CaseState state : CaseState.values()) {
      Gauge.builder("microdata.cases", () -> cases.figure(found -> found.getOrDefault(state, 0)))
          .tag("kind", state.kind().tag()).tag("state", state.name().toLowerCase(Locale.ROOT))
          .description("Cases by kind and state").register(meters);
    }
    Sample<Map<Turns, Tasks>> tasks = samples.of(this::tasks);
    for (CaseKind kind : CaseKind.values()) {
      for (boolean fse : new boolean[] {true, false}) {
        var whose = new Turns(kind, fse);
        of(whose, "tasks.open", "Open tasks, FSE's and the institutions'", tasks, Tasks::open, meters);
        of(whose, "tasks.overdue", "Open tasks past their last day", tasks, Tasks::overdue, meters);
        of(whose, "cases.overdue", "Cases with a task past its last day", tasks, Tasks::cases, meters);
      }
    }
  }

  private static void of(Turns whose, String name, String description, Sample<Map<Turns, Tasks>> tasks,
      ToDoubleFunction<Tasks> figure, MeterRegistry meters) {
    Gauge.builder("microdata." + name,
            () -> tasks.figure(found -> figure.applyAsDouble(found.getOrDefault(whose, Tasks.NONE))))
        .tag("kind", whose.kind().tag()).tag("side", whose.fse() ? "fse" : "institution")
        .description(description).register(meters);
  }

  private Map<CaseState, Integer> cases() {
    return jdbc.sql("select state, count(*) as cases from case_file group by state")
        .query((row, i) -> Map.entry(CaseState.valueOf(row.getString("state")), row.getInt("cases")))
        .list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private Map<Turns, Tasks> tasks() {
    return jdbc.sql("""
            select f.kind, t.fse, count(*) as open, count(*) filter (where t.due_on < :today) as overdue,
                   count(distinct f.case_number) filter (where t.due_on < :today) as cases
            from turn t join case_file f on f.case_number = t.case_number
            where t.ended_on is null group by f.kind, t.fse""")
        .param("today", LocalDate.now(clock))
        .query((row, i) -> Map.entry(new Turns(CaseKind.valueOf(row.getString("kind")), row.getBoolean("fse")),
            new Tasks(row.getInt("open"), row.getInt("overdue"), row.getInt("cases"))))
        .list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
