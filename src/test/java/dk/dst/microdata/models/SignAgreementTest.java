package dk.dst.microdata.models;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import dk.dst.microdata.facts.institution.Associations;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignAgreementTest extends ModelTest {

  private TestInstitution institution;
  private String caseNumber;
  private ProcessInstance signing;

  @Override
  String process() {
    return "sign-agreement";
  }

  @BeforeEach
  void approved() {
    institution = world.qualified();
    caseNumber = world.forSignature(institution);
    signing = world.instance(caseNumber, "sign-agreement");
  }

  @Test
  void waitsForTheChosenSignatory() {
    assertThat(signing).isWaitingAt("userTask_signAgreement");
    assertThat(world.task(caseNumber, "userTask_signAgreement")).isAssignedTo(institution.signatory());
  }

  @Test
  void signedTakesEffect() {
    world.complete(caseNumber, "userTask_signAgreement", institution.signatory(), TestAnswers.signed());
    assertThat(signing).isEnded().hasPassed("endEvent_signed");
    assertThat(world.lifecycle(caseNumber)).isWaitingAt("serviceTask_establishProjectDatabase");
  }

  @Test
  void whatNoLongerMeetsTheConditionsIsNotSignedButAssessedAnew() {
    world.part(Associations.class).end(institution.id(), institution.manager());
    world.complete(caseNumber, "userTask_signAgreement", institution.signatory(), TestAnswers.signed());
    assertThat(signing).isEnded().hasPassed("endEvent_conditionsNotMet");
    world.task(caseNumber, "userTask_reviewApplication");
  }

  @Test
  void declinedGoesBackToTheApplicant() {
    world.complete(caseNumber, "userTask_signAgreement", institution.signatory(), TestAnswers.declined());
    assertThat(signing).isEnded().hasPassed("endEvent_declined");
    world.task(caseNumber, "userTask_completeApplication");
  }

  @Test
  void notSignedInTimeLapses() {
    world.runJob(caseNumber, "event_signatureExpired");
    assertThat(signing).isEnded().hasPassed("serviceTask_recordSignatureExpiry", "endEvent_signatureExpired");
    assertThat(world.lifecycle(caseNumber)).isNull();
  }
}
