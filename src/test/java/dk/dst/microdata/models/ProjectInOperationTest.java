package dk.dst.microdata.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.schemes.project.ProjectAccess;
import dk.dst.microdata.schemes.project.ProjectOperation;
import dk.dst.microdata.schemes.project.ProjectProcess;
import dk.dst.microdata.schemes.proposal.Proposals;
import dk.dst.microdata.support.ProposalWorld;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.Today;
import dk.dst.microdata.support.World;
import java.time.LocalDate;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class ProjectInOperationTest extends ModelTest {

  private static final LocalDate END = Today.inDenmark().plusYears(5);

  @Autowired
  private Proposals known;
  @Autowired
  private ProjectOperation projects;
  @Autowired
  private ProjectAccess access;
  @Autowired
  private ProjectProcess life;
  @Autowired
  private Cases cases;
  @Autowired
  private JdbcClient jdbc;

  private TestInstitution institution;
  private int number;
  private String caseNumber;
  private ProcessInstance project;

  @Override
  String process() {
    return "project-in-operation";
  }

  @BeforeEach
  void aProject() {
    institution = world.qualified();
    number = known.get(proposals.inForce(institution)).projectNumber();
    caseNumber = "PRO-" + number;
    project = world.instance(caseNumber, process());
  }

  private void alive(LocalDate on) {
    jdbc.sql("update project set active_on = ? where number = ?").param(on).param(number).update();
  }

  @Test
  void waitsForItsNextDate() {
    assertThat(project).isWaitingAt("event_projectDateReached");
    assertThat(projects.nextDate(caseNumber)).isEqualTo(Today.inDenmark().plusMonths(12));
  }

  @Test
  void asksAboutTheEndDateOnce() {
    endIsNear();
    assertThat(project).isWaitingAt("userTask_answerProjectEnd");
    world.complete(caseNumber, "userTask_answerProjectEnd", institution.applicant(),
        TestAnswers.of("endAnswer", "endsAsAgreed"));
    assertThat(project).isWaitingAt("event_projectDateReached");
    assertThat(projects.nextDate(caseNumber)).isEqualTo(END);
  }

  private void endIsNear() {
    LocalDate day = END.minusDays(60); // looked at a month late
    world.day(day);
    alive(day.minusDays(5));
    world.runJob(caseNumber, "event_projectDateReached");
  }

  @Test
  void endsAtItsEndDateWithoutAnAnswer() {
    endIsNear();
    world.day(END);
    world.runJob(caseNumber, "event_projectEndReached");
    closed("slutdatoen er nået");
  }

  @Test
  void endsAtItsEndDate() {
    world.day(END.plusWeeks(1));
    world.runJob(caseNumber, "event_projectDateReached");
    closed("slutdatoen er nået");
    assertThat(projects.get(caseNumber).closedOn()).as("counted from the end date").isEqualTo(END);
  }

  private void closed(String because) {
    world.runJob(caseNumber, "serviceTask_closeProject");
    assertThat(project).isWaitingAt("userTask_instructProjectDeletion");
    assertThat(cases.get(caseNumber).state()).isEqualTo(CaseState.PROJECT_CLOSING);
    assertThat(access.of(number)).isEmpty();
    assertThat(jdbc.sql("select body from notice where case_number = ? and kind = 'PROJECT_CLOSED'").param(caseNumber)
        .query(String.class).list()).hasSize(2).allMatch(body -> body.contains(because));
  }

  @Test
  void isAskedAboutWhenNobodyUsesIt() {
    inactive();
    world.complete(caseNumber, "userTask_confirmProjectActivity", institution.applicant(),
        TestAnswers.of("activity", "active", "reason", "Analyserne begynder nu."));
    assertThat(project).isWaitingAt("event_projectDateReached");
  }

  /** The question was asked before; what is answered to it counts on that day, too. */
  @Test
  void anAnswerCountsOnTheDayOfAnotherSignOfLife() {
    inactive();
    alive(LocalDate.now(clock));
    world.complete(caseNumber, "userTask_confirmProjectActivity", institution.applicant(),
        TestAnswers.projectActivity("closed"));
    traces.decided(caseNumber, Step.PROJECT_ACTIVITY, 1, "closed", "Artiklen er ved at blive skrevet.",
        institution.applicant());
    closed("der ikke er aktivitet i det");
  }

  @Test
  void isAskedAgainAfterAnotherPeriod() {
    inactive();
    world.complete(caseNumber, "userTask_confirmProjectActivity", institution.applicant(),
        TestAnswers.projectActivity("active"));
    world.day(Today.inDenmark().plusMonths(25));
    world.runJob(caseNumber, "event_projectDateReached");
    world.complete(caseNumber, "userTask_confirmProjectActivity", institution.applicant(),
        TestAnswers.projectActivity("active"));
    traces.decided(caseNumber, Step.PROJECT_ACTIVITY, 2, "active", "Artiklen er ved at blive skrevet.",
        institution.applicant());
  }

  @Test
  void aSignOfLifePutsTheQuestionAway() {
    inactive();
    assertThat(projects.alive(caseNumber)).isTrue();
    life.changed(caseNumber);
    assertThat(project).isWaitingAt("event_projectDateReached");
    assertThat(projects.alive(caseNumber)).as("nobody is being asked").isFalse();
  }

  @Test
  void isClosedWhenItIsNotNeeded() {
    inactive();
    world.complete(caseNumber, "userTask_confirmProjectActivity", institution.applicant(),
        TestAnswers.of("activity", "closed", "reason", "Projektet er opgivet."));
    closed("der ikke er aktivitet i det");
  }

  @Test
  void anUnansweredQuestionEndsWithTheProject() {
    inactive();
    world.runJob(caseNumber, "event_inactiveUntilEnd");
    assertThat(project).isWaitingAt("serviceTask_closeProject");
  }

  private void inactive() {
    world.day(Today.inDenmark().plusMonths(13));
    world.runJob(caseNumber, "event_projectDateReached");
    assertThat(project).isWaitingAt("userTask_confirmProjectActivity");
  }

  @Test
  void aNewEndDatePutsTheQuestionAway() {
    endIsNear();
    jdbc.sql("update project set ends_on = ? where number = ?").param(END.plusYears(3)).param(number).update();
    life.changed(caseNumber);
    assertThat(project).isWaitingAt("event_projectDateReached");
  }

  @Test
  void isClosedByItsInstitutionAndDeletedOnInstruction() {
    world.start("close-project", institution.manager(), TestAnswers.of("projectNumber", number, "reason",
        "Der er publiceret.", "understood", true));
    closed("institutionen ikke længere har brug for det");
    assertThatThrownBy(() -> projects.confirmDeletion(caseNumber, "", World.REVIEWER))
        .isInstanceOf(InputRefused.class).hasMessageContaining("ingen instruks");
    world.complete(caseNumber, "userTask_instructProjectDeletion", institution.responsible(),
        TestAnswers.deletionInstruction());
    world.complete(caseNumber, "userTask_confirmProjectDeletion", World.REVIEWER, TestAnswers.deletionConfirmed());
    assertThat(project).isEnded();
    assertThat(cases.get(caseNumber).state()).isEqualTo(CaseState.PROJECT_CLOSED);
  }

  @Test
  void onlyItsOwnPeopleCloseIt() {
    TestInstitution other = world.qualified();
    assertThatThrownBy(() -> world.start("close-project", other.manager(), TestAnswers.of("projectNumber", number,
        "reason", "Ikke mit.", "understood", true))).isInstanceOf(InputRefused.class);
    assertThatThrownBy(() -> world.start("close-project", institution.signatory(), TestAnswers.of("projectNumber",
        number, "reason", "Må ikke.", "understood", true))).isInstanceOf(InputRefused.class);
    assertThat(project).isWaitingAt("event_projectDateReached");
  }

  /** U6, D11: what it has got it keeps. */
  @Test
  void aSubprojectIsAnOrdinaryProjectAgainWhenItsDatabaseCloses() {
    String database = world.inOperation(institution);
    String caseOfProposal = proposals.subproject(institution);
    proposals.sent(caseOfProposal, institution, ProposalWorld.answers(institution));
    proposals.inForce(proposals.approved(caseOfProposal), institution);
    int subproject = known.get(caseOfProposal).projectNumber();
    world.start("give-notice", institution.responsible(), TestAnswers.notice());
    world.accessEnded(database);
    assertThat(jdbc.sql("select count(*) from project where number = ? and database_case is null").param(subproject)
        .query(Integer.class).single()).isEqualTo(1);
    assertThat(world.instance("PRO-" + subproject, process())).isWaitingAt("event_projectDateReached");
  }
}
