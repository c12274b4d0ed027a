package dk.dst.microdata.support;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.cases.engine.EngineClock;
import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.cases.task.TaskSeats;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.facts.register.ContentLists;
import dk.dst.microdata.facts.register.ContentRow;
import dk.dst.microdata.facts.register.Years;
import dk.dst.microdata.ground.form.Forms;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.schemes.application.Applications;
import dk.dst.microdata.schemes.database.Extensions;
import dk.dst.microdata.schemes.project.Projects;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.NativeTaskQuery;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes institutions and brings cases to where a test begins, always by the way people would. */
@TestComponent
public class World {

  public static final String REVIEWER = "rikke";
  /** Both reviewer and approver, so that four eyes have something to refuse. */
  public static final String BOTH = "rasmus";
  public static final String APPROVER = "karen";
  public static final String OWNER = "per";

  private static final String LIFECYCLE = "project-database-lifecycle";
  private static final AtomicInteger NUMBER = new AtomicInteger(2000);

  private final People people;
  private final EngineClock clock;
  private final JdbcClient jdbc;
  private final Applications applications;
  private final Projects projects;
  private final ContentLists lists;
  private final RepositoryService repository;
  private final RuntimeService runtime;
  private final TaskService tasks;
  private final FormService forms;
  private final ManagementService management;
  private final HistoryService history;
  private final TaskSeats seats;
  private final TransactionTemplate transaction;
  private final ApplicationContext context;

  World(People people, EngineClock clock, JdbcClient jdbc, Applications applications, Projects projects,
      ContentLists lists, RepositoryService repository, RuntimeService runtime, TaskService tasks, FormService forms,
      ManagementService management, HistoryService history, TaskSeats seats,
      TransactionTemplate transaction, ApplicationContext context) {
    this.context = context;
    this.transaction = transaction;
    this.seats = seats;
    this.people = people;
    this.clock = clock;
    this.jdbc = jdbc;
    this.applications = applications;
    this.projects = projects;
    this.lists = lists;
    this.repository = repository;
    this.runtime = runtime;
    this.tasks = tasks;
    this.forms = forms;
    this.management = management;
    this.history = history;
  }

  /** An authorised institution with that many active projects, all using the five registers of the good application. */
  public TestInstitution institution(int activeProjects) {
    int number = NUMBER.incrementAndGet();
    var institution = new TestInstitution("inst" + number, number);
    transaction.executeWithoutResult(status -> found(institution, activeProjects));
    return institution;
  }

  /** Runs in one transaction, because every test does this, and each of its many steps would commit by itself. */
  private void found(TestInstitution institution, int activeProjects) {
    int number = institution.authorisationNumber();
    LocalDate today = LocalDate.now(clock);
    jdbc.sql("insert into institution (id, name, authorisation_number, authorised_from) values (?, ?, ?, ?)")
        .param(institution.id()).param("Institution " + number).param(number).param(today.minusYears(3)).update();
    people.institution(institution.id(), "Institution " + number);
    person(institution, institution.applicant(), "CONTACT_WITH_POWERS");
    person(institution, institution.manager(), "ADMINISTRATOR");
    person(institution, institution.signatory(), "SIGNATORY");
    person(institution, institution.responsible(), "RESPONSIBLE");
    for (int i = 0; i < activeProjects; i++) {
      project(institution, number * 100 + i, today.minusYears(1), today.plusYears(12));
    }
  }

  /** One that meets every countable condition. */
  public TestInstitution qualified() {
    return institution(5);
  }

  /**
   * From now on everybody of the institution has one role only, and for each role there is somebody: those of {@link
   * TestInstitution} what they are named after, and "administrator", "powers", "substitute", "contact" and "user"; and
   * {@link TestInstitution#concerned}.
   */
  public void oneRoleEach(TestInstitution institution) {
    transaction.executeWithoutResult(status -> separateRoles(institution));
  }

  private void separateRoles(TestInstitution institution) {
    jdbc.sql("delete from association_role where institution_id = ? and person_id in (?, ?)").param(institution.id())
        .param(institution.applicant()).param(institution.manager()).update();
    Map.of("administrator", "ADMINISTRATOR", "powers", "CONTACT_WITH_POWERS", "substitute", "SUBSTITUTE", "contact",
        "CONTACT", "user", "USER").forEach((name, role) -> person(institution, institution.id() + name, role));
    concerned(institution);
    seats.arrange(institution.id());
  }

