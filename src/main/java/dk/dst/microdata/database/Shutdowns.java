package dk.dst.microdata.database;

import dk.dst.microdata.database.ProjectDatabase.Status;
import dk.dst.microdata.decision.Decisions;
import dk.dst.microdata.decision.Step;
import dk.dst.microdata.form.InputRefused;
import dk.dst.microdata.institution.Institution;
import dk.dst.microdata.institution.Institutions;
import dk.dst.microdata.notice.Notices;
import dk.dst.microdata.project.Project;
import dk.dst.microdata.project.Projects;
import dk.dst.microdata.scheme.Danish;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
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
    AUTHORISATION_LOST("institutionens autorisation er bortfaldet");

    private final String danish;

    Cause(String danish) {
      this.danish = danish;
    }

    public String danish() {
      return danish;
    }
  }

  private final JdbcClient jdbc;
  private final ProjectDatabases databases;
  private final Projects projects;
  private final Institutions institutions;
  private final Notices notices;
  private final Decisions decisions;
  private final Clock clock;

  Shutdowns(JdbcClient jdbc, ProjectDatabases databases, Projects projects, Institutions institutions, Notices notices,
      Decisions decisions, Clock clock) {
    this.jdbc = jdbc;
    this.databases = databases;
    this.projects = projects;
    this.institutions = institutions;
    this.notices = notices;
    this.decisions = decisions;
    this.clock = clock;
  }

  /** The first cause is the one that counts. */
  public void begin(String caseNumber, Cause cause) {
    jdbc.sql("insert into shutdown (case_number, cause, started_on) values (?, ?, ?) on conflict do nothing")
        .param(caseNumber).param(cause.name()).param(today()).update();
  }

  /**
   * The case number of the institution's database in operation.
   *
   * @throws InputRefused where it has none in operation
   */
  public String inOperation(String institution) {
    return databases.openOf(institution).filter(one -> one.status() == Status.IN_OPERATION)
        .map(ProjectDatabase::caseNumber)
        .orElseThrow(() -> new InputRefused("Din institution har ingen projektdatabase i drift at opsige."));
  }

  /** The institution gives notice of its project database. */
  public void giveNotice(String caseNumber, String reason, String by) {
    decisions.record(caseNumber, Step.NOTICE, 1, "noticeGiven", reason, by);
    begin(caseNumber, Cause.NOTICE);
  }

  /**
   * FSE registers that an authorisation has lapsed, or that its agreement has ended.
   *
   * @return the case number of the institution's database in operation, which is to be shut down, if it has one
   * @throws InputRefused for an unknown number, a day in the future, or an authorisation that has lapsed already
   */
  public Optional<String> lapseAuthorisation(int authorisationNumber, LocalDate day, String reason,
      boolean agreementEnded, String by) {
    Institution institution = institutions.byAuthorisation(authorisationNumber).orElseThrow(() ->
        InputRefused.field("Autorisationsnummer", "Ingen institution har nummer " + authorisationNumber + "."));
    if (day.isAfter(today()) || day.isBefore(institution.authorisedFrom())) {
      throw InputRefused.field("Bortfaldet den", "Datoen skal ligge mellem "
          + Danish.day(institution.authorisedFrom()) + " og i dag.");
    }
    if (!institutions.lapse(institution.id(), day, reason, agreementEnded)) {
      throw InputRefused.field("Autorisationsnummer", "Autorisation " + authorisationNumber
          + " er allerede registreret som bortfaldet.");
    }
    return authorisationLost(institution.id(), reason, by);
  }

  /**
   * The institution's authorisation is gone. The first reason is the one that counts.
   *
   * @return the case number of its database in operation, which is to be shut down, if it has one
   */
  public Optional<String> authorisationLost(String institution, String reason, String by) {
    Optional<String> caseNumber = databases.openOf(institution)
        .filter(one -> one.status() == Status.IN_OPERATION).map(ProjectDatabase::caseNumber);
    caseNumber.ifPresent(one -> {
      decisions.record(one, Step.AUTHORISATION_LAPSE, 1, "authorisationLost", reason, by);
      begin(one, Cause.AUTHORISATION_LOST);
    });
    return caseNumber;
  }

  /** Access ends for the managers, today. Where nothing else was the cause, the term has ended. */
  public void endAccess(String caseNumber) {
    begin(caseNumber, Cause.TERM_ENDED);
    jdbc.sql("update shutdown set access_ended_on = ? where case_number = ? and access_ended_on is null")
        .param(today()).param(caseNumber).update();
    jdbc.sql("update database_manager set access_until = ? where case_number = ? and access_until is null")
        .param(today()).param(caseNumber).update();
    jdbc.sql("update project_database set status = 'CLOSING' where case_number = ? and status = 'IN_OPERATION'")
        .param(caseNumber).update();
    decisions.record(caseNumber, Step.SHUTDOWN, 1, cause(caseNumber).name(), "Managernes adgang er lukket, fordi "
        + cause(caseNumber).danish() + ".", Decisions.SYSTEM);
  }

  /** Running subprojects are told, and become ordinary projects; they keep their own end dates (U6, D11). */
  public void notifySubprojects(String caseNumber) {
    int number = databases.get(caseNumber).projectNumber();
    for (Project project : projects.ofDatabase(caseNumber)) {
      if (!project.isRunning(today())) {
        continue; // what has ended stays in the books as the subproject it was
      }
      if (project.contact() != null) {
        notices.tell(caseNumber, "DATABASE_SHUT_DOWN", "projekt " + project.number(), project.contact(),
            "Projektdatabase " + number + " er lukket",
            "Projektdatabase " + number + " er lukket, fordi " + cause(caseNumber).danish() + ". Projekt "
                + project.number() + " („" + project.title() + "“) fortsætter med de data, det har fået leveret, til sin"
                + " egen slutdato, " + Danish.day(project.endsOn()) + ". Der kan ikke trækkes flere data fra databasen.");
      }
      projects.leaveDatabase(project.number());
    }
  }

  /** Statistics Denmark may not delete data without the data controller's instruction (domain 3.9). */
  public void instructDeletion(String caseNumber, String instruction, String by) {
    jdbc.sql("update shutdown set instruction = ? where case_number = ? and instruction is null")
        .param(instruction).param(caseNumber).update();
    decisions.record(caseNumber, Step.DELETION_INSTRUCTION, 1, "instructed", instruction, by);
  }

  public void confirmDeletion(String caseNumber, String remark, String by) {
    if (instruction(caseNumber).isEmpty()) {
      throw new InputRefused("Sag " + caseNumber + " har ingen instruks fra den dataansvarlige, så intet må slettes.");
    }
    decisions.record(caseNumber, Step.DELETION, 1, "deleted", remark, by);
    jdbc.sql("update project_database set status = 'CLOSED' where case_number = ? and status = 'CLOSING'")
        .param(caseNumber).update();
    jdbc.sql("update shutdown set closed_on = ? where case_number = ? and closed_on is null")
        .param(today()).param(caseNumber).update();
  }

  public Cause cause(String caseNumber) {
    return jdbc.sql("select cause from shutdown where case_number = ?").param(caseNumber).query(Cause.class).single();
  }

  public Optional<String> instruction(String caseNumber) {
    return jdbc.sql("select instruction from shutdown where case_number = ? and instruction is not null")
        .param(caseNumber).query(String.class).optional();
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
