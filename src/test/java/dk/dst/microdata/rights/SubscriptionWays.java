package dk.dst.microdata.rights;

import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.support.SubscriptionWorld;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.World;

/** How a case of this kind gets into each of its states, by the way people would. */
final class SubscriptionWays {

  private SubscriptionWays() {}

  /** @return its number */
  static String reach(World world, TestInstitution institution, CaseState state) {
    return switch (state) {
      case SUBSCRIPTION_DRAFT -> SubscriptionWorld.draft(world, institution);
      case SUBSCRIPTION_REQUESTED -> SubscriptionWorld.requested(world, institution);
      case SUBSCRIPTION_OFFERED -> SubscriptionWorld.offered(world, institution);
      case SUBSCRIPTION_FOR_FSE -> SubscriptionWorld.signed(world, institution);
      case SUBSCRIPTION_IN_FORCE -> SubscriptionWorld.inForce(world, institution);
      case SUBSCRIPTION_NOT_MADE -> {
        String caseNumber = SubscriptionWorld.requested(world, institution);
        world.complete(caseNumber, "userTask_offerSubscription", World.REVIEWER, TestAnswers.noSubscriptionOffer());
        yield caseNumber;
      }
      default -> throw new IllegalStateException("No way to " + state);
    };
  }
}
