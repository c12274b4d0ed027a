package dk.dst.microdata.lifecycle;

import static dk.dst.microdata.support.World.APPROVER;
import static dk.dst.microdata.support.World.BOTH;
import static dk.dst.microdata.support.World.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.desk.migration.ModelMigration;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.notice.Reminders;
import dk.dst.microdata.ground.terms.TermChanges;
import dk.dst.microdata.support.ChangedTerms;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * One project database through more than four years. Days pass one by one, and on each the jobs run that are due then
 * and no others, as the engine would run them.
 */
class WholeLifeTest extends EngineTest {

  @Autowired
  private ManagementService management;
  @Autowired
  private RuntimeService runtime;

  @Autowired
  private RepositoryService repository;
  @Autowired
  private ModelMigration migration;
  @Autowired
  private TermChanges changes;
  @Autowired
  private ChangedTerms terms;
  @Autowired
  private Reminders reminders;
  @Autowired
  private ObjectMapper json;
  @LocalServerPort
  private int port;

  private TestInstitution institution;
  private String caseNumber;

  @AfterEach
  void thePresentModelsAndTermsApply() {
    clock.reset();
    terms.asShipped();
    deploy("processes");
    migration.migrate();
  }

  @Test
  void fromApplicationToClosing() throws Exception {
    deploy("released/2"); // the case begins under the models of an earlier release
    apply();
    ProcessInstance lifecycle = world.lifecycle(caseNumber);

    firstReview();
    secondReviewRestricts();
    extension();
    thirdReview();
    fourthReviewWithoutComment();
    fifthReviewAfterAnOutage();
    theModelIsChanged();
    aTermIsChangedAndChangedBack();
    sixthReview();
    noFurtherExtension();
    lastReviews();
    endOfTerm();
    deletion();

    assertThat(lifecycle).isEnded().hasPassed("endEvent_closed");
    assertThat(world.openTask(caseNumber)).isNull();
    assertThat(management.createJobQuery().tenantIdIn(institution.id()).count()).as("jobs left").isZero();
    assertThat(runtime.createIncidentQuery().tenantIdIn(institution.id()).count()).as("incidents").isZero();
    traces.nothingOfFormsInEngine();
    assertThat(traces.decisions(caseNumber)).as("""
        submission, eligibility, review, approval, signature and establishment; 8 usage reviews, 7 of them commented;
        a hearing and its measure; a request, its extension and signature; a second request; shutdown, instruction, account, deletion and its confirmation""")
        .isEqualTo(6 + 8 + 7 + 2 + 3 + 1 + 5);
  }

  private void apply() {
    day("2026-01-12");
    institution = world.qualified();
    caseNumber = world.draft(institution);
    passTo("2026-01-14");
    world.complete(caseNumber, "userTask_completeApplication", institution.applicant(),
        TestAnswers.application(institution));
    runDueJobs();
    world.complete(caseNumber, "userTask_reviewApplication", REVIEWER, TestAnswers.review("approve"));
    passTo("2026-01-16");
    world.complete(caseNumber, "userTask_approveApplication", APPROVER, TestAnswers.ruling("approved"));
    passTo("2026-01-19");
    world.complete(caseNumber, "userTask_signAgreement", institution.signatory(), TestAnswers.signed());
    runDueJobs();
    world.subprojects(institution, caseNumber);

    assertThat(traces.state(caseNumber)).isEqualTo("ESTABLISHED");
    assertThat(traces.status(caseNumber)).isEqualTo("IN_OPERATION");
    assertThat(traces.endsOn(caseNumber)).isEqualTo("2028-01-19");
    assertThat(traces.reviewedOn(caseNumber)).isEqualTo("2026-01-19");
    assertNextDate("2026-07-19");
  }

  private void firstReview() {
    passTo("2026-07-18");
    assertThat(world.openTask(caseNumber)).as("nothing is due the day before").isNull();
    passTo("2026-07-19");
    assertReviewMeasured(1, "2026-07-19", 5);
    reviewAndContinue();
    assertReviewConcluded(1, "2026-07-19");
    assertNextDate("2027-01-19");
  }

