package dk.dst.microdata.support;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.facts.institution.Associations;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.institution.Role;
import dk.dst.microdata.ground.rights.CaseRole;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.schemes.application.LifecycleProcess;
import dk.dst.microdata.schemes.database.ProjectDatabases;
import dk.dst.microdata.schemes.project.ProjectProcess;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where a case can wait: every task of every model, and every other step at which a case of a long-lived model waits.
 * Each place says which state the case has there, how people bring it there, and how it goes on: from a task by whose
 * good answers, from a step by what happens, and in a long-lived model also where the case waits next.
 */
public enum Place {

  // --- the application for a project database

  COMPLETE_APPLICATION("userTask_completeApplication", CaseState.DRAFT, World::draft,
      Who.APPLICANT, TestAnswers::application, "serviceTask_checkEligibility"),
  CHECK_ELIGIBILITY("serviceTask_checkEligibility", CaseState.SUBMITTED, after(COMPLETE_APPLICATION),
      0, "userTask_reviewApplication"),
  REVIEW_APPLICATION("userTask_reviewApplication", CaseState.UNDER_REVIEW, World::underReview,
      Who.REVIEWER, of -> TestAnswers.review("approve"), "userTask_approveApplication"),
  CORRECT_APPLICATION("userTask_completeApplication", CaseState.RETURNED,
      after(REVIEW_APPLICATION, of -> TestAnswers.review("return")),
      Who.APPLICANT, TestAnswers::application),
  APPROVE_APPLICATION("userTask_approveApplication", CaseState.FOR_APPROVAL, World::forApproval,
      Who.APPROVER, of -> TestAnswers.ruling("approved"), "userTask_signAgreement"),
  SIGN_AGREEMENT("userTask_signAgreement", CaseState.FOR_SIGNATURE, World::forSignature,
      Who.SIGNATORY, of -> TestAnswers.signed(), "serviceTask_establishProjectDatabase"),
  ESTABLISH_DATABASE("serviceTask_establishProjectDatabase", CaseState.FOR_SIGNATURE, after(SIGN_AGREEMENT),
      0, "event_nextDateReached"),
  /** Signed by both while the authorisation is suspended. */
  ESTABLISHMENT_WAITS("event_nextDay", CaseState.FOR_SIGNATURE, (world, of) -> {
    String caseNumber = ESTABLISH_DATABASE.reach(world, of);
    world.part(Institutions.class).suspend(of.id(), world.today(), "Undersøges.");
    world.runJob(caseNumber, "serviceTask_establishProjectDatabase");
    return caseNumber;
  }, (world, of, it) -> {
    world.part(Institutions.class).lift(of.id());
    world.day(world.today().plusDays(1));
    world.runJob(it, "event_nextDay");
  }, "serviceTask_establishProjectDatabase"),
  ASSESSMENT("callActivity_assessApplication", COMPLETE_APPLICATION),
  SIGNING("callActivity_signAgreement", SIGN_AGREEMENT),

  // --- the database in operation

