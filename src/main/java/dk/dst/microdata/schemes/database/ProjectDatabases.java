package dk.dst.microdata.schemes.database;

import dk.dst.microdata.facts.institution.Associations.EmploymentEnded;
import dk.dst.microdata.facts.institution.Associations.PersonLeft;
import dk.dst.microdata.facts.quarantine.Quarantine;
import dk.dst.microdata.facts.quarantine.Quarantines;
import dk.dst.microdata.facts.register.ContentLists;
import dk.dst.microdata.facts.register.DataContent;
import dk.dst.microdata.facts.register.RegisterRow;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.terms.SchemeTerms;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.application.Application.ManagerRow;
import dk.dst.microdata.schemes.application.Application;
import dk.dst.microdata.schemes.application.Applications;
import dk.dst.microdata.schemes.application.Assessments.Standing;
import dk.dst.microdata.schemes.application.Assessments;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Project databases in operation: how they come to be, their content, their managers and their dates. */
@Repository
public class ProjectDatabases {

  private static final String SELECT =
      "select d.*, f.state from project_database d join case_file f using (case_number) where ";

  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate batch;
  private final Applications applications;
  private final Assessments assessments;
  private final Quarantines quarantines;
  private final Decisions decisions;
  private final ContentLists lists;
  private final TermsInForce terms;
  private final Clock clock;

  ProjectDatabases(JdbcClient jdbc, NamedParameterJdbcTemplate batch, Applications applications,
      Assessments assessments, Quarantines quarantines, Decisions decisions, ContentLists lists, TermsInForce terms,
      Clock clock) {
    this.jdbc = jdbc;
    this.batch = batch;
    this.applications = applications;
    this.assessments = assessments;
    this.quarantines = quarantines;
    this.decisions = decisions;
    this.lists = lists;
    this.terms = terms;
    this.clock = clock;
  }

  public Optional<ProjectDatabase> find(String caseNumber) {
    return jdbc.sql(SELECT + "case_number = ?").param(caseNumber)
        .query(ProjectDatabase.class).optional();
  }

  public ProjectDatabase get(String caseNumber) {
    return find(caseNumber).orElseThrow(() -> new IllegalStateException("No project database in " + caseNumber));
  }

  /** The institution's database that is not closed; the table itself holds that there is at most one. */
  public Optional<ProjectDatabase> openOf(String institution) {
    return jdbc.sql(SELECT + "d.institution_id = ? and f.state <> 'CLOSED'")
        .param(institution).query(ProjectDatabase.class).optional();
  }

  /**
   * Both have signed: the project database comes to be, with number, case owner, end date (S01, condition 4), content
   * and managers' access. Where a condition no longer holds, it does not, and FSE assesses the application anew, unless
   * it is a suspension or a quarantine: then the case waits. Of two at the same moment the second waits for the first. A
   * second run changes nothing.
   *
   * @return whether this case has its project database now
   */
  public Standing establish(String caseNumber) {
    Application application = applications.get(caseNumber);
    jdbc.sql("select 1 from institution where id = ? for no key update") // of two at once the second waits here
        .param(application.institutionId()).query().singleRow();
    if (application.state() == CaseState.FOR_SIGNATURE && !isSignedByBoth(application)) {
      throw new IllegalStateException("Case " + caseNumber + " is not signed by both");
    }
    Standing standing = assessments.standing(caseNumber);
    if (standing == Standing.WAITS) {
      applications.establishmentWaits(caseNumber);
    }
    if (standing != Standing.HOLDS) {
      return standing;
    }
    LocalDate today = today();
    String caseOwner = decisions.find(caseNumber, Step.REVIEW, application.submission()).orElseThrow().decidedBy();
    boolean inserted = jdbc.sql("""
            insert into project_database (case_number, institution_id, project_number, case_owner, purpose,
                                          established_on, ends_on, reviewed_on)
            values (:caseNumber, :institution, nextval('project_number_of_database'), :caseOwner, :purpose, :today, :endsOn,
                    :today)
            on conflict do nothing""")
        .param("caseNumber", caseNumber).param("institution", application.institutionId())
        .param("caseOwner", caseOwner).param("purpose", application.content().purpose()).param("today", today)
        .param("endsOn", today.plus(terms.now().term())).update() == 1;
    if (inserted) {
      giveContent(application, caseOwner);
    }
    ProjectDatabase database = get(caseNumber);
    String words = "Projektnummer " + database.projectNumber() + ", ophør " + Danish.day(database.endsOn()) + ".";
    applications.established(caseNumber, words);
    decisions.record(caseNumber, Step.ESTABLISHMENT, 1, "established", words, Decisions.SYSTEM);
    return Standing.HOLDS;
  }