  private void secondReviewRestricts() {
    passTo("2027-01-19");
    assertReviewMeasured(2, "2027-01-19", 5);
    comment();
    world.complete(caseNumber, "userTask_decideUsage", REVIEWER, TestAnswers.restriction(List.of("AKM", "LPR_DIAG")));
    passTo("2027-01-29");
    world.complete(caseNumber, "userTask_answerHearing", institution.manager(), TestAnswers.hearingAnswer());
    passTo("2027-02-03");
    assertThat(traces.registers(caseNumber)).as("until it is decided").allSatisfy((code, day) ->
        assertThat(day).isNull());
    world.complete(caseNumber, "userTask_confirmMeasure", APPROVER, TestAnswers.usageDecision("restrict"));
    traces.decided(caseNumber, Step.MEASURE, 2, "restrict", "Begrundet vurdering.", APPROVER);
    LocalDate restricted = LocalDate.parse("2027-02-03");
    assertThat(traces.registers(caseNumber)).containsEntry("AKM", restricted).containsEntry("LPR_DIAG", restricted)
        .containsEntry("BEF", null).containsEntry("IND", null).containsEntry("UDDA", null);
    assertReviewConcluded(2, "2027-02-03");
    assertNextDate("2027-07-23"); // 180 days before the end, which is before the next review
  }

  private void extension() {
    passTo("2027-07-23");
    world.task(caseNumber, "userTask_requestExtension");
    assertThat(traces.extensions(caseNumber)).singleElement().satisfies(row -> assertThat(row)
        .containsEntry("number", 1).containsEntry("term_ends_on", "2028-01-19")
        .containsEntry("asked_on", "2027-07-23"));
    passTo("2027-07-26");
    world.complete(caseNumber, "userTask_requestExtension", institution.manager(), TestAnswers.extensionRequested());
    passTo("2027-07-28");
    world.extend(institution, caseNumber);
    traces.decided(caseNumber, Step.EXTENSION, 1, "extended", "Begrundet afgørelse.", BOTH);
    traces.decided(caseNumber, Step.EXTENSION_SIGNATURE, 1, "signed", "", institution.signatory());
    assertThat(traces.endsOn(caseNumber)).isEqualTo("2030-01-19");
    assertNextDate("2027-08-03");
  }

  private void thirdReview() {
    passTo("2027-08-03");
    assertReviewMeasured(3, "2027-08-03", 3);
    reviewAndContinue();
    assertNextDate("2028-02-03"); // past the old end date, at which nothing ends any more
  }

  /** Nobody comments; the deadline passes by itself. */
  private void fourthReviewWithoutComment() {
    passTo("2028-02-03");
    assertReviewMeasured(4, "2028-02-03", 3);
    passTo("2028-02-17");
    world.task(caseNumber, "userTask_commentUsage");
    passTo("2028-02-18");
    world.complete(caseNumber, "userTask_decideUsage", REVIEWER, TestAnswers.usageDecision("continue"));
    assertReviewConcluded(4, "2028-02-18");
    assertNextDate("2028-08-18");
  }

  private void fifthReviewAfterAnOutage() {
    passTo("2028-08-10");
    assertThat(world.openTask(caseNumber)).isNull();
    day("2028-09-27"); // nothing has run for seven weeks; the review was due 40 days ago
    runDueJobs();
    reminders.runAll();
    assertThat(traces.notices(caseNumber)).as("of each notice one, whatever was missed").doesNotHaveDuplicates();
    assertReviewMeasured(5, "2028-09-27", 3);
    assertThat(reviews()).hasSize(5);
    reviewAndContinue();
    assertReviewConcluded(5, "2028-09-27");
    assertNextDate("2029-03-27");
  }

