package dk.dst.microdata.desk.migration;

import static dk.dst.microdata.support.World.APPROVER;
import static dk.dst.microdata.support.World.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.schemes.application.LifecycleProcess;
import dk.dst.microdata.schemes.database.ProjectDatabases;
import dk.dst.microdata.schemes.project.ProjectProcess;
import dk.dst.microdata.support.AuthorisationWorld;
import dk.dst.microdata.support.ProposalWorld;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.Today;
import dk.dst.microdata.support.World;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How a case of each long-lived model comes to each place where it can wait, and how it goes on from there. */
final class Ways {

  /** Brings a case there. @return its number */
  interface There {
    String go(TestInstitution institution);
  }

  /** Goes on, and says with assertions that it works. */
  interface On {
    void go(String caseNumber, TestInstitution institution);
  }

  record Way(There there, On on) {}

  private static final String LIFECYCLE = "project-database-lifecycle";
  private static final String AUTHORISATION = "authorise-institution";
  private static final String PROJECT = "project-in-operation";
  private static final String SHUTDOWN = "shut-down-project-database";

  private final World world;
  private final ProposalWorld proposals;
  private final Map<String, Way> ways = new HashMap<>();

  Ways(World world, ProposalWorld proposals) {
    this.world = world;
    this.proposals = proposals;
    lifecycle();
    authorisation();
    project();
    shutdown();
  }

  Optional<Way> to(String process, String activity) {
    return Optional.ofNullable(ways.get(process + " " + activity));
  }

  private void way(String process, String activity, There there, On on) {
    ways.put(process + " " + activity, new Way(there, on));
  }

  // --- the project database

  private void lifecycle() {
    way(LIFECYCLE, "callActivity_assessApplication", world::draft, (it, of) -> {
      world.complete(it, "userTask_completeApplication", of.applicant(), TestAnswers.application(of));
      world.runJob(it, "serviceTask_checkEligibility");
      world.complete(it, "userTask_reviewApplication", REVIEWER, TestAnswers.review("approve"));
      world.complete(it, "userTask_approveApplication", APPROVER, TestAnswers.ruling("approved"));
      signed(it, of);
      established(it, of);
    });
    way(LIFECYCLE, "callActivity_signAgreement", world::forSignature, (it, of) -> {
      signed(it, of);
      established(it, of);
    });
    way(LIFECYCLE, "serviceTask_establishProjectDatabase", of -> signed(world.forSignature(of), of), this::established);
    way(LIFECYCLE, "event_nextDateReached", world::inOperation, (it, of) -> {
      passTo(Today.inDenmark().plusMonths(6));
      world.runJob(it, "event_nextDateReached");
      reviewed(it, of);
    });
    way(LIFECYCLE, "callActivity_reviewUsage", this::usageReview, this::reviewed);
    way(LIFECYCLE, "event_termEndedInReview", this::usageReview, (it, of) -> {
      passTo(Today.inDenmark().plusYears(2));
      world.runJob(it, "event_termEndedInReview");
      world.complete(it, "userTask_requestExtension", of.manager(), TestAnswers.extensionNotRequested());
      shutsDown(it);
    });
    way(LIFECYCLE, "callActivity_decideExtension", this::extension, (it, of) -> {
      world.complete(it, "userTask_requestExtension", of.manager(), TestAnswers.extensionRequested());
      world.complete(it, "userTask_decideExtension", APPROVER, TestAnswers.extensionDecision("extended"));
      assertThat(world.part(ProjectDatabases.class).get(it).endsOn()).isEqualTo(Today.inDenmark().plusYears(4));
      assertThat(world.instance(it, "decide-extension")).isNull();
    });
    way(LIFECYCLE, "event_extensionUndecided", this::extension, (it, of) -> {
      world.complete(it, "userTask_requestExtension", of.manager(), TestAnswers.extensionRequested());
      passTo(Today.inDenmark().plusYears(2).plusDays(90));
      world.runJob(it, "event_extensionUndecided");
      shutsDown(it);
    });
    way(LIFECYCLE, "startEvent_authorisationLost", world::inOperation, (it, of) -> {
      world.part(LifecycleProcess.class).authorisationLost(it);
      shutsDown(it);
    });
    way(LIFECYCLE, "startEvent_noticeGiven", world::inOperation, (it, of) -> {
      world.start("give-notice", of.manager(), TestAnswers.notice());
      shutsDown(it);
    });
    way(LIFECYCLE, "callActivity_shutDownProjectDatabase", this::noticeGiven, (it, of) -> shutsDown(it));
  }

