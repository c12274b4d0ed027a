package dk.dst.microdata.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.support.Passed;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import java.time.LocalDate;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GiveNoticeTest extends ModelTest {

  private static final LocalDate NOTICE = LocalDate.of(2027, 6, 1);

  private TestInstitution institution;
  private String caseNumber;

  @Override
  String process() {
    return "give-notice";
  }

  @BeforeEach
  void inOperation() {
    world.day(LocalDate.of(2027, 3, 1));
    institution = world.qualified();
    caseNumber = world.inOperation(institution);
    world.day(NOTICE);
  }

  @Test
  void anAdministratorGivesNoticeAndTheOperationStops() {
    ProcessInstance notice = giveNotice(institution.manager());
    assertThat(notice).isEnded()
        .satisfies(Passed.inOrder("startEvent_noticeReceived", "serviceTask_giveNotice", "endEvent_noticeGiven"));
    traces.decided(caseNumber, Step.NOTICE, 1, "noticeGiven", "Forskningen er afsluttet.", institution.manager());
    assertThat(traces.shutdown(caseNumber)).singleElement().satisfies(row -> assertThat(row)
        .containsEntry("cause", "NOTICE").containsEntry("started_on", NOTICE.toString()));
    assertThat(world.lifecycle(caseNumber)).isWaitingAt("callActivity_shutDownProjectDatabase");
    assertThat(world.job(caseNumber, "event_nextDateReached")).as("the timer of the operation").isNull();
    assertThat(world.job(caseNumber, "startEvent_reviewDue")).as("the timer of its reviews").isNull();
  }

  @Test
  void theResponsibleMayGiveNotice() {
    giveNotice(institution.responsible());
    traces.decided(caseNumber, Step.NOTICE, 1, "noticeGiven", "Forskningen er afsluttet.", institution.responsible());
  }

  @Test
  void whoMayOnlyApplyMayNotGiveNotice() {
    assertThatThrownBy(() -> giveNotice(institution.applicant())).isInstanceOf(InputRefused.class)
        .hasMessageContaining("kan ikke opsige projektdatabasen");
    assertStillInOperation(caseNumber);
  }

  @Test
  void onlyTheInstitutionsOwnDatabaseStops() {
    TestInstitution other = world.qualified();
    String others = world.inOperation(other);
    giveNotice(institution.manager());
    assertStillInOperation(others);
  }

  @Test
  void withoutADatabaseThereIsNothingToGiveNoticeOf() {
    TestInstitution other = world.qualified();
    String applied = world.forSignature(other);
    assertThatThrownBy(() -> giveNotice(other.manager())).isInstanceOf(InputRefused.class)
        .hasMessageContaining("ingen projektdatabase i drift");
    world.task(applied, "userTask_signAgreement");
  }

  @Test
  void isGivenOnce() {
    giveNotice(institution.manager());
    int decisions = traces.decisions(caseNumber);
    assertThatThrownBy(() -> giveNotice(institution.responsible())).isInstanceOf(InputRefused.class)
        .hasMessageContaining("kommet videre");
    world.runJob(caseNumber, "serviceTask_endAccess");
    assertThatThrownBy(() -> giveNotice(institution.responsible())).isInstanceOf(InputRefused.class)
        .hasMessageContaining("ingen projektdatabase i drift");
    assertThat(traces.decisions(caseNumber)).as("only the closing of access has come").isEqualTo(decisions + 1);
  }

  private ProcessInstance giveNotice(String person) {
    return world.start("give-notice", person, TestAnswers.notice());
  }

  private void assertStillInOperation(String number) {
    assertThat(world.lifecycle(number)).isWaitingAt("event_nextDateReached");
    traces.notDecided(number, Step.NOTICE);
    assertThat(traces.shutdown(number)).isEmpty();
    assertThat(traces.status(number)).isEqualTo("IN_OPERATION");
  }
}
