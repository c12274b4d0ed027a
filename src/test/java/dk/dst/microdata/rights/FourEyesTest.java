package dk.dst.microdata.rights;

import static dk.dst.microdata.support.World.APPROVER;
import static dk.dst.microdata.support.World.BOTH;
import static dk.dst.microdata.support.World.OWNER;
import static dk.dst.microdata.support.World.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.ground.decision.Decision;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.support.AuthorisationWorld;
import dk.dst.microdata.support.AuthorityWorld;
import dk.dst.microdata.support.BreachWorld;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.LawModelWorld;
import dk.dst.microdata.support.Place;
import dk.dst.microdata.support.ProposalWorld;
import dk.dst.microdata.support.Rest.Answer;
import dk.dst.microdata.support.SubscriptionWorld;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.Today;
import dk.dst.microdata.support.World;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever has taken the first step has not the right to the second: not to take it, to get it or to do it. */
class FourEyesTest extends EngineTest {

  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private Cases cases;
  @Autowired
  private Decisions decisions;

  /** Every command that is for a second person: a case before it, whose first step somebody took who may do both. */
  private enum Second {
    APPROVE_APPLICATION("userTask_approveApplication", TestAnswers.ruling("approved")) {
      @Override
      String bring(World world, TestInstitution institution) {
        String caseNumber = world.underReview(institution);
        world.complete(caseNumber, "userTask_reviewApplication", BOTH, TestAnswers.review("approve"));
        return caseNumber;
      }
    },
    APPROVE_AUTHORISATION("userTask_approveAuthorisation", TestAnswers.ruling("approved")) {
      @Override
      String bring(World world, TestInstitution institution) {
        String caseNumber = AuthorisationWorld.underReview(world, institution);
        world.complete(caseNumber, "userTask_reviewAuthorisation", BOTH, TestAnswers.authorisationReview("approve"));
        return caseNumber;
      }
    },
    DECIDE_SUSPENSION("userTask_decideSuspension", TestAnswers.suspensionDecision("lifted")) {
      @Override
      String bring(World world, TestInstitution institution) {
        return AuthorisationWorld.suspended(world, institution); // by BOTH
      }
    },
    COUNTERSIGN_SUBSCRIPTION("userTask_countersignSubscription", TestAnswers.subscriptionCountersigned()) {
      @Override
      String bring(World world, TestInstitution institution) {
        String caseNumber = SubscriptionWorld.requested(world, institution);
        world.complete(caseNumber, "userTask_offerSubscription", BOTH, TestAnswers.subscriptionOffer());
        return SubscriptionWorld.sign(world, institution, caseNumber);
      }
    },
    APPROVE_AUTHORITY("userTask_approveAuthority", TestAnswers.ruling("approved")) {
      @Override
      String bring(World world, TestInstitution institution) {
        String caseNumber = AuthorityWorld.underReview(world, institution);
        world.complete(caseNumber, "userTask_reviewAuthority", BOTH, TestAnswers.authorityReview("approve"));
        return caseNumber;
      }
    },
    APPROVE_LAW_MODEL("userTask_approveLawModel", TestAnswers.ruling("approved")) {
      @Override
      String bring(World world, TestInstitution institution) {
        String caseNumber = LawModelWorld.underReview(world, institution);
        world.complete(caseNumber, "userTask_reviewLawModel", BOTH, LawModelWorld.review("approve"));
        return caseNumber;
      }
    },
    DECIDE_SANCTION("userTask_decideSanction", BreachWorld.sanction("none")) {
      @Override
      String bring(World world, TestInstitution institution) {
        String caseNumber = BreachWorld.explained(world, institution, institution.applicant());
        world.complete(caseNumber, "userTask_gradeBreach", BOTH, BreachWorld.grading("minor", true));
        return caseNumber;
      }
    },
    CONFIRM_MEASURE("userTask_confirmMeasure", TestAnswers.usageDecision("continue")) {
      @Override
      String bring(World world, TestInstitution institution) {
        String caseNumber = inUse(world, institution);
        world.beginReview(caseNumber);
        world.complete(caseNumber, "userTask_commentUsage", institution.manager(), TestAnswers.usageComment());
        world.complete(caseNumber, "userTask_decideUsage", BOTH, TestAnswers.usageDecision("shutDown"));
        world.complete(caseNumber, "userTask_answerHearing", institution.manager(), TestAnswers.hearingAnswer());
        return caseNumber;
      }
    },
    APPROVE_PROPOSAL("userTask_approveProposal", ProposalWorld.ruled("approved")) {
      @Override
      String bring(World world, TestInstitution institution) {
        String caseNumber = world.part(ProposalWorld.class).ofDatabase(institution, "BEF", "IND", "DOD");
        world.part(ProposalWorld.class).reviewedBy(BOTH, caseNumber, "approved");
        return caseNumber;
      }
    },
    CONFIRM_EXTENSION("userTask_confirmExtension", TestAnswers.extensionDecision("extended")) {
      @Override
      String bring(World world, TestInstitution institution) {
        return Place.CONFIRM_EXTENSION.reach(world, institution);
      }
    },
    RECONSIDER_DECISION("userTask_reconsiderDecision", TestAnswers.reconsidered("upheld")) {
      @Override
      String bring(World world, TestInstitution institution) {
        String caseNumber = inUse(world, institution);
        world.restricted(institution, caseNumber, BOTH, "AKM");
        world.start("reconsider-decision", institution.responsible(), TestAnswers.complaint());
        return caseNumber;
      }
    },
    CONFIRM_SHUTDOWN("userTask_confirmShutdown", TestAnswers.shutdownConfirmed("closed")) {
      @Override
      String bring(World world, TestInstitution institution) {
        String caseNumber = world.inOperation(institution);
        world.start("give-notice", institution.responsible(), Map.of("reason", "Vi stopper.", "understood", true));
        world.accessEnded(caseNumber);
        world.complete(caseNumber, "userTask_instructDeletion", institution.responsible(),
            TestAnswers.deletionInstruction());
        world.complete(caseNumber, "userTask_settleAccount", REVIEWER, TestAnswers.account());
        world.complete(caseNumber, "userTask_confirmDeletion", BOTH, TestAnswers.deletionConfirmed());
        return caseNumber;
      }
    };

