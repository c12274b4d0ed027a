package dk.dst.microdata.ground.decision;

import dk.dst.microdata.ground.database.Reads;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The record of every choice. Nothing in it is ever changed. */
@Repository
public class Decisions {

  /** Stands for a passed deadline, where no person decided. */
  public static final String SYSTEM = "systemet";

  private static final RowMapper<Decision> DECISION = (row, i) -> new Decision(row.getString("case_number"),
      Step.valueOf(row.getString("step")), row.getInt("round"), row.getString("outcome"), row.getString("reason"),
      row.getString("decided_by"), row.getTimestamp("decided_at").toInstant());

  private final JdbcClient jdbc;
  private final Clock clock;

  Decisions(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Records the choice. A step that runs again in the same round changes nothing. */
  public void record(String caseNumber, Step step, int round, String outcome, String reason, String by) {
    jdbc.sql("""
            insert into decision (case_number, step, round, outcome, reason, decided_by, decided_at)
            values (:caseNumber, :step, :round, :outcome, :reason, :decidedBy, :decidedAt) on conflict do nothing""")
        .param("caseNumber", caseNumber).param("step", step.name()).param("round", round).param("outcome", outcome)
        .param("reason", reason).param("decidedBy", by).param("decidedAt", Timestamp.from(clock.instant())).update();
  }

  public Optional<Decision> find(String caseNumber, Step step, int round) {
    return of(caseNumber).stream().filter(decision -> decision.step() == step && decision.round() == round).findFirst();
  }

  /** The whole story of a case, oldest first. */
  public List<Decision> of(String caseNumber) {
    return Reads.once(() -> List.copyOf(of(List.of(caseNumber))), "decisions of case", caseNumber);
  }

  /**
   * Those of that round in these steps, in the order of the steps; where a step was not taken, nothing stands for it.
   */
  public List<Decision> of(String caseNumber, int round, Step... steps) {
    return Stream.of(steps).flatMap(step -> find(caseNumber, step, round).stream()).toList();
  }

  /** Those of all these cases, oldest first, in one question. */
  public List<Decision> of(Collection<String> caseNumbers) {
    return jdbc.sql("select * from decision where case_number = any (?) order by decided_at, round")
        .param(caseNumbers.toArray(String[]::new)).query(DECISION).list();
  }

  /** The one of the highest round of that step in each of these cases that have any. */
  public Map<String, Decision> latest(Collection<String> caseNumbers, Step step) {
    return jdbc.sql("""
            select distinct on (case_number) * from decision where step = ? and case_number = any (?)
            order by case_number, round desc""")
        .param(step.name()).param(caseNumbers.toArray(String[]::new)).query(DECISION).list().stream()
        .collect(Collectors.toMap(Decision::caseNumber, Function.identity()));
  }
}