  /** Whom a breach may be about, known to the institution from now on. @return their id */
  public String concerned(TestInstitution institution) {
    if (jdbc.sql("select from person where id = ?").param(institution.concerned()).query().listOfRows().isEmpty()) {
      person(institution, institution.concerned(), "USER");
    }
    return institution.concerned();
  }

  /** Somebody of the institution with that role. */
  public void person(TestInstitution institution, String id, String role) {
    person(id);
    associate(institution, id, role);
  }

  /** Somebody in our tables, of no institution. */
  public void person(String id) {
    jdbc.sql("insert into person (id, name, email) values (?, ?, ?)").param(id).param("Navn " + id)
        .param(id + "@example.org").update();
  }

  /** From now on the person belongs to the institution, too. */
  public void associate(TestInstitution institution, String id, String role) {
    jdbc.sql("insert into association (institution_id, person_id, employed, certified_since, certified_on)"
            + " values (?, ?, true, ?, ?)")
        .param(institution.id()).param(id).param(LocalDate.now(clock).minusYears(3))
        .param(LocalDate.now(clock).minusMonths(2)).update();
    jdbc.sql("insert into association_role (institution_id, person_id, role) values (?, ?, ?)")
        .param(institution.id()).param(id).param(role).update();
    people.account(id, "Navn " + id, id + "@example.org", "demo", Groups.APPLICANTS, institution.id());
    people.associate(id, "Navn " + id, id + "@example.org", Groups.APPLICANTS, institution.id());
  }

  public void project(TestInstitution institution, int number, LocalDate from, LocalDate to) {
    jdbc.sql("insert into project (number, institution_id, title, starts_on, ends_on, contact)"
            + " values (?, ?, ?, ?, ?, ?)")
        .param(number).param(institution.id()).param("Projekt " + number).param(from).param(to)
        .param(institution.manager()).update();
    projects.setContent(number, list("BEF", "IND", "UDDA", "AKM", "LPR_DIAG"));
  }

  /** Nobody is manager of the database any more. */
  public void endManagersAccess(String caseNumber) {
    jdbc.sql("update database_manager set access_until = access_from where case_number = ?").param(caseNumber).update();
    seats.arrangeAll();
  }

  /** Keeps a list of these registers as wholes, 2010 to 2019. @return its id */
  private long list(String... registers) {
    var rows = Arrays.stream(registers).map(code -> ContentRow.whole(code, Years.between(2010, 2019))).toList();
    return lists.keep("Afprøvning", "anna", rows).id();
  }

  /** Makes the institution's projects subprojects of its database, all of them. */
  public void subprojects(TestInstitution institution, String caseNumber) {
    jdbc.sql("update project set database_case = ? where institution_id = ?").param(caseNumber)
        .param(institution.id()).update();
  }

  // --- a case, step by step

  /** The applicant has started; the task of filling in the application waits. */
  public String draft(TestInstitution institution) {
    return businessKey(start("apply-for-project-database", institution.applicant(), TestAnswers.start()));
  }

  /** Loads a list of these registers for the next submission. */
  public void load(String caseNumber, String... registers) {
    applications.load(caseNumber, list(registers));
  }

  /** Sent, checked and found eligible; the reviewer's task waits. */
  public String underReview(TestInstitution institution) {
    String caseNumber = draft(institution);
    complete(caseNumber, "userTask_completeApplication", institution.applicant(), TestAnswers.application(institution));
    runJob(caseNumber, "serviceTask_checkEligibility");
    return caseNumber;
  }

  /** Recommended for approval by {@link #REVIEWER}. */
  public String forApproval(TestInstitution institution) {
    String caseNumber = underReview(institution);
    complete(caseNumber, "userTask_reviewApplication", REVIEWER, TestAnswers.review("approve"));
    return caseNumber;
  }

  /** Approved by {@link #APPROVER}. */
  public String forSignature(TestInstitution institution) {
    String caseNumber = forApproval(institution);
    complete(caseNumber, "userTask_approveApplication", APPROVER, TestAnswers.ruling("approved"));
    return caseNumber;
  }