    private final String task;
    private final Map<String, Object> answers;

    Second(String task, Map<String, Object> answers) {
      this.task = task;
      this.answers = answers;
    }

    /** @return the case's number */
    abstract String bring(World world, TestInstitution institution);

    private static String inUse(World world, TestInstitution institution) {
      String caseNumber = world.inOperation(institution);
      world.subprojects(institution, caseNumber);
      world.day(Today.inDenmark().plusMonths(7));
      return caseNumber;
    }
  }

  @Test
  void everyCommandForASecondPersonIsHere() {
    assertThat(Stream.of(Command.values()).filter(command -> command.fourEyes().isPresent()).map(Enum::name))
        .containsExactlyInAnyOrderElementsOf(Stream.of(Second.values()).map(Enum::name).toList());
  }

  @ParameterizedTest
  @EnumSource
  void whoeverTookTheFirstStepIsKeptFromTheSecond(Second second) {
    TestInstitution institution = world.qualified();
    Command command = Command.valueOf(second.name());
    String caseNumber = second.bring(world, institution);
    String task = world.task(caseNumber, second.task).getId();
    List<Decision> before = decisions.of(caseNumber);

    refused(rest.post(BOTH, "/task/" + task + "/claim", Map.of("userId", BOTH)), command, caseNumber);
    refused(rest.post(OWNER, "/task/" + task + "/assignee", Map.of("userId", BOTH)), command, caseNumber);
    // a task that somehow lies with them all the same
    jdbc.sql("update act_ru_task set assignee_ = ? where id_ = ?").param(BOTH).param(task).update();
    refused(rest.post(BOTH, "/task/" + task + "/submit-form", rest.variables(second.answers)), command, caseNumber);
    jdbc.sql("update act_ru_task set assignee_ = null where id_ = ?").param(task).update();

    assertThat(decisions.of(caseNumber)).isEqualTo(before);
    assertThat(cases.get(caseNumber).keepsApart(command, APPROVER)).isFalse();
    world.complete(caseNumber, second.task, APPROVER, second.answers);
    assertThat(decisions.of(caseNumber)).hasSizeGreaterThan(before.size());
  }

  private void refused(Answer answer, Command command, String caseNumber) {
    assertThat(answer.status()).as(answer.message()).isEqualTo(400);
    assertThat(answer.message()).contains(BOTH + " " + command.fourEyes().orElseThrow().danish() + " i sag " + caseNumber)
        .contains("En anden må tage opgaven.");
  }

  /** In years of operation the use is reviewed many times: only this time's reviewer is kept from deciding. */
  @Test
  void whoeverReviewedLastTimeMayDecideThisTime() {
    TestInstitution institution = world.qualified();
    String caseNumber = Second.inUse(world, institution);
    world.beginReview(caseNumber);
    world.complete(caseNumber, "userTask_commentUsage", institution.manager(), TestAnswers.usageComment());
    world.complete(caseNumber, "userTask_decideUsage", BOTH, TestAnswers.usageDecision("continue"));
    world.day(world.today().plusMonths(7));
    world.beginReview(caseNumber);
    world.complete(caseNumber, "userTask_commentUsage", institution.manager(), TestAnswers.usageComment());
    world.complete(caseNumber, "userTask_decideUsage", REVIEWER, TestAnswers.usageDecision("shutDown"));
    world.complete(caseNumber, "userTask_answerHearing", institution.manager(), TestAnswers.hearingAnswer());
    world.complete(caseNumber, "userTask_confirmMeasure", BOTH, TestAnswers.usageDecision("continue"));
    assertThat(world.lifecycle(caseNumber).isEnded()).isFalse();
  }
}
