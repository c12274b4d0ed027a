package dk.dst.microdata.schemes.breach;

import static dk.dst.microdata.ground.rights.CaseState.BREACH_FOR_DECISION;
import static dk.dst.microdata.ground.rights.CaseState.BREACH_NO_SANCTION;
import static dk.dst.microdata.ground.rights.CaseState.BREACH_REPORTED;
import static dk.dst.microdata.ground.rights.CaseState.BREACH_SANCTIONED;
import static dk.dst.microdata.ground.rights.CaseState.BREACH_UNDER_REVIEW;

import dk.dst.microdata.facts.quarantine.Quarantine;
import dk.dst.microdata.facts.quarantine.Quarantine.Basis;
import dk.dst.microdata.facts.quarantine.Quarantines;
import dk.dst.microdata.facts.quarantine.Whom;
import dk.dst.microdata.ground.decision.Decision;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.CaseKind;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.schemes.breach.Breach.Grade;
import dk.dst.microdata.schemes.breach.Breach.Measure;
import dk.dst.microdata.schemes.breach.SanctionPolicy.Earlier;
import dk.dst.microdata.schemes.breach.SanctionPolicy.Finding;
import dk.dst.microdata.schemes.breach.SanctionPolicy.Rule;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reported breaches: what is said of them, how they are graded and decided, and what is closed (domain 6.2). */
@Repository
public class Breaches {

  /** Names nobody: a list shows it to all who may see the case. */
  private static final String TITLE = "Indberettet brud på reglerne";

  private final JdbcClient jdbc;
  private final Cases cases;
  private final Quarantines quarantines;
  private final BreachLetters letters;
  private final Decisions decisions;
  private final TermsInForce terms;
  private final Clock clock;

