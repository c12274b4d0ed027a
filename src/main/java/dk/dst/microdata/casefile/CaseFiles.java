package dk.dst.microdata.casefile;

import dk.dst.microdata.application.Application.State;
import dk.dst.microdata.database.Managers;
import dk.dst.microdata.decision.Decision;
import dk.dst.microdata.decision.Decisions;
import dk.dst.microdata.decision.Step;
import dk.dst.microdata.institution.Institutions;
import dk.dst.microdata.notice.Notices;
import dk.dst.microdata.rights.CaseKind;
import dk.dst.microdata.rights.CaseState;
import dk.dst.microdata.rights.Command;
import dk.dst.microdata.scheme.Danish;
import dk.dst.microdata.turn.TurnViews;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Cases to look up: where each stands and its whole story, for those whose institution it is and for FSE. */
@Repository
public class CaseFiles {

  /**
   * A line of the list; dates and states as people read them.
   *
   * @param holder whose turn it is
   * @param due until when; empty where it is nobody's
   */
  public record Line(String caseNumber, String kind, String title, String institution, String state, String endsOn,
      String holder, String due) {

    /** Whether it is not for everybody of the institution to know of. */
    public boolean isConfidential() {
      return kind.equals(CaseKind.BREACH.danish());
    }
  }

  /** One event of the story. */
  public record Event(String when, String who, String what, String outcome, String why) {}

  /**
   * A case with its story; empty lists where whoever looks may not see it.
   *
   * @param turns whose turn it is and until when, a sentence each; whoever may see the case may know
   */
  public record CaseFile(Line line, List<String> turns, List<Event> events, List<Letter> letters,
      List<Register> registers, boolean maySeeStory, boolean mayDisqualify) {}

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
  private static final Set<Step> USAGE = Set.of(Step.USAGE_COMMENT, Step.USAGE_REVIEW, Step.HEARING, Step.MEASURE,
      Step.USAGE_COMPLAINT, Step.USAGE_RECONSIDERATION);

  /** Nothing more is to come. */
  private static final Set<CaseState> ENDED = EnumSet.of(CaseState.CLOSED, CaseState.NOT_APPROVED,
      CaseState.AUTHORISATION_ENDED, CaseState.NOT_AUTHORISED, CaseState.PROPOSAL_IN_FORCE,
      CaseState.PROPOSAL_NOT_APPROVED, CaseState.PROJECT_CLOSED, CaseState.SUBSCRIPTION_IN_FORCE,
      CaseState.SUBSCRIPTION_NOT_MADE, CaseState.BREACH_SANCTIONED, CaseState.BREACH_NO_SANCTION);
  /** Goes on when a day comes. */
  private static final Set<CaseState> WAITING =
      EnumSet.of(CaseState.IN_OPERATION, CaseState.AUTHORISED, CaseState.PROJECT_ACTIVE);

  private static final String UNTIL_A_DAY = "Ingen: venter på dato";

  private static final String LINE = """
      select f.case_number, f.kind, f.title, i.name as institution, f.state as own_state, a.state, d.status,
             coalesce(d.ends_on, j.ends_on, p.ends_on,
                 case when u.in_force_on is not null then coalesce(u.ended_on, make_date(u.year, 12, 31)) end) as ends_on,
             t.fse, t.institutions, t.due_on
      from case_file f join institution i on i.id = f.institution_id
      left join application a on a.case_number = f.case_number
      left join project_database d on d.case_number = f.case_number
      left join project j on j.case_number = f.case_number
      left join proposal p on p.case_number = f.case_number
      left join subscription u on u.case_number = f.case_number
      left join lateral (select bool_or(fse) as fse, bool_or(not fse) as institutions, min(due_on) as due_on
                         from turn where case_number = f.case_number and ended_on is null) t on true
      where %s order by f.opened_at desc, f.case_number desc limit 1000""";

  private final JdbcClient jdbc;
  private final Decisions decisions;
  private final Institutions institutions;
  private final TurnViews turns;
  private final Managers managers;
  private final Clock clock;

  CaseFiles(JdbcClient jdbc, Decisions decisions, Institutions institutions, TurnViews turns, Managers managers,
      Clock clock) {
    this.turns = turns;
    this.managers = managers;
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
    return new CaseFile(line, turns(line),
        story ? events(caseNumber, isFse, may.test(Command.SEE_USAGE)) : List.of(),
        story ? letters(caseNumber, isFse) : List.of(),
        may.test(Command.SEE_REGISTERS) ? registers(caseNumber) : List.of(), story,
        may.test(Command.DECLARE_DISQUALIFIED));
  }

  private List<String> turns(Line line) {
    List<String> missing = managers.gap(line.caseNumber()).map(gap -> "Databasen mangler en manager, der er"
        + " administrator. Institutionen skal udpege en senest den " + Danish.day(gap.untilDay()) + ".").stream().toList();
    return line.holder().equals(UNTIL_A_DAY) && missing.isEmpty()
        ? List.of("Sagen venter på en dato; ingen skal gøre noget nu.")
        : Stream.concat(missing.stream(), turns.of(line.caseNumber()).stream()).toList();
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

  private List<Letter> letters(String caseNumber, boolean isFse) {
    return jdbc.sql("select n.written_at, p.name, n.title, n.body from notice n join person p on p.id = n.person_id"
            + " where n.case_number = ? and (? or n.kind <> ?) order by n.id")
        .param(caseNumber).param(isFse).param(Notices.ESCALATION)
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
        row.getString("title"), row.getString("institution"), state, Danish.day(endsOn), holder(row),
        TurnViews.due(row.getObject("due_on", LocalDate.class), LocalDate.now(clock)));
  }

  private static String holder(ResultSet row) throws SQLException {
    boolean fse = row.getBoolean("fse");
    boolean institution = row.getBoolean("institutions");
    if (fse || institution) {
      return fse && institution ? "FSE og institutionen" : fse ? "FSE" : "Institutionen";
    }
    String own = row.getString("own_state");
    CaseState state = own != null ? CaseState.valueOf(own)
        : CaseState.of(row.getString("state"), row.getString("status"));
    return ENDED.contains(state) ? "Ingen" : WAITING.contains(state) ? UNTIL_A_DAY
        : "Ingen: behandles automatisk";
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
