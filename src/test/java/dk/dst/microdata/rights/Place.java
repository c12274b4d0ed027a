package dk.dst.microdata.rights;

import dk.dst.microdata.ground.rights.CaseRole;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.support.AuthorisationWorld;
import dk.dst.microdata.support.BreachWorld;
import dk.dst.microdata.support.ProposalWorld;
import dk.dst.microdata.support.SubscriptionWorld;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.Today;
import dk.dst.microdata.support.World;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** A task: how a case gets there, which command it is, and a good answer. */
public enum Place {
  COMPLETE_APPLICATION("userTask_completeApplication", CaseState.DRAFT, World::draft) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return TestAnswers.application(institution);
    }
  },
  CORRECT_APPLICATION("userTask_completeApplication", CaseState.RETURNED, (world, institution) -> {
    String caseNumber = world.underReview(institution);
    world.complete(caseNumber, "userTask_reviewApplication", World.REVIEWER, TestAnswers.review("return"));
    return caseNumber;
  }) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return TestAnswers.application(institution);
    }

    @Override
    Command command() {
      return Command.COMPLETE_APPLICATION;
    }
  },
  REVIEW_APPLICATION("userTask_reviewApplication", CaseState.UNDER_REVIEW, World::underReview) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return TestAnswers.review("approve");
    }
  },
  APPROVE_APPLICATION("userTask_approveApplication", CaseState.FOR_APPROVAL, World::forApproval) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return TestAnswers.ruling("approved");
    }
  },
  SIGN_AGREEMENT("userTask_signAgreement", CaseState.FOR_SIGNATURE, World::forSignature) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return TestAnswers.signed();
    }
  },
  COMMENT_USAGE("userTask_commentUsage", CaseState.IN_OPERATION, Place::usageReview) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return TestAnswers.usageComment();
    }
  },
  DECIDE_USAGE("userTask_decideUsage", CaseState.IN_OPERATION, Place::usageCommented) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return TestAnswers.usageDecision("continue");
    }
  },
  ANSWER_HEARING("userTask_answerHearing", CaseState.IN_OPERATION, Place::hearing) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return TestAnswers.hearingAnswer();
    }
  },
  CONFIRM_MEASURE("userTask_confirmMeasure", CaseState.IN_OPERATION, (world, institution) -> {
    String caseNumber = hearing(world, institution);
    world.complete(caseNumber, "userTask_answerHearing", institution.manager(), TestAnswers.hearingAnswer());
    return caseNumber;
  }) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return TestAnswers.usageDecision("continue");
    }
  },
  REQUEST_EXTENSION("userTask_requestExtension", CaseState.IN_OPERATION, Place::termEnding) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return TestAnswers.extensionRequested();
    }
  },
  DECIDE_EXTENSION("userTask_decideExtension", CaseState.IN_OPERATION, (world, institution) -> {
    String caseNumber = termEnding(world, institution);
    world.complete(caseNumber, "userTask_requestExtension", institution.manager(), TestAnswers.extensionRequested());
    return caseNumber;
  }) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return TestAnswers.extensionDecision("extended");
    }
  },
  INSTRUCT_DELETION("userTask_instructDeletion", CaseState.CLOSING, Place::shutDown) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return TestAnswers.deletionInstruction();
    }
  },
  RECONSIDER_DECISION("userTask_reconsiderDecision", CaseState.IN_OPERATION, (world, institution) -> {
    String caseNumber = world.inOperation(institution);
    world.day(Today.inDenmark().plusMonths(7));
    world.restricted(institution, caseNumber, World.BOTH, "AKM");
    world.start("reconsider-decision", institution.responsible(), TestAnswers.complaint());
    return caseNumber;
  }) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return TestAnswers.reconsidered("upheld");
    }
  },
  CHOOSE_MANAGERS("userTask_chooseManagers", CaseState.IN_OPERATION, Place::managerChange) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return TestAnswers.managers(institution.applicant(), null);
    }
  },
  CONFIRM_MANAGER("userTask_confirmManager", CaseState.IN_OPERATION, (world, institution) -> {
    String caseNumber = managerChange(world, institution);
    world.complete(caseNumber, "userTask_chooseManagers", institution.responsible(),
        TestAnswers.managers(institution.applicant(), null));
    return caseNumber;
  }) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return TestAnswers.managerVerdict("confirmed");
    }
  },
  FOLLOW_UP_MANAGERS("userTask_followUpManagers", CaseState.IN_OPERATION, (world, institution) -> {
    String caseNumber = managerChange(world, institution);
    world.complete(caseNumber, "userTask_chooseManagers", institution.responsible(),
        TestAnswers.managers(null, institution.manager()));
    world.day(Today.inDenmark().plusDays(40));
    world.runJob(caseNumber, "event_managerDeadlinePassed");
    return caseNumber;
  }) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return TestAnswers.managerConsequence(Today.inDenmark().plusDays(60));
    }
  },
  SETTLE_ACCOUNT("userTask_settleAccount", CaseState.CLOSING, Place::instructed) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return TestAnswers.account();
    }
  },
  CONFIRM_SHUTDOWN("userTask_confirmShutdown", CaseState.CLOSING, (world, institution) -> {
    String caseNumber = shutDown(world, institution);
    world.deleted(institution, caseNumber);
    return caseNumber;
  }) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return TestAnswers.shutdownConfirmed("closed");
    }
  },
  CONFIRM_DELETION("userTask_confirmDeletion", CaseState.CLOSING, (world, institution) -> {
    String caseNumber = instructed(world, institution);
    world.complete(caseNumber, "userTask_settleAccount", World.REVIEWER, TestAnswers.account());
    return caseNumber;
  }) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return TestAnswers.deletionConfirmed();
    }
  },
  ANSWER_PROJECT_END("userTask_answerProjectEnd", CaseState.PROJECT_ACTIVE, ProjectWays::endIsNear) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return TestAnswers.projectEnd("endsAsAgreed");
    }
  },
  CONFIRM_PROJECT_ACTIVITY("userTask_confirmProjectActivity", CaseState.PROJECT_ACTIVE, ProjectWays::inactive) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return TestAnswers.projectActivity("active");
    }
  },
  INSTRUCT_PROJECT_DELETION("userTask_instructProjectDeletion", CaseState.PROJECT_CLOSING, ProjectWays::closing) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return TestAnswers.deletionInstruction();
    }
  },
  CONFIRM_PROJECT_DELETION("userTask_confirmProjectDeletion", CaseState.PROJECT_CLOSING, ProjectWays::instructed) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return TestAnswers.deletionConfirmed();
    }
  },
  COMPLETE_AUTHORISATION("userTask_completeAuthorisation", CaseState.AUTHORISATION_DRAFT,
      AuthorisationWorld::draft) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return TestAnswers.authorisation(institution.responsible());
    }
  },
  REVIEW_AUTHORISATION("userTask_reviewAuthorisation", CaseState.AUTHORISATION_UNDER_REVIEW,
      AuthorisationWorld::underReview) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return TestAnswers.authorisationReview("approve");
    }
  },
  APPROVE_AUTHORISATION("userTask_approveAuthorisation", CaseState.AUTHORISATION_FOR_APPROVAL,
      AuthorisationWorld::forApproval) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return TestAnswers.ruling("approved");
    }
  },
  SIGN_AUTHORISATION("userTask_signAuthorisation", CaseState.AUTHORISATION_FOR_SIGNATURE,
      AuthorisationWorld::forSignature) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return TestAnswers.authorisationSigned();
    }
  },
  CONFIRM_AUTHORISATION("userTask_confirmAuthorisation", CaseState.AUTHORISED,
      AuthorisationWorld::confirmationDue) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return TestAnswers.confirmation();
    }
  },
  FOLLOW_UP_CONFIRMATION("userTask_followUpConfirmation", CaseState.AUTHORISED,
      AuthorisationWorld::confirmationOverdue) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return TestAnswers.followUp();
    }
  },
  DECIDE_SUSPENSION("userTask_decideSuspension", CaseState.SUSPENDED,
      AuthorisationWorld::suspended) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return TestAnswers.suspensionDecision("lifted");
    }
  },
  REQUEST_SUBSCRIPTION("userTask_requestSubscription", CaseState.SUBSCRIPTION_DRAFT, SubscriptionWorld::draft) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return TestAnswers.subscriptionRequest(institution, "BEF", "IND");
    }
  },
  OFFER_SUBSCRIPTION("userTask_offerSubscription", CaseState.SUBSCRIPTION_REQUESTED, SubscriptionWorld::requested) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return TestAnswers.subscriptionOffer();
    }
  },
  SIGN_SUBSCRIPTION("userTask_signSubscription", CaseState.SUBSCRIPTION_OFFERED, SubscriptionWorld::offered) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return TestAnswers.subscriptionSigned();
    }
  },
  COUNTERSIGN_SUBSCRIPTION("userTask_countersignSubscription", CaseState.SUBSCRIPTION_FOR_FSE,
      SubscriptionWorld::signed) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return TestAnswers.subscriptionCountersigned();
    }
  },
  COMPLETE_PROPOSAL("userTask_completeProposal", CaseState.PROPOSAL_DRAFT, ProposalWays::draft) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return ProposalWays.answersToAdministrator(institution);
    }
  },
  CORRECT_PROPOSAL("userTask_completeProposal", CaseState.PROPOSAL_RETURNED, ProposalWays::returned) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return ProposalWays.answersToAdministrator(institution);
    }

    @Override
    Command command() {
      return Command.COMPLETE_PROPOSAL;
    }
  },
  SUBMIT_PROPOSAL("userTask_submitProposal", CaseState.PROPOSAL_AT_ADMINISTRATOR, ProposalWays::atAdministrator) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return ProposalWorld.submitted();
    }
  },
  ENDORSE_PROPOSAL("userTask_endorseProposal", CaseState.PROPOSAL_AT_MANAGERS, ProposalWays::atManagers) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return ProposalWorld.endorsed();
    }
  },
  REVIEW_PROPOSAL("userTask_reviewProposal", CaseState.PROPOSAL_UNDER_REVIEW, ProposalWays::underReview) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return ProposalWorld.reviewed("approved");
    }
  },
  SIGN_PROPOSAL("userTask_signProposal", CaseState.PROPOSAL_FOR_SIGNATURE, ProposalWays::forSignature) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return TestAnswers.signed();
    }
  },
  RECORD_HEALTH_APPROVAL("userTask_recordHealthApproval", CaseState.PROPOSAL_IN_FORCE, ProposalWays::toApprove) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return ProposalWorld.healthApproval();
    }
  },
  DELIVER_FROM_DATABASE("userTask_deliverFromDatabase", CaseState.PROPOSAL_IN_FORCE,
      ProposalWays::toDeliverFromDatabase) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return ProposalWorld.extracted();
    }
  },
  DELIVER_PURCHASED("userTask_deliverPurchased", CaseState.PROPOSAL_IN_FORCE, ProposalWays::toDeliverPurchased) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return ProposalWorld.purchased();
    }
  },
  EXPLAIN_BREACH("userTask_explainBreach", CaseState.BREACH_REPORTED, (world, institution) ->
      BreachWays.reach(world, institution, CaseState.BREACH_REPORTED)) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return BreachWorld.explanation();
    }
  },
  GRADE_BREACH("userTask_gradeBreach", CaseState.BREACH_UNDER_REVIEW, BreachWays::underReview) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return BreachWorld.grading("serious", true);
    }
  },
  DECIDE_SANCTION("userTask_decideSanction", CaseState.BREACH_FOR_DECISION, (world, institution) ->
      BreachWays.reach(world, institution, CaseState.BREACH_FOR_DECISION)) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return BreachWorld.sanction("none");
    }
  },
  APPROVE_EXPLANATION("userTask_approveExplanation", CaseState.BREACH_SANCTIONED, (world, institution) ->
      BreachWorld.explainedAgain(world, institution, BreachWays.concerned(institution))) {
    @Override
    public Map<String, Object> answers(TestInstitution institution) {
      return BreachWorld.explanationApproval("approved");
    }
  };

  public final String task;
  final CaseState state;
  private final BiFunction<World, TestInstitution, String> way;

  Place(String task, CaseState state, BiFunction<World, TestInstitution, String> way) {
    this.task = task;
    this.state = state;
    this.way = way;
  }

  public abstract Map<String, Object> answers(TestInstitution institution);

  Command command() {
    return Command.valueOf(name());
  }

  /** Brings a case of the institution here. @return its number */
  public String reach(World world, TestInstitution institution) {
    return way.apply(world, institution);
  }

  public boolean isDoneBy(Who who) {
    return who.may(command(), state);
  }

  /** FSE's people and the administrator see FSE's lists; of an institution those see a task who may do it. */
  boolean isSeenBy(Who who) {
    return who.isOneOf(CaseRole.FSE) || who == Who.ADMIN || isDoneBy(who);
  }

  boolean isOpenedBy(Who who) {
    return isDoneBy(who) || isSeenBy(who) && who.may(command().look(), state);
  }

  private static String usageReview(World world, TestInstitution institution) {
    String caseNumber = world.inOperation(institution);
    world.day(Today.inDenmark().plusMonths(6).plusDays(1));
    world.runJob(caseNumber, "event_nextDateReached");
    return caseNumber;
  }

  private static String usageCommented(World world, TestInstitution institution) {
    String caseNumber = usageReview(world, institution);
    world.complete(caseNumber, "userTask_commentUsage", institution.manager(), TestAnswers.usageComment());
    return caseNumber;
  }

  private static String hearing(World world, TestInstitution institution) {
    String caseNumber = usageCommented(world, institution);
    world.complete(caseNumber, "userTask_decideUsage", World.REVIEWER, TestAnswers.restriction(List.of("BEF")));
    return caseNumber;
  }

  private static String termEnding(World world, TestInstitution institution) {
    String caseNumber = world.inOperation(institution);
    world.day(Today.inDenmark().plusYears(2).minusDays(160));
    world.runJob(caseNumber, "event_nextDateReached");
    return caseNumber;
  }

  private static String managerChange(World world, TestInstitution institution) {
    String caseNumber = world.inOperation(institution);
    world.start("change-managers", institution.responsible(), Map.of());
    return caseNumber;
  }

  private static String instructed(World world, TestInstitution institution) {
    String caseNumber = shutDown(world, institution);
    world.complete(caseNumber, "userTask_instructDeletion", institution.responsible(),
        TestAnswers.deletionInstruction());
    return caseNumber;
  }

  static String shutDown(World world, TestInstitution institution) {
    String caseNumber = world.inOperation(institution);
    world.start("give-notice", institution.responsible(), Map.of("reason", "Vi stopper.", "understood", true));
    world.accessEnded(caseNumber);
    return caseNumber;
  }
}
