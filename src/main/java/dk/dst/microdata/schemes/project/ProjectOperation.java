package dk.dst.microdata.schemes.project;

import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.institution.Role;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.terms.SchemeTerms;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.ground.text.Danish;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The life of a project in operation: its end date, its activity, its closing, and what becomes of its data. */
@Repository
public class ProjectOperation {

  /** Why a project is closed. */
  public enum Cause {
    TERM_ENDED("slutdatoen er nået"),
    NOT_NEEDED("institutionen ikke længere har brug for det"),
    INACTIVE("der ikke er aktivitet i det"),
    AUTHORISATION_LOST("institutionens autorisation er ophørt"),
    NOT_RENEWED("aftalen om Myndighedsordningen ikke er fornyet");

    private final String danish;

    Cause(String danish) {
      this.danish = danish;
    }

    public String danish() {
      return danish;
    }
  }

  /** A project in operation, by its case. */
  public record Running(int number, String institutionId, String title, LocalDate startsOn, LocalDate endsOn,
      LocalDate closedOn, String contact, String caseOwner, LocalDate activeOn, LocalDate askedEnd, Cause closeCause,
      String instruction, Long contentList, Long databaseList, boolean authority) {}

  private final JdbcClient jdbc;
  private final Projects projects;
  private final Cases cases;
  private final ProjectAccess access;
  private final Institutions institutions;
  private final Decisions decisions;
  private final ProjectLetters closed;
  private final TermsInForce terms;
  private final Clock clock;

  ProjectOperation(JdbcClient jdbc, Projects projects, Cases cases, ProjectAccess access, Institutions institutions,
      Decisions decisions, ProjectLetters closed, TermsInForce terms, Clock clock) {
    this.jdbc = jdbc;
    this.projects = projects;
    this.cases = cases;
    this.access = access;
    this.institutions = institutions;
    this.decisions = decisions;
    this.closed = closed;
    this.terms = terms;
    this.clock = clock;
  }

  public Running get(String caseNumber) {
    return jdbc.sql("""
            select number, institution_id, title, starts_on, ends_on, closed_on, contact, case_owner,
                   coalesce(active_on, starts_on) as active_on, asked_end, close_cause, instruction, content_list,
                   database_list, authority
            from project where case_number = ?""").param(caseNumber).query(Running.class).single();
  }

  /** What is due in the project today. */
  public ProjectStep nextStep(String caseNumber) {
    return plan(caseNumber).nextStep(today());
  }

  /** The next day on which something may be due. */
  public LocalDate nextDate(String caseNumber) {
    return plan(caseNumber).nextDate();
  }

  private ProjectPlan plan(String caseNumber) {
    return plans(List.of(caseNumber)).get(caseNumber);
  }

  /** What is planned in each of these projects, by the terms in force. */
  Map<String, ProjectPlan> plans(Collection<String> caseNumbers) {
    SchemeTerms inForce = terms.now();
    var plans = new HashMap<String, ProjectPlan>();
    jdbc.sql("select case_number, ends_on, closed_on, coalesce(active_on, starts_on) as active_on, asked_end from project"
        + " where case_number = any (?)").param(caseNumbers.toArray(String[]::new)).query(row -> {
          plans.put(row.getString("case_number"), new ProjectPlan(row.getObject("ends_on", LocalDate.class),
              row.getObject("closed_on", LocalDate.class), row.getObject("active_on", LocalDate.class),
              row.getObject("asked_end", LocalDate.class), inForce));
        });
    return plans;
  }

  /** The institution's answer about the present end date; asked once for each. */
  public void answerEnd(String caseNumber, String answer, String reason, String by) {
    Running project = get(caseNumber);
    int first = jdbc.sql("""
            update project set asked_end = ends_on, active_on = ?
            where case_number = ? and asked_end is distinct from ends_on""")
        .param(today()).param(caseNumber).update();
    if (first == 1) {
      decisions.record(caseNumber, Step.PROJECT_END_ANSWER, round(caseNumber, Step.PROJECT_END_ANSWER), answer,
          "Slutdato " + Danish.day(project.endsOn()) + ". " + reason, by);
    }
  }

