package dk.dst.microdata.schemes.database;

import dk.dst.microdata.facts.quarantine.Hindrances;
import dk.dst.microdata.ground.decision.Decision;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.ground.text.Danish;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** "Hvis der er behov for det, kan ordningen efter de 2 år forlænges" (S01, condition 4): asked once for each end date. */
@Repository
public class Extensions {

  private final JdbcClient jdbc;
  private final ProjectDatabases databases;
  private final Hindrances hindrances;
  private final Decisions decisions;
  private final DatabaseLetters letters;
  private final TermsInForce terms;
  private final Clock clock;

  Extensions(JdbcClient jdbc, ProjectDatabases databases, Hindrances hindrances, Decisions decisions, DatabaseLetters letters,
      TermsInForce terms, Clock clock) {
    this.jdbc = jdbc;
    this.databases = databases;
    this.hindrances = hindrances;
    this.decisions = decisions;
    this.letters = letters;
    this.terms = terms;
    this.clock = clock;
  }

  /** The managers are asked about the present end date. */
  public void open(String caseNumber) {
    jdbc.sql("""
            insert into extension (case_number, term_ends_on, number, asked_on)
            select case_number, ends_on, (select count(*) + 1 from extension where case_number = d.case_number), ?
            from project_database d where case_number = ? on conflict do nothing""")
        .param(LocalDate.now(clock)).param(caseNumber).update();
  }

  /**
   * The authorisation is suspended, so that nothing can be settled: the time for it begins anew.
   *
   * @return whether there is a question to be settled
   */
  public boolean hold(String caseNumber) {
    LocalDate today = LocalDate.now(clock);
    return jdbc.sql("update extension set held_until = ? where case_number = ? and concluded_on is null and not settled"
            + " and stopped_on is null and (held_until is null or held_until < ?)")
        .param(today).param(caseNumber).param(today).update() == 1;
  }

  /** The operation has ended meanwhile, and the question with it. Where that is undone, it is put anew. */
  @EventListener
  public void onOperationEnded(Shutdowns.OperationEnded ended) {
    jdbc.sql("update extension set stopped_on = ? where case_number = ? and concluded_on is null and not settled"
        + " and stopped_on is null").param(LocalDate.now(clock)).param(ended.caseNumber()).update();
  }

  /** What the managers answered. */
  public void answer(String caseNumber, boolean requested, String reason, String subprojects, String by) {
    jdbc.sql("update extension set subprojects = ?, settled = ? where case_number = ? and concluded_on is null"
            + " and number = ?")
        .param(subprojects).param(!requested).param(caseNumber).param(number(caseNumber)).update();
    decisions.record(caseNumber, Step.EXTENSION_REQUEST, number(caseNumber), requested ? "requested" : "notRequested",
        reason, by);
  }

  /** Nobody answered, not even while the database was frozen. */
  public void unanswered(String caseNumber) {
    decisions.record(caseNumber, Step.EXTENSION_REQUEST, number(caseNumber), "unanswered",
        "Ikke besvaret inden fristen efter ophørsdatoen.", Decisions.SYSTEM);
  }

  /**
   * FSE's decision.
   *
   * @throws InputRefused where it is extended while the authorisation is suspended: the task waits
   */
  public void decide(String caseNumber, boolean extended, String reason, String by) {
    if (extended) {
      hindrances.suspension(databases.get(caseNumber).institutionId()).ifPresent(suspension -> {
        throw suspension.refusal("projektdatabasen ikke forlænges");
      });
    }
    jdbc.sql("update extension set settled = ? where case_number = ? and number = ?").param(!extended)
        .param(caseNumber).param(number(caseNumber)).update();
    decisions.record(caseNumber, Step.EXTENSION, number(caseNumber), extended ? "extended" : "refused", reason, by);
  }

  /** The end date moves by the agreed extension (D8), counted from the old end date. A second run moves nothing. */
  public void extend(String caseNumber) {
    LocalDate endsOn = databases.get(caseNumber).endsOn();
    boolean first = jdbc.sql("""
            update extension set concluded_on = ?
            where case_number = ? and term_ends_on = ? and concluded_on is null and stopped_on is null""")
        .param(LocalDate.now(clock)).param(caseNumber).param(endsOn).update() == 1;
    if (first) {
      jdbc.sql("update project_database set ends_on = ? where case_number = ? and ends_on = ?")
          .param(endsOn.plus(terms.now().extension())).param(caseNumber).param(endsOn).update();
    }
  }

  /** The managers and the responsible are told what was decided and why. */
  public void announce(String caseNumber) {
    int number = number(caseNumber);
    Decision decision = decisions.find(caseNumber, Step.EXTENSION, number).orElseThrow();
    LocalDate endsOn = databases.get(caseNumber).endsOn();
    boolean extended = decision.outcome().equals("extended");
    letters.tell(caseNumber, "EXTENSION_DECIDED", "forlængelse nr. " + number,
        extended ? "Projektdatabasen er forlænget" : "Projektdatabasen forlænges ikke",
        (extended ? "FSE har forlænget projektdatabasen til " + Danish.day(endsOn.plus(terms.now().extension())) + "."
            : "FSE har besluttet ikke at forlænge projektdatabasen. Den ophører " + Danish.day(endsOn) + ".")
        + "\n\nBegrundelse: " + decision.reason() + (extended ? "" : "\n\n" + letters.complaintGuidance()));
  }

  /** Number of the latest round of asking. */
  public int number(String caseNumber) {
    return jdbc.sql("select coalesce(max(number), 0) from extension where case_number = ?").param(caseNumber)
        .query(Integer.class).single();
  }

  public String subprojects(String caseNumber) {
    return jdbc.sql("select subprojects from extension where case_number = ? order by number desc limit 1")
        .param(caseNumber).query(String.class).optional().orElse("");
  }
}