  NEXT_DATE("event_nextDateReached", CaseState.IN_OPERATION, World::inOperation, 552, "userTask_requestExtension"),
  /** There are subprojects, whose use of the database is measured. */
  COMMENT_USAGE("userTask_commentUsage", CaseState.IN_OPERATION, (world, of) -> {
    String caseNumber = NEXT_DATE.reach(world, of);
    world.subprojects(of, caseNumber);
    world.day(world.today().plusDays(184));
    world.beginReview(caseNumber);
    return caseNumber;
  }, Who.MANAGER, of -> TestAnswers.usageComment(), "userTask_decideUsage"),
  DECIDE_USAGE("userTask_decideUsage", CaseState.IN_OPERATION, after(COMMENT_USAGE),
      Who.REVIEWER, of -> TestAnswers.usageDecision("continue"), "event_nextReviewReached"),
  ANSWER_HEARING("userTask_answerHearing", CaseState.IN_OPERATION,
      after(DECIDE_USAGE, of -> TestAnswers.restriction(List.of("AKM", "UDDA"))),
      Who.MANAGER, of -> TestAnswers.hearingAnswer()),
  CONFIRM_MEASURE("userTask_confirmMeasure", CaseState.IN_OPERATION, after(ANSWER_HEARING),
      Who.APPROVER, of -> TestAnswers.usageDecision("continue")),
  REQUEST_EXTENSION("userTask_requestExtension", CaseState.IN_OPERATION, (world, of) -> {
    String caseNumber = NEXT_DATE.reach(world, of);
    world.day(databaseEnd(world, caseNumber).minusDays(160));
    world.runJob(caseNumber, "event_nextDateReached");
    return caseNumber;
  }, Who.MANAGER, of -> TestAnswers.extensionRequested(), "userTask_decideExtension"),
  DECIDE_EXTENSION("userTask_decideExtension", CaseState.IN_OPERATION, after(REQUEST_EXTENSION),
      Who.APPROVER, of -> TestAnswers.extensionDecision("refused"), "event_nextDateReached"),
  /** The database is hardly used, so that two decide; the first was somebody who is not the approver. */
  CONFIRM_EXTENSION("userTask_confirmExtension", CaseState.IN_OPERATION, (world, of) -> {
    String caseNumber = DECIDE_EXTENSION.reach(world, of);
    world.complete(caseNumber, "userTask_decideExtension", World.BOTH, TestAnswers.extensionDecision("extended"));
    return caseNumber;
  }, Who.APPROVER, of -> TestAnswers.extensionDecision("extended"), "userTask_signExtension"),
  SIGN_EXTENSION("userTask_signExtension", CaseState.IN_OPERATION, after(CONFIRM_EXTENSION),
      Who.SIGNATORY, of -> TestAnswers.signed(), "event_nextDateReached"),
  /** The restriction was decided by somebody who is not the approver, and so cannot decide the complaint. */
  RECONSIDER_DECISION("userTask_reconsiderDecision", CaseState.IN_OPERATION, (world, of) -> {
    String caseNumber = NEXT_DATE.reach(world, of);
    world.day(world.today().plusMonths(7));
    world.restricted(of, caseNumber, World.BOTH, "AKM");
    world.start("reconsider-decision", of.responsible(), TestAnswers.complaint());
    return caseNumber;
  }, Who.APPROVER, of -> TestAnswers.reconsidered("upheld")),
  CHOOSE_MANAGERS("userTask_chooseManagers", CaseState.IN_OPERATION, (world, of) -> {
    String caseNumber = NEXT_DATE.reach(world, of);
    world.start("change-managers", of.responsible(), Map.of());
    return caseNumber;
  }, Who.RESPONSIBLE, of -> TestAnswers.managers(of.applicant(), of.manager())),
  CONFIRM_MANAGER("userTask_confirmManager", CaseState.IN_OPERATION, after(CHOOSE_MANAGERS),
      Who.REVIEWER, of -> TestAnswers.managerVerdict("confirmed")),
  /** The only manager is no administrator any more, and for too long nobody has been named. */
  FOLLOW_UP_MANAGERS("userTask_followUpManagers", CaseState.IN_OPERATION, (world, of) -> {
    String caseNumber = NEXT_DATE.reach(world, of);
    world.part(Associations.class).dismiss(of.id(), of.manager(), Role.ADMINISTRATOR);
    world.day(world.today().plusDays(40));
    world.runJob(caseNumber, "event_managerDeadlinePassed");
    return caseNumber;
  }, Who.APPROVER, of -> TestAnswers.managerConsequence(Today.inDenmark().plusDays(60))),
  REVIEW_DUE("startEvent_reviewDue", CaseState.IN_OPERATION, World::inOperation, 184, "userTask_commentUsage"),
  NEXT_REVIEW("event_nextReviewReached", CaseState.IN_OPERATION, after(DECIDE_USAGE), 184, "userTask_commentUsage"),
  USAGE_REVIEW("callActivity_reviewUsage", COMMENT_USAGE),
  /** In released models; since reviews run beside, the question about extension does not wait for them. */
  TERM_ENDED_IN_REVIEW("event_termEndedInReview", CaseState.IN_OPERATION, COMMENT_USAGE::reach, (world, of, it) -> {
    world.day(databaseEnd(world, it));
    world.runJob(it, "event_nextDateReached");
    world.complete(it, "userTask_requestExtension", of.manager(), TestAnswers.extensionNotRequested());
  }, "serviceTask_endAccess"),
  EXTENSION("callActivity_decideExtension", CaseState.IN_OPERATION, REQUEST_EXTENSION::reach, (world, of, it) -> {
    LocalDate before = databaseEnd(world, it);
    REQUEST_EXTENSION.goOn(world, of, it);
    world.extend(of, it);
    assertThat(databaseEnd(world, it)).isEqualTo(before.plusYears(2));
    assertThat(world.instance(it, "decide-extension")).isNull();
  }, "event_nextDateReached"),
  EXTENSION_UNDECIDED("event_extensionUndecided", CaseState.IN_OPERATION, REQUEST_EXTENSION::reach,
      (world, of, it) -> {
        REQUEST_EXTENSION.goOn(world, of, it);
        world.day(databaseEnd(world, it).plusDays(90));
        world.runJob(it, "event_extensionUndecided");
      }, "serviceTask_endAccess"),
  AUTHORISATION_LOST("startEvent_authorisationLost", CaseState.IN_OPERATION, World::inOperation,
      (world, of, it) -> world.part(LifecycleProcess.class).authorisationLost(it), "serviceTask_endAccess"),
  NOTICE_GIVEN("startEvent_noticeGiven", CaseState.IN_OPERATION, World::inOperation,
      (world, of, it) -> world.start("give-notice", of.manager(), TestAnswers.notice()), "serviceTask_endAccess"),
  OPERATION_STOPPED("startEvent_operationStopped", CaseState.IN_OPERATION, World::inOperation,
      (world, of, it) -> world.part(LifecycleProcess.class).operationStopped(it), "serviceTask_endAccess"),

