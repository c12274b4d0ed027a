package dk.dst.microdata.schemes.authorisation;

import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.notice.Notices;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Cases;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Authorisations suspended, lifted and ended. What a suspension freezes follows from the institution's state and is
 * never changed itself: while the authorisation is not valid, no access counts, and when it is again, all of it does.
 */
@Repository
public class Suspensions {

  /** One time an authorisation has been suspended; the end is null while it is. */
  public record Suspension(int number, LocalDate suspendedOn, String suspendedBy, String reason, LocalDate concludedOn,
      String concludedBy, String outcome, String conclusion) {}

  private final JdbcClient jdbc;
  private final Cases cases;
  private final Institutions institutions;
  private final Concerned concerned;
  private final Decisions decisions;
  private final Notices notices;
  private final AuthorisationLetters letters;
  private final Clock clock;

  Suspensions(JdbcClient jdbc, Cases cases, Institutions institutions, Concerned concerned, Decisions decisions,
      Notices notices, AuthorisationLetters letters, Clock clock) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.institutions = institutions;
    this.concerned = concerned;
    this.decisions = decisions;
    this.notices = notices;
    this.letters = letters;
    this.clock = clock;
  }

  /**
   * FSE suspends the authorisation.
   *
   * @throws InputRefused where it is not valid now, be it that another has just suspended it
   */
  public void begin(String caseNumber, String reason, String by) {
    String institution = cases.get(caseNumber).institution();
    Institution.State state = institutions.get(institution).state(today());
    if (state != Institution.State.VALID || !cases.move(caseNumber, CaseState.SUSPENDED, CaseState.AUTHORISED)) {
      throw new InputRefused("Autorisationen kan ikke suspenderes: den er „"
          + institutions.get(institution).state(today()).danish() + "“.");
    }
    institutions.suspend(institution, today(), reason);
    int number = jdbc.sql("""
            insert into suspension (institution_id, number, suspended_on, suspended_by, reason)
            select ?, coalesce(max(number), 0) + 1, ?, ?, ? from suspension where institution_id = ?
            returning number""")
        .param(institution).param(today()).param(by).param(reason).param(institution).query(Integer.class).single();
    decisions.record(caseNumber, Step.SUSPENSION, number, "suspended", reason, by);
  }

  /** Tells everybody whom it concerns, once for each suspension. */
  public void tell(String caseNumber) {
    Institution institution = institutions.get(cases.get(caseNumber).institution());
    latest(institution.id()).ifPresent(suspension -> letters.suspended(caseNumber, institution, suspension,
        concerned.of(institution.id())));
  }

  /** FSE decides: the suspension is lifted, or the authorisation ends today. */
  public void decide(String caseNumber, boolean lifted, String reason, String by) {
    String institution = cases.get(caseNumber).institution();
    String outcome = lifted ? "lifted" : "ended";
    jdbc.sql("""
            update suspension set concluded_on = ?, concluded_by = ?, outcome = ?, conclusion = ?
            where institution_id = ? and concluded_on is null returning number""")
        .param(today()).param(by).param(outcome).param(reason).param(institution).query(Integer.class).optional()
        .ifPresent(number -> {
          decisions.record(caseNumber, Step.SUSPENSION_DECISION, number, outcome, reason, by);
          if (!lifted) {
            institutions.lapse(institution, today(), reason, true);
          }
        });
  }

  /** The authorisation is valid again, and with it every access there was; those who were told are told. */
  public void lift(String caseNumber) {
    Institution institution = institutions.get(cases.get(caseNumber).institution());
    if (cases.move(caseNumber, CaseState.AUTHORISED, CaseState.SUSPENDED)) {
      institutions.lift(institution.id());
      latest(institution.id()).ifPresent(suspension -> tell(caseNumber, institution, "LIFTED", suspension.number(),
          "Suspensionen er ophævet", "Autorisation nr. " + institution.authorisationNumber() + " (" + institution.name()
              + ") er gyldig igen. Adgangen til projekter og projektdatabase er, som den var."));
    }
  }

  /** A suspension under way is over where the authorisation has ended meanwhile. */
  void endWith(String institution, String reason) {
    jdbc.sql("""
            update suspension set concluded_on = ?, concluded_by = ?, outcome = 'ended', conclusion = ?
            where institution_id = ? and concluded_on is null""")
        .param(today()).param(Decisions.SYSTEM).param(reason).param(institution).update();
  }

  /** Every suspension of the institution, the newest first. */
  public List<Suspension> of(String institution) {
    return jdbc.sql("select * from suspension where institution_id = ? order by number desc").param(institution)
        .query(Suspension.class).list();
  }

  private Optional<Suspension> latest(String institution) {
    return of(institution).stream().findFirst();
  }

  private void tell(String caseNumber, Institution institution, String kind, int number, String title, String body) {
    concerned.of(institution.id()).forEach(person -> notices.tell(caseNumber, kind, "suspension "
        + number, person, title,
        "Sag " + caseNumber + ". " + body));
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
