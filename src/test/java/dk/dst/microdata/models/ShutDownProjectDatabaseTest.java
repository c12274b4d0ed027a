package dk.dst.microdata.models;

import static dk.dst.microdata.support.World.APPROVER;
import static dk.dst.microdata.support.World.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import dk.dst.microdata.desk.casefile.StrandedCases;
import dk.dst.microdata.desk.casefile.StrandedCases.Stranded;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.money.Money;
import dk.dst.microdata.schemes.billing.CostRegistrations;
import dk.dst.microdata.schemes.billing.FinalAccounts;
import dk.dst.microdata.schemes.database.Shutdowns;
import dk.dst.microdata.schemes.project.Project;
import dk.dst.microdata.schemes.project.Projects;
import dk.dst.microdata.support.Passed;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class ShutDownProjectDatabaseTest extends ModelTest {

  private static final LocalDate ESTABLISHED = LocalDate.of(2027, 3, 1);
  private static final LocalDate NOTICE = LocalDate.of(2027, 6, 1);

  @Autowired
  private Projects projects;
  @Autowired
  private Shutdowns shutdowns;
  @Autowired
  private FinalAccounts accounts;
  @Autowired
  private CostRegistrations registrations;

  private TestInstitution institution;
  private String caseNumber;
  private ProcessInstance shutdown;

  @Override
  String process() {
    return "shut-down-project-database";
  }

  @BeforeEach
  void noticeIsGiven() {
    world.day(ESTABLISHED);
    institution = world.qualified();
    caseNumber = world.inOperation(institution);
    int ended = project(80);
    world.project(institution, ended, ESTABLISHED.minusYears(2), NOTICE);
    world.subprojects(institution, caseNumber);
    world.project(institution, project(90), ESTABLISHED.minusYears(2), ESTABLISHED.plusYears(9));
    world.day(NOTICE);
    world.start("give-notice", institution.manager(), TestAnswers.notice());
    shutdown = world.instance(caseNumber, "shut-down-project-database");
  }

  @Test
  void theManagersAccessEnds() {
    assertThat(shutdown).isWaitingAt("serviceTask_endAccess");
    assertThat(traces.managers(caseNumber)).hasSize(1).containsEntry(institution.manager(), null);
    LocalDate nextDay = NOTICE.plusDays(1); // should the step be late, access ends when it is taken
    world.day(nextDay);
    world.runJob(caseNumber, "serviceTask_endAccess");
    assertThat(traces.managers(caseNumber)).hasSize(1).containsEntry(institution.manager(), nextDay);
    assertThat(traces.status(caseNumber)).isEqualTo("CLOSING");
    traces.decided(caseNumber, Step.SHUTDOWN, 1, "NOTICE",
        "Managernes adgang er lukket, fordi institutionen har opsagt den.", Decisions.SYSTEM);
  }

  @Test
  void theContactOfRunningSubprojectsIsToldOnceOfAll() {
    world.accessEnded(caseNumber);
    assertThat(shutdown).hasPassed("serviceTask_notifySubprojects");
    assertThat(shutDownNotices()).as("one letter with a list").singleElement().asString()
        .contains(List.of(0, 1, 2, 3, 4).stream().map(i -> "projekt " + project(i)).toList())
        .endsWith(" " + institution.manager());
  }

  /** D11: they keep what they have got, and are subprojects of nothing any more. What has ended stays what it was. */
  @Test
  void runningSubprojectsBecomeOrdinaryProjects() {
    world.accessEnded(caseNumber);
    assertThat(projects.ofDatabase(caseNumber)).extracting(Project::number).containsExactly(project(80));
    shutdowns.notifySubprojects(caseNumber);
    assertThat(shutDownNotices()).hasSize(1);
  }

  @Test
  void nothingIsDeletedBeforeTheInstruction() {
    world.accessEnded(caseNumber);
    assertThat(shutdown).isWaitingAt("userTask_instructDeletion").hasNotPassed("userTask_confirmDeletion");
    assertThat(world.task(caseNumber, "userTask_instructDeletion")).hasCandidateUser(institution.responsible());
    assertThatThrownBy(() -> world.complete(caseNumber, "userTask_instructDeletion", REVIEWER,
        TestAnswers.deletionInstruction())).isInstanceOf(ProcessEngineException.class);
    traces.notDecided(caseNumber, Step.DELETION_INSTRUCTION);
    traces.notDecided(caseNumber, Step.DELETION);
    assertThat(traces.status(caseNumber)).isEqualTo("CLOSING");
    assertThat(traces.registers(caseNumber)).hasSize(5).allSatisfy((code, day) -> assertThat(day).isNull());
    assertShutdown(null, null);
  }

  @Test
  void theInstructionIsPassedOnToFse() {
    world.accessEnded(caseNumber);
    instruct();
    assertThat(shutdown).isWaitingAtExactly("userTask_settleAccount", "gateway_readyToDelete")
        .hasPassed("serviceTask_recordDeletionInstruction");
    assertThat(world.task(caseNumber, "userTask_settleAccount")).hasCandidateGroup("fse-reviewers");
    traces.decided(caseNumber, Step.DELETION_INSTRUCTION, 1, "instructed", "Slet alle data i projektdatabasen.",
        institution.responsible());
    assertThat(traces.status(caseNumber)).isEqualTo("CLOSING");
    assertShutdown("Slet alle data i projektdatabasen.", null);
  }

  /** FSE settles the account while the institution considers what is to become of the data; deletion waits for both. */
  @Test
  void theAccountDoesNotWaitForTheInstruction() {
    world.accessEnded(caseNumber);
    assertThat(shutdown).isWaitingAtExactly("userTask_instructDeletion", "userTask_settleAccount");
    world.complete(caseNumber, "userTask_settleAccount", REVIEWER, TestAnswers.account());
    assertThat(shutdown).isWaitingAt("userTask_instructDeletion").isNotWaitingAt("userTask_confirmDeletion");
    instruct();
    assertThat(shutdown).isWaitingAtExactly("userTask_confirmDeletion");
  }

  /** Set up and filled: 3,348 and its data. What has no price yet keeps the account open, and nothing is recorded. */
  @Test
  void theAccountIsWhatIsOpenAndDoesNotClosePastWhatHasNoPrice() {
    world.accessEnded(caseNumber);
    world.part(JdbcClient.class).sql("""
            insert into cost_registration (kind, institution_id, case_number, on_day, quantity, recorded_by, recorded_at)
            values ('WORK', ?, ?, '2022-05-05', 2, 'rikke', current_timestamp)""").param(institution.id())
        .param(caseNumber).update();
    assertThatThrownBy(() -> world.complete(caseNumber, "userTask_settleAccount", REVIEWER, TestAnswers.account()))
        .hasStackTraceContaining("har ingen pris endnu");
    traces.notDecided(caseNumber, Step.FINAL_ACCOUNT);
    registrations.correct(institution.id(), registrations.newest(institution.id()).get(0).id(), BigDecimal.ZERO, "Intet",
        REVIEWER);
    world.complete(caseNumber, "userTask_settleAccount", REVIEWER, TestAnswers.account());
    assertThat(onFinalBill()).isGreaterThan(Money.kroner(3348));
    assertThat(accounts.open(caseNumber)).isEmpty();
  }

  private Money onFinalBill() {
    return world.part(JdbcClient.class).sql("""
            select coalesce(sum(c.amount_oere), 0) from bill b join bill_line l on l.bill = b.id
            join charge c on c.id = l.charge where b.database_case = ?""").param(caseNumber)
        .query((row, i) -> new Money(row.getLong(1))).single();
  }

  @Test
  void twoConfirmationsCloseTheDatabase() {
    world.accessEnded(caseNumber);
    ProcessInstance lifecycle = world.lifecycle(caseNumber);
    assertChecklist(3);
    instruct();
    world.complete(caseNumber, "userTask_settleAccount", REVIEWER, TestAnswers.account());
    traces.decided(caseNumber, Step.FINAL_ACCOUNT, 1, "settled", "Slutregning F-2030-17: 12.500 kr. Åbne linjer: "
        + onFinalBill().danish(), REVIEWER);
    assertThat(accounts.open(caseNumber)).isEmpty();
    assertChecklist(5);
    world.complete(caseNumber, "userTask_confirmDeletion", REVIEWER, TestAnswers.deletionConfirmed());
    assertThat(shutdown).isWaitingAt("userTask_confirmShutdown");
    traces.decided(caseNumber, Step.DELETION, 1, "deleted", "Data er slettet efter instruksen.", REVIEWER);
    assertThat(traces.status(caseNumber)).as("one confirmation is not enough").isEqualTo("CLOSING");
    LocalDate closed = NOTICE.plusDays(30);
    world.day(closed);
    conclude("closed");
    assertThat(shutdown).isEnded()
        .satisfies(Passed.inOrder("serviceTask_endAccess", "event_undoExpired", "serviceTask_notifySubprojects",
            "serviceTask_endSubscriptions", "userTask_instructDeletion", "serviceTask_recordDeletionInstruction"))
        .satisfies(Passed.inOrder("serviceTask_endSubscriptions", "userTask_settleAccount",
            "serviceTask_recordFinalAccount"))
        .satisfies(Passed.inOrder("gateway_readyToDelete", "userTask_confirmDeletion", "serviceTask_recordDeletion",
            "userTask_confirmShutdown", "serviceTask_concludeShutdown", "endEvent_databaseClosed"));
    assertThat(lifecycle).isEnded().hasPassed("endEvent_closed");
    assertThat(traces.status(caseNumber)).isEqualTo("CLOSED");
    traces.decided(caseNumber, Step.SHUTDOWN_CONFIRMED, 1, "closed", "Listen er gået igennem.", APPROVER);
    assertShutdown("Slet alle data i projektdatabasen.", closed.toString());
    assertChecklist(7);
    assertThat(shutDownNotices()).singleElement().as("one letter of five projects")
        .matches(letter -> letter.split(", projekt ").length == 6);
    assertThat(world.openTask(caseNumber)).isNull();
  }

  @Test
  void whatIsNotDoneGoesBackAndIsConfirmedAnew() {
    world.accessEnded(caseNumber);
    world.deleted(institution, caseNumber);
    conclude("sentBack");
    assertThat(shutdown).isWaitingAt("userTask_confirmDeletion");
    assertChecklist(5);
    world.complete(caseNumber, "userTask_confirmDeletion", REVIEWER, TestAnswers.deletionConfirmed());
    conclude("closed");
    assertThat(shutdown).isEnded();
    traces.decided(caseNumber, Step.SHUTDOWN_CONFIRMED, 1, "sentBack", "Listen er gået igennem.", APPROVER);
    traces.decided(caseNumber, Step.SHUTDOWN_CONFIRMED, 2, "closed", "Listen er gået igennem.", APPROVER);
  }

  @Test
  void aMistakeIsUndoneWithinTheDeadlineAndEverythingIsAsBefore() {
    world.runJob(caseNumber, "serviceTask_endAccess");
    assertThat(shutdown).isWaitingAt("gateway_undo");
    assertThat(world.job(caseNumber, "event_undoExpired").getDuedate()).isEqualTo("2027-06-16T00:00:00.000+02:00");
    assertThat(world.part(StrandedCases.class).all()).extracting(Stranded::caseNumber)
        .as("a case that waits for a day is no dead end").doesNotContain(caseNumber);
    world.day(NOTICE.plusDays(14));
    world.start("undo-shutdown", APPROVER, TestAnswers.undo(caseNumber));
    assertThat(shutdown).isEnded().satisfies(Passed.inOrder("event_shutdownUndone", "serviceTask_reopenProjectDatabase",
        "endEvent_shutdownUndone")).hasNotPassed("serviceTask_notifySubprojects");
    assertThat(world.lifecycle(caseNumber)).isWaitingAt("event_nextDateReached");
    assertThat(traces.status(caseNumber)).isEqualTo("IN_OPERATION");
    assertThat(traces.managers(caseNumber)).containsEntry(institution.manager(), null);
    assertThat(projects.ofDatabase(caseNumber)).hasSize(6);
    assertThat(shutDownNotices()).isEmpty();
    traces.decided(caseNumber, Step.SHUTDOWN_UNDONE, 1, "undone", "Opsagt ved en fejl.", APPROVER);
    assertThat(traces.notices(caseNumber)).contains("SHUTDOWN_UNDONE nedlæggelse nr. 1 " + institution.manager());

    world.start("give-notice", institution.manager(), TestAnswers.notice());
    world.accessEnded(caseNumber);
    assertThat(traces.shutdown(caseNumber)).as("the one that was undone, and this").hasSize(2);
    assertThat(shutDownNotices()).singleElement().as("one letter of five projects")
        .matches(letter -> letter.split(", projekt ").length == 6);
  }

  @Test
  void isNotUndoneByAReviewerNorTooLate() {
    world.runJob(caseNumber, "serviceTask_endAccess");
    assertThatThrownBy(() -> world.start("undo-shutdown", REVIEWER, TestAnswers.undo(caseNumber)))
        .isInstanceOf(InputRefused.class);
    world.day(NOTICE.plusDays(15)); // the timer has not run yet
    assertThatThrownBy(() -> world.start("undo-shutdown", APPROVER, TestAnswers.undo(caseNumber)))
        .isInstanceOf(InputRefused.class).hasMessageContaining("kan ikke længere fortrydes");
    world.runJob(caseNumber, "event_undoExpired");
    assertThat(shutdown).isWaitingAt("userTask_instructDeletion");
  }

  @Test
  void aClosedDatabaseMakesRoomForAnother() {
    world.accessEnded(caseNumber);
    world.deleted(institution, caseNumber);
    conclude("closed");
    String another = world.inOperation(institution);
    assertThat(traces.status(another)).isEqualTo("IN_OPERATION");
  }

  private void conclude(String confirmation) {
    world.complete(caseNumber, "userTask_confirmShutdown", APPROVER, TestAnswers.shutdownConfirmed(confirmation));
  }

  private void assertChecklist(int done) {
    assertThat(shutdowns.checklist(caseNumber)).hasSize(7).filteredOn(item -> item.doneOn() != null).hasSize(done);
  }

  private void instruct() {
    world.complete(caseNumber, "userTask_instructDeletion", institution.responsible(),
        TestAnswers.deletionInstruction());
  }

  private void assertShutdown(String instruction, String closedOn) {
    assertThat(traces.shutdown(caseNumber)).singleElement().satisfies(row -> assertThat(row)
        .containsEntry("cause", "NOTICE").containsEntry("started_on", NOTICE.toString())
        .containsEntry("access_ended_on", NOTICE.toString()).containsEntry("instruction", instruction)
        .containsEntry("closed_on", closedOn));
  }

  private List<String> shutDownNotices() {
    return traces.notices(caseNumber).stream().filter(notice -> notice.startsWith("DATABASE_SHUT_DOWN")).toList();
  }

  private int project(int i) {
    return institution.authorisationNumber() * 100 + i;
  }
}