  // --- its shutdown

  END_ACCESS("serviceTask_endAccess", CaseState.IN_OPERATION, after(NOTICE_GIVEN),
      (world, of, it) -> world.accessEnded(it), "userTask_instructDeletion"),
  UNDO("gateway_undo", CaseState.CLOSING, (world, of) -> {
    String caseNumber = END_ACCESS.reach(world, of);
    world.runJob(caseNumber, "serviceTask_endAccess");
    return caseNumber;
  }, (world, of, it) -> world.runJob(it, "event_undoExpired"), "userTask_instructDeletion"),
  UNDO_EXPIRED("event_undoExpired", UNDO),
  SHUTDOWN_UNDONE("event_shutdownUndone", CaseState.CLOSING, UNDO::reach,
      (world, of, it) -> world.start("undo-shutdown", World.APPROVER, TestAnswers.undo(it)), "event_nextDateReached"),
  INSTRUCT_DELETION("userTask_instructDeletion", CaseState.CLOSING, (world, of) -> {
    String caseNumber = UNDO.reach(world, of);
    if (world.job(caseNumber, "event_undoExpired") != null) { // a released model may have no time to undo it in
      UNDO.goOn(world, of, caseNumber);
    }
    return caseNumber;
  }, Who.RESPONSIBLE, of -> TestAnswers.deletionInstruction(), "userTask_settleAccount"),
  SETTLE_ACCOUNT("userTask_settleAccount", CaseState.CLOSING, after(INSTRUCT_DELETION),
      Who.REVIEWER, of -> TestAnswers.account(), "userTask_confirmDeletion"),
  /** The instruction is given, the account is not settled. */
  READY_TO_DELETE("gateway_readyToDelete", CaseState.CLOSING, after(INSTRUCT_DELETION),
      (world, of, it) -> SETTLE_ACCOUNT.goOn(world, of, it), "userTask_confirmDeletion"),
  CONFIRM_DELETION("userTask_confirmDeletion", CaseState.CLOSING, (world, of) -> {
    String caseNumber = INSTRUCT_DELETION.answered(world, of, TestAnswers.deletionInstruction());
    if (SETTLE_ACCOUNT.isWaitedAt(world, caseNumber)) { // a released model may have no account to settle
      SETTLE_ACCOUNT.goOn(world, of, caseNumber);
    }
    return caseNumber;
  }, Who.REVIEWER, of -> TestAnswers.deletionConfirmed(), "userTask_confirmShutdown"),
  CONFIRM_SHUTDOWN("userTask_confirmShutdown", CaseState.CLOSING, after(CONFIRM_DELETION),
      Who.APPROVER, of -> TestAnswers.shutdownConfirmed("closed"), Place.END),
  SHUTDOWN("callActivity_shutDownProjectDatabase", END_ACCESS),

  // --- a project, which is a subproject, so that it has managers

  PROJECT_DATE("event_projectDateReached", CaseState.PROJECT_ACTIVE, Place::project,
      400, "userTask_confirmProjectActivity"),
  /** Nobody has done anything with it for a year. */
  CONFIRM_PROJECT_ACTIVITY("userTask_confirmProjectActivity", CaseState.PROJECT_ACTIVE, after(PROJECT_DATE),
      Who.APPLICANT, of -> TestAnswers.projectActivity("active"), "event_projectDateReached"),
  ANSWER_PROJECT_END("userTask_answerProjectEnd", CaseState.PROJECT_ACTIVE, (world, of) -> {
    String caseNumber = PROJECT_DATE.reach(world, of);
    world.day(projectEnd(world, caseNumber).minusDays(60));
    projectIsAlive(world, caseNumber);
    world.runJob(caseNumber, "event_projectDateReached");
    return caseNumber;
  }, Who.APPLICANT, of -> TestAnswers.projectEnd("endsAsAgreed"), "event_projectDateReached"),
  PROJECT_END_REACHED("event_projectEndReached", CaseState.PROJECT_ACTIVE, ANSWER_PROJECT_END::reach,
      60, "serviceTask_closeProject"),
  INACTIVE_UNTIL_END("event_inactiveUntilEnd", CaseState.PROJECT_ACTIVE, CONFIRM_PROJECT_ACTIVITY::reach,
      0, "serviceTask_closeProject"),
  PROJECT_CHANGED("event_projectChanged", CaseState.PROJECT_ACTIVE, CONFIRM_PROJECT_ACTIVITY::reach,
      (world, of, it) -> {
        projectIsAlive(world, it);
        world.part(ProjectProcess.class).changed(it);
      }, "event_projectDateReached"),
  PROJECT_CLOSED("startEvent_projectClosed", CaseState.PROJECT_ACTIVE, PROJECT_DATE::reach,
      (world, of, it) -> world.start("close-project", of.responsible(), TestAnswers.projectClosing(number(it))),
      "serviceTask_closeProject"),
  CLOSE_PROJECT("serviceTask_closeProject", CaseState.PROJECT_ACTIVE, after(PROJECT_CLOSED),
      0, "userTask_instructProjectDeletion"),
  INSTRUCT_PROJECT_DELETION("userTask_instructProjectDeletion", CaseState.PROJECT_CLOSING, after(CLOSE_PROJECT),
      Who.RESPONSIBLE, of -> TestAnswers.deletionInstruction(), "userTask_confirmProjectDeletion"),
  CONFIRM_PROJECT_DELETION("userTask_confirmProjectDeletion", CaseState.PROJECT_CLOSING,
      after(INSTRUCT_PROJECT_DELETION), Who.REVIEWER, of -> TestAnswers.deletionConfirmed(), Place.END),

