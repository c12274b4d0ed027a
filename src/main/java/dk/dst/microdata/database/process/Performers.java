package dk.dst.microdata.database.process;

import dk.dst.microdata.application.Application;
import dk.dst.microdata.application.Applications;
import dk.dst.microdata.database.ProjectDatabases;
import dk.dst.microdata.institution.Associate;
import dk.dst.microdata.institution.Institutions;
import dk.dst.microdata.institution.Role;
import dk.dst.microdata.process.EngineClock;
import dk.dst.microdata.scheme.SchemeTerms;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Whom the models give the institutions' tasks to. A task always has somebody: the responsible, if nobody else. */
@Component("performers")
public class Performers {

  private final Applications applications;
  private final ProjectDatabases databases;
  private final Institutions institutions;
  private final SchemeTerms terms;

  Performers(Applications applications, ProjectDatabases databases, Institutions institutions, SchemeTerms terms) {
    this.applications = applications;
    this.databases = databases;
    this.institutions = institutions;
    this.terms = terms;
  }

  /** Who applies. */
  public String applicant(DelegateExecution execution) {
    return application(execution).applicant();
  }

  /** Who may complete the application: the applicant, and those who may submit for the institution. */
  public List<String> applicants(DelegateExecution execution) {
    var people = new ArrayList<>(having(execution, Role.ADMINISTRATOR, Role.CONTACT_WITH_POWERS));
    people.remove(applicant(execution));
    people.add(0, applicant(execution));
    return people;
  }

  /** Who was chosen to sign. */
  public String signatory(DelegateExecution execution) {
    return application(execution).content().signatory();
  }

  /** Who may sign: all the institution's signatories. */
  public List<String> signatories(DelegateExecution execution) {
    return having(execution, Role.SIGNATORY);
  }

  /** The managers with access to the database, or those responsible where none is left. */
  public List<String> managers(DelegateExecution execution) {
    List<String> managers = databases.managers(execution.getProcessBusinessKey());
    return managers.isEmpty() ? dataControllers(execution) : managers;
  }

  /** Who speaks for the data controller: the responsible for authorisation and the substitutes. */
  public List<String> dataControllers(DelegateExecution execution) {
    return having(execution, Role.RESPONSIBLE, Role.SUBSTITUTE);
  }

  /** The moment the term ends. */
  public Date termEnd(DelegateExecution execution) {
    return startOf(endsOn(execution));
  }

  /** The moment until which a database waits for FSE's decision of its extension (D10). */
  public Date graceEnd(DelegateExecution execution) {
    return startOf(endsOn(execution).plus(terms.undecidedGrace()));
  }

  private LocalDate endsOn(DelegateExecution execution) {
    return databases.get(execution.getProcessBusinessKey()).endsOn();
  }

  private static Date startOf(LocalDate day) {
    return Date.from(day.atStartOfDay(EngineClock.DENMARK).toInstant());
  }

  private List<String> having(DelegateExecution execution, Role... roles) {
    return institutions.people(application(execution).institutionId()).stream()
        .filter(person -> List.of(roles).stream().anyMatch(person::has)).map(Associate::id).toList();
  }

  private Application application(DelegateExecution execution) {
    return applications.get(execution.getProcessBusinessKey());
  }
}
