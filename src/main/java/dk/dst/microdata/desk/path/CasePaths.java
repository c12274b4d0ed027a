package dk.dst.microdata.desk.path;

import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.calendar.CountedDays;
import dk.dst.microdata.ground.calendar.WorkingDays;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.ground.text.Danish;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The way of a case through its models: every step it has passed or stands at, in every process that ran for it, the
 * running ones and those that ended. Read from what the engine remembers, which it forgets five years after the end.
 */
@Repository
class CasePaths {

  /**
   * A step, or a letter, as a line; moments as people read them.
   *
   * @param until when the case left the step; empty while it stands there
   * @param days working days it stood there, the first not counted; null where it did not wait
   * @param broken whether the step was left undone, because the case went another way
   */
  record Line(String when, String step, String model, String who, String until, Integer days, boolean broken) {}

  /**
   * How often an element of the drawing was passed.
   *
   * @param said what is said of it to whoever points there
   */
  record Mark(String element, int passed, boolean open, String said) {}

  /** A model the case has run through, upon its drawing; the one that it stands in first, then in the order of time. */
  record Walk(String model, String name, String runs, List<Mark> marks) {}

  record Path(List<Walk> walks, List<Line> lines) {}

  /** A letter as the path tells of it. */
  record Told(Instant at, String title, String to) {}

  private record Step(String instance, String model, String name, int version, String element, String step, String type,
      Instant began, Instant ended, String assignee, boolean broken) {}

  private static final int BROKEN = 2;
  /** What began in the same moment stands in the order in which the engine gave it its id, which begins with a time. */
  private static final String STEPS = """
      select a.proc_inst_id_, d.key_, d.name_, d.version_, a.act_id_, a.act_name_, a.act_type_, a.start_time_,
             a.end_time_, a.assignee_, a.act_inst_state_
      from act_hi_procinst r
      join act_hi_actinst a on a.root_proc_inst_id_ = r.id_
      join act_re_procdef d on d.id_ = a.proc_def_id_
      where r.business_key_ = ? and r.id_ = r.root_proc_inst_id_
      order by a.start_time_, substr(right(a.id_, 36), 15, 4) || substr(right(a.id_, 36), 10, 4) || right(a.id_, 36)""";

  private final JdbcClient jdbc;
  private final Institutions institutions;
  private final TermsInForce terms;
  private final Clock clock;

  CasePaths(JdbcClient jdbc, Institutions institutions, TermsInForce terms, Clock clock) {
    this.jdbc = jdbc;
    this.institutions = institutions;
    this.terms = terms;
    this.clock = clock;
  }

  /** @param letters those of the case that whoever looks may read */
  Path of(String caseNumber, List<Told> letters) {
    List<Step> steps = jdbc.sql(STEPS).param(caseNumber).query(CasePaths::step).list();
    Map<String, String> names = institutions.personNames(steps.stream().map(Step::assignee).toList());
    var models = new LinkedHashMap<String, List<Step>>();
    steps.stream().sorted(Comparator.comparing(step -> step.ended() != null))
        .forEach(step -> models.computeIfAbsent(step.model(), key -> new ArrayList<>()).add(step));
    return new Path(models.values().stream().map(this::walk).toList(), lines(steps, names, letters));
  }

  private List<Line> lines(List<Step> steps, Map<String, String> names, List<Told> letters) {
    LocalDate today = LocalDate.now(clock);
    var days = new CountedDays(new WorkingDays(terms.now().closedDays()), today);
    record Timed(Instant at, Line line) {}
    return Stream.concat(
        steps.stream().filter(step -> StepKind.isTold(step.type()))
            .map(step -> new Timed(step.began(), line(step, names, days, today))),
        letters.stream().map(one -> new Timed(one.at(), new Line(when(one.at()), "Brev: " + one.title(), "", one.to(),
            "", null, false))))
        .sorted(Comparator.comparing(Timed::at)).map(Timed::line).toList();
  }

  private Line line(Step step, Map<String, String> names, CountedDays days, LocalDate today) {
    String who = step.assignee() != null ? names.get(step.assignee()) : StepKind.waits(step.type()) ? "" : "Systemet";
    LocalDate until = step.ended() == null ? today : day(step.ended());
    return new Line(when(step.began()), step.step(), step.name(), who, step.ended() == null ? "" : when(step.ended()),
        StepKind.waits(step.type()) ? days.between(day(step.began()), until) : null, step.broken());
  }

  private Walk walk(List<Step> steps) {
    var elements = new LinkedHashMap<String, List<Step>>();
    steps.stream().filter(step -> !StepKind.holdsOthers(step.type())).forEach(step ->
        elements.computeIfAbsent(step.element(), key -> new ArrayList<>()).add(step));
    long runs = steps.stream().map(Step::instance).distinct().count();
    int newest = steps.stream().mapToInt(Step::version).max().orElseThrow();
    return new Walk(steps.get(0).model(), steps.get(0).name(), Danish.count((int) runs, "forløb", "forløb")
        + ", model version " + newest, elements.values().stream().map(this::mark).toList());
  }

  private Mark mark(List<Step> steps) {
    Step last = steps.get(steps.size() - 1);
    boolean open = steps.stream().anyMatch(step -> step.ended() == null);
    return new Mark(last.element(), (int) steps.stream().filter(step -> !step.broken()).count(), open, last.step() + ": "
        + (open ? "står her nu" : (last.broken() ? "forladt " : "passeret ") + when(last.ended())));
  }

  private static Step step(ResultSet row, int i) throws SQLException {
    Timestamp ended = row.getTimestamp("end_time_");
    String name = row.getString("act_name_");
    return new Step(row.getString("proc_inst_id_"), row.getString("key_"), row.getString("name_"),
        row.getInt("version_"), row.getString("act_id_"), name == null ? "Uden navn" : name.replaceAll("\\s+", " "),
        row.getString("act_type_"), row.getTimestamp("start_time_").toInstant(),
        ended == null ? null : ended.toInstant(), row.getString("assignee_"), row.getInt("act_inst_state_") == BROKEN);
  }

  private LocalDate day(Instant moment) {
    return moment.atZone(clock.getZone()).toLocalDate();
  }

  private String when(Instant moment) {
    return Danish.moment(moment.atZone(clock.getZone()));
  }
}