  // --- an authorisation

  COMPLETE_AUTHORISATION("userTask_completeAuthorisation", CaseState.AUTHORISATION_DRAFT, AuthorisationWorld::draft,
      Who.APPLICANT, of -> TestAnswers.authorisation(of.responsible()), "userTask_reviewAuthorisation"),
  REVIEW_AUTHORISATION("userTask_reviewAuthorisation", CaseState.AUTHORISATION_UNDER_REVIEW,
      AuthorisationWorld::underReview,
      Who.REVIEWER, of -> TestAnswers.authorisationReview("approve"), "userTask_approveAuthorisation"),
  CORRECT_AUTHORISATION("userTask_completeAuthorisation", CaseState.AUTHORISATION_RETURNED,
      AuthorisationWorld::returned, Who.APPLICANT, of -> TestAnswers.authorisation(of.responsible())),
  APPROVE_AUTHORISATION("userTask_approveAuthorisation", CaseState.AUTHORISATION_FOR_APPROVAL,
      AuthorisationWorld::forApproval,
      Who.APPROVER, of -> TestAnswers.ruling("approved"), "userTask_signAuthorisation"),
  SIGN_AUTHORISATION("userTask_signAuthorisation", CaseState.AUTHORISATION_FOR_SIGNATURE,
      AuthorisationWorld::forSignature,
      Who.RESPONSIBLE, of -> TestAnswers.authorisationSigned(), "event_confirmationDue"),
  CONFIRMATION_DUE("event_confirmationDue", CaseState.AUTHORISED, AuthorisationWorld::authorised,
      0, "userTask_confirmAuthorisation"),
  CONFIRM_AUTHORISATION("userTask_confirmAuthorisation", CaseState.AUTHORISED, AuthorisationWorld::confirmationDue,
      Who.RESPONSIBLE, of -> TestAnswers.confirmation(), "event_confirmationDue"),
  FOLLOW_UP_CONFIRMATION("userTask_followUpConfirmation", CaseState.AUTHORISED,
      AuthorisationWorld::confirmationOverdue,
      Who.REVIEWER, of -> TestAnswers.followUp(), "event_confirmationDue"),
  DECIDE_SUSPENSION("userTask_decideSuspension", CaseState.SUSPENDED, AuthorisationWorld::suspended,
      Who.APPROVER, of -> TestAnswers.suspensionDecision("lifted"), "event_confirmationDue"),
  AUTHORISATION_CORRECTION_EXPIRED("event_correctionExpired", CaseState.AUTHORISATION_DRAFT,
      COMPLETE_AUTHORISATION::reach, 61, Place.END),
  AUTHORISATION_SIGNATURE_EXPIRED("event_signatureExpired", CaseState.AUTHORISATION_FOR_SIGNATURE,
      SIGN_AUTHORISATION::reach, 31, Place.END),
  AUTHORISATION_WITHDRAWN("startEvent_caseWithdrawn", CaseState.AUTHORISATION_DRAFT, COMPLETE_AUTHORISATION::reach,
      (world, of, it) -> world.start("withdraw-application", of.applicant(), TestAnswers.withdrawal(it)), Place.END),
  CONFIRMATION_OVERDUE("event_confirmationOverdue", CaseState.AUTHORISED, CONFIRM_AUTHORISATION::reach,
      31, "userTask_followUpConfirmation"),
  AUTHORISATION_SUSPENDED("event_authorisationSuspended", CaseState.AUTHORISED, CONFIRMATION_DUE::reach,
      (world, of, it) -> AuthorisationWorld.suspend(world, it), "userTask_decideSuspension"),
  AUTHORISATION_ENDED("startEvent_authorisationEnded", CaseState.AUTHORISED, CONFIRMATION_DUE::reach,
      (world, of, it) -> world.start("lapse-authorisation", World.REVIEWER,
          TestAnswers.lapse(of.authorisationNumber(), world.today())), "serviceTask_endAuthorisation"),
  END_AUTHORISATION("serviceTask_endAuthorisation", CaseState.AUTHORISED, after(AUTHORISATION_ENDED),
      0, Place.END),

  // --- a proposal, which is of a subproject, so that there are managers to ask

