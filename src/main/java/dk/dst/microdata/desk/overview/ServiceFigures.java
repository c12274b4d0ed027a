package dk.dst.microdata.desk.overview;

import dk.dst.microdata.cases.task.ServiceTargets;
import dk.dst.microdata.desk.overview.PhaseTimes.Turn;
import dk.dst.microdata.ground.calendar.CountedDays;
import dk.dst.microdata.ground.calendar.WorkingDays;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.terms.TermsInForce;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How long FSE takes, for everybody to read, as long as the head of office has it shown. Of few cases nothing is said:
 * whoever knows that an institution has applied would read its case out of them.
 */
@Component
public class ServiceFigures {

  /** Fewer cases than that are not told of: our judgement, not published. */
  public static final int FEWEST = 5;
  private static final int YEARS = 3;
  private static final int LONGEST = 1_000;

  /**
   * A year of a scheme. Without numbers where there are too few cases.
   *
   * @param cases in which FSE has assessed something that year
   * @param median working days of FSE's in a case
   * @param ninth within so many nine cases of ten were assessed
   * @param institution median of the institution's own working days in the same cases, or null
   */
  public record Line(int year, String scheme, Integer cases, Double median, Double ninth, Double institution) {}

  /** How it is, who has said so and why. */
  record Choice(boolean shown, String reason, String decidedBy, Instant decidedAt) {}

  private record Known(LocalDate day, List<Line> lines) {}

  private volatile Known known;
  private final JdbcClient jdbc;
  private final PhaseTimes times;
  private final TermsInForce terms;
  private final Clock clock;

  ServiceFigures(JdbcClient jdbc, PhaseTimes times, TermsInForce terms, Clock clock) {
    this.jdbc = jdbc;
    this.times = times;
    this.terms = terms;
    this.clock = clock;
  }

  Optional<Choice> choice() {
    return jdbc.sql("select shown, reason, decided_by, decided_at from service_figures order by id desc limit 1")
        .query(Choice.class).optional();
  }

  /** From now on they are shown, or not. The same again changes nothing. */
  void choose(boolean shown, String reason, String by) {
    String said = reason == null ? "" : reason.strip();
    if (said.length() < 5 || said.length() > LONGEST) {
      throw InputRefused.field("Begrundelse", "Skriv kort hvorfor (5-1.000 tegn).");
    }
    if (choice().map(Choice::shown).orElse(false) != shown) {
      jdbc.sql("insert into service_figures (shown, reason, decided_by, decided_at) values (:shown, :reason, :by, :at)")
          .param("shown", shown).param("reason", said).param("by", by).param("at", Timestamp.from(clock.instant()))
          .update();
    }
  }

  /** The newest year first; empty where they are not shown. Reckoned once a day, however many people look. */
  public Optional<List<Line>> shown() {
    return choice().filter(Choice::shown).map(choice -> {
      LocalDate today = LocalDate.now(clock);
      Known before = known;
      if (before == null || !before.day().equals(today)) {
        before = new Known(today, lines());
        known = before;
      }
      return before.lines();
    });
  }

  /** As they would be shown. */
  List<Line> lines() {
    LocalDate today = LocalDate.now(clock);
    Wanted wanted = new Wanted(today, LocalDate.of(today.getYear() - YEARS + 1, 1, 1), today, null, "");
    List<Turn> all = times.turns(wanted);
    var days = new CountedDays(new WorkingDays(terms.now().closedDays()), today);
    var lines = new ArrayList<Line>();
    for (int year = today.getYear(); year > today.getYear() - YEARS; year--) {
      int wantedYear = year;
      Figures.byScheme(all.stream().filter(turn -> turn.endedOn().getYear() == wantedYear).toList(), Turn::scheme)
          .forEach((scheme, turns) -> lines.addAll(line(wantedYear, scheme, turns, days).stream().toList()));
    }
    return List.copyOf(lines);
  }

  private static Optional<Line> line(int year, String scheme, List<Turn> turns, CountedDays days) {
    List<Turn> assessed = turns.stream().filter(turn -> ServiceTargets.isOfAssessment(turn.command())).toList();
    List<Integer> used = PhaseTimes.perCase(assessed, days);
    if (used.isEmpty()) {
      return Optional.empty();
    }
    if (used.size() < FEWEST) {
      return Optional.of(new Line(year, scheme, null, null, null, null));
    }
    var cases = assessed.stream().map(Turn::caseNumber).collect(Collectors.toSet());
    List<Integer> theirs = PhaseTimes.perCase(turns.stream().filter(turn -> !turn.fse()
        && cases.contains(turn.caseNumber())).toList(), days);
    return Optional.of(new Line(year, scheme, used.size(), Percentile.median(used).getAsDouble(),
        Percentile.of(used, 0.9).getAsDouble(), theirs.size() < FEWEST ? null
            : Percentile.median(theirs).getAsDouble()));
  }
}
