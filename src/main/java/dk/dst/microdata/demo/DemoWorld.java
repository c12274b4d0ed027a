package dk.dst.microdata.demo;

import dk.dst.microdata.cases.engine.EngineClock;
import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.cases.engine.StartStep;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.ground.Mode;
import dk.dst.microdata.ground.form.Forms;
import dk.dst.microdata.schemes.authorisation.AuthorisationProcess;
import dk.dst.microdata.schemes.project.ProjectsOnRecord;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The demo world, written at the first start in one transaction: half a world never exists. The project databases in
 * operation have really been applied for, approved and signed, by the demo's people, in the past.
 */
@Component
@Conditional(Mode.Demo.class)
class DemoWorld extends StartStep {

  private final DemoRecords records;
  private final ProjectsOnRecord projects;
  private final People people;
  private final EngineClock clock;
  private final DemoClock demoClock;
  private final RepositoryService repository;
  private final HistoryService history;
  private final FormService forms;
  private final TaskService tasks;
  private final AuthorisationProcess authorisation;
  private final Forms shown;
  private final TransactionTemplate transaction;

  DemoWorld(DemoRecords records, ProjectsOnRecord projects, People people, EngineClock clock, DemoClock demoClock,
      RepositoryService repository, HistoryService history, FormService forms, TaskService tasks,
      AuthorisationProcess authorisation, Forms shown, TransactionTemplate transaction) {
    super(WORLD);
    this.shown = shown;
    this.authorisation = authorisation;
    this.records = records;
    this.projects = projects;
    this.people = people;
    this.clock = clock;
    this.demoClock = demoClock;
    this.repository = repository;
    this.history = history;
    this.forms = forms;
    this.tasks = tasks;
    this.transaction = transaction;
  }

  @Override
  protected void run() {
    if (!records.exist()) {
      transaction.executeWithoutResult(status -> write());
    }
  }

  private void write() {
    LocalDate today = LocalDate.now(clock);
    records.write(today);
    accounts();
    authorisation.fileAll();
    projects.follow();
    try {
      inOperation(DemoInstitution.VESTKYST, DemoPeople.DORTHE, DemoPeople.DAN, today.minusMonths(2), 5, today);
      inOperation(DemoInstitution.FJORDBY, DemoPeople.ERIK, DemoPeople.ELSE,
          today.plusDays(5).minusMonths(6), 3, today);
      inOperation(DemoInstitution.OESTERSOE, DemoPeople.FREJA, DemoPeople.FINN,
          today.plusDays(190).minusYears(2), 4, today);
      subproject(DemoPeople.DORTHE, DemoPeople.DAN, today.minusDays(20));
      proposals(today);
    } finally {
      clock.reset();
    }
  }

  /** A subproject that was applied for here, and whose data are being delivered. */
  private void subproject(DemoPeople manager, DemoPeople signatory, LocalDate from) {
    clock.stopAt(from.atTime(LocalTime.of(9, 0)).atZone(EngineClock.DENMARK).toInstant());
    String caseNumber = propose(manager, "Barndommens vilkår og helbredet som voksen", "SUBPROJECT");
    complete(caseNumber, manager, DemoForms.proposal("Barndommens vilkår og helbredet som voksen", manager, signatory,
        true, from.plusYears(8)));
    complete(caseNumber, manager, DemoForms.endorsement());
    demoClock.letHappen();
    complete(caseNumber, holder(caseNumber), DemoForms.proposalReview());
    complete(caseNumber, signatory, DemoForms.signature(shown.view("sign-proposal", caseNumber)));
    demoClock.letHappen();
  }

  /** One proposal at the administrator, one in FSE. */
  private void proposals(LocalDate today) {
    clock.stopAt(today.minusDays(2).atTime(LocalTime.of(9, 0)).atZone(EngineClock.DENMARK).toInstant());
    String drafted = propose(DemoPeople.ANNA, "Kost og helbred i skolealderen", "RESEARCHER");
    complete(drafted, DemoPeople.ANNA, DemoForms.proposal("Kost og helbred i skolealderen", DemoPeople.ANNA,
        DemoPeople.ULLA, false, today.plusYears(4)));
    String sent = propose(DemoPeople.ANNA, "Søvn, arbejde og sygefravær", "RESEARCHER");
    complete(sent, DemoPeople.ANNA, DemoForms.proposal("Søvn, arbejde og sygefravær", DemoPeople.ANNA,
        DemoPeople.ULLA, true, today.plusYears(3)));
    demoClock.letHappen();
  }