  Breaches(JdbcClient jdbc, Cases cases, Quarantines quarantines, BreachLetters letters, Decisions decisions,
      TermsInForce terms, Clock clock) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.quarantines = quarantines;
    this.letters = letters;
    this.decisions = decisions;
    this.terms = terms;
    this.clock = clock;
  }

  /**
   * Opens a case about a breach, and asks for an explanation of it.
   *
   * @param closesAtOnce whether access is closed from today, until the explanation is approved
   * @return its number
   * @throws InputRefused for a day to come, or what has been reported already
   */
  public String report(BreachReport report, boolean closesAtOnce, String by) {
    hold(report.institution());
    if (report.happenedOn().isAfter(today())) {
      throw InputRefused.field("Dato", "Dagen er ikke kommet endnu.");
    }
    if (isReported(report)) {
      throw new InputRefused("Et brud med samme dato og klokkeslæt er allerede indberettet. FSE behandler det.");
    }
    String caseNumber = cases.open(CaseKind.BREACH, report.institution(), by, TITLE, BREACH_REPORTED, clock.instant());
    jdbc.sql("""
            insert into breach (case_number, whom, person_id, project_number, scheme, description, happened_on,
                                happened_at, files, self_reported)
            values (:caseNumber, :whom, :personId, :projectNumber, :scheme, :description, :happenedOn, :happenedAt,
                    :files, :selfReported)""")
        .param("caseNumber", caseNumber).param("whom", report.whom().name()).param("personId", report.person())
        .param("projectNumber", report.project()).param("scheme", report.scheme().name())
        .param("description", report.description()).param("happenedOn", report.happenedOn())
        .param("happenedAt", report.happenedAt()).param("files", report.files().name())
        .param("selfReported", report.selfReported()).update();
    decisions.record(caseNumber, Step.BREACH_REPORT, 1, closesAtOnce ? "closedAtOnce" : "reported",
        report.description(), by);
    Breach breach = get(caseNumber);
    if (closesAtOnce) {
      quarantines.close(quarantine(breach, breach.whom(), Basis.REPORT, today(), null));
    }
    letters.reported(breach, closesAtOnce);
    return caseNumber;
  }

  private boolean isReported(BreachReport report) {
    return jdbc.sql("""
            select count(*) from breach b join case_file f using (case_number)
            where f.institution_id = :institution and b.whom = :whom and b.person_id is not distinct from :person
              and b.project_number is not distinct from :project and b.happened_on = :on and b.happened_at = :at""")
        .param("institution", report.institution()).param("whom", report.whom().name()).param("person", report.person())
        .param("project", report.project()).param("on", report.happenedOn()).param("at", report.happenedAt()).query(Integer.class).single() > 0;
  }

  Breach get(String caseNumber) {
    return jdbc.sql("select b.*, f.institution_id from breach b join case_file f using (case_number)"
        + " where case_number = ?").param(caseNumber).query(Breach.class).single();
  }

  /**
   * The institution or the user explains. Asked again, that is another explanation; a second run changes nothing.
   *
   * @return whether the sanction has been decided already, so that only the explanation is left to look at
   */
  public boolean explain(String caseNumber, String explanation, String by) {
    return answered(caseNumber, "explained", explanation, by);
  }

  /** Nobody explained in time: FSE goes on without. */
  public boolean notExplained(String caseNumber) {
    return answered(caseNumber, "unanswered", "Ikke besvaret inden fristen.", Decisions.SYSTEM);
  }

  private boolean answered(String caseNumber, String outcome, String text, String by) {
    jdbc.sql("""
            update breach set answered = asked, explanation = case when ? then ? else explanation end
            where case_number = ? and answered < asked returning asked""")
        .param(outcome.equals("explained")).param(text).param(caseNumber).query(Integer.class).optional()
        .ifPresent(round -> decisions.record(caseNumber, Step.BREACH_EXPLANATION, round, outcome, text, by));
    cases.move(caseNumber, BREACH_UNDER_REVIEW, BREACH_REPORTED);
    return cases.get(caseNumber).state() == BREACH_SANCTIONED;
  }

  /** What the matrix says towards the one the breach is about, as things stand. */
  Finding finding(Breach breach, Grade grade) {
    return policy(breach).of(breach, grade);
  }

  /** What it says towards the institution of a user or project, where it says anything. */
  Optional<Finding> institutionFinding(Breach breach, Grade grade) {
    return Optional.of(policy(breach).ofInstitution(breach, grade))
        .filter(finding -> breach.whom() != Whom.INSTITUTION && finding.rule() != null);
  }

  private SanctionPolicy policy(Breach breach) {
    return new SanctionPolicy(jdbc.sql("select * from sanction_rule").query(Rule.class).list(), jdbc.sql("""
            select b.case_number, f.institution_id, b.whom, b.person_id, b.project_number, b.happened_on, b.grade
            from breach b join case_file f using (case_number)
            where f.state = 'BREACH_SANCTIONED' and (f.institution_id = ? or b.person_id = ?)
            order by b.happened_on, b.case_number""")
        .param(breach.institutionId()).param(breach.personId()).query(Earlier.class).list(),
        terms.now().breachWindow());
  }

  /**
   * FSE grades the breach; what is closed until the explanation is approved opens when it is.
   *
   * @throws InputRefused where an explanation is approved that nobody has given
   */
  public void grade(String caseNumber, Grading grading, String reason, String by) {
    Breach breach = get(caseNumber);
    if (grading.explanationApproved() && breach.explanation() == null) {
      throw InputRefused.field("Redegørelsen", "Der er ikke givet nogen redegørelse, som kan godkendes.");
    }
    CaseState next = switch (grading.outcome()) {
      case EXPLAIN_AGAIN -> BREACH_REPORTED;
      case NO_BREACH -> BREACH_NO_SANCTION;
      case MINOR, SERIOUS -> BREACH_FOR_DECISION;
    };
    if (!cases.move(caseNumber, next, BREACH_UNDER_REVIEW)) {
      return;
    }
    decisions.record(caseNumber, Step.BREACH_GRADE, breach.asked(), grading.outcome().key(), reason, by);
    switch (grading.outcome()) {
      case EXPLAIN_AGAIN -> {
        askAgain(caseNumber);
        letters.askedAgain(breach, reason);
      }
      case NO_BREACH -> {
        quarantines.open(caseNumber, Basis.REPORT);
        letters.noSanction(breach, reason);
      }
      case MINOR, SERIOUS -> graded(breach, grading);
    }
  }

  private void graded(Breach breach, Grading grading) {
    Grade grade = grading.outcome().grade();
    jdbc.sql("update breach set grade = ?, explanation_approved = ?, evidence = ? where case_number = ?")
        .param(grade.name()).param(grading.explanationApproved()).param(evidence(breach, grade))
        .param(breach.caseNumber()).update();
    if (grading.explanationApproved()) {
      quarantines.open(breach.caseNumber(), Basis.REPORT);
    }
  }

  private String evidence(Breach breach, Grade grade) {
    return MatrixText.evidence(finding(breach, grade), institutionFinding(breach, grade).orElse(null));
  }

  /** Nobody else decides about a breach of the institution meanwhile: whichever is second, is the one more. */
  public void holdInstitutionOf(String caseNumber) {
    hold(cases.get(caseNumber).institution());
  }

  private void hold(String institution) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('breach ' || ?))").param(institution).query().listOfRows();
  }

  /**
   * FSE decides; what is decided is carried out by {@link #carryOut}.
   *
   * @throws InputRefused for what the matrix does not make possible
   */
  public void decide(String caseNumber, Sanction sanction, String reason, String by) {
    Breach breach = get(caseNumber);
    Finding own = finding(breach, breach.grade());
    Optional<Finding> institution = institutionFinding(breach, breach.grade());
    if (sanction.terminates() && !own.mayTerminate() && institution.filter(Finding::mayTerminate).isEmpty()) {
      throw InputRefused.field("Opsigelse", "Matricen giver ikke mulighed for at opsige aftalen her.");
    }
    if (sanction.institutionToo() && institution.filter(Finding::isQuarantine).isEmpty()) {
      throw InputRefused.field("Institutionen", "Matricen nævner ingen karantæne for institutionen her.");
    }
    boolean none = sanction.measure() == Measure.NONE;
    if (!cases.move(caseNumber, none ? BREACH_NO_SANCTION : BREACH_SANCTIONED, BREACH_FOR_DECISION)) {
      return;
    }
    jdbc.sql("""
            update breach set measure = :measure, months = :months, institution_months = :institutionMonths,
              terminates = :terminates, decided_on = :decidedOn,
              evidence = :evidence where case_number = :caseNumber""")
        .param("measure", sanction.measure().name()).param("months", sanction.months())
        .param("institutionMonths", sanction.institutionToo() ? institution.orElseThrow().rule().months() : null)
        .param("terminates", sanction.terminates()).param("decidedOn", today())
        .param("evidence", evidence(breach, breach.grade())).param("caseNumber", caseNumber).update();
    decisions.record(caseNumber, Step.SANCTION, 1, sanction.outcome(), reason, by);
    quarantines.open(caseNumber, Basis.REPORT);
    if (none) {
      letters.noSanction(get(caseNumber), reason);
    } else {
      close(get(caseNumber));
    }
  }

  /** From the decision on; a quarantine that runs longer runs on. */
  private void close(Breach breach) {
    LocalDate from = breach.decidedOn();
    if (breach.measure() == Measure.QUARANTINE) {
      quarantines.close(quarantine(breach, breach.whom(), Basis.DECISION, from, from.plusMonths(breach.months())));
    } else if (breach.measure() == Measure.CLOSED_UNTIL_EXPLAINED && !breach.explanationApproved()) {
      quarantines.close(quarantine(breach, breach.whom(), Basis.DECISION, from, null));
      askAgain(breach.caseNumber());
    }
    if (breach.institutionMonths() != null) {
      quarantines.close(quarantine(breach, Whom.INSTITUTION, Basis.DECISION, from,
          from.plusMonths(breach.institutionMonths())));
    }
  }

  private static Quarantine quarantine(Breach breach, Whom whom, Basis basis, LocalDate from, LocalDate until) {
    return new Quarantine(breach.caseNumber(), whom, basis, breach.institutionId(),
        whom == Whom.USER ? breach.personId() : null, whom == Whom.PROJECT ? breach.projectNumber() : null, from, until);
  }

  /** What has been decided is told, with its reasons. */
  public Outcome carryOut(String caseNumber) {
    Breach breach = get(caseNumber);
    Decision decided = decisions.find(caseNumber, Step.SANCTION, 1).orElseThrow();
    letters.sanctioned(breach, quarantines.of(caseNumber));
    return new Outcome(breach.institutionId(), breach.terminates(), "Sag " + caseNumber + ": " + decided.reason(),
        decided.decidedBy(),
        quarantines.of(caseNumber).stream().anyMatch(quarantine -> quarantine.basis() == Basis.DECISION
            && quarantine.untilDay() == null));
  }

  /**
   * What else there is to do about it.
   *
   * @param terminates whether the institution's authorisation agreement ends, for that reason
   * @param by who decided it
   * @param awaitsExplanation whether it is closed until an explanation is approved that is still to come
   */
  public record Outcome(String institution, boolean terminates, String reason, String by, boolean awaitsExplanation) {}

  /** The explanation that access waits for is approved, or asked for again. */
  public void approveExplanation(String caseNumber, boolean approved, String reason, String by) {
    Breach breach = get(caseNumber);
    if (approved && breach.explanation() == null) {
      throw InputRefused.field("Redegørelsen", "Der er ikke givet nogen redegørelse, som kan godkendes.");
    }
    if (breach.explanationApproved()) {
      return;
    }
    if (!approved) {
      if (askAgain(caseNumber)) {
        record(breach, "explainAgain", reason, by);
        letters.askedAgain(breach, reason);
      }
      return;
    }
    jdbc.sql("update breach set explanation_approved = true where case_number = ?").param(caseNumber).update();
    record(breach, "explanationApproved", reason, by);
    quarantines.open(caseNumber, Basis.DECISION);
    quarantines.of(caseNumber).stream().filter(quarantine -> quarantine.basis() == Basis.DECISION
        && !quarantine.isInForce(today()))
        .forEach(letters::ended);
  }

  private void record(Breach breach, String outcome, String reason, String by) {
    decisions.record(breach.caseNumber(), Step.BREACH_EXPLANATION_APPROVAL, breach.asked(), outcome, reason, by);
  }

  /** @return false where an answer is awaited already */
  private boolean askAgain(String caseNumber) {
    return jdbc.sql("update breach set asked = asked + 1 where case_number = ? and answered = asked").param(caseNumber)
        .update() == 1;
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
