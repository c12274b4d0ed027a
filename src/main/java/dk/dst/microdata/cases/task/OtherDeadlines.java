package dk.dst.microdata.cases.task;

import dk.dst.microdata.ground.calendar.WorkingDays;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.ground.terms.SchemeTerm;
import dk.dst.microdata.ground.terms.SchemeTerms;
import dk.dst.microdata.ground.terms.Supposed;
import dk.dst.microdata.ground.terms.TermsInForce;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How many of the steps that have ended would have been late with other deadlines. What somebody was given beyond the
 * usual time stays given. The time of an assessment is counted over all its rounds, as FSE's targets are.
 */
@Repository
public class OtherDeadlines {

  /** Steps of one kind. @param late over the deadline they had @param wouldBe over the supposed one */
  public record Line(SchemeTerm term, String step, int ended, int late, int wouldBe) {}

  /** A step with all its rounds, of which it has but one where it is none of an assessment. */
  private record Step(List<Turn> rounds) {

    Turn last() {
      return rounds.get(rounds.size() - 1);
    }

    boolean wasLate() {
      return last().endedOn().isAfter(last().dueOn());
    }

    boolean wouldBeLate(Supposed supposed, SchemeTerms own) {
      SchemeTerm term = Deadlines.Terms.of(last().command());
      var days = new WorkingDays(own.closedDays());
      Object time = supposed.of(term, own);
      if (Deadlines.Terms.isInRounds(last().command())) {
        return rounds.stream().mapToInt(turn -> turn.used(days, turn.endedOn())).sum() > (Integer) time;
      }
      LocalDate usual = after(last().beganOn(), term.in(own), days);
      long given = Math.max(0, ChronoUnit.DAYS.between(usual, last().dueOn()));
      return last().endedOn().isAfter(after(last().beganOn(), time, days).plusDays(given));
    }

    private static LocalDate after(LocalDate day, Object time, WorkingDays days) {
      return time instanceof Period period ? day.plus(period) : days.after(day, (Integer) time);
    }
  }

  private final JdbcClient jdbc;
  private final TermsInForce terms;

  OtherDeadlines(JdbcClient jdbc, TermsInForce terms) {
    this.jdbc = jdbc;
    this.terms = terms;
  }

  /** Of the steps that ended on these days and whose deadline is supposed to be another. */
  public List<Line> ask(Supposed supposed, LocalDate from, LocalDate until) {
    List<Command> commands = Arrays.stream(Command.values())
        .filter(command -> supposed.values().containsKey(Deadlines.Terms.of(command)))
        .sorted(Comparator.comparing(Deadlines.Terms::of)).toList();
    Map<Command, List<Step>> steps = steps(commands, from, until);
    Function<LocalDate, SchemeTerms> byDay = terms.byDay();
    return commands.stream().map(command -> {
      List<Step> own = steps.getOrDefault(command, List.of());
      return new Line(Deadlines.Terms.of(command), command.danish(), own.size(),
          (int) own.stream().filter(Step::wasLate).count(),
          (int) own.stream().filter(step -> step.wouldBeLate(supposed, byDay.apply(step.last().beganOn()))).count());
    }).toList();
  }

  private Map<Command, List<Step>> steps(Collection<Command> commands, LocalDate from, LocalDate until) {
    Map<String, List<Turn>> rounds = jdbc.sql("""
            select * from turn where command = any (:commands) and ended_on <= :until and due_on is not null
              and (ended_on >= :from or instance in (select instance from turn
                     where command = any (:commands) and ended_on between :from and :until))
            order by ended_on, began_on, task_id""")
        .param("commands", commands.stream().map(Enum::name).toArray(String[]::new)).param("from", from)
        .param("until", until).query(Turn.class).list().stream().collect(Collectors.groupingBy(turn ->
            Deadlines.Terms.isInRounds(turn.command()) ? turn.instance() + " " + turn.command() : turn.taskId()));
    return rounds.values().stream().map(Step::new).filter(step -> !step.last().endedOn().isBefore(from))
        .collect(Collectors.groupingBy(step -> step.last().command()));
  }
}
