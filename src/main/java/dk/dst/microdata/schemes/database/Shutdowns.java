package dk.dst.microdata.schemes.database;

import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.money.Money;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.terms.SchemeTerms;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.billing.FinalAccounts;
import dk.dst.microdata.schemes.database.Managers.ManagersChanged;
import dk.dst.microdata.schemes.project.Project;
import dk.dst.microdata.schemes.project.Projects;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How a project database ends: why, whose access stops, who is told, and when its data may be deleted. */
@Repository
public class Shutdowns {

  /** Why a project database is shut down. */
  public enum Cause {
    TERM_ENDED("ophørsdatoen er nået"),
    USAGE_REVIEW("FSE har besluttet det efter gennemgang af anvendelsen"),
    NOTICE("institutionen har opsagt den"),
    AUTHORISATION_LOST("institutionens autorisation er bortfaldet"),
    MANAGERS_MISSING("der ikke er udpeget en manager inden fristen");

    private final String danish;

    Cause(String danish) {
      this.danish = danish;
    }

    public String danish() {
      return danish;
    }
  }

  /** The database is in operation no longer; it is being shut down. */
  public record OperationEnded(String caseNumber) {}

  private final JdbcClient jdbc;
  private final Cases cases;
  private final ProjectDatabases databases;
  private final Projects projects;
  private final Institutions institutions;
  private final Decisions decisions;
  private final DatabaseLetters letters;
  private final ShutdownLetters shutdownLetters;
  private final FinalAccounts accounts;
  private final ApplicationEventPublisher events;
  private final TermsInForce terms;
  private final Clock clock;

