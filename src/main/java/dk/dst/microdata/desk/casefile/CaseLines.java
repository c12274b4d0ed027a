package dk.dst.microdata.desk.casefile;

import dk.dst.microdata.cases.engine.StoppedCases;
import dk.dst.microdata.cases.engine.StoppedCases.Stop;
import dk.dst.microdata.cases.task.TurnViews;
import dk.dst.microdata.ground.database.ListPage;
import dk.dst.microdata.ground.rights.CaseKind;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.CaseState.Phase;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.application.Application.Ending;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The list of cases, open and ended: what somebody looks for among them, and a line of each. */
@Repository
public class CaseLines {

  /**
   * A line of the list; dates and states as people read them.
   *
   * @param holder whose turn it is
   * @param since since when; empty where it is nobody's
   * @param due until when; empty where it is nobody's
   * @param trouble that a step has failed, and what becomes of it; empty where all goes on
   */
  public record Line(String caseNumber, String kind, String title, String institution, String state, String endsOn,
      String holder, String since, String due, String trouble) {

    Line with(Stop stop, Clock clock) {
      return new Line(caseNumber, kind, title, institution, state, endsOn,
          stop.isStopped() && holder.startsWith("Ingen") ? "FSE: retter en fejl" : holder, since, due, stop.line(clock));
    }

    boolean waitsForADay() {
      return holder.equals(UNTIL_A_DAY);
    }
  }

  /**
   * What somebody looks for among the cases of institutions; what is empty, or null, narrows nothing.
   *
   * @param text part of a case number, a title or an institution's name
   * @param shown "open", "ended", or empty for both
   * @param kind name of a {@link CaseKind}
   * @param outcome name of a {@link CaseState} or of how an application ended
   * @param person part of the name of somebody who has a part in the case or has decided in it
   * @param from first day of a period in which it was opened or something of it was decided
   * @param until the last day of that
   */
  public record Wanted(Collection<String> institutions, String text, String shown, String kind, String outcome,
      String person, LocalDate from, LocalDate until) {

    public static Wanted of(Collection<String> institutions, String text) {
      return new Wanted(institutions, text, "", "", "", "", null, null);
    }
  }

  private static final String UNTIL_A_DAY = "Ingen: venter på dato";

  private static final String OF_CASE = """
      from case_file f join institution i on i.id = f.institution_id
      left join application a on a.case_number = f.case_number
      """;
  private static final String LINE = """
      select f.case_number, f.kind, f.title, i.name as institution, f.state, a.ending, f.ends_on, t.fse,
             t.institutions, t.due_on, t.since
      """ + OF_CASE + """
      left join lateral (select bool_or(fse) as fse, bool_or(not fse) as institutions, min(due_on) as due_on,
                                min(began_on) as since
                         from turn where case_number = f.case_number and ended_on is null) t on true
      where %s order by f.opened_at desc, f.case_number desc""";
  private static final String FOUND = """
      f.institution_id = any (:institutions) and (:shown = '' or (f.state = any (:ended)) = (:shown = 'ended'))
        and (:text = '%%' or f.title ilike :text or f.case_number ilike :text or i.name ilike :text)
        and (:all or f.kind <> 'BREACH' or f.case_number = any (:known))
        and (:kind = '' or f.kind = :kind) and (:outcome = '' or f.state = :outcome or a.ending = :outcome)
        and (not :named or array[f.opened_by, f.contact, f.signatory, f.case_owner] && cast(:people as text[]) or exists (
          select 1 from decision d where d.case_number = f.case_number and d.decided_by = any (:people)))
        and (not :dated or f.opened_at >= :from and f.opened_at < :until or exists (
          select 1 from decision d
          where d.case_number = f.case_number and d.decided_at >= :from and d.decided_at < :until))""";
  /** Of whoever has a part in it. */
  private static final String OWN = """
      f.institution_id = any (:institutions) and f.kind <> 'BREACH'
        and (array[f.opened_by, f.contact, f.signatory, f.case_owner] && array[cast(:person as text)] or exists (
          select 1 from database_manager m where m.case_number = f.case_number and m.person_id = :person
            and m.access_until is null))""";
  private static final String AFTER = """
      (:after = '' or (f.opened_at, f.case_number)
         < (select b.opened_at, b.case_number from case_file b where b.case_number = :after))""";
  private static final String[] ENDED = Arrays.stream(CaseState.values())
      .filter(state -> state.phase() == Phase.ENDED).map(Enum::name).toArray(String[]::new);
  private static final LocalDate BEFORE_ALL = LocalDate.of(1900, 1, 1);
  private static final LocalDate AFTER_ALL = LocalDate.of(9000, 1, 1);