  private String signed(String caseNumber, TestInstitution of) {
    world.complete(caseNumber, "userTask_signAgreement", of.signatory(), TestAnswers.signed());
    return caseNumber;
  }

  private void established(String caseNumber, TestInstitution of) {
    world.runJob(caseNumber, "serviceTask_establishProjectDatabase");
    assertThat(world.job(caseNumber, "event_nextDateReached")).isNotNull();
  }

  private void reviewed(String caseNumber, TestInstitution of) {
    world.complete(caseNumber, "userTask_commentUsage", of.manager(), TestAnswers.usageComment());
    world.complete(caseNumber, "userTask_decideUsage", REVIEWER, TestAnswers.usageDecision("continue"));
    assertThat(world.job(caseNumber, "event_nextDateReached")).isNotNull();
  }

  private void shutsDown(String caseNumber) {
    world.accessEnded(caseNumber);
    assertThat(world.instance(caseNumber, SHUTDOWN)).isNotNull();
    assertThat(world.openTask(caseNumber)).isNotNull();
  }

  private String usageReview(TestInstitution of) {
    String caseNumber = world.inOperation(of);
    passTo(Today.inDenmark().plusMonths(6));
    world.runJob(caseNumber, "event_nextDateReached");
    return caseNumber;
  }

  private String extension(TestInstitution of) {
    String caseNumber = world.inOperation(of);
    passTo(Today.inDenmark().plusYears(2).minusDays(100));
    world.runJob(caseNumber, "event_nextDateReached");
    return caseNumber;
  }

  private String noticeGiven(TestInstitution of) {
    String caseNumber = world.inOperation(of);
    world.start("give-notice", of.manager(), TestAnswers.notice());
    return caseNumber;
  }

  // --- its shutdown

  private void shutdown() {
    way(SHUTDOWN, "serviceTask_endAccess", this::noticeGiven, (it, of) -> shutsDown(it));
    way(SHUTDOWN, "userTask_instructDeletion", this::accessEnded, (it, of) -> {
      instructed(it, of);
      world.complete(it, "userTask_settleAccount", REVIEWER, TestAnswers.account());
      deleted(it);
    });
    way(SHUTDOWN, "userTask_confirmDeletion", of -> instructed(accessEnded(of), of), (it, of) -> deleted(it));
  }

  private String accessEnded(TestInstitution of) {
    String caseNumber = noticeGiven(of);
    world.runJob(caseNumber, "serviceTask_endAccess");
    return caseNumber;
  }

  private String instructed(String caseNumber, TestInstitution of) {
    world.complete(caseNumber, "userTask_instructDeletion", of.responsible(), TestAnswers.deletionInstruction());
    return caseNumber;
  }

  private void deleted(String caseNumber) {
    world.complete(caseNumber, "userTask_confirmDeletion", REVIEWER, TestAnswers.deletionConfirmed());
    world.complete(caseNumber, "userTask_confirmShutdown", APPROVER, TestAnswers.shutdownConfirmed("closed"));
    assertThat(world.lifecycle(caseNumber)).isNull();
  }

  // --- the authorisation

