package dk.dst.microdata.models;

import static dk.dst.microdata.support.World.APPROVER;
import static dk.dst.microdata.support.World.BOTH;
import static dk.dst.microdata.support.World.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import java.time.LocalDate;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReconsiderDecisionTest extends ModelTest {

  private static final LocalDate DECIDED = LocalDate.of(2027, 9, 1);

  private TestInstitution institution;
  private String caseNumber;

  @Override
  String process() {
    return "reconsider-decision";
  }

  @BeforeEach
  void inOperation() {
    world.day(LocalDate.of(2027, 3, 1));
    institution = world.qualified();
    caseNumber = world.inOperation(institution);
    world.subprojects(institution, caseNumber);
    world.day(DECIDED);
  }

  @Test
  void reopenedTheRegistersAreBackAndANewReviewIsDue() {
    world.restricted(institution, caseNumber, APPROVER, "AKM");
    assertThat(traces.registers(caseNumber)).containsEntry("AKM", DECIDED);
    ProcessInstance complaint = complain(institution.responsible());
    assertThat(world.task(caseNumber, "userTask_reconsiderDecision")).hasCandidateGroup("fse-approvers");
    traces.decided(caseNumber, Step.USAGE_COMPLAINT, 1, "complained", "To nye underprojekter bruger registrene.",
        institution.responsible());
    rule(BOTH, "reopened");
    assertThat(complaint).isEnded();
    traces.decided(caseNumber, Step.USAGE_RECONSIDERATION, 1, "reopened", "Begrundet afgørelse.", BOTH);
    assertThat(traces.registers(caseNumber)).containsEntry("AKM", null);
    world.beginReview(caseNumber);
    world.task(caseNumber, "userTask_commentUsage");
    assertThat(traces.reviews(caseNumber)).hasSize(2).last().satisfies(row -> assertThat(row)
        .containsEntry("kind", "REOPENED").containsEntry("registers", 5));
  }

  @Test
  void upheldNothingChanges() {
    world.restricted(institution, caseNumber, APPROVER, "AKM");
    complain(institution.manager());
    rule(BOTH, "upheld");
    assertThat(traces.registers(caseNumber)).containsEntry("AKM", DECIDED);
    assertThat(world.lifecycle(caseNumber)).isWaitingAt("event_nextDateReached");
    assertThat(traces.notices(caseNumber)).contains("COMPLAINT_DECIDED gennemgang nr. 1 " + institution.manager());
  }

  @Test
  void reopenedAShutdownIsUndoneAndTheUseReviewedAnew() {
    world.beginReview(caseNumber);
    world.complete(caseNumber, "userTask_commentUsage", institution.manager(), TestAnswers.usageComment());
    world.complete(caseNumber, "userTask_decideUsage", REVIEWER, TestAnswers.usageDecision("shutDown"));
    world.complete(caseNumber, "userTask_answerHearing", institution.manager(), TestAnswers.hearingAnswer());
    world.complete(caseNumber, "userTask_confirmMeasure", APPROVER, TestAnswers.usageDecision("shutDown"));
    world.runJob(caseNumber, "serviceTask_endAccess");
    world.day(DECIDED.plusDays(28)); // the last day for complaining
    complain(institution.responsible());
    world.day(DECIDED.plusDays(40)); // FSE takes its time, and nothing is lost by it
    rule(BOTH, "reopened");
    assertThat(traces.status(caseNumber)).isEqualTo("IN_OPERATION");
    assertThat(traces.managers(caseNumber)).containsEntry(institution.manager(), null);
    assertThat(world.reviewTimer(caseNumber).getDuedate().toInstant()).as("due at once")
        .isEqualTo(world.today().atStartOfDay(clock.getZone()).toInstant());
    world.beginReview(caseNumber);
    assertThat(world.lifecycle(caseNumber)).isWaitingAt("event_nextDateReached", "callActivity_reviewUsage");
  }

  @Test
  void isRefusedPastTheDeadlineTwiceAndWithoutADecision() {
    assertThatThrownBy(() -> complain(institution.responsible())).isInstanceOf(InputRefused.class)
        .hasMessageContaining("ingen afgørelse");
    world.restricted(institution, caseNumber, APPROVER, "AKM");
    world.day(DECIDED.plusDays(29));
    assertThatThrownBy(() -> complain(institution.responsible())).isInstanceOf(InputRefused.class)
        .hasMessageContaining("29. september 2027");
    world.day(DECIDED.plusDays(28));
    complain(institution.responsible());
    assertThatThrownBy(() -> complain(institution.manager())).isInstanceOf(InputRefused.class)
        .hasMessageContaining("allerede klaget");
  }

  private ProcessInstance complain(String person) {
    return world.start("reconsider-decision", person, TestAnswers.complaint());
  }

  private void rule(String person, String ruling) {
    world.complete(caseNumber, "userTask_reconsiderDecision", person, TestAnswers.reconsidered(ruling));
  }
}
