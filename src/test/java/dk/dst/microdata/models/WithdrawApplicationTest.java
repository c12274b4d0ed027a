package dk.dst.microdata.models;

import static dk.dst.microdata.support.World.APPROVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import dk.dst.microdata.decision.Step;
import dk.dst.microdata.form.InputRefused;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import java.time.LocalDate;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WithdrawApplicationTest extends ModelTest {

  private TestInstitution institution;
  private String caseNumber;

  @Override
  String process() {
    return "withdraw-application";
  }

  @BeforeEach
  void underReview() {
    world.day(LocalDate.of(2027, 3, 1));
    institution = world.qualified();
    caseNumber = world.underReview(institution);
  }

  @Test
  void theApplicantWithdraws() {
    ProcessInstance lifecycle = world.lifecycle(caseNumber);
    ProcessInstance withdrawal = withdraw(institution.applicant(), caseNumber);
    assertThat(withdrawal).isEnded()
        .hasPassedInOrder("startEvent_withdrawalRequested", "serviceTask_withdrawApplication",
            "endEvent_applicationWithdrawn");
    assertThat(lifecycle).isEnded().hasPassed("endEvent_notApproved").hasNotPassed("callActivity_signAgreement");
    assertThat(traces.state(caseNumber)).isEqualTo("WITHDRAWN");
    traces.decided(caseNumber, Step.WITHDRAWAL, 1, "withdrawn", "Ikke længere behov.", institution.applicant());
    assertThat(world.openTask(caseNumber)).isNull();
  }

  @Test
  void theResponsibleWithdrawsForTheInstitution() {
    withdraw(institution.responsible(), caseNumber);
    traces.decided(caseNumber, Step.WITHDRAWAL, 1, "withdrawn", "Ikke længere behov.", institution.responsible());
  }

  @Test
  void theCaseNumberMayBeWrittenInSmallLetters() {
    withdraw(institution.applicant(), caseNumber.toLowerCase());
    assertThat(traces.state(caseNumber)).isEqualTo("WITHDRAWN");
  }

  @Test
  void whoMayOnlySignMayNotWithdraw() {
    assertRefused(institution.signatory(), caseNumber, "kan ikke trække ansøgningen tilbage");
  }

  @Test
  void anotherInstitutionsCaseDoesNotExist() {
    TestInstitution other = world.qualified();
    assertRefused(other.applicant(), caseNumber, "Din institution har ingen sag " + caseNumber);
    assertRefused(institution.applicant(), "PDB-1999-001", "Din institution har ingen sag PDB-1999-001");
  }

  @Test
  void fseCannotWithdrawForAnInstitution() {
    assertThatThrownBy(() -> withdraw(APPROVER, caseNumber)).isInstanceOf(AuthorizationException.class);
    assertThat(traces.state(caseNumber)).isEqualTo("UNDER_REVIEW");
  }

  @Test
  void isDoneOnce() {
    withdraw(institution.applicant(), caseNumber);
    assertThatThrownBy(() -> withdraw(institution.applicant(), caseNumber)).isInstanceOf(InputRefused.class)
        .hasMessageContaining("kan ikke trække ansøgningen tilbage");
  }

  @Test
  void leavesRoomForANewApplication() {
    withdraw(institution.applicant(), caseNumber);
    String another = world.inOperation(institution);
    assertThat(traces.status(another)).isEqualTo("IN_OPERATION");
    assertThat(traces.state(caseNumber)).isEqualTo("WITHDRAWN");
  }

  private ProcessInstance withdraw(String person, String number) {
    return world.start("withdraw-application", person, TestAnswers.withdrawal(number));
  }

  private void assertRefused(String person, String number, String message) {
    assertThatThrownBy(() -> withdraw(person, number)).isInstanceOf(InputRefused.class).hasMessageContaining(message);
    assertThat(world.instance(caseNumber, "assess-application")).isWaitingAt("userTask_reviewApplication");
    assertThat(traces.state(caseNumber)).isEqualTo("UNDER_REVIEW");
    traces.notDecided(caseNumber, Step.WITHDRAWAL);
  }
}