  private void authorisation() {
    way(AUTHORISATION, "userTask_completeAuthorisation", of -> AuthorisationWorld.draft(world, of), (it, of) -> {
      world.complete(it, "userTask_completeAuthorisation", of.applicant(),
          TestAnswers.authorisation(of.responsible()));
      world.task(it, "userTask_reviewAuthorisation");
    });
    way(AUTHORISATION, "userTask_reviewAuthorisation", of -> AuthorisationWorld.underReview(world, of), (it, of) -> {
      world.complete(it, "userTask_reviewAuthorisation", REVIEWER, TestAnswers.authorisationReview("approve"));
      world.task(it, "userTask_approveAuthorisation");
    });
    way(AUTHORISATION, "userTask_approveAuthorisation", of -> AuthorisationWorld.forApproval(world, of), (it, of) -> {
      world.complete(it, "userTask_approveAuthorisation", APPROVER, TestAnswers.ruling("approved"));
      world.task(it, "userTask_signAuthorisation");
    });
    way(AUTHORISATION, "userTask_signAuthorisation", of -> AuthorisationWorld.forSignature(world, of), (it, of) -> {
      world.complete(it, "userTask_signAuthorisation", of.responsible(), TestAnswers.authorisationSigned());
      assertThat(world.job(it, "event_confirmationDue")).isNotNull();
    });
    way(AUTHORISATION, "event_correctionExpired", of -> AuthorisationWorld.draft(world, of), (it, of) -> {
      passTo(Today.inDenmark().plusDays(61));
      world.runJob(it, "event_correctionExpired");
      assertThat(world.instance(it, AUTHORISATION)).isNull();
    });
    way(AUTHORISATION, "event_signatureExpired", of -> AuthorisationWorld.forSignature(world, of), (it, of) -> {
      passTo(Today.inDenmark().plusDays(31));
      world.runJob(it, "event_signatureExpired");
      assertThat(world.instance(it, AUTHORISATION)).isNull();
    });
    way(AUTHORISATION, "startEvent_caseWithdrawn", of -> AuthorisationWorld.draft(world, of), (it, of) -> {
      world.start("withdraw-application", of.applicant(), TestAnswers.withdrawal(it));
      assertThat(world.instance(it, AUTHORISATION)).isNull();
    });
    way(AUTHORISATION, "event_confirmationDue", of -> AuthorisationWorld.authorised(world, of), (it, of) -> {
      world.runJob(it, "event_confirmationDue");
      confirmed(it, of);
    });
    way(AUTHORISATION, "userTask_confirmAuthorisation", of -> AuthorisationWorld.confirmationDue(world, of),
        this::confirmed);
    way(AUTHORISATION, "event_confirmationOverdue", of -> AuthorisationWorld.confirmationDue(world, of), (it, of) -> {
      passTo(Today.inDenmark().plusDays(31));
      world.runJob(it, "event_confirmationOverdue");
      followedUp(it, of);
    });
    way(AUTHORISATION, "userTask_followUpConfirmation", of -> AuthorisationWorld.confirmationOverdue(world, of),
        this::followedUp);
    way(AUTHORISATION, "event_authorisationSuspended", of -> AuthorisationWorld.authorised(world, of), (it, of) -> {
      AuthorisationWorld.suspend(world, it);
      lifted(it, of);
    });
    way(AUTHORISATION, "userTask_decideSuspension", of -> AuthorisationWorld.suspended(world, of), this::lifted);
    way(AUTHORISATION, "startEvent_authorisationEnded", of -> AuthorisationWorld.authorised(world, of), (it, of) -> {
      lapsed(it, of);
      ended(it, of);
    });
    way(AUTHORISATION, "serviceTask_endAuthorisation",
        of -> lapsed(AuthorisationWorld.authorised(world, of), of), this::ended);
  }

  private String lapsed(String caseNumber, TestInstitution of) {
    world.start("lapse-authorisation", REVIEWER, TestAnswers.lapse(of.authorisationNumber(), world.today()));
    return caseNumber;
  }

  private void confirmed(String caseNumber, TestInstitution of) {
    world.complete(caseNumber, "userTask_confirmAuthorisation", of.responsible(), TestAnswers.confirmation());
    assertThat(world.job(caseNumber, "event_confirmationDue")).isNotNull();
  }

  private void followedUp(String caseNumber, TestInstitution of) {
    world.complete(caseNumber, "userTask_followUpConfirmation", REVIEWER, TestAnswers.followUp());
    assertThat(world.job(caseNumber, "event_confirmationDue")).isNotNull();
  }

  private void lifted(String caseNumber, TestInstitution of) {
    world.complete(caseNumber, "userTask_decideSuspension", APPROVER, TestAnswers.suspensionDecision("lifted"));
    assertThat(world.job(caseNumber, "event_confirmationDue")).isNotNull();
  }