  private String propose(DemoPeople person, String title, String scheme) {
    return start("propose-project", person, Map.of("title", title, "schemeWanted", scheme));
  }

  /** Whom the case's task has been given to. */
  private DemoPeople holder(String caseNumber) {
    return DemoPeople.valueOf(tasks.createTaskQuery().processInstanceBusinessKey(caseNumber).singleResult()
        .getAssignee().toUpperCase());
  }

  private void accounts() {
    for (DemoInstitution institution : DemoInstitution.values()) {
      people.institution(institution.id(), institution.title());
    }
    for (DemoPeople person : DemoPeople.values()) {
      switch (person) {
        case RIKKE, RASMUS -> account(person, Groups.REVIEWERS);
        case KAREN -> account(person, Groups.APPROVERS);
        case PER -> account(person, Groups.OWNERS);
        case ODA -> account(person, Groups.ECONOMY);
        case DAGNY -> account(person, Groups.DATA_PROTECTION);
        case ADMIN -> people.administrator(person.id(), person.fullName(), person.email(), DemoPeople.PASSWORD);
        default -> account(person, Groups.APPLICANTS);
      }
    }
    people.member(DemoPeople.RASMUS.id(), Groups.APPROVERS);
    people.associate(DemoPeople.ELSE.id(), DemoPeople.ELSE.fullName(), DemoPeople.ELSE.email(),
        Groups.APPLICANTS, DemoInstitution.VESTKYST.id());
  }

  private void account(DemoPeople person, String group) {
    people.account(person.id(), person.fullName(), person.email(), DemoPeople.PASSWORD, group,
        person.institution() == null ? null : person.institution().id());
  }

  /** Lives a case from that day until today. */
  private void inOperation(DemoInstitution institution, DemoPeople applicant, DemoPeople signatory, LocalDate from,
      int subprojects, LocalDate today) {
    clock.stopAt(from.atTime(LocalTime.of(9, 0)).atZone(EngineClock.DENMARK).toInstant());
    String caseNumber = start("apply-for-project-database", applicant, DemoForms.start(institution));
    complete(caseNumber, applicant, DemoForms.application(applicant, signatory));
    demoClock.letHappen();
    complete(caseNumber, DemoPeople.RIKKE, DemoForms.review());
    complete(caseNumber, DemoPeople.KAREN, DemoForms.approval());
    complete(caseNumber, signatory, DemoForms.signature(shown.view("sign-agreement", caseNumber)));
    demoClock.letHappen();
    records.subprojects(institution, caseNumber, subprojects, from);
    for (LocalDate review = from.plusMonths(6); review.isBefore(today); review = review.plusMonths(6)) {
      clock.stopAt(review.atTime(LocalTime.of(9, 0)).atZone(EngineClock.DENMARK).toInstant());
      demoClock.letHappen();
      complete(caseNumber, applicant, DemoForms.usageComment());
      complete(caseNumber, DemoPeople.RIKKE, DemoForms.usageContinues());
    }
  }

  private String start(String process, DemoPeople applicant, Map<String, Object> answers) {
    String definition = repository.createProcessDefinitionQuery().processDefinitionKey(process).latestVersion()
        .singleResult().getId();
    var started = new ProcessInstance[1];
    people.as(applicant.id(), () -> started[0] = forms.submitStartForm(definition, answers));
    return history.createHistoricProcessInstanceQuery().processInstanceId(started[0].getId()).singleResult()
        .getBusinessKey();
  }

  private void complete(String caseNumber, DemoPeople person, Map<String, Object> answers) {
    String task = tasks.createTaskQuery().processInstanceBusinessKey(caseNumber).singleResult().getId();
    people.as(person.id(), () -> {
      tasks.claim(task, person.id());
      forms.submitTaskForm(task, answers);
    });
  }
}
