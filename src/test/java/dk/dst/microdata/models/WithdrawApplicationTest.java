package dk.dst.microdata.models;

import static dk.dst.microdata.support.World.APPROVER;
import static dk.dst.microdata.support.World.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.desk.casefile.CaseFiles;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.support.Passed;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

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
        .satisfies(Passed.inOrder("startEvent_withdrawalRequested", "serviceTask_withdrawApplication",
            "endEvent_applicationWithdrawn"));
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

  /** The reviewer who had taken the task, and those of the institution; each once. */
  @Test
  void whoWorksOnItAndWhoHasWithdrawnAreTold() {
    String task = world.openTask(caseNumber).getId();
    world.part(People.class).as(REVIEWER, () -> world.claim(task, REVIEWER));
    withdraw(institution.responsible(), caseNumber);
    assertThat(letters(caseNumber)).containsExactlyInAnyOrder(
        REVIEWER + " FSE_TASK_TAKEN_AWAY Opgaven er lukket: Vurdér ansøgning",
        institution.applicant() + " WITHDRAWN Sagen er trukket tilbage",
        institution.responsible() + " WITHDRAWN Sagen er trukket tilbage");
    var files = world.part(CaseFiles.class);
    assertThat(files.find(caseNumber, command -> true, false).letters()).extracting(letter -> letter.title())
        .doesNotContain("Opgaven er lukket: Vurdér ansøgning");
    assertThat(files.find(caseNumber, command -> true, true).letters()).extracting(letter -> letter.title())
        .contains("Opgaven er lukket: Vurdér ansøgning");
  }

  @Test
  void aTaskThatNobodyHadTakenIsToldToNobody() {
    withdraw(institution.applicant(), caseNumber);
    assertThat(letters(caseNumber)).containsExactly(institution.applicant() + " WITHDRAWN Sagen er trukket tilbage");
  }

  /** What was taken by whoever withdraws is no news to them. */
  @Test
  void whoTakesTheirOwnTaskAwayIsToldOnce() {
    String draft = world.draft(world.qualified());
    String applicant = world.openTask(draft).getAssignee();
    withdraw(applicant, draft);
    assertThat(letters(draft)).containsExactly(applicant + " WITHDRAWN Sagen er trukket tilbage");
  }

  /** Not only withdrawals: a deadline that passes takes a task away as well. What became of the case says that, too. */
  @Test
  void aDeadlineThatTakesTheTaskAwayIsToldOnceToWhoeverHadIt() {
    TestInstitution other = world.qualified();
    String draft = world.forSignature(other);
    String task = world.openTask(draft).getId();
    world.part(People.class).as(other.signatory(), () -> world.claim(task, other.signatory()));
    world.runJob(draft, "event_signatureExpired");
    assertThat(letters(draft)).filteredOn(letter -> letter.startsWith(other.signatory())).containsExactly(
        other.signatory() + " APPROVED Ansøgningen er godkendt af FSE",
        other.signatory() + " LAPSED Ansøgningen er bortfaldet");
  }

  private List<String> letters(String number) {
    return world.part(JdbcClient.class).sql("select person_id || ' ' || kind || ' ' || title from notice"
        + " where case_number = ? and kind <> 'TASK_DUE' order by id").param(number).query(String.class).list();
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
