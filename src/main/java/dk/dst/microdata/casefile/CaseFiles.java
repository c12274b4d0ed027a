package dk.dst.microdata.casefile;

import dk.dst.microdata.application.Application.State;
import dk.dst.microdata.decision.Decision;
import dk.dst.microdata.decision.Decisions;
import dk.dst.microdata.decision.Step;
import dk.dst.microdata.institution.Institutions;
import dk.dst.microdata.rights.CaseKind;
import dk.dst.microdata.rights.CaseState;
import dk.dst.microdata.rights.Command;
import dk.dst.microdata.scheme.Danish;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Cases to look up: where each stands and its whole story, for those whose institution it is and for FSE. */
@Repository
public class CaseFiles {

  /** A line of the list; dates and states as people read them. */
  public record Line(String caseNumber, String kind, String title, String institution, String state, String endsOn) {

    /** Whether it is not for everybody of the institution to know of. */
    public boolean isConfidential() {
      return kind.equals(CaseKind.BREACH.danish());
    }
  }

  /** One event of the story. */
  public record Event(String when, String who, String what, String outcome, String why) {}

  /** A case with its story; empty lists where whoever looks may not see it. */
  public record CaseFile(Line line, List<Event> events, List<Letter> letters, List<Register> registers,
      boolean maySeeStory, boolean mayDisqualify) {}

  /** A register the database has, which everybody of the institution may know (D29). */
  public record Register(String code, int fromYear, int toYear) {}

  /** Something somebody was told. */
  public record Letter(String when, String to, String title, String body) {}

  /** FSE's own preparation, which the institution sees only when it sends the case back. */
  private static final Set<Step> INTERNAL = Set.of(Step.REVIEW, Step.AUTHORISATION_REVIEW,
      Step.BREACH_GRADE);
  /** What of it goes back to the institution. */
  private static final Set<String> SENT_BACK = Set.of("return", "explainAgain", "noBreach");
  /** What tells of the database's use. */
  private static final Set<Step> USAGE = Set.of(Step.USAGE_COMMENT, Step.USAGE_REVIEW, Step.HEARING, Step.MEASURE);

  private static final String LINE = """
      select f.case_number, f.kind, f.title, i.name as institution, f.state as own_state, a.state, d.status,
             coalesce(d.ends_on, j.ends_on, p.ends_on,
                 case when u.in_force_on is not null then make_date(u.year, 12, 31) end) as ends_on
      from case_file f join institution i on i.id = f.institution_id
      left join application a on a.case_number = f.case_number
      left join project_database d on d.case_number = f.case_number
      left join project j on j.case_number = f.case_number
      left join proposal p on p.case_number = f.case_number
      left join subscription u on u.case_number = f.case_number
      where %s order by f.opened_at desc, f.case_number desc limit 1000""";

  private final JdbcClient jdbc;
  private final Decisions decisions;
  private final Institutions institutions;
  private final Clock clock;

  CaseFiles(JdbcClient jdbc, Decisions decisions, Institutions institutions, Clock clock) {
    this.jdbc = jdbc;
    this.decisions = decisions;
    this.institutions = institutions;
    this.clock = clock;
  }

  /** The newest cases of these institutions, at most 1,000. */
  public List<Line> of(Collection<String> institutionIds) {
    return jdbc.sql(LINE.formatted("f.institution_id = any (?)"))
        .param(institutionIds.toArray(String[]::new)).query(this::line).list();
  }

  /** A case as far as somebody may see it, by the commands they may do there. */
  public CaseFile find(String caseNumber, Predicate<Command> may, boolean isFse) {
    Line line = jdbc.sql(LINE.formatted("f.case_number = ?")).param(caseNumber).query(this::line).single();
    boolean story = may.test(Command.SEE_STORY) || may.test(Command.SEE_BREACH);
    return new CaseFile(line,
        story ? events(caseNumber, isFse, may.test(Command.SEE_USAGE)) : List.of(),
        story ? letters(caseNumber) : List.of(),
        may.test(Command.SEE_REGISTERS) ? registers(caseNumber) : List.of(), story,
        may.test(Command.DECLARE_DISQUALIFIED));
  }

  private List<Register> registers(String caseNumber) {
    return jdbc.sql("select register_code as code, from_year, to_year from database_register"
        + " where case_number = ? and removed_on is null order by register_code").param(caseNumber)
        .query(Register.class).list();
  }

  private List<Event> events(String caseNumber, boolean isFse, boolean usage) {
    return decisions.of(caseNumber).stream()
        .filter(decision -> usage || !USAGE.contains(decision.step()))
        .filter(decision -> isFse || !INTERNAL.contains(decision.step()) || SENT_BACK.contains(decision.outcome()))
        .map(this::event).toList();
  }

  private Event event(Decision decision) {
    return new Event(when(decision.decidedAt()),
        decision.decidedBy().equals(Decisions.SYSTEM) ? "Systemet" : institutions.personName(decision.decidedBy()),
        decision.step().danish(), Outcomes.danish(decision.outcome()), decision.reason());
  }

  private List<Letter> letters(String caseNumber) {
    return jdbc.sql("select n.written_at, p.name, n.title, n.body from notice n join person p on p.id = n.person_id"
            + " where n.case_number = ? order by n.id").param(caseNumber)
        .query((row, i) -> new Letter(when(row.getTimestamp("written_at").toInstant()), row.getString("name"),
            row.getString("title"), row.getString("body"))).list();
  }

  private Line line(ResultSet row, int i) throws SQLException {
    String status = row.getString("status");
    String own = row.getString("own_state");
    LocalDate endsOn = row.getObject("ends_on", LocalDate.class);
    String state = own != null ? ownState(own, endsOn)
        : status == null ? State.valueOf(row.getString("state")).danish() : switch (status) {
          case "IN_OPERATION" -> "I drift";
          case "CLOSING" -> "Under nedlæggelse";
          default -> "Nedlagt";
        };
    return new Line(row.getString("case_number"), CaseKind.valueOf(row.getString("kind")).danish(),
        row.getString("title"), row.getString("institution"), state, Danish.day(endsOn));
  }

  /** An annual subscription runs out with its year, without anybody doing anything (A1). */
  private String ownState(String name, LocalDate lastDay) {
    CaseState state = CaseState.valueOf(name);
    return state == CaseState.SUBSCRIPTION_IN_FORCE && LocalDate.now(clock).isAfter(lastDay)
        ? "Årsabonnement: udløbet" : state.danish();
  }

  private String when(Instant moment) {
    return Danish.moment(moment.atZone(clock.getZone()));
  }
}
