package dk.dst.microdata.models;

import static dk.dst.microdata.support.World.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import dk.dst.microdata.database.Shutdowns;
import dk.dst.microdata.decision.Decisions;
import dk.dst.microdata.decision.Step;
import dk.dst.microdata.project.Project;
import dk.dst.microdata.project.Projects;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ShutDownProjectDatabaseTest extends ModelTest {

  private static final LocalDate ESTABLISHED = LocalDate.of(2027, 3, 1);
  private static final LocalDate NOTICE = LocalDate.of(2027, 6, 1);

  @Autowired
  private Projects projects;
  @Autowired
  private Shutdowns shutdowns;

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
  void runningSubprojectsAreToldOnceEach() {
    world.runJob(caseNumber, "serviceTask_endAccess");
    assertThat(shutdown).hasPassed("serviceTask_notifySubprojects");
    assertThat(shutDownNotices()).containsExactlyElementsOf(List.of(0, 1, 2, 3, 4).stream()
        .map(i -> "DATABASE_SHUT_DOWN projekt " + project(i) + " " + institution.manager()).toList());
  }

  /** D11: they keep what they have got, and are subprojects of nothing any more. What has ended stays what it was. */
  @Test
  void runningSubprojectsBecomeOrdinaryProjects() {
    world.runJob(caseNumber, "serviceTask_endAccess");
    assertThat(projects.ofDatabase(caseNumber)).extracting(Project::number).containsExactly(project(80));
    shutdowns.notifySubprojects(caseNumber);
    assertThat(shutDownNotices()).hasSize(5);
  }

  @Test
  void nothingIsDeletedBeforeTheInstruction() {
    world.runJob(caseNumber, "serviceTask_endAccess");
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
    world.runJob(caseNumber, "serviceTask_endAccess");
    instruct();
    assertThat(shutdown).isWaitingAt("userTask_confirmDeletion").hasPassed("serviceTask_recordDeletionInstruction");
    assertThat(world.task(caseNumber, "userTask_confirmDeletion")).hasCandidateGroup("fse-reviewers");
    traces.decided(caseNumber, Step.DELETION_INSTRUCTION, 1, "instructed", "Slet alle data i projektdatabasen.",
        institution.responsible());
    assertThat(traces.status(caseNumber)).isEqualTo("CLOSING");
    assertShutdown("Slet alle data i projektdatabasen.", null);
  }

  @Test
  void confirmedDeletionClosesTheDatabase() {
    world.runJob(caseNumber, "serviceTask_endAccess");
    instruct();
    ProcessInstance lifecycle = world.lifecycle(caseNumber);
    LocalDate closed = NOTICE.plusDays(30);
    world.day(closed);
    world.complete(caseNumber, "userTask_confirmDeletion", REVIEWER, TestAnswers.deletionConfirmed());
    assertThat(shutdown).isEnded()
        .hasPassedInOrder("serviceTask_endAccess", "serviceTask_notifySubprojects", "userTask_instructDeletion",
            "serviceTask_recordDeletionInstruction", "userTask_confirmDeletion", "serviceTask_closeProjectDatabase",
            "endEvent_databaseClosed");
    assertThat(lifecycle).isEnded().hasPassed("endEvent_closed");
    assertThat(traces.status(caseNumber)).isEqualTo("CLOSED");
    traces.decided(caseNumber, Step.DELETION, 1, "deleted", "", REVIEWER);
    assertShutdown("Slet alle data i projektdatabasen.", closed.toString());
    assertThat(shutDownNotices()).hasSize(5);
    assertThat(world.openTask(caseNumber)).isNull();
  }

  @Test
  void aClosedDatabaseMakesRoomForAnother() {
    world.runJob(caseNumber, "serviceTask_endAccess");
    instruct();
    world.complete(caseNumber, "userTask_confirmDeletion", REVIEWER, TestAnswers.deletionConfirmed());
    String another = world.inOperation(institution);
    assertThat(traces.status(another)).isEqualTo("IN_OPERATION");
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