  /**
   * The institution's answer about a project without activity: it goes on, or it is closed now. It is asked at most once a
   * period, so a second answer within the period answers the same question and changes nothing.
   */
  public void answerActivity(String caseNumber, boolean active, String reason, String by) {
    boolean answered = decisions.of(caseNumber).stream().filter(decision -> decision.step() == Step.PROJECT_ACTIVITY)
        .anyMatch(decision -> LocalDate.ofInstant(decision.decidedAt(), clock.getZone())
        .plus(terms.now().projectInactivity())
            .isAfter(today()));
    if (answered) {
      return;
    }
    decisions.record(caseNumber, Step.PROJECT_ACTIVITY, round(caseNumber, Step.PROJECT_ACTIVITY),
        active ? "active" : "closed", reason, by);
    alive(caseNumber);
    if (!active) {
      projects.requestClosing(get(caseNumber).number(), Cause.INACTIVE.name());
    }
  }

  private int round(String caseNumber, Step step) {
    return 1 + (int) decisions.of(caseNumber).stream().filter(decision -> decision.step() == step).count();
  }

  /**
   * Somebody works with the project or its access: it is not inactive.
   *
   * @return whether its people were being asked just that, so that the question has to be put away
   */
  public boolean alive(String caseNumber) {
    boolean asked = nextStep(caseNumber) == ProjectStep.ASK_ACTIVITY;
    jdbc.sql("update project set active_on = ? where case_number = ?").param(today()).param(caseNumber).update();
    return asked;
  }

  /**
   * The institution has no more use for the project: it is closed from today.
   *
   * @throws InputRefused where it is closed already
   */
  public void noMoreNeeded(String caseNumber, String reason, String by) {
    int number = get(caseNumber).number();
    if (!projects.requestClosing(number, Cause.NOT_NEEDED.name())) {
      throw InputRefused.field("Projektnummer", "Projekt " + number + " er allerede lukket.");
    }
    decisions.record(caseNumber, Step.PROJECT_CLOSING, 1, Cause.NOT_NEEDED.name(), reason, by);
  }

  /**
   * Access ends for everybody; where nothing else was the cause, the end date is reached. Who has asked for it keeps the
   * decision, with their reason.
   */
  public void close(String caseNumber) {
    Running project = get(caseNumber);
    jdbc.sql("""
            update project set closed_on = least(ends_on, ?),
              close_cause = case when authority then 'NOT_RENEWED' else 'TERM_ENDED' end
            where case_number = ? and closed_on is null""").param(today()).param(caseNumber).update();
    var told = new LinkedHashSet<>(access.of(project.number()));
    access.endAll(project.number());
    if (!cases.move(caseNumber, CaseState.PROJECT_CLOSING, CaseState.PROJECT_ACTIVE)
        && !cases.move(caseNumber, CaseState.AUTHORITY_CLOSING, CaseState.AUTHORITY_IN_OPERATION)) {
      return;
    }
    Cause cause = get(caseNumber).closeCause();
    decisions.record(caseNumber, Step.PROJECT_CLOSING, 1, cause.name(), "Adgangen er lukket, fordi " + cause.danish()
        + ".", Decisions.SYSTEM);
    if (project.contact() != null) {
      told.add(project.contact());
    }
    institutions.peopleWith(project.institutionId(), Role.RESPONSIBLE).forEach(associate -> told.add(associate.id()));
    closed.tell(caseNumber, project, cause, told);
  }

  /** Statistics Denmark may not delete data without the data controller's instruction (domain 3.9, D16). */
  public void instructDeletion(String caseNumber, String instruction, String by) {
    jdbc.sql("update project set instruction = ? where case_number = ? and instruction is null").param(instruction)
        .param(caseNumber).update();
    decisions.record(caseNumber, Step.PROJECT_DELETION_INSTRUCTION, 1, "instructed", instruction, by);
  }

  /** FSE has deleted the data. */
  public void confirmDeletion(String caseNumber, String remark, String by) {
    if (Optional.ofNullable(get(caseNumber).instruction()).isEmpty()) {
      throw new InputRefused("Sag " + caseNumber + " har ingen instruks fra den dataansvarlige, så intet må slettes.");
    }
    decisions.record(caseNumber, Step.PROJECT_DELETION, 1, "deleted", remark, by);
    jdbc.sql("update project set deleted_on = ? where case_number = ? and deleted_on is null").param(today())
        .param(caseNumber).update();
    cases.move(caseNumber, CaseState.PROJECT_CLOSED, CaseState.PROJECT_CLOSING);
    cases.move(caseNumber, CaseState.AUTHORITY_CLOSED, CaseState.AUTHORITY_CLOSING);
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