  private boolean isSignedByBoth(Application application) {
    return decisions.find(application.caseNumber(), Step.APPROVAL, application.submission())
            .filter(decision -> decision.outcome().equals("approved")).isPresent()
        && decisions.find(application.caseNumber(), Step.SIGNATURE, application.submission())
            .filter(decision -> decision.outcome().equals("signed")).isPresent();
  }

  private void giveContent(Application application, String caseOwner) {
    Long list = application.content().contentList();
    if (list == null || !application.content().chosen().isEmpty()) {
      var rows = new ArrayList<>(application.content().chosen());
      rows.addAll(list == null ? List.of() : lists.rows(list));
      Map<String, String> reasons = lists.reasons(list);
      reasons.putAll(RegisterRow.reasons(application.content().registers()));
      list = lists.keep("Ansøgning " + application.caseNumber(), caseOwner, rows, reasons).id();
    }
    jdbc.sql("update project_database set content_list = ? where case_number = ?").param(list)
        .param(application.caseNumber()).update();
    hold(application.caseNumber(), lists.content(list));
    for (ManagerRow row : application.content().managers()) { // but for whoever leaves at this very moment
      jdbc.sql("""
              insert into database_manager (case_number, person_id, access_from)
              select ?, person_id, ? from association
              where institution_id = ? and person_id = ? and state = 'IN_FORCE' and employed""")
          .param(application.caseNumber()).param(today()).param(application.institutionId()).param(row.person())
          .update();
    }
  }

  /** What is due in the case today. */
  public NextStep nextStep(String caseNumber) {
    return term(caseNumber).nextStep(today());
  }

  /** The next day on which something may be due. */
  public LocalDate nextDate(String caseNumber) {
    return term(caseNumber).nextDate(today());
  }

  /** The day on which the operation ends unless the end date moves: the end date, or the end of the grace period (D10). */
  public LocalDate closesOn(String caseNumber) {
    return term(caseNumber).closesOn();
  }

  /** Whether its use is to be reviewed today. */
  public boolean isReviewDue(String caseNumber) {
    return term(caseNumber).isReviewDue(today());
  }

  /** The day of its next review; one that has passed where it is overdue. */
  public LocalDate nextReview(String caseNumber) {
    return term(caseNumber).nextReview(today());
  }

  private Term term(String caseNumber) {
    return Optional.ofNullable(terms(List.of(caseNumber)).get(caseNumber))
        .orElseThrow(() -> new IllegalArgumentException("There is no database in case " + caseNumber));
  }

  /** What decides when something is due in each of these databases, by the terms in force. */
  Map<String, Term> terms(Collection<String> caseNumbers) {
    SchemeTerms inForce = terms.now();
    var found = new HashMap<String, Term>();
    jdbc.sql("""
            select d.case_number, d.ends_on, d.reviewed_on, e.asked_on, coalesce(e.settled, false) as settled,
                   e.held_until, coalesce(r.reopened, false) as reopened
            from project_database d
            left join extension e on e.case_number = d.case_number and e.term_ends_on = d.ends_on
              and e.stopped_on is null
            left join lateral (select reopened_on is not null as reopened from usage_review u
              where u.case_number = d.case_number and u.kind <> 'EXTENSION' order by u.number desc limit 1) r on true
            where d.case_number = any (?)""")
        .param(caseNumbers.toArray(String[]::new)).query(row -> {
          found.put(row.getString("case_number"), new Term(row.getObject("ends_on", LocalDate.class),
              row.getObject("reviewed_on", LocalDate.class), row.getObject("asked_on", LocalDate.class),
              row.getBoolean("settled"), row.getObject("held_until", LocalDate.class), row.getBoolean("reopened"),
              inForce));
        });
    return found;
  }

  /** The day of the next review of each of these; one that has passed where it is overdue. */
  public Map<String, LocalDate> nextReviews(Collection<String> caseNumbers) {
    var next = new HashMap<String, LocalDate>();
    terms(caseNumbers).forEach((number, term) -> next.put(number, term.nextReview(today())));
    return next;
  }

  /** Why the database can get no new subprojects at present; empty where it can. */
  public Optional<String> closedToSubprojects(String caseNumber) {
    ProjectDatabase database = get(caseNumber);
    if (database.isFrozen(today())) {
      return Optional.of("Projektdatabasen er frosset ved sin ophørsdato, til dens forlængelse er afklaret.");
    }
    if (!database.isInOperation()) {
      return Optional.of("Projektdatabasen er lukket.");
    }
    return jdbc.sql("select until_day from manager_gap where case_number = ? and closed_on is null").param(caseNumber)
        .query(LocalDate.class).optional().map(until -> "Projektdatabasen mangler en manager, der er administrator. En"
            + " skal være udpeget senest " + Danish.day(until) + ".");
  }

  /** What the database holds now. */
  public DataContent content(String caseNumber) {
    Long list = jdbc.sql("select content_list from project_database where case_number = ?").param(caseNumber)
        .query(Long.class).single();
    return lists.content(list).without(jdbc.sql("select register_code from database_register"
        + " where case_number = ? and removed_on is not null").param(caseNumber).query(String.class).list());
  }