  COMPLETE_PROPOSAL("userTask_completeProposal", CaseState.PROPOSAL_DRAFT, (world, of) -> {
    if (world.part(ProjectDatabases.class).openOf(of.id()).isEmpty()) {
      world.inOperation(of);
    }
    return proposals(world).subproject(of);
  }, Who.APPLICANT, ProposalWorld::answersToAdministrator),
  SUBMIT_PROPOSAL("userTask_submitProposal", CaseState.PROPOSAL_AT_ADMINISTRATOR, after(COMPLETE_PROPOSAL),
      Who.MANAGER, of -> ProposalWorld.submitted()),
  ENDORSE_PROPOSAL("userTask_endorseProposal", CaseState.PROPOSAL_AT_MANAGERS,
      after(COMPLETE_PROPOSAL, ProposalWorld::answers), Who.MANAGER, of -> ProposalWorld.endorsed()),
  CHECK_PROPOSAL("serviceTask_checkProposal", CaseState.PROPOSAL_SUBMITTED, after(ENDORSE_PROPOSAL),
      0, "userTask_reviewProposal"),
  REVIEW_PROPOSAL("userTask_reviewProposal", CaseState.PROPOSAL_UNDER_REVIEW, after(CHECK_PROPOSAL),
      Who.REVIEWER, of -> ProposalWorld.reviewed("approved")),
  /** The first step was somebody's who is not the approver. */
  APPROVE_PROPOSAL("userTask_approveProposal", CaseState.PROPOSAL_UNDER_REVIEW, (world, of) -> {
    String caseNumber = proposals(world).ofDatabase(of, "BEF", "IND", "DOD");
    proposals(world).reviewedBy(World.REVIEWER, caseNumber, "approved");
    return caseNumber;
  }, Who.APPROVER, of -> ProposalWorld.ruled("approved")),
  CORRECT_PROPOSAL("userTask_completeProposal", CaseState.PROPOSAL_RETURNED,
      after(REVIEW_PROPOSAL, of -> ProposalWorld.reviewed("returned")),
      Who.APPLICANT, ProposalWorld::answersToAdministrator),
  SIGN_PROPOSAL("userTask_signProposal", CaseState.PROPOSAL_FOR_SIGNATURE, after(REVIEW_PROPOSAL),
      Who.SIGNATORY, of -> TestAnswers.signed()),
  /** Some of its data are the Health Data Authority's, and FSE is to deliver them. */
  RECORD_HEALTH_APPROVAL("userTask_recordHealthApproval", CaseState.PROPOSAL_IN_FORCE, (world, of) -> {
    String caseNumber = COMPLETE_PROPOSAL.reach(world, of);
    proposals(world).sent(caseNumber, of, ProposalWorld.answers(of, "BEF", "LMDB"));
    return proposals(world).withApproval(proposals(world).inForce(proposals(world).approved(caseNumber), of),
        of.applicant());
  }, Who.APPLICANT, of -> ProposalWorld.healthApproval()),
  DELIVER_FROM_DATABASE("userTask_deliverFromDatabase", CaseState.PROPOSAL_IN_FORCE, after(RECORD_HEALTH_APPROVAL),
      Who.MANAGER, of -> ProposalWorld.extracted()),
  DELIVER_PURCHASED("userTask_deliverPurchased", CaseState.PROPOSAL_IN_FORCE, after(DELIVER_FROM_DATABASE),
      Who.REVIEWER, of -> ProposalWorld.purchased()),

  // --- an annual subscription

  REQUEST_SUBSCRIPTION("userTask_requestSubscription", CaseState.SUBSCRIPTION_DRAFT, SubscriptionWorld::draft,
      Who.APPLICANT, of -> TestAnswers.subscriptionRequest(of, "BEF", "IND")),
  OFFER_SUBSCRIPTION("userTask_offerSubscription", CaseState.SUBSCRIPTION_REQUESTED, SubscriptionWorld::requested,
      Who.REVIEWER, of -> TestAnswers.subscriptionOffer()),
  SIGN_SUBSCRIPTION("userTask_signSubscription", CaseState.SUBSCRIPTION_OFFERED, SubscriptionWorld::offered,
      Who.SIGNATORY, of -> TestAnswers.subscriptionSigned()),
  COUNTERSIGN_SUBSCRIPTION("userTask_countersignSubscription", CaseState.SUBSCRIPTION_FOR_FSE,
      SubscriptionWorld::signed, Who.APPROVER, of -> TestAnswers.subscriptionCountersigned()),

  // --- Lovmodellen

