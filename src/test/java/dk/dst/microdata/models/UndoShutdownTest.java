package dk.dst.microdata.models;

import static dk.dst.microdata.support.World.APPROVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.support.Passed;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UndoShutdownTest extends ModelTest {

  private static final LocalDate END = LocalDate.of(2029, 3, 1);

  private TestInstitution institution;
  private String caseNumber;

  @Override
  String process() {
    return "undo-shutdown";
  }

  /** The managers meant to answer, and did not: the database has been shut down at the end of the grace period. */
  @BeforeEach
  void endedUnanswered() {
    world.day(LocalDate.of(2027, 3, 1));
    institution = world.qualified();
    caseNumber = world.inOperation(institution);
    world.day(END.minusDays(180));
    world.runJob(caseNumber, "event_nextDateReached");
    world.day(END.plusDays(90));
    world.runJob(caseNumber, "event_extensionUnanswered");
    world.runJob(caseNumber, "serviceTask_endAccess");
  }

  @Test
  void withANewEndDateItIsBackAndTheExtensionIsAskedAboutAnew() {
    LocalDate newEnd = END.plusDays(200);
    ProcessInstance undo = undo(newEnd.toString());
    assertThat(undo).isEnded()
        .satisfies(Passed.inOrder("startEvent_undoWanted", "serviceTask_undoShutdown", "endEvent_undone"));
    assertThat(traces.endsOn(caseNumber)).isEqualTo(newEnd);
    assertThat(traces.status(caseNumber)).isEqualTo("IN_OPERATION");
    assertThat(world.lifecycle(caseNumber)).isWaitingAt("callActivity_decideExtension");
    assertThat(traces.extensions(caseNumber)).hasSize(2);
  }

  @Test
  void needsANewEndDateWhereTheOldOneHasPassed() {
    assertThatThrownBy(() -> undo(null)).isInstanceOf(InputRefused.class).hasMessageContaining("Ny ophørsdato");
    assertThatThrownBy(() -> undo(END.plusDays(90).toString())).isInstanceOf(InputRefused.class)
        .hasMessageContaining("efter i dag");
    assertThatThrownBy(() -> undo(END.plusYears(3).toString())).isInstanceOf(InputRefused.class)
        .hasMessageContaining("senest");
    assertThat(traces.status(caseNumber)).isEqualTo("CLOSING");
  }

  @Test
  void isRefusedWithoutAnAuthorisation() {
    world.start("lapse-authorisation", "rikke", TestAnswers.lapse(institution.authorisationNumber(), world.today()));
    assertThatThrownBy(() -> undo(END.plusDays(200).toString())).isInstanceOf(InputRefused.class)
        .hasMessageContaining("autorisation");
  }

  @Test
  void isRefusedForACaseThatIsNotBeingShutDown() {
    String other = world.inOperation(world.qualified());
    assertThatThrownBy(() -> world.start("undo-shutdown", APPROVER, TestAnswers.undo(other)))
        .isInstanceOf(InputRefused.class);
  }

  private ProcessInstance undo(String newEnd) {
    Map<String, Object> answers = TestAnswers.undo(caseNumber);
    if (newEnd != null) {
      answers.put("newEnd", newEnd);
    }
    return world.start("undo-shutdown", APPROVER, answers);
  }
}