  /** From now on the database holds what that list says: the approved resubmission of the main project. */
  public void replaceContent(String caseNumber, long list) {
    jdbc.sql("update project_database set content_list = ? where case_number = ?").param(list).param(caseNumber)
        .update();
    DataContent content = lists.content(list);
    jdbc.sql("""
            update database_register set removed_on = ?
            where case_number = ? and removed_on is null and not register_code = any (?)""")
        .param(today()).param(caseNumber).param(content.registers().toArray(String[]::new)).update();
    hold(caseNumber, content);
  }

  /** From now on the database has these registers for these years, whether it has had them before or not. */
  private void hold(String caseNumber, DataContent content) {
    batch.batchUpdate("""
            insert into database_register (case_number, register_code, from_year, to_year)
            values (:caseNumber, :registerCode, :fromYear, :toYear)
            on conflict (case_number, register_code) do update
            set from_year = excluded.from_year, to_year = excluded.to_year, removed_on = null""",
        content.holdings().stream().map(held -> new MapSqlParameterSource("caseNumber", caseNumber)
            .addValue("registerCode", held.register()).addValue("fromYear", held.span().first())
            .addValue("toYear", held.span().last())).toArray(SqlParameterSource[]::new));
  }

  /** These registers leave the database today. */
  public void takeAway(String caseNumber, Collection<String> registers) {
    jdbc.sql("update database_register set removed_on = ? where case_number = ? and removed_on is null"
            + " and register_code = any (?)")
        .param(today()).param(caseNumber).param(registers.toArray(String[]::new)).update();
  }

  /** They are in the database again. */
  public void giveBack(String caseNumber, Collection<String> registers) {
    jdbc.sql("update database_register set removed_on = null where case_number = ? and register_code = any (?)")
        .param(caseNumber).param(registers.toArray(String[]::new)).update();
  }

  /** Its use has been reviewed today, from which the next review is counted. */
  public void reviewed(String caseNumber) {
    jdbc.sql("update project_database set reviewed_on = ? where case_number = ?").param(today()).param(caseNumber)
        .update();
  }

  /** Id of a list that says what the database holds now: its own, or a new one where a register has been taken away. */
  public long contentList(String caseNumber, String by) {
    Long list = jdbc.sql("select content_list from project_database where case_number = ?").param(caseNumber)
        .query(Long.class).single();
    DataContent now = content(caseNumber);
    return now.equals(lists.content(list)) ? list
        : lists.keep("Databasens indhold", by, lists.rows(list).stream().filter(row -> now.find(row.register()) != null)
            .toList(), lists.reasons(list)).id();
  }

  /** User ids of those with access to the database itself (S01, condition 1: managers only; P14). */
  public List<String> managers(String caseNumber) {
    return jdbc.sql("select person_id from database_manager where case_number = ? and access_until is null"
        + " order by person_id").param(caseNumber).query(String.class).list();
  }

  /** What closes the database for a manager today by a breach: what is given stays given. */
  public Optional<Quarantine> closing(String caseNumber, String manager) {
    ProjectDatabase database = get(caseNumber);
    return quarantines.closing(database.institutionId(), database.projectNumber(), manager);
  }

  /** Case numbers of the databases of which each of these people of FSE is FSE-ansvarlig, by their user id. */
  public Map<String, List<String>> ownedBy(Collection<String> people) {
    var owned = new HashMap<String, List<String>>();
    jdbc.sql("select case_owner, case_number from case_file where kind = 'DATABASE' and case_owner = any (?)"
        + " and state <> 'CLOSED' order by case_number").param(people.toArray(String[]::new)).query(row -> {
          owned.computeIfAbsent(row.getString("case_owner"), none -> new ArrayList<>())
              .add(row.getString("case_number"));
        });
    return owned;
  }

  /** Somebody else is FSE-ansvarlig from now on; nothing happens if it was not that person. */
  public void handOver(String caseNumber, String from, String to) {
    jdbc.sql("update project_database set case_owner = ? where case_number = ? and case_owner = ?").param(to)
        .param(caseNumber).param(from).update();
  }

  /** Whoever leaves the institution is no manager of its database any more, from the same moment. */
  @EventListener
  public void onPersonLeft(PersonLeft left) {
    managerNoMore(left.institution(), left.person());
  }

  /** Only employees can be managers (P15). */
  @EventListener
  public void onEmploymentEnded(EmploymentEnded ended) {
    managerNoMore(ended.institution(), ended.person());
  }

  private void managerNoMore(String institution, String person) {
    jdbc.sql("""
            update database_manager set access_until = ? where person_id = ? and access_until is null
              and case_number in (select case_number from project_database where institution_id = ?)""")
        .param(today()).param(person).param(institution).update();
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