  /** Reviews every twelve months: the timer of the next one follows at once. */
  private void aTermIsChangedAndChangedBack() throws Exception {
    passTo("2028-10-15");
    changeReviewInterval("12 måneder");
    assertNextReview("2029-09-27");
    passTo("2028-11-01");
    changeReviewInterval("6 måneder");
    assertNextReview("2029-03-27");
  }

  /** A release in the middle of a life: the case follows, with its timer as it was, and from now on reviews run beside. */
  private void theModelIsChanged() {
    String before = world.lifecycle(caseNumber).getProcessDefinitionId();
    deploy("processes");
    assertThat(migration.migrate()).as("instances left behind").isZero();
    assertThat(world.lifecycle(caseNumber).getProcessDefinitionId()).isNotEqualTo(before);
    assertNextDate("2029-03-27");
    assertNextReview("2029-03-27");
  }

  private void changeReviewInterval(String value) throws Exception {
    var change = Map.of("term", "reviewInterval", "value", value, "from", world.today().toString(), "seen",
        changes.newest(), "reason", "Det er nok.");
    assertThat(new WebSession(port).logIn(APPROVER, "demo").send("POST", "/camunda/api/microdata/terms",
        json.writeValueAsString(change)).statusCode()).isEqualTo(200);
  }

  private void deploy(String folder) {
    repository.createDeployment().name(folder)
        .addClasspathResource(folder + "/project-database-lifecycle.bpmn").deploy();
  }

  private void sixthReview() {
    passTo("2029-03-27");
    assertReviewMeasured(6, "2029-03-27", 3);
    reviewAndContinue();
    assertNextDate("2029-07-23");
    assertNextReview("2029-09-27");
  }

  private void noFurtherExtension() {
    passTo("2029-07-23");
    assertThat(traces.extensions(caseNumber)).hasSize(2).last().satisfies(row -> assertThat(row)
        .containsEntry("number", 2).containsEntry("term_ends_on", "2030-01-19"));
    world.complete(caseNumber, "userTask_requestExtension", institution.manager(), TestAnswers.extensionNotRequested());
    traces.decided(caseNumber, Step.EXTENSION_REQUEST, 2, "notRequested", "", institution.manager());
    assertThat(traces.endsOn(caseNumber)).isEqualTo("2030-01-19");
    assertNextDate("2030-01-19");
  }

  private void lastReviews() {
    passTo("2029-09-27");
    assertReviewMeasured(7, "2029-09-27", 3);
    reviewAndContinue();
    assertNextReview("2029-10-19"); // the last one, three months before the end
    passTo("2029-10-19");
    assertReviewMeasured(8, "2029-10-19", 3);
    reviewAndContinue();
    assertNextDate("2030-01-19");
  }

  private void endOfTerm() {
    passTo("2030-01-18");
    assertThat(traces.status(caseNumber)).isEqualTo("IN_OPERATION");
    assertThat(traces.managers(caseNumber)).containsEntry(institution.manager(), null);
    passTo("2030-01-19");
    traces.decided(caseNumber, Step.SHUTDOWN, 1, "TERM_ENDED",
        "Managernes adgang er lukket, fordi ophørsdatoen er nået.", Decisions.SYSTEM);
    assertThat(traces.status(caseNumber)).isEqualTo("CLOSING");
    assertThat(traces.managers(caseNumber)).containsEntry(institution.manager(), LocalDate.parse("2030-01-19"));
    assertThat(shutDownNotices()).as("it can still be undone").isEmpty();
    assertThat(traces.shutdown(caseNumber)).singleElement().satisfies(row -> assertThat(row)
        .containsEntry("cause", "TERM_ENDED").containsEntry("started_on", "2030-01-19")
        .containsEntry("access_ended_on", "2030-01-19").containsEntry("instruction", null)
        .containsEntry("closed_on", null));
  }