  Shutdowns(JdbcClient jdbc, Cases cases, ProjectDatabases databases, Projects projects, Institutions institutions,
      Decisions decisions, DatabaseLetters letters, ShutdownLetters shutdownLetters, FinalAccounts accounts,
      ApplicationEventPublisher events, TermsInForce terms, Clock clock) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.databases = databases;
    this.projects = projects;
    this.institutions = institutions;
    this.decisions = decisions;
    this.letters = letters;
    this.shutdownLetters = shutdownLetters;
    this.accounts = accounts;
    this.events = events;
    this.terms = terms;
    this.clock = clock;
  }

  /** One step of a shutdown: what, and when it was done; null while it is not. */
  public record Item(String what, LocalDate doneOn) {}

  /** The first cause is the one that counts, until the shutdown is undone. */
  public void begin(String caseNumber, Cause cause) {
    jdbc.sql("""
            insert into shutdown (case_number, number, cause, started_on, undo_until)
            select ?, coalesce(max(number), 0) + 1, ?, ?, ? from shutdown where case_number = ?
            on conflict do nothing""")
        .param(caseNumber).param(cause.name()).param(today()).param(undoUntil(cause)).param(caseNumber).update();
  }

  /** What FSE decided itself can be complained about, and stays undoable for as long as that takes. */
  private LocalDate undoUntil(Cause cause) {
    SchemeTerms now = terms.now();
    return cause == Cause.USAGE_REVIEW || cause == Cause.MANAGERS_MISSING ? today().plus(now.complaint()).plus(now.hearing())
        : today().plus(now.shutdownUndo());
  }

  /**
   * The case number of the institution's database in operation.
   *
   * @throws InputRefused where it has none in operation
   */
  public String inOperation(String institution) {
    return databases.openOf(institution).filter(ProjectDatabase::isInOperation)
        .map(ProjectDatabase::caseNumber)
        .orElseThrow(() -> new InputRefused("Din institution har ingen projektdatabase i drift at opsige."));
  }

  /** The institution gives notice of its project database. */
  public void giveNotice(String caseNumber, String reason, String by) {
    decisions.record(caseNumber, Step.NOTICE, 1, "noticeGiven", reason, by);
    begin(caseNumber, Cause.NOTICE);
  }

  /**
   * The institution's authorisation is gone. The first reason is the one that counts.
   *
   * @return the case number of its database in operation, which is to be shut down, if it has one
   */
  public Optional<String> authorisationLost(String institution, String reason, String by) {
    Optional<String> caseNumber = databases.openOf(institution)
        .filter(ProjectDatabase::isInOperation).map(ProjectDatabase::caseNumber);
    caseNumber.ifPresent(ended -> {
      decisions.record(ended, Step.AUTHORISATION_LAPSE, 1, "authorisationLost", reason, by);
      begin(ended, Cause.AUTHORISATION_LOST);
    });
    return caseNumber;
  }

  /** Access ends for the managers, today, and the institution is told. Without another cause the term has ended. */
  public void endAccess(String caseNumber) {
    begin(caseNumber, Cause.TERM_ENDED);
    decisions.record(caseNumber, Step.SHUTDOWN, number(caseNumber), cause(caseNumber).name(),
        "Managernes adgang er lukket, fordi " + cause(caseNumber).danish() + ".", Decisions.SYSTEM);
    shutdownLetters.accessEnds(caseNumber, cause(caseNumber), number(caseNumber), undoUntil(caseNumber));
    jdbc.sql("update database_manager set access_until = ?, closed_by_shutdown = true"
            + " where case_number = ? and access_until is null").param(today()).param(caseNumber).update();
    cases.move(caseNumber, CaseState.CLOSING, CaseState.IN_OPERATION);
    done(caseNumber, "access_ended_on");
    events.publishEvent(new OperationEnded(caseNumber));
    events.publishEvent(new ManagersChanged(caseNumber)); // what waited for them is for those in reserve now
  }

  /**
   * FSE undoes a shutdown that should not have been. {@link #reopen} does what follows.
   *
   * @param newEnd the new end date; needed where the old one has passed, otherwise null
   * @throws InputRefused past the deadline, where the authorisation is not valid, or for an end date that cannot be
   */
  public void undo(String caseNumber, LocalDate newEnd, String reason, String by) {
    ProjectDatabase database = databases.get(caseNumber);
    if (database.state() != CaseState.CLOSING || today().isAfter(undoUntil(caseNumber))
        || isDone(caseNumber, "subprojects_told_on")) {
      throw InputRefused.field("Sagsnummer", "Nedlæggelsen i sag " + caseNumber + " kan ikke længere fortrydes:"
          + " fristen er gået, eller sagen er ikke under nedlæggelse. Institutionen kan ansøge på ny.");
    }
    Institution institution = institutions.get(database.institutionId());
    if (!institution.isAuthorised(today())) {
      throw InputRefused.field("Sagsnummer", "Institutionens autorisation gælder ikke: "
          + institution.reason(today()) + " Databasen kan ikke genåbnes.");
    }
    LocalDate latest = today().plus(terms.now().extension());
    if (newEnd != null && (!newEnd.isAfter(today()) || newEnd.isAfter(latest))) {
      throw InputRefused.field("Ny ophørsdato", "Datoen skal ligge efter i dag og senest " + Danish.day(latest) + ".");
    }
    if (newEnd == null && !today().isBefore(databases.closesOn(caseNumber))) {
      throw InputRefused.field("Ny ophørsdato", "Ophørsdatoen " + Danish.day(database.endsOn())
          + " er nået, så databasen skal have en ny for at kunne genåbnes.");
    }
    if (newEnd != null) {
      jdbc.sql("update project_database set ends_on = ? where case_number = ?").param(newEnd).param(caseNumber)
          .update();
    }
    decisions.record(caseNumber, Step.SHUTDOWN_UNDONE, number(caseNumber), "undone", reason, by);
  }

  /** Back in operation: whoever lost their access with the shutdown, and still belongs to the institution, has it again. */
  public void reopen(String caseNumber) {
    int number = number(caseNumber);
    int managers = jdbc.sql("""
            update database_manager m set access_until = null, closed_by_shutdown = false
            from project_database d join association s on s.institution_id = d.institution_id
            where m.case_number = ? and d.case_number = m.case_number and m.closed_by_shutdown
              and s.person_id = m.person_id and s.state = 'IN_FORCE' and s.employed""").param(caseNumber).update();
    cases.move(caseNumber, CaseState.IN_OPERATION, CaseState.CLOSING);
    letters.tell(caseNumber, "SHUTDOWN_UNDONE", "nedlæggelse nr. " + number, "Projektdatabasen er genåbnet",
        "FSE har fortrudt nedlæggelsen. " + (managers == 0
            ? "Databasen har ingen manager mere, så ingen har adgang, før en er udpeget. Den ophører "
            : "Managernes adgang er åben igen, og databasen ophører ") + Danish.day(databases.get(caseNumber).endsOn()) + ".\n\nBegrundelse: "
            + decisions.find(caseNumber, Step.SHUTDOWN_UNDONE, number).orElseThrow().reason());
    done(caseNumber, "undone_on");
    events.publishEvent(new ManagersChanged(caseNumber));
  }

  /** Running subprojects are told, and become ordinary projects; they keep their own end dates (U6, D11). */
  public void notifySubprojects(String caseNumber) {
    List<Project> running = projects.ofDatabase(caseNumber).stream().filter(project -> project.isRunning(today()))
        .toList(); // what has ended stays in the books as the subproject it was
    shutdownLetters.subprojectsGoOn(caseNumber, cause(caseNumber), running);
    running.forEach(project -> projects.leaveDatabase(project.number()));
    done(caseNumber, "subprojects_told_on");
  }

  /** The annual subscriptions to the database are ended. */
  public void subscriptionsEnded(String caseNumber) {
    done(caseNumber, "subscriptions_ended_on");
  }

  /** Statistics Denmark may not delete data without the data controller's instruction (domain 3.9). */
  public void instructDeletion(String caseNumber, String instruction, String by) {
    jdbc.sql("update shutdown set instruction = ? where case_number = ? and undone_on is null and instruction is null")
        .param(instruction).param(caseNumber).update();
    decisions.record(caseNumber, Step.DELETION_INSTRUCTION, number(caseNumber), "instructed", instruction, by);
    done(caseNumber, "instructed_on");
  }

  /**
   * The final account is made up: "brugeren betaler alle omkostninger" (S01, condition 3; P18). What is owed by the lines
   * of this application goes on a final bill.
   *
   * @param reference number of the invoice, or what else it is found by
   * @param dkk what has been billed past those lines, in whole kroner; 0 where nothing has
   * @throws InputRefused where something that costs has no price yet
   */
  public void settle(String caseNumber, String reference, int dkk, String remark, String by) {
    Money open = isDone(caseNumber, "account_settled_on") ? Money.NONE : accounts.close(caseNumber);
    jdbc.sql("update shutdown set account_reference = ?, account_dkk = ?"
            + " where case_number = ? and undone_on is null and account_settled_on is null")
        .param(reference).param(dkk).param(caseNumber).update();
    decisions.record(caseNumber, Step.FINAL_ACCOUNT, number(caseNumber), "settled", ("Slutregning " + reference
        + ": " + Danish.kroner(dkk) + " Åbne linjer: " + open.danish() + " " + remark).strip(), by);
    done(caseNumber, "account_settled_on");
  }

  /** The first confirmation: the data is deleted. */
  public void confirmDeletion(String caseNumber, String remark, String by) {
    if (instruction(caseNumber).isEmpty()) {
      throw new InputRefused("Sag " + caseNumber + " har ingen instruks fra den dataansvarlige, så intet må slettes.");
    }
    decisions.record(caseNumber, Step.DELETION, round(caseNumber), "deleted", ("Data er slettet efter"
        + " instruksen. " + remark).strip(), by);
    done(caseNumber, "deleted_on");
  }

  /**
   * The second confirmation: everything on the list is done, and the case is closed; or the deletion goes back.
   */
  public void conclude(String caseNumber, boolean confirmed, String reason, String by) {
    if (!isDone(caseNumber, "deleted_on")) {
      return; // it has gone back already
    }
    decisions.record(caseNumber, Step.SHUTDOWN_CONFIRMED, round(caseNumber),
        confirmed ? "closed" : "sentBack", reason, by);
    if (!confirmed) {
      jdbc.sql("update shutdown set deleted_on = null where case_number = ? and undone_on is null").param(caseNumber)
          .update();
      return;
    }
    close(caseNumber);
  }

  /** The case is closed. Only a shutdown begun before there were two confirmations comes here by itself. */
  public void close(String caseNumber) {
    cases.move(caseNumber, CaseState.CLOSED, CaseState.CLOSING);
    done(caseNumber, "closed_on");
  }

  /** The list of what is to be done, in its order, with the day on which each was done. */
  public List<Item> checklist(String caseNumber) {
    return jdbc.sql("select * from shutdown where case_number = ? and undone_on is null").param(caseNumber)
        .query((row, i) -> Stream.of(
            new Item("Managernes adgang lukket", row.getObject("access_ended_on", LocalDate.class)),
            new Item("Underprojekterne har fået besked", row.getObject("subprojects_told_on", LocalDate.class)),
            new Item("Årsabonnementer afsluttet", row.getObject("subscriptions_ended_on", LocalDate.class)),
            new Item("Den dataansvarliges instruks modtaget", row.getObject("instructed_on", LocalDate.class)),
            new Item("Slutregning gjort op", row.getObject("account_settled_on", LocalDate.class)),
            new Item("Data slettet (første bekræftelse)", row.getObject("deleted_on", LocalDate.class)),
            new Item("Nedlæggelsen bekræftet (anden bekræftelse)", row.getObject("closed_on", LocalDate.class)))
            .toList())
        .optional().orElse(List.of());
  }

  public Cause cause(String caseNumber) {
    return jdbc.sql("select cause from shutdown where case_number = ? and undone_on is null").param(caseNumber)
        .query(Cause.class).single();
  }

  /** The last day on which the shutdown can be undone. */
  public LocalDate undoUntil(String caseNumber) {
    return jdbc.sql("select coalesce(undo_until, started_on) from shutdown where case_number = ? and undone_on is null")
        .param(caseNumber).query(LocalDate.class).single();
  }

  public Optional<String> instruction(String caseNumber) {
    return jdbc.sql("select instruction from shutdown where case_number = ? and undone_on is null"
            + " and instruction is not null").param(caseNumber).query(String.class).optional();
  }

  /** Number of the shutdown under way, or of the last one. */
  private int number(String caseNumber) {
    return jdbc.sql("select max(number) from shutdown where case_number = ?").param(caseNumber).query(Integer.class)
        .single();
  }

  /** The deletion can be sent back: each time it is confirmed is a round of its own. */
  private int round(String caseNumber) {
    return 1 + (int) decisions.of(caseNumber).stream().filter(decision -> decision.step() == Step.SHUTDOWN_CONFIRMED
        && decision.outcome().equals("sentBack")).count();
  }

  /** The first time counts. */
  private void done(String caseNumber, String step) {
    jdbc.sql("update shutdown set " + step + " = ? where case_number = ? and number = ? and " + step + " is null")
        .param(today()).param(caseNumber).param(number(caseNumber)).update();
  }

  private boolean isDone(String caseNumber, String step) {
    return jdbc.sql("select " + step + " is not null from shutdown where case_number = ? and undone_on is null")
        .param(caseNumber).query(Boolean.class).optional().orElse(false);
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