  private final JdbcClient jdbc;
  private final StoppedCases stopped;
  private final Clock clock;

  CaseLines(JdbcClient jdbc, StoppedCases stopped, Clock clock) {
    this.jdbc = jdbc;
    this.stopped = stopped;
    this.clock = clock;
  }

  /** Case numbers of these institutions' cases that are not for everybody of the institution to know of. */
  List<String> confidential(Collection<String> institutions) {
    return jdbc.sql("select case_number from case_file where kind = 'BREACH' and institution_id = any (?)")
        .param(institutions.toArray(String[]::new)).query(String.class).list();
  }

  /**
   * A page of cases, the newest first.
   *
   * @param after case number after which the page begins; empty for the newest
   * @param known confidential ones of which whoever looks may know, where it is not all: others are neither shown nor
   *     counted
   */
  public ListPage<Line> page(Wanted wanted, String after, Optional<Collection<String>> known) {
    String[] people = wanted.person().isBlank() ? new String[0] : named(wanted.person());
    List<Line> found = ask(LINE.formatted(FOUND + " and " + AFTER) + " limit " + (ListPage.LINES + 1), wanted, people, known)
        .param("after", after).query(this::line).list();
    return ListPage.of(troubled(found), Line::caseNumber, ask("select 1 " + OF_CASE + " where " + FOUND + " limit "
        + (ListPage.COUNTED + 1), wanted, people, known).query(Integer.class).list().size());
  }

  /** The cases in which a person has a part, the newest first, as many as a page has; confidential ones are not listed. */
  public List<Line> own(String person, Collection<String> institutions) {
    List<Line> found = jdbc.sql(LINE.formatted(OWN) + " limit " + ListPage.LINES).param("person", person)
        .param("institutions", institutions.toArray(String[]::new)).query(this::line).list();
    return troubled(found);
  }

  private List<Line> troubled(List<Line> found) {
    Map<String, Stop> stops = stopped.among(found.stream().map(Line::caseNumber).toList());
    return found.stream().map(line -> stops.containsKey(line.caseNumber())
        ? line.with(stops.get(line.caseNumber()), clock) : line).toList();
  }

  private String[] named(String typed) {
    return jdbc.sql("select id from person where name ilike ?").param(ListPage.like(typed)).query(String.class).list()
        .toArray(String[]::new);
  }

  private JdbcClient.StatementSpec ask(String sql, Wanted wanted, String[] people, Optional<Collection<String>> known) {
    return jdbc.sql(sql).param("institutions", wanted.institutions().toArray(String[]::new))
        .param("shown", wanted.shown()).param("ended", ENDED).param("text", ListPage.like(wanted.text()))
        .param("all", known.isEmpty()).param("known", known.orElse(List.of()).toArray(String[]::new))
        .param("kind", wanted.kind()).param("outcome", wanted.outcome())
        .param("named", !wanted.person().isBlank()).param("people", people)
        .param("dated", wanted.from() != null || wanted.until() != null)
        .param("from", startOf(wanted.from() == null ? BEFORE_ALL : wanted.from()))
        .param("until", startOf(wanted.until() == null ? AFTER_ALL : wanted.until().plusDays(1)));
  }

  private Timestamp startOf(LocalDate day) {
    return Timestamp.from(day.atStartOfDay(clock.getZone()).toInstant());
  }

  /** One of them, without saying whether a step of it has failed. */
  Line of(String caseNumber) {
    return jdbc.sql(LINE.formatted("f.case_number = ?")).param(caseNumber).query(this::line).single();
  }

  private Line line(ResultSet row, int i) throws SQLException {
    CaseState state = CaseState.valueOf(row.getString("state"));
    LocalDate endsOn = row.getObject("ends_on", LocalDate.class);
    return new Line(row.getString("case_number"), CaseKind.valueOf(row.getString("kind")).danish(),
        row.getString("title"), row.getString("institution"), standing(state, row.getString("ending"), endsOn),
        Danish.day(endsOn), holder(row, state), Danish.day(row.getObject("since", LocalDate.class)),
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
}
