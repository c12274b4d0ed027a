package dk.dst.microdata.desk.casefile;

import dk.dst.microdata.cases.engine.StoppedCases;
import dk.dst.microdata.cases.engine.StoppedCases.Stop;
import dk.dst.microdata.cases.task.TurnViews;
import dk.dst.microdata.desk.attachment.DocumentLine;
import dk.dst.microdata.desk.casefile.CaseLetters.Letter;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.agreement.Agreements;
import dk.dst.microdata.ground.attachment.Attachment;
import dk.dst.microdata.ground.attachment.Attachments;
import dk.dst.microdata.ground.database.ListPage;
import dk.dst.microdata.ground.decision.Decision;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.rights.CaseKind;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.CaseState.Phase;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.application.Application.Ending;
import dk.dst.microdata.schemes.database.ManagerAccess;
import dk.dst.microdata.schemes.database.Managers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
   * @param trouble that a step has failed, and what becomes of it; empty where all goes on
   */
  public record Line(String caseNumber, String kind, String title, String institution, String state, String endsOn,
      String holder, String due, String trouble) {

    Line with(Stop stop, Clock clock) {
      return new Line(caseNumber, kind, title, institution, state, endsOn,
          stop.isStopped() && holder.startsWith("Ingen") ? "FSE: retter en fejl" : holder, due, stop.line(clock));
    }
  }

  /** One event of the story. */
  public record Event(String when, String who, String what, String outcome, String why) {}

  /**
   * A case with its story; empty lists where whoever looks may not see it.
   *
   * @param troubles what of it does not go on by itself as it should, a sentence each; likewise
   * @param turns whose turn it is and until when, a sentence each; whoever may see the case may know
   * @param managers of a database in operation, and whether their access counts today
   * @param maySeeContent whether what the case is about (checks, proposal, project) may be asked for, too
   */
  public record CaseFile(Line line, List<String> troubles, List<String> turns, List<Event> events, List<Letter> letters,
      List<Register> registers, List<ManagerAccess.Line> managers, List<AgreementLine> agreements,
      List<DocumentLine> documents, boolean maySeeStory, boolean maySeeContent, boolean mayDisqualify,
      boolean mayMoveDeadlines) {}

  /** An agreement to fetch; who has signed it and when, a sentence each. */
  public record AgreementLine(String title, String drawnUp, List<String> signatures, String address, String digest) {}

  /** A register the database has, which everybody of the institution may know (D29). */
  public record Register(String code, int fromYear, int toYear) {}

  /** Outcomes of FSE's own preparation that go back to the institution. */
  private static final Set<String> SENT_BACK = Set.of("return", "explainAgain", "noBreach");

  /** What shows the content of a case, of whatever kind. */
  private static final Set<Command> CONTENT = EnumSet.of(Command.SEE_DRAFT, Command.SEE_APPLICATION, Command.SEE_CONTENT,
      Command.SEE_PROPOSAL_DRAFT, Command.SEE_PROPOSAL, Command.SEE_PROJECT);

  private static final String UNTIL_A_DAY = "Ingen: venter på dato";

  private static final String LINE = """
      select f.case_number, f.kind, f.title, i.name as institution, f.state, a.ending, f.ends_on, t.fse,
             t.institutions, t.due_on
      from case_file f join institution i on i.id = f.institution_id
      left join application a on a.case_number = f.case_number
      left join lateral (select bool_or(fse) as fse, bool_or(not fse) as institutions, min(due_on) as due_on
                         from turn where case_number = f.case_number and ended_on is null) t on true
      where %s order by f.opened_at desc, f.case_number desc""";
  private static final String FOUND = """
      f.institution_id = any (:institutions) and (:shown = '' or (f.state = any (:ended)) = (:shown = 'ended'))
        and (:text = '%%' or f.title ilike :text or f.case_number ilike :text or i.name ilike :text)
        and (:all or f.kind <> 'BREACH' or f.case_number = any (:known))""";
  private static final String AFTER = """
       and (:after = '' or (f.opened_at, f.case_number)
         < (select b.opened_at, b.case_number from case_file b where b.case_number = :after))""";
  private static final String[] ENDED = Arrays.stream(CaseState.values())
      .filter(state -> state.phase() == Phase.ENDED).map(Enum::name).toArray(String[]::new);

  private final JdbcClient jdbc;
  private final Decisions decisions;
  private final Institutions institutions;
  private final TurnViews turns;
  private final Managers managers;
  private final ManagerAccess access;
  private final Agreements agreements;
  private final Attachments attachments;
  private final CaseLetters letters;
  private final StoppedCases stopped;
  private final Clock clock;

  CaseFiles(JdbcClient jdbc, Decisions decisions, Institutions institutions, TurnViews turns, Managers managers,
      ManagerAccess access, Agreements agreements, Attachments attachments, CaseLetters letters, StoppedCases stopped,
      Clock clock) {
    this.stopped = stopped;
    this.access = access;
    this.attachments = attachments;
    this.letters = letters;
    this.turns = turns;
    this.agreements = agreements;
    this.managers = managers;
    this.jdbc = jdbc;
    this.decisions = decisions;
    this.institutions = institutions;
    this.clock = clock;
  }

  /**
   * What somebody looks for among the cases of institutions.
   *
   * @param text part of a case number, a title or an institution's name; empty for all
   * @param shown "open", "ended", or empty for both
   * @param after case number after which the page begins; empty for the newest
   */
  public record Wanted(Collection<String> institutions, String text, String shown, String after) {}

  /** Case numbers of these institutions' cases that are not for everybody of the institution to know of. */
  public List<String> confidential(Collection<String> institutions) {
    return jdbc.sql("select case_number from case_file where kind = 'BREACH' and institution_id = any (?)")
        .param(institutions.toArray(String[]::new)).query(String.class).list();
  }

  /**
   * A page of cases, the newest first.
   *
   * @param known confidential ones of which whoever looks may know, where it is not all: others are neither shown nor
   *     counted
   */
  public ListPage<Line> page(Wanted wanted, Optional<Collection<String>> known) {
    List<Line> found = ask(LINE.formatted(FOUND + AFTER) + " limit " + (ListPage.LINES + 1), wanted, known)
        .param("after", wanted.after()).query(this::line).list();
    Map<String, Stop> stops = stopped.among(found.stream().map(Line::caseNumber).toList());
    found.replaceAll(line -> stops.containsKey(line.caseNumber()) ? line.with(stops.get(line.caseNumber()), clock) : line);
    return ListPage.of(found, Line::caseNumber, ask("select 1 from case_file f join institution i"
        + " on i.id = f.institution_id where " + FOUND + " limit " + (ListPage.COUNTED + 1), wanted, known)
        .query(Integer.class).list().size());
  }

  private JdbcClient.StatementSpec ask(String sql, Wanted wanted, Optional<Collection<String>> known) {
    return jdbc.sql(sql).param("institutions", wanted.institutions().toArray(String[]::new))
        .param("shown", wanted.shown()).param("ended", ENDED).param("text", ListPage.like(wanted.text()))
        .param("all", known.isEmpty()).param("known", known.orElse(List.of()).toArray(String[]::new));
  }

  /** A case as far as somebody may see it, by the commands they may do there. */
  public CaseFile find(String caseNumber, Predicate<Command> may, boolean isFse) {
    Line known = jdbc.sql(LINE.formatted("f.case_number = ?")).param(caseNumber).query(this::line).single();
    Optional<Stop> stop = Optional.ofNullable(stopped.among(List.of(caseNumber)).get(caseNumber));
    Line line = stop.map(one -> known.with(one, clock)).orElse(known);
    boolean story = may.test(Command.SEE_STORY) || may.test(Command.SEE_BREACH);
    return new CaseFile(line, stop.map(one -> one.sentence(clock)).stream().toList(), turns(known, stop.isPresent()),
        story ? events(caseNumber, isFse, may.test(Command.SEE_USAGE)) : List.of(),
        story ? letters.of(caseNumber, isFse) : List.of(),
        may.test(Command.SEE_REGISTERS) ? registers(caseNumber) : List.of(), story ? access.of(caseNumber) : List.of(),
        agreements(caseNumber, isFse, may),
        may.test(Command.SEE_DOCUMENTS) || may.test(Command.SEE_BREACH) ? documents(caseNumber) : List.of(), story,
        CONTENT.stream().anyMatch(may), may.test(Command.DECLARE_DISQUALIFIED),
        may.test(Command.MOVE_DEADLINE));
  }

  private List<String> turns(Line line, boolean isStopped) {
    List<String> missing = managers.gap(line.caseNumber()).map(gap -> "Databasen mangler en manager, der er"
        + " administrator og har et gyldigt certifikat. Institutionen skal udpege en senest den " + Danish.day(gap.untilDay()) + ".").stream().toList();
    return line.holder().equals(UNTIL_A_DAY) && missing.isEmpty()
        ? isStopped ? List.of() : List.of("Sagen venter på en dato; ingen skal gøre noget nu.")
        : Stream.concat(missing.stream(), turns.of(line.caseNumber()).stream()).toList();
  }

  private List<Register> registers(String caseNumber) {
    return jdbc.sql("select register_code as code, from_year, to_year from database_register"
        + " where case_number = ? and removed_on is null order by register_code").param(caseNumber)
        .query(Register.class).list();
  }

  private List<AgreementLine> agreements(String caseNumber, boolean isFse, Predicate<Command> may) {
    return agreements.of(caseNumber).stream().filter(one -> one.isFor(!isFse) && may.test(one.agreement().toSee()))
        .map(one -> new AgreementLine(one.agreement().danish(), when(one.at()) + ", aftaletekst version "
            + one.textVersion(), one.signatures().stream().map(signature -> signature.party().danish() + ": "
                + who(signature.signedBy()) + ", " + when(signature.signedAt())).toList(), one.address(),
            one.digest())).toList();
  }

  private List<DocumentLine> documents(String caseNumber) {
    List<Attachment> found = attachments.of(caseNumber);
    Map<String, String> names = found.isEmpty() ? Map.of()
        : institutions.personNames(found.stream().map(Attachment::uploadedBy).toList());
    return found.stream().map(one -> DocumentLine.of(one, names.get(one.uploadedBy()), clock.getZone(), one.address()))
        .toList();
  }

  private List<Event> events(String caseNumber, boolean isFse, boolean usage) {
    return decisions.of(caseNumber).stream().filter(decision -> isShown(decision, isFse, usage)).map(this::event)
        .toList();
  }

  private static boolean isShown(Decision decision, boolean isFse, boolean usage) {
    return switch (decision.step().audience()) {
      case INSTITUTION -> true;
      case USE -> usage;
      case FSE_UNTIL_SENT_BACK -> isFse || SENT_BACK.contains(decision.outcome());
    };
  }

  private Event event(Decision decision) {
    return new Event(when(decision.decidedAt()),
        who(decision.decidedBy()),
        decision.step().danish(), Outcomes.danish(decision.outcome()), decision.reason());
  }

  private String who(String person) {
    return person.equals(Decisions.SYSTEM) ? "Systemet" : institutions.personName(person);
  }

  private Line line(ResultSet row, int i) throws SQLException {
    CaseState state = CaseState.valueOf(row.getString("state"));
    LocalDate endsOn = row.getObject("ends_on", LocalDate.class);
    return new Line(row.getString("case_number"), CaseKind.valueOf(row.getString("kind")).danish(),
        row.getString("title"), row.getString("institution"), standing(state, row.getString("ending"), endsOn),
        Danish.day(endsOn), holder(row, state),
        TurnViews.due(row.getObject("due_on", LocalDate.class), LocalDate.now(clock)), "");
  }

  private static String holder(ResultSet row, CaseState state) throws SQLException {
    boolean fse = row.getBoolean("fse");
    boolean institution = row.getBoolean("institutions");
    if (fse || institution) {
      return fse && institution ? "FSE og institutionen" : fse ? "FSE" : "Institutionen";
    }
    return state.phase() == Phase.ENDED ? "Ingen"
        : state.mayWaitForADay() ? UNTIL_A_DAY : "Ingen: behandles automatisk";
  }

  private String standing(CaseState state, String ending, LocalDate lastDay) {
    return ending == null ? state.danish(lastDay, LocalDate.now(clock)) : Ending.valueOf(ending).danish();
  }

  private String when(Instant moment) {
    return Danish.moment(moment.atZone(clock.getZone()));
  }
}
