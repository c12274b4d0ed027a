package dk.dst.microdata.desk.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.cases.engine.EngineClock;
import dk.dst.microdata.desk.replanning.Replanning;
import dk.dst.microdata.facts.legalbasis.LegalBases;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.schemes.application.Applications;
import dk.dst.microdata.schemes.database.ProjectDatabases;
import dk.dst.microdata.schemes.proposal.Deliveries;
import dk.dst.microdata.schemes.proposal.Proposals;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.LegalBasisSamples;
import dk.dst.microdata.support.ProposalWorld;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.World;
import java.time.LocalDate;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Cases on a model of a short process stay on it to its end, over a release: what the present steps say must be what the
 * older model understands. The older models are kept beside this test.
 */
class OlderModelsTest extends EngineTest {

  private static final String OLDER = "older/";

  @Autowired
  private RepositoryService repository;
  @Autowired
  private ProjectDatabases databases;
  @Autowired
  private Proposals known;
  @Autowired
  private Decisions decisions;
  @Autowired
  private Deliveries deliveries;
  @Autowired
  private Applications applications;
  @Autowired
  private LegalBases legalBases;
  @Autowired
  private Replanning replanning;

  private String deployment;

  @AfterEach
  void thePresentModelIsTheNewestAgain() {
    repository.deleteDeployment(deployment, true);
  }

  /** From before an extension was an agreement: FSE alone decides, and it is in force. */
  @Test
  void anExtensionIsDecidedAsItsModelSays() {
    deploy("decide-extension", OLDER + "request-extension.form", OLDER + "decide-extension.form");
    TestInstitution institution = world.qualified();
    String caseNumber = world.inOperation(institution);
    LocalDate end = databases.get(caseNumber).endsOn();
    world.day(end.minusDays(180));
    world.runJob(caseNumber, "event_nextDateReached");
    var request = TestAnswers.of("extension", "requested", "reason", "Der er nye underprojekter.");
    world.completeIn(world.instance(caseNumber, "decide-extension"), institution.manager(), request);
    world.complete(caseNumber, "userTask_decideExtension", World.APPROVER, TestAnswers.extensionDecision("extended"));
    assertThat(world.instance(caseNumber, "decide-extension")).isNull();
    assertThat(databases.get(caseNumber).endsOn()).isEqualTo(end.plusYears(2));
  }

  /** From before two people decided what a database is to hold. */
  @Test
  void theContentOfADatabaseIsApprovedAsItsModelSays() {
    deploy("assess-proposal", "forms/complete-proposal.form", "forms/submit-proposal.form",
        "forms/endorse-proposal.form", "forms/review-proposal.form", "forms/sign-proposal.form");
    TestInstitution institution = world.qualified();
    String change = proposals.ofDatabase(institution, "BEF", "IND");
    proposals.reviewedBy(World.REVIEWER, change, "approved");
    assertThat(known.get(change).state()).isEqualTo(CaseState.PROPOSAL_FOR_SIGNATURE);
    assertThat(decisions.find(change, Step.PROPOSAL_APPROVAL, 1)).isEmpty();
    proposals.inForce(change, institution);
    assertThat(databases.content(known.get(change).databaseCase()).registers()).containsExactly("BEF", "IND");
  }

  /** From before what can be delivered was delivered while the rest waits: one after the other, and all at once. */
  @Test
  void dataAreDeliveredAsTheirModelSays() {
    deploy("deliver-data", OLDER + "record-health-approval.form", OLDER + "deliver-from-database.form",
        OLDER + "deliver-purchased.form");
    TestInstitution institution = world.qualified();
    world.inOperation(institution);
    String caseNumber = proposals.subproject(institution);
    proposals.sent(caseNumber, institution, ProposalWorld.answers(institution, "BEF", "LMDB"));
    proposals.inForce(proposals.approved(caseNumber), institution);
    proposals.withApproval(caseNumber, institution.applicant());
    world.complete(caseNumber, "userTask_recordHealthApproval", institution.applicant(),
        TestAnswers.of("reference", "SDS-1", "approvedOn", "2026-01-01"));
    world.complete(caseNumber, "userTask_deliverFromDatabase", institution.manager(), ProposalWorld.extracted());
    world.complete(caseNumber, "userTask_deliverPurchased", World.REVIEWER, ProposalWorld.purchased());
    assertThat(world.instance(caseNumber, "deliver-data")).isNull();
    assertThat(deliveries.of(caseNumber)).hasSize(2).allMatch(Deliveries.Delivery::delivered);
  }

  /** From before the legal basis was asked for: nothing of it is demanded, and the case's part of it stays empty. */
  @Test
  void anApplicationIsSentWithTheFormThatItsTaskWasOpenedWith() {
    deployment = repository.createDeployment().name("older").addClasspathResource("processes/assess-application.bpmn")
        .addClasspathResource(OLDER + "complete-application.form")
        .addClasspathResource("forms/review-application.form").addClasspathResource("forms/approve-application.form")
        .deploy().getId();
    TestInstitution institution = world.qualified();
    String caseNumber = world.draft(institution);
    var answers = TestAnswers.application(institution);
    answers.keySet().removeAll(LegalBasisSamples.answers().keySet());
    world.complete(caseNumber, "userTask_completeApplication", institution.applicant(), answers);
    world.runJob(caseNumber, "serviceTask_checkEligibility");
    world.complete(caseNumber, "userTask_reviewApplication", World.REVIEWER, TestAnswers.review("approve"));
    world.complete(caseNumber, "userTask_approveApplication", World.APPROVER, TestAnswers.ruling("approved"));
    assertThat(applications.get(caseNumber).state()).isEqualTo(CaseState.FOR_SIGNATURE);
    assertThat(legalBases.find(caseNumber)).isEmpty();
  }

  /** From before reviews ran beside the term: its one timer waits for whichever is due first, and is left there. */
  @Test
  void theOneTimerOfADatabaseStandsForItsReviewToo() {
    deployment = repository.createDeployment().name("older")
        .addClasspathResource("released/1/project-database-lifecycle.bpmn").deploy().getId();
    String caseNumber = world.inOperation(world.qualified());
    LocalDate review = databases.nextReview(caseNumber);
    assertThat(review).isBefore(databases.nextDate(caseNumber));
    assertThat(waitsUntil(caseNumber)).isEqualTo(review);
    assertThat(replanning.replan().moved()).extracting(Replanning.Shift::caseNumber).doesNotContain(caseNumber);
    assertThat(waitsUntil(caseNumber)).isEqualTo(review);
    world.day(review);
    world.runJob(caseNumber, "event_nextDateReached");
    assertThat(world.instance(caseNumber, "review-usage")).isNotNull();
  }

  private LocalDate waitsUntil(String caseNumber) {
    return LocalDate.ofInstant(world.job(caseNumber, "event_nextDateReached").getDuedate().toInstant(),
        EngineClock.DENMARK);
  }

  private void deploy(String process, String... forms) {
    DeploymentBuilder older = repository.createDeployment().name("older")
        .addClasspathResource(OLDER + process + ".bpmn");
    for (String form : forms) {
      older.addClasspathResource(form);
    }
    deployment = older.deploy().getId();
  }
}
