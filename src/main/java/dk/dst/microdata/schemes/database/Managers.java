package dk.dst.microdata.schemes.database;

import dk.dst.microdata.cases.letter.Rulings;
import dk.dst.microdata.cases.letter.Rulings.Parts;
import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.notice.Adverse;
import dk.dst.microdata.ground.notice.AdverseLetter.Hearing;
import dk.dst.microdata.ground.notice.LetterSection.Row;
import dk.dst.microdata.ground.terms.SchemeTerm;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.ground.text.Danish;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * "institutionen skal udpege 1 til 3 erfarne projektdatabasemanager(e)" (S01, condition 1; P13-P16): how they come and
 * go, and what follows when none is left who can act (D12).
 */
@Repository
public class Managers {

  /** The managers of a database are no longer the same. */
  public record ManagersChanged(String caseNumber) {}

  /** A change that is asked for. @param coming or {@code leaving} may be null, not both */
  public record Change(String caseNumber, int number, String coming, String leaving, String experience,
      String requestedBy) {}

  /** No manager, or none who is administrator and certified. @param untilDay the last day for appointing somebody */
  public record Gap(String caseNumber, int number, LocalDate beganOn, LocalDate untilDay) {}

  /**
   * Of every database whether somebody is missing who can act for it, a manager who is administrator (P16) and whose
   * certificate holds, and whether that is known.
   */
  private static final String GAPS = """
      select d.case_number,
             f.state = 'IN_OPERATION' and not exists (
               select 1 from database_manager m
               join association s on s.institution_id = d.institution_id and s.person_id = m.person_id
               join association_role r on r.institution_id = s.institution_id and r.person_id = s.person_id
               where m.case_number = d.case_number and m.access_until is null and s.state = 'IN_FORCE'
                 and r.role = 'ADMINISTRATOR'
                 and\s""" + Associate.CERTIFIED + """
               ) as missing,
             exists (select 1 from manager_gap g
                     where g.case_number = d.case_number and g.closed_on is null) as known
      from project_database d join case_file f using (case_number)""";

  private final JdbcClient jdbc;
  private final ProjectDatabases databases;
  private final Institutions institutions;
  private final Decisions decisions;
  private final DatabaseLetters letters;
  private final Rulings rulings;
  private final ApplicationEventPublisher events;
  private final TermsInForce terms;
  private final Clock clock;

  Managers(JdbcClient jdbc, ProjectDatabases databases, Institutions institutions, Decisions decisions,
      DatabaseLetters letters, Rulings rulings, ApplicationEventPublisher events, TermsInForce terms, Clock clock) {
    this.jdbc = jdbc;
    this.databases = databases;
    this.institutions = institutions;
    this.decisions = decisions;
    this.letters = letters;
    this.rulings = rulings;
    this.events = events;
    this.terms = terms;
    this.clock = clock;
  }

  /** Who can become manager: employees (P15) in force who are none yet. */
  public List<Associate> candidates(String caseNumber) {
    List<String> now = databases.managers(caseNumber);
    return institutions.people(databases.get(caseNumber).institutionId()).stream()
        .filter(associate -> associate.employed() && associate.inForce() && !now.contains(associate.id())).toList();
  }

  /**
   * The institution asks for a change. Whoever only leaves, leaves at once; who comes, comes when FSE has looked at
   * their experience (P13, D4), and whom they replace leaves in the same moment.
   *
   * @param coming user id, or empty
   * @param leaving user id, or empty
   * @return whether FSE is to look at somebody
   * @throws InputRefused where the person cannot be manager, is not, or where there would be too many
   */
  public boolean request(String caseNumber, String coming, String leaving, String experience, String by) {
    lock(caseNumber);
    if (open(caseNumber).isPresent()) {
      throw new InputRefused("Der er allerede bedt om en ændring af managerne i sag " + caseNumber
          + ", som FSE ikke har set på endnu.");
    }
    if (coming.isEmpty() && leaving.isEmpty()) {
      throw InputRefused.field("Ny manager", "Vælg, hvem der skal være manager, eller hvem der skal fratræde.");
    }
    if (!leaving.isEmpty() && !databases.managers(caseNumber).contains(leaving)) {
      throw InputRefused.field("Manager, der fratræder", institutions.personName(leaving) + " er ikke manager.");
    }
    if (!coming.isEmpty()) {
      mustBeAbleTo(caseNumber, coming, leaving);
    }
    int number = jdbc.sql("""
            insert into manager_change (case_number, number, coming, leaving, experience, requested_by)
            select :caseNumber, coalesce(max(number), 0) + 1, :coming, :leaving, :experience, :by from manager_change
            where case_number = :caseNumber returning number""")
        .param("caseNumber", caseNumber).param("coming", emptyToNull(coming)).param("leaving", emptyToNull(leaving))
        .param("experience", emptyToNull(experience)).param("by", by).query(Integer.class).single();
    decisions.record(caseNumber, Step.MANAGER_CHANGE, number,
        coming.isEmpty() ? "managerLeaves" : leaving.isEmpty() ? "managerComes" : "managerReplaced",
        words(coming, leaving) + (experience.isEmpty() ? "" : " Erfaring: " + experience), by);
    if (coming.isEmpty()) {
      carryOut(new Change(caseNumber, number, null, leaving, null, by));
    }
    return !coming.isEmpty();
  }