  COMPLETE_LAW_MODEL("userTask_completeLawModel", CaseState.LAW_MODEL_DRAFT, LawModelWorld::draft,
      Who.RESPONSIBLE, of -> LawModelWorld.registration(of), "userTask_reviewLawModel"),
  REVIEW_LAW_MODEL("userTask_reviewLawModel", CaseState.LAW_MODEL_UNDER_REVIEW, LawModelWorld::underReview,
      Who.REVIEWER, of -> LawModelWorld.review("approve"), "userTask_approveLawModel"),
  CORRECT_LAW_MODEL("userTask_completeLawModel", CaseState.LAW_MODEL_RETURNED,
      after(REVIEW_LAW_MODEL, of -> LawModelWorld.review("return")),
      Who.RESPONSIBLE, of -> LawModelWorld.registration(of), "userTask_reviewLawModel"),
  APPROVE_LAW_MODEL("userTask_approveLawModel", CaseState.LAW_MODEL_FOR_APPROVAL, LawModelWorld::forApproval,
      Who.APPROVER, of -> TestAnswers.ruling("approved"), "userTask_signLawModel"),
  SIGN_LAW_MODEL("userTask_signLawModel", CaseState.LAW_MODEL_FOR_SIGNATURE, LawModelWorld::forSignature,
      Who.SIGNATORY, of -> LawModelWorld.signed(), "event_lawModelConfirmationDue"),
  LAW_MODEL_DATE("event_lawModelConfirmationDue", CaseState.LAW_MODEL_IN_FORCE, LawModelWorld::inForce, 366,
      "userTask_confirmLawModel"),
  CONFIRM_LAW_MODEL("userTask_confirmLawModel", CaseState.LAW_MODEL_IN_FORCE, LawModelWorld::asked,
      Who.RESPONSIBLE, of -> LawModelWorld.confirmed(), "event_lawModelConfirmationDue"),
  FOLLOW_UP_LAW_MODEL("userTask_followUpLawModel", CaseState.LAW_MODEL_IN_FORCE, LawModelWorld::unanswered,
      Who.REVIEWER, of -> LawModelWorld.followUp(), "event_lawModelConfirmationDue"),
  LAW_MODEL_NOT_SENT("event_registrationExpired", CaseState.LAW_MODEL_DRAFT, COMPLETE_LAW_MODEL::reach, 61, Place.END),
  LAW_MODEL_NOT_SIGNED("event_agreementExpired", CaseState.LAW_MODEL_FOR_SIGNATURE, SIGN_LAW_MODEL::reach, 31,
      Place.END),
  LAW_MODEL_WITHDRAWN("startEvent_lawModelWithdrawn", CaseState.LAW_MODEL_DRAFT, COMPLETE_LAW_MODEL::reach,
      (world, of, it) -> world.start("withdraw-application", of.responsible(), TestAnswers.withdrawal(it)), Place.END),
  LAW_MODEL_NOT_CONFIRMED("event_lawModelConfirmationOverdue", CaseState.LAW_MODEL_IN_FORCE, CONFIRM_LAW_MODEL::reach,
      31, "userTask_followUpLawModel"),
  LAW_MODEL_ENDED("event_lawModelEnded", CaseState.LAW_MODEL_IN_FORCE, LAW_MODEL_DATE::reach,
      (world, of, it) -> LawModelWorld.change(world, of, it, LawModelWorld.end()), "serviceTask_closeLawModel"),
  CHANGE_LAW_MODEL_USERS("userTask_changeLawModelUsers", CaseState.LAW_MODEL_IN_FORCE, LawModelWorld::changingUsers,
      Who.RESPONSIBLE, LawModelWorld::comes),
  RENEW_LAW_MODEL("userTask_renewLawModel", CaseState.LAW_MODEL_IN_FORCE, LawModelWorld::renewing,
      Who.RESPONSIBLE, of -> LawModelWorld.year()),
  REVIEW_LAW_MODEL_YEAR("userTask_reviewLawModelYear", CaseState.LAW_MODEL_IN_FORCE, after(RENEW_LAW_MODEL),
      Who.REVIEWER, of -> LawModelWorld.yearRuling("approved")),
  CLOSE_LAW_MODEL("serviceTask_closeLawModel", CaseState.LAW_MODEL_IN_FORCE, LawModelWorld::ended, 0,
      "userTask_instructLawModelDeletion"),
  INSTRUCT_LAW_MODEL_DELETION("userTask_instructLawModelDeletion", CaseState.LAW_MODEL_CLOSING, LawModelWorld::closing,
      Who.RESPONSIBLE, of -> LawModelWorld.instruction(), "userTask_confirmLawModelDeletion"),
  CONFIRM_LAW_MODEL_DELETION("userTask_confirmLawModelDeletion", CaseState.LAW_MODEL_CLOSING,
      after(INSTRUCT_LAW_MODEL_DELETION), Who.REVIEWER, of -> LawModelWorld.deleted(), Place.END),

  // --- a breach

  EXPLAIN_BREACH("userTask_explainBreach", CaseState.BREACH_REPORTED,
      (world, of) -> BreachWorld.reported(world, of, world.concerned(of)),
      Who.RESPONSIBLE, of -> BreachWorld.explanation()),
  GRADE_BREACH("userTask_gradeBreach", CaseState.BREACH_UNDER_REVIEW, after(EXPLAIN_BREACH),
      Who.REVIEWER, of -> BreachWorld.grading("serious", true)),
  DECIDE_SANCTION("userTask_decideSanction", CaseState.BREACH_FOR_DECISION, after(GRADE_BREACH),
      Who.APPROVER, of -> BreachWorld.sanction("none")),
  EXPLAIN_BREACH_AGAIN("userTask_explainBreach", CaseState.BREACH_SANCTIONED,
      (world, of) -> BreachWorld.awaitingExplanation(world, of, world.concerned(of)),
      Who.RESPONSIBLE, of -> BreachWorld.explanation()),
  APPROVE_EXPLANATION("userTask_approveExplanation", CaseState.BREACH_SANCTIONED, after(EXPLAIN_BREACH_AGAIN),
      Who.REVIEWER, of -> BreachWorld.explanationApproval("approved")),