  private void ended(String caseNumber, TestInstitution of) {
    world.runJob(caseNumber, "serviceTask_endAuthorisation");
    assertThat(world.instance(caseNumber, AUTHORISATION)).isNull();
  }

  // --- a project

  private void project() {
    way(PROJECT, "event_projectDateReached", this::inForce, (it, of) -> {
      passTo(Today.inDenmark().plusMonths(13));
      world.runJob(it, "event_projectDateReached");
      active(it, of);
    });
    way(PROJECT, "userTask_confirmProjectActivity", this::inactive, this::active);
    way(PROJECT, "event_inactiveUntilEnd", this::inactive, (it, of) -> {
      world.runJob(it, "event_inactiveUntilEnd");
      closed(it);
    });
    way(PROJECT, "userTask_answerProjectEnd", this::endIsNear, (it, of) -> {
      world.complete(it, "userTask_answerProjectEnd", of.applicant(), TestAnswers.projectEnd("endsAsAgreed"));
      assertThat(world.job(it, "event_projectDateReached")).isNotNull();
    });
    way(PROJECT, "event_projectEndReached", this::endIsNear, (it, of) -> {
      passTo(Today.inDenmark().plusYears(5));
      world.runJob(it, "event_projectEndReached");
      closed(it);
    });
    way(PROJECT, "startEvent_projectClosed", this::inForce, (it, of) -> {
      world.part(ProjectProcess.class).closed(it);
      closed(it);
    });
    way(PROJECT, "event_projectChanged", this::inactive, (it, of) -> {
      alive(it);
      world.part(ProjectProcess.class).changed(it);
      assertThat(world.job(it, "event_projectDateReached")).isNotNull();
    });
    way(PROJECT, "serviceTask_closeProject", this::closing, (it, of) -> closed(it));
    way(PROJECT, "userTask_instructProjectDeletion", of -> closed(closing(of)), (it, of) -> {
      deletionInstructed(it, of);
      projectDeleted(it);
    });
    way(PROJECT, "userTask_confirmProjectDeletion", of -> deletionInstructed(closed(closing(of)), of),
        (it, of) -> projectDeleted(it));
  }

  private String inForce(TestInstitution of) {
    return proposals.projectInForce(proposals.draft(of), of);
  }

  private String inactive(TestInstitution of) {
    String caseNumber = inForce(of);
    passTo(Today.inDenmark().plusMonths(13));
    world.runJob(caseNumber, "event_projectDateReached");
    return caseNumber;
  }

  private String endIsNear(TestInstitution of) {
    String caseNumber = inForce(of);
    passTo(Today.inDenmark().plusYears(5).minusDays(60));
    alive(caseNumber);
    world.runJob(caseNumber, "event_projectDateReached");
    return caseNumber;
  }

  private String closing(TestInstitution of) {
    String caseNumber = inForce(of);
    world.part(ProjectProcess.class).closed(caseNumber);
    return caseNumber;
  }

  private String closed(String caseNumber) {
    world.runJob(caseNumber, "serviceTask_closeProject");
    world.task(caseNumber, "userTask_instructProjectDeletion");
    return caseNumber;
  }

  private void active(String caseNumber, TestInstitution of) {
    world.complete(caseNumber, "userTask_confirmProjectActivity", of.applicant(),
        TestAnswers.projectActivity("active"));
    assertThat(world.job(caseNumber, "event_projectDateReached")).isNotNull();
  }

  private void alive(String caseNumber) {
    world.part(JdbcClient.class).sql("update project set active_on = ? where case_number = ?").param(world.today())
        .param(caseNumber).update();
  }

  private String deletionInstructed(String caseNumber, TestInstitution of) {
    world.complete(caseNumber, "userTask_instructProjectDeletion", of.responsible(),
        TestAnswers.deletionInstruction());
    return caseNumber;
  }

  private void projectDeleted(String caseNumber) {
    world.complete(caseNumber, "userTask_confirmProjectDeletion", REVIEWER, TestAnswers.deletionConfirmed());
    assertThat(world.instance(caseNumber, PROJECT)).isNull();
  }

  private void passTo(LocalDate day) {
    world.day(day);
  }
}