  private void deletion() {
    passTo("2030-02-03"); // 14 days for undoing it have passed
    assertThat(shutDownNotices()).as("one to the contact of all").hasSize(1);
    assertThat(traces.status(caseNumber)).as("without an instruction nothing is deleted").isEqualTo("CLOSING");
    world.complete(caseNumber, "userTask_instructDeletion", institution.responsible(),
        TestAnswers.deletionInstruction());
    passTo("2030-02-05");
    world.complete(caseNumber, "userTask_settleAccount", REVIEWER, TestAnswers.account());
    world.complete(caseNumber, "userTask_confirmDeletion", REVIEWER, TestAnswers.deletionConfirmed());
    world.complete(caseNumber, "userTask_confirmShutdown", APPROVER, TestAnswers.shutdownConfirmed("closed"));
    assertThat(traces.status(caseNumber)).isEqualTo("CLOSED");
    assertThat(traces.shutdown(caseNumber)).singleElement().satisfies(row -> assertThat(row)
        .containsEntry("instruction", "Slet alle data i projektdatabasen.").containsEntry("closed_on", "2030-02-05"));
    assertThat(shutDownNotices()).hasSize(1);
  }

  // --- time

  private void day(String day) {
    world.day(LocalDate.parse(day));
  }

  /** Lets the days pass, the given one included, and on each runs what is due on it. */
  private void passTo(String last) {
    LocalDate end = LocalDate.parse(last);
    for (LocalDate day = LocalDate.now(clock).plusDays(1); !day.isAfter(end); day = day.plusDays(1)) {
      world.day(day);
      runDueJobs();
      if (day.getDayOfMonth() % 10 == 0) {
        reminders.runAll();
      }
    }
  }

  private void runDueJobs() {
    List<Job> due = dueJobs();
    while (!due.isEmpty()) {
      management.executeJob(due.get(0).getId());
      due = dueJobs();
    }
  }

  private List<Job> dueJobs() {
    return management.createJobQuery().tenantIdIn(institution.id()).executable().orderByJobDuedate().asc().list();
  }

  // --- stations

  private void comment() {
    world.complete(caseNumber, "userTask_commentUsage", institution.manager(), TestAnswers.usageComment());
  }

  private void reviewAndContinue() {
    comment();
    world.complete(caseNumber, "userTask_decideUsage", REVIEWER, TestAnswers.usageDecision("continue"));
  }

  private void assertReviewMeasured(int number, String day, int registers) {
    world.task(caseNumber, "userTask_commentUsage");
    assertThat(review(number)).containsEntry("measured_on", day).containsEntry("registers", registers)
        .containsEntry("used", registers).containsEntry("subprojects", 5).containsEntry("concluded_on", null);
  }

  private void assertReviewConcluded(int number, String day) {
    assertThat(review(number)).containsEntry("concluded_on", day);
    assertThat(traces.reviewedOn(caseNumber)).isEqualTo(day);
  }

  /** Without what was measured for an extension only. */
  private List<Map<String, Object>> reviews() {
    return traces.reviews(caseNumber).stream().filter(row -> !row.get("kind").equals("EXTENSION")).toList();
  }

  private Map<String, Object> review(int number) {
    return reviews().get(number - 1);
  }

  /** The life cycle waits, and wakes at the first moment of that day. */
  private void assertNextDate(String day) {
    assertThat(world.lifecycle(caseNumber)).isWaitingAt("event_nextDateReached");
    assertThat(world.openTask(caseNumber)).isNull();
    assertThat(world.job(caseNumber, "event_nextDateReached").getDuedate().toInstant())
        .isEqualTo(LocalDate.parse(day).atStartOfDay(clock.getZone()).toInstant());
  }

  private void assertNextReview(String day) {
    assertThat(world.reviewTimer(caseNumber).getDuedate().toInstant())
        .isEqualTo(LocalDate.parse(day).atStartOfDay(clock.getZone()).toInstant());
  }

  private List<String> shutDownNotices() {
    return traces.notices(caseNumber).stream().filter(notice -> notice.startsWith("DATABASE_SHUT_DOWN")).toList();
  }
}