  // --- an authority's scheme

  COMPLETE_AUTHORITY_APPLICATION("userTask_completeAuthorityApplication", CaseState.AUTHORITY_DRAFT,
      AuthorityWorld::draft, Who.MANAGER, TestAnswers::authority),
  REVIEW_AUTHORITY("userTask_reviewAuthority", CaseState.AUTHORITY_UNDER_REVIEW, AuthorityWorld::underReview,
      Who.REVIEWER, of -> TestAnswers.authorityReview("approve")),
  CORRECT_AUTHORITY_APPLICATION("userTask_completeAuthorityApplication", CaseState.AUTHORITY_RETURNED,
      AuthorityWorld::returned, Who.MANAGER, TestAnswers::authority),
  APPROVE_AUTHORITY("userTask_approveAuthority", CaseState.AUTHORITY_FOR_APPROVAL, AuthorityWorld::forApproval,
      Who.APPROVER, of -> TestAnswers.ruling("approved")),
  SIGN_AUTHORITY("userTask_signAuthority", CaseState.AUTHORITY_FOR_SIGNATURE, AuthorityWorld::forSignature,
      Who.SIGNATORY, of -> TestAnswers.authoritySigned()),
  AUTHORITY_DATE("event_authorityDateReached", CaseState.AUTHORITY_IN_OPERATION, AuthorityWorld::inOperation,
      (world, of, it) -> {
        world.day(AuthorityWorld.lastDay(world, it).minusDays(30));
        world.runJob(it, "event_authorityDateReached");
      }, "userTask_renewAuthority"),
  RENEW_AUTHORITY("userTask_renewAuthority", CaseState.AUTHORITY_IN_OPERATION, AuthorityWorld::toRenew,
      Who.MANAGER, TestAnswers::authorityRenewal, "event_authorityDateReached"),
  AUTHORITY_NOT_RENEWED("event_notRenewed", CaseState.AUTHORITY_IN_OPERATION, AuthorityWorld::toRenew,
      150, "serviceTask_closeAuthority"),
  AUTHORITY_CLOSED("startEvent_agreementClosed", CaseState.AUTHORITY_IN_OPERATION, AUTHORITY_DATE::reach,
      (world, of, it) -> world.part(ProjectProcess.class).closed(it), "serviceTask_closeAuthority"),
  CLOSE_AUTHORITY("serviceTask_closeAuthority", CaseState.AUTHORITY_IN_OPERATION, after(AUTHORITY_CLOSED),
      0, "userTask_instructAuthorityDeletion"),
  INSTRUCT_AUTHORITY_DELETION("userTask_instructAuthorityDeletion", CaseState.AUTHORITY_CLOSING, after(CLOSE_AUTHORITY),
      Who.RESPONSIBLE, of -> TestAnswers.deletionInstruction(), "userTask_confirmAuthorityDeletion"),
  CONFIRM_AUTHORITY_DELETION("userTask_confirmAuthorityDeletion", CaseState.AUTHORITY_CLOSING,
      after(INSTRUCT_AUTHORITY_DELETION), Who.REVIEWER, of -> TestAnswers.deletionConfirmed(), Place.END);

  /** Brings a case of the institution to a place. */
  public interface Way {

    /** @return its number */
    String go(World world, TestInstitution of);
  }

  private interface On {
    void go(World world, TestInstitution of, String caseNumber);
  }

  /** Stands instead of where the case waits next, when it has ended. */
  private static final String END = "end";

  public final String element;
  public final CaseState state;
  private final Way way;
  private final Who by;
  private final Function<TestInstitution, Map<String, Object>> answers;
  private final On on;
  private final String next;

  /** A task of a model that ends within months. */
  Place(String task, CaseState state, Way way, Who by, Function<TestInstitution, Map<String, Object>> answers) {
    this(task, state, way, by, answers, null);
  }

  Place(String task, CaseState state, Way way, Who by, Function<TestInstitution, Map<String, Object>> answers,
      String next) {
    this.element = task;
    this.state = state;
    this.way = way;
    this.by = by;
    this.answers = answers;
    this.on = (world, of, caseNumber) -> answer(world, of, caseNumber, answers.apply(of));
    this.next = next;
  }

  /** A step that runs by itself after so many days. */
  Place(String job, CaseState state, Way way, int days, String next) {
    this(job, state, way, (world, of, caseNumber) -> {
      if (days > 0) {
        world.day(world.today().plusDays(days));
      }
      world.runJob(caseNumber, job);
    }, next);
  }

