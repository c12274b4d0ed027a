package dk.dst.microdata.models;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import dk.dst.microdata.form.InputRefused;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import java.util.Map;
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

  private static Map<String, Object> closing(int number) {
    return TestAnswers.of("projectNumber", number, "reason", "Der er publiceret.", "understood", true);
  }

  private int number() {
    return Integer.parseInt(project.replace("PRO-", ""));
  }

  @Test
  void theProjectEndsAtOnce() {
    ProcessInstance closing = world.start(process(), institution.manager(), closing(number()));
    assertThat(closing).isEnded().hasPassed("serviceTask_requestProjectClosing", "endEvent_closingRequested");
    assertThat(world.instance(project, "project-in-operation")).isWaitingAt("serviceTask_closeProject");
  }

  @Test
  void aSecondTimeIsRefused() {
    world.start(process(), institution.manager(), closing(number()));
    world.runJob(project, "serviceTask_closeProject");
    assertThatThrownBy(() -> world.start(process(), institution.manager(), closing(number())))
        .isInstanceOf(InputRefused.class).hasMessageContaining("lukket");
  }

  @Test
  void aNumberThatIsNoProjectIsRefused() {
    assertThatThrownBy(() -> world.start(process(), institution.manager(), closing(7)))
        .isInstanceOf(InputRefused.class).hasMessageContaining("Projektnummer");
  }
}