  /**
   * FSE has looked at the experience of the one who is to come.
   *
   * @throws InputRefused where that person cannot be manager any more
   */
  public void conclude(String caseNumber, boolean confirmed, String reason, String by) {
    lock(caseNumber);
    Change change = open(caseNumber).orElse(null);
    if (change == null) {
      return; // concluded already
    }
    if (confirmed) {
      mustBeAbleTo(caseNumber, change.coming(), change.leaving() == null ? "" : change.leaving());
    }
    decisions.record(caseNumber, Step.MANAGER_CONFIRMATION, change.number(), confirmed ? "confirmed" : "refused",
        reason, by);
    if (confirmed) {
      carryOut(change);
    } else {
      conclude(change);
      refused(change);
    }
  }

  private void refused(Change change) {
    String caseNumber = change.caseNumber();
    var facts = new ArrayList<>(letters.facts(caseNumber));
    facts.add(new Row("Foreslået manager", institutions.personName(change.coming())));
    facts.add(new Row("Oplyst erfaring", change.experience() == null ? "ikke oplyst" : change.experience()));
    facts.add(new Row("Managere nu", String.valueOf(databases.managers(caseNumber).size())));
    letters.tell(Adverse.MANAGER_REFUSED, caseNumber, "ændring nr. " + change.number(), new Parts(
        "FSE har ikke godkendt den nye manager", "FSE har ikke godkendt ændringen: "
            + words(change.coming(), change.leaving()) + " Managerne er, som de var.", facts,
        List.of(PublishedRules.MANAGERS, rulings.rule(SchemeTerm.MANAGER_EXPERIENCE)),
        decisions.of(caseNumber, change.number(), Step.MANAGER_CONFIRMATION),
        Hearing.none("Afgørelsen bygger på den erfaring, institutionen selv har oplyst. En anden kan foreslås med det"
            + " samme.")));
  }

  private void carryOut(Change change) {
    String caseNumber = change.caseNumber();
    if (change.leaving() != null) {
      jdbc.sql("update database_manager set access_until = ? where case_number = ? and person_id = ?"
          + " and access_until is null").param(today()).param(caseNumber).param(change.leaving()).update();
    }
    if (change.coming() != null) {
      jdbc.sql("insert into database_manager (case_number, person_id, access_from) values (?, ?, ?)"
              + " on conflict do nothing")
          .param(caseNumber).param(change.coming()).param(today()).update();
    }
    conclude(change);
    letters.tell(caseNumber, "MANAGERS_CHANGED", "ændring nr. " + change.number(), "Managerne er ændret",
        words(change.coming() == null ? "" : change.coming(), change.leaving() == null ? "" : change.leaving())
            + " Adgangen følger med det samme.");
    events.publishEvent(new ManagersChanged(caseNumber));
  }

  /** A change that FSE has not looked at yet lapses with the operation. */
  public void lapse(String caseNumber) {
    lock(caseNumber);
    open(caseNumber).ifPresent(this::conclude);
  }

  private void conclude(Change change) {
    jdbc.sql("update manager_change set concluded_on = ? where case_number = ? and number = ?").param(today())
        .param(change.caseNumber()).param(change.number()).update();
  }

  private void mustBeAbleTo(String caseNumber, String coming, String leaving) {
    String name = institutions.personName(coming);
    Associate person = candidates(caseNumber).stream().filter(associate -> associate.id().equals(coming)).findFirst()
        .orElseThrow(() -> InputRefused.field("Ny manager", name + " er manager i forvejen eller er ikke ansat i"
            + " institutionen. En manager skal være ansat."));
    if (!person.isCertified(today())) {
      throw InputRefused.field("Ny manager", name + (person.certifiedOn() == null
          ? " er ikke certificeret bruger af mikrodata."
          : "s certifikat udløb " + Danish.day(person.certifiedUntil()) + " og skal fornys først."));
    }
    int most = terms.now().maximumManagers();
    if (databases.managers(caseNumber).stream().filter(manager -> !manager.equals(leaving)).count() >= most) {
      throw InputRefused.field("Ny manager", "Der kan højst være " + most + " managere. Vælg, hvem der fratræder.");
    }
  }