  /** Signed and established; the life cycle waits for the next date. */
  public String inOperation(TestInstitution institution) {
    String caseNumber = forSignature(institution);
    complete(caseNumber, "userTask_signAgreement", institution.signatory(), TestAnswers.signed());
    runJob(caseNumber, "serviceTask_establishProjectDatabase");
    return caseNumber;
  }

  /** The access has ended, and it is too late to undo that: the responsible's instruction is waited for. */
  public void accessEnded(String caseNumber) {
    runJob(caseNumber, "serviceTask_endAccess");
    runJob(caseNumber, "event_undoExpired");
  }

  /** The account is settled and the data deleted; the second confirmation is waited for. */
  public void deleted(TestInstitution institution, String caseNumber) {
    complete(caseNumber, "userTask_instructDeletion", institution.responsible(), TestAnswers.deletionInstruction());
    complete(caseNumber, "userTask_settleAccount", REVIEWER, TestAnswers.account());
    complete(caseNumber, "userTask_confirmDeletion", REVIEWER, TestAnswers.deletionConfirmed());
  }

  /** The database is restricted after a hearing: these registers are gone. */
  public void restricted(TestInstitution institution, String caseNumber, String approver, String... leaving) {
    beginReview(caseNumber);
    complete(caseNumber, "userTask_commentUsage", institution.manager(), TestAnswers.usageComment());
    complete(caseNumber, "userTask_decideUsage", REVIEWER, TestAnswers.restriction(List.of(leaving)));
    complete(caseNumber, "userTask_answerHearing", institution.manager(), TestAnswers.hearingAnswer());
    complete(caseNumber, "userTask_confirmMeasure", approver, TestAnswers.usageDecision("restrict"));
  }

  // --- what people and time do

  /** Starts a process through its start form, as that person. */
  public ProcessInstance start(String process, String person, Map<String, Object> answers) {
    String definition = repository.createProcessDefinitionQuery().processDefinitionKey(process).latestVersion()
        .singleResult().getId();
    var started = new ProcessInstance[1];
    people.as(person, () -> started[0] = forms.submitStartForm(definition, answers));
    return started[0];
  }

  /** Takes the case's task and completes it with these answers, as that person. */
  public void complete(String caseNumber, String task, String person, Map<String, Object> answers) {
    String id = task(caseNumber, task).getId();
    people.as(person, () -> {
      tasks.claim(id, person);
      forms.submitTaskForm(id, asShown(caseNumber, task, answers));
    });
  }

  /**
   * With what the form of a signature fills in itself: the browser sends it back as it was shown. An extension is asked
   * for as long as one can be, where no day is given, and what is attached has been loaded into the draft.
   */
  public Map<String, Object> asShown(String caseNumber, String task, Map<String, Object> answers) {
    var shown = new HashMap<>(answers);
    if (answers.containsKey("signature") && !answers.containsKey("digest")) {
      String form = form(task);
      Map<String, Object> view = part(Forms.class).view(form, caseNumber);
      part(Forms.class).definition(form).inputs().stream().filter(List.of("digest", "signedEstimate")::contains)
          .filter(view::containsKey).forEach(field -> shown.put(field, view.get(field)));
    } else if ("requested".equals(answers.get("extension"))) {
      shown.putIfAbsent("extendTo", part(Extensions.class).latest(caseNumber).toString());
    }
    shown.replaceAll((field, answer) -> DocumentRow.ATTACHED.equals(answer)
        ? DocumentRow.inDraft(jdbc, caseNumber, form(task), field, part(Cases.class).opener(caseNumber)) : answer);
    return shown;
  }