  /** A step at which something happens to the case. */
  Place(String step, CaseState state, Way way, On on, String next) {
    this.element = step;
    this.state = state;
    this.way = way;
    this.by = null;
    this.answers = null;
    this.on = on;
    this.next = next;
  }

  /** A step at which a case waits as long as it waits at that other place. */
  Place(String step, Place other) {
    this(step, other.state, other.way, other.on, other.next);
  }

  /** Those places that are tasks. */
  public static Stream<Place> tasks() {
    return Arrays.stream(values()).filter(place -> place.answers != null);
  }

  /** The first place at that element of a model. */
  public static Optional<Place> at(String element) {
    return Arrays.stream(values()).filter(place -> place.element.equals(element)).findFirst();
  }

  /** The form of a task, which has the task's name. */
  public String form() {
    return element.replace("userTask_", "").replaceAll("([A-Z])", "-$1").toLowerCase();
  }

  /** What somebody does who completes the task. */
  public Command command() {
    return Command.ofForm(form()).orElseThrow();
  }

  /** Who completes the task, as long as nobody else holds it. */
  public String by(TestInstitution of) {
    return by.in(of);
  }

  /** Good answers, with which the case goes on. */
  public Map<String, Object> answers(TestInstitution of) {
    return answers.apply(of);
  }

  // --- getting here, and on

  /** Brings a case of the institution here. @return its number */
  public String reach(World world, TestInstitution of) {
    return way.go(world, of);
  }

  /** Brings a case here, from where it goes on. @return its number */
  public String passed(World world, TestInstitution of) {
    String caseNumber = reach(world, of);
    goOn(world, of, caseNumber);
    return caseNumber;
  }

  /** Brings a case here, from where it goes on by these answers. @return its number */
  public String answered(World world, TestInstitution of, Map<String, Object> otherAnswers) {
    String caseNumber = reach(world, of);
    answer(world, of, caseNumber, otherAnswers);
    return caseNumber;
  }

  /** The case waits here; it goes on, and waits where it should. */
  public void goOn(World world, TestInstitution of, String caseNumber) {
    on.go(world, of, caseNumber);
    if (END.equals(next)) {
      assertThat(world.isRunning(caseNumber)).as("%s is still running after %s", caseNumber, this).isFalse();
    } else if (next != null) {
      assertThat(isWaitedAt(world, caseNumber, next)).as("%s waits at %s", caseNumber, next).isTrue();
    }
  }

  /** The case goes on from here and from each task or step where it then waits, until it has ended or waits for a day. */
  public void goOnFromStepToStep(World world, TestInstitution of, String caseNumber) {
    goOn(world, of, caseNumber);
    if (next != null && next.contains("Task_")) {
      at(next).orElseThrow().goOnFromStepToStep(world, of, caseNumber);
    }
  }

  public boolean isWaitedAt(World world, String caseNumber) {
    return isWaitedAt(world, caseNumber, element);
  }

  private static boolean isWaitedAt(World world, String caseNumber, String element) {
    return element.startsWith("userTask_")
        ? world.isOpen(caseNumber, element)
        : world.job(caseNumber, element) != null;
  }

  private void answer(World world, TestInstitution of, String caseNumber, Map<String, Object> given) {
    String holder = world.task(caseNumber, element).getAssignee();
    world.complete(caseNumber, element, holder == null ? by(of) : holder, given);
  }

  private static Way after(Place before) {
    return before::passed;
  }

  private static Way after(Place before, Function<TestInstitution, Map<String, Object>> answers) {
    return (world, of) -> before.answered(world, of, answers.apply(of));
  }

  // --- whose it is

  public boolean isDoneBy(Who who) {
    return who.may(command(), state);
  }

  /** FSE's people and the administrator see FSE's lists; of an institution those see a task who may do it. */
  public boolean isSeenBy(Who who) {
    return who.isOneOf(CaseRole.FSE) && who != Who.ECONOMY || who == Who.ADMIN || isDoneBy(who);
  }

  public boolean isOpenedBy(Who who) {
    return isDoneBy(who) || isSeenBy(who) && who.may(command().look(), state);
  }

  // --- words

  private static LocalDate databaseEnd(World world, String caseNumber) {
    return world.part(ProjectDatabases.class).get(caseNumber).endsOn();
  }

  private static ProposalWorld proposals(World world) {
    return world.part(ProposalWorld.class);
  }

  private static String project(World world, TestInstitution of) {
    world.inOperation(of);
    return proposals(world).projectInForce(proposals(world).subproject(of), of);
  }

  private static int number(String projectCase) {
    return Integer.parseInt(projectCase.replace("PRO-", ""));
  }

  private static LocalDate projectEnd(World world, String caseNumber) {
    return world.part(JdbcClient.class).sql("select ends_on from project where case_number = ?").param(caseNumber)
        .query(LocalDate.class).single();
  }

  /** Somebody works with it, so that nobody is asked whether it is used. */
  private static void projectIsAlive(World world, String caseNumber) {
    world.part(JdbcClient.class).sql("update project set active_on = ? where case_number = ?").param(world.today())
        .param(caseNumber).update();
  }
}