  /** The change that is not concluded yet. */
  public Optional<Change> open(String caseNumber) {
    return jdbc.sql("select case_number, number, coming, leaving, experience, requested_by from manager_change"
        + " where case_number = ? and concluded_on is null").param(caseNumber).query(Change.class).optional();
  }

  /** The change under way, or the last one. */
  Change last(String caseNumber) {
    return jdbc.sql("select case_number, number, coming, leaving, experience, requested_by from manager_change"
        + " where case_number = ? order by number desc limit 1").param(caseNumber).query(Change.class).single();
  }

  /**
   * Sees whether somebody can act for the database: a manager who is administrator (P16) and certified. Where nobody can,
   * the deadline of D12 begins; where somebody can again, or the operation has ended, it is over.
   *
   * @return whether that has changed by this
   */
  public boolean look(String caseNumber) {
    lock(caseNumber);
    boolean missing = jdbc.sql("select missing from (" + GAPS + ") one where case_number = :caseNumber")
        .param("today", today()).param("caseNumber", caseNumber).query(Boolean.class).single();
    if (!missing) {
      return jdbc.sql("update manager_gap set closed_on = ? where case_number = ? and closed_on is null")
          .param(today()).param(caseNumber).update() == 1;
    }
    LocalDate until = today().plus(terms.now().managerGap());
    boolean begins = jdbc.sql("""
            insert into manager_gap (case_number, number, began_on, until_day)
            select ?, coalesce(max(number), 0) + 1, ?, ? from manager_gap where case_number = ? on conflict do nothing""")
        .param(caseNumber).param(today()).param(until).param(caseNumber).update() == 1;
    if (begins) {
      letters.tell(caseNumber, "MANAGERS_MISSING", "fra " + today(), databases.managers(caseNumber).isEmpty()
              ? "Projektdatabasen har ingen manager"
              : "Ingen af projektdatabasens managere er administrator med gyldigt certifikat",
          "Udpeg en manager, der kan være administrator og har et gyldigt certifikat, senest " + Danish.day(until)
              + ": med „Ændr managere“ i opgavelisten, ved at give en manager rollen på siden Institution, eller ved at"
              + " en manager fornyer sit certifikat. Indtil da kan databasen ikke få nye underprojekter. Sker det ikke,"
              + " afgør FSE, hvad der skal ske med databasen.");
    }
    return begins;
  }

  /** The gap that lasts. */
  public Optional<Gap> gap(String caseNumber) {
    return jdbc.sql("select case_number, number, began_on, until_day from manager_gap"
        + " where case_number = ? and closed_on is null").param(caseNumber).query(Gap.class).optional();
  }

  /** Case numbers of the databases whose gap should begin or end: one question for all, however many there are. */
  public List<String> toLookAt() {
    return jdbc.sql("select case_number from (" + GAPS + ") one where missing <> known order by 1")
        .param("today", today()).query(String.class).list();
  }

  /**
   * FSE decides what happens where nobody has been appointed in time.
   *
   * @param until the new last day; null where the database is to be shut down
   * @throws InputRefused for a day that is not ahead, or too far
   */
  public void followUp(String caseNumber, LocalDate until, String reason, String by) {
    Gap gap = gap(caseNumber).orElse(null);
    if (gap == null || !today().isAfter(gap.untilDay())) {
      return; // decided already, or no longer needed
    }
    LocalDate latest = today().plus(terms.now().managerGap()).plus(terms.now().managerGap());
    if (until != null && (!until.isAfter(today()) || until.isAfter(latest))) {
      throw InputRefused.field("Ny frist", "Fristen skal ligge efter i dag og senest " + Danish.day(latest) + ".");
    }
    int round = 1 + (int) decisions.of(caseNumber).stream().filter(decision ->
        decision.step() == Step.MANAGER_FOLLOW_UP).count();
    decisions.record(caseNumber, Step.MANAGER_FOLLOW_UP, round, until == null ? "shutDown" : "longer", reason, by);
    jdbc.sql("update manager_gap set until_day = ? where case_number = ? and number = ?")
        .param(until == null ? latest : until).param(caseNumber).param(gap.number()).update();
    if (until != null) {
      letters.tell(caseNumber, "MANAGERS_MISSING", "ny frist " + until, "Ny frist for at udpege en manager",
          "FSE har forlænget fristen til " + Danish.day(until) + ".\n\nBegrundelse: " + reason);
    }
  }

  private String words(String coming, String leaving) {
    String comes = coming == null || coming.isEmpty() ? "" : institutions.personName(coming) + " bliver manager. ";
    String leaves = leaving == null || leaving.isEmpty() ? "" : institutions.personName(leaving)
        + " fratræder som manager.";
    return (comes + leaves).strip();
  }

  /** Of two who press at once, one comes after the other. */
  private void lock(String caseNumber) {
    jdbc.sql("select case_number from project_database where case_number = ? for update").param(caseNumber)
        .query(String.class).single();
  }

  private static String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
