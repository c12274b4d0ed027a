package dk.dst.microdata.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CloseProjectTest extends ModelTest {

  private TestInstitution institution;
  private String project;

  @Override
  String process() {
    return "close-project";
  }

  @BeforeEach
  void aProject() {
    institution = world.qualified();
    project = proposals.projectInForce(proposals.draft(institution), institution);
  }

  private int number() {
    return Integer.parseInt(project.replace("PRO-", ""));
  }

  @Test
  void theProjectEndsAtOnce() {
    ProcessInstance closing = world.start(process(), institution.manager(), TestAnswers.projectClosing(number()));
    assertThat(closing).isEnded().hasPassed("serviceTask_requestProjectClosing", "endEvent_closingRequested");
    assertThat(world.instance(project, "project-in-operation")).isWaitingAt("serviceTask_closeProject");
  }

  @Test
  void aSecondTimeIsRefused() {
    world.start(process(), institution.manager(), TestAnswers.projectClosing(number()));
    world.runJob(project, "serviceTask_closeProject");
    assertThatThrownBy(() -> world.start(process(), institution.manager(), TestAnswers.projectClosing(number())))
        .isInstanceOf(InputRefused.class).hasMessageContaining("lukket");
  }

  @Test
  void aSecondTimeIsRefusedBeforeAccessHasEndedToo() {
    world.start(process(), institution.manager(), TestAnswers.projectClosing(number()));
    assertThatThrownBy(() -> world.start(process(), institution.responsible(), TestAnswers.projectClosing(number())))
        .isInstanceOf(InputRefused.class).hasMessageContaining("allerede lukket");
  }

  @Test
  void whoHasAskedForItStandsInTheCase() {
    clock.stopAt(clock.instant());
    world.start(process(), institution.responsible(), TestAnswers.projectClosing(number()));
    traces.decided(project, Step.PROJECT_CLOSING, 1, "NOT_NEEDED", "Der er publiceret.", institution.responsible());
    world.runJob(project, "serviceTask_closeProject");
    traces.decided(project, Step.PROJECT_CLOSING, 1, "NOT_NEEDED", "Der er publiceret.", institution.responsible());
    assertThat(traces.notices(project)).as("each of them once").containsExactlyInAnyOrder(
        "PROJECT_CLOSED projektet " + institution.applicant(), "PROJECT_CLOSED projektet " + institution.responsible());
  }

  @Test
  void anotherInstitutionsProjectIsNoProject() {
    TestInstitution other = world.qualified();
    assertThatThrownBy(() -> world.start(process(), other.manager(), TestAnswers.projectClosing(number())))
        .isInstanceOf(InputRefused.class).hasMessageContaining("ikke et af din institutions projekter");
    traces.notDecided(project, Step.PROJECT_CLOSING);
  }

  @Test
  void aNumberThatIsNoProjectIsRefused() {
    assertThatThrownBy(() -> world.start(process(), institution.manager(), TestAnswers.projectClosing(7)))
        .isInstanceOf(InputRefused.class).hasMessageContaining("Projektnummer");
  }
}