  private static String form(String task) {
    return task.replace("userTask_", "").replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  /** Asked for and decided; by two where the use is below the term. The institution has signed. */
  public void extend(TestInstitution institution, String caseNumber) {
    complete(caseNumber, "userTask_decideExtension", BOTH, TestAnswers.extensionDecision("extended"));
    if (tasks.createTaskQuery().processInstanceBusinessKey(caseNumber).taskDefinitionKey("userTask_confirmExtension")
        .count() == 1) {
      complete(caseNumber, "userTask_confirmExtension", APPROVER, TestAnswers.extensionDecision("extended"));
    }
    complete(caseNumber, "userTask_signExtension", institution.signatory(), TestAnswers.signed());
  }

  /** Completes the one open task of that instance, where the case has others besides. */
  public void completeIn(ProcessInstance instance, String person, Map<String, Object> answers) {
    String id = tasks.createTaskQuery().processInstanceId(instance.getId()).singleResult().getId();
    people.as(person, () -> {
      tasks.claim(id, person);
      forms.submitTaskForm(id, answers);
    });
  }

  /** Takes a task as whoever is acting. */
  public void claim(String task, String person) {
    tasks.claim(task, person);
  }

  /** That task of the case, which must be open. */
  public Task task(String caseNumber, String task) {
    List<Task> open = open(caseNumber).list();
    assertThat(open).as("open tasks of %s", caseNumber).extracting(Task::getTaskDefinitionKey).contains(task);
    return open.stream().filter(it -> it.getTaskDefinitionKey().equals(task)).findFirst().orElseThrow();
  }

  /** Whether that task of the case is open, be it with others. */
  public boolean isOpen(String caseNumber, String task) {
    return tasks.createTaskQuery().processInstanceBusinessKey(caseNumber).taskDefinitionKey(task).count() > 0;
  }

  /** The case's one open task, or null. */
  public Task openTask(String caseNumber) {
    return open(caseNumber).singleResult();
  }

  /** Asked past the engine's builder of queries, which took a twentieth of the tests' time. */
  private NativeTaskQuery open(String caseNumber) {
    return tasks.createNativeTaskQuery().sql("select t.* from act_ru_task t"
        + " join act_ru_execution e on e.id_ = t.proc_inst_id_ where e.business_key_ = #{caseNumber}")
        .parameter("caseNumber", caseNumber);
  }

  /** Runs the job (timer or asynchronous step) that waits at that element of the case, whether it is due or not. */
  public void runJob(String caseNumber, String element) {
    Job job = job(caseNumber, element);
    assertThat(job).as("job at %s of %s", element, caseNumber).isNotNull();
    management.executeJob(job.getId());
  }

  /** The timer of the next review runs, whether it is due or not. */
  public void beginReview(String caseNumber) {
    management.executeJob(reviewTimer(caseNumber).getId());
  }

  /** What the next review waits for; in a released model the one timer of the operation. */
  public Job reviewTimer(String caseNumber) {
    return Stream.of("event_nextReviewReached", "startEvent_reviewDue", "event_nextDateReached")
        .map(timer -> job(caseNumber, timer)).filter(Objects::nonNull).findFirst().orElseThrow();
  }

  /** The job that waits at that element of the case, or null. */
  public Job job(String caseNumber, String element) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseNumber).list().stream()
        .flatMap(instance -> management.createJobQuery().processInstanceId(instance.getId()).activityId(element)
            .list().stream())
        .findFirst().orElse(null);
  }

  /** The running instance of that process for the case, or null. */
  public ProcessInstance instance(String caseNumber, String process) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseNumber).processDefinitionKey(process)
        .singleResult();
  }

  /** Whether any process of the case is running. */
  public boolean isRunning(String caseNumber) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseNumber).count() > 0;
  }

  public ProcessInstance lifecycle(String caseNumber) {
    return instance(caseNumber, LIFECYCLE);
  }

  /**
   * Sets the one clock to nine o'clock on that day, and stops it there. People have renewed their certificates meanwhile,
   * as they do every year.
   */
  public void day(LocalDate day) {
    clock.stopAt(day.atTime(LocalTime.of(9, 0)).atZone(EngineClock.DENMARK).toInstant());
    jdbc.sql("""
            update association set certified_on = :today
            where state = 'IN_FORCE' and certified_on + interval '10 months' < :today
              and person_id not in (select id from person where erased_on is not null)""")
        .param("today", day).update();
  }

  /** A part of the application, for what only one kind of case needs of it. */
  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  public LocalDate today() {
    return LocalDate.now(clock);
  }

  /** The case number of an instance, also of one that has ended. */
  public String businessKey(ProcessInstance instance) {
    return history.createHistoricProcessInstanceQuery().processInstanceId(instance.getId()).singleResult()
        .getBusinessKey();
  }
}
