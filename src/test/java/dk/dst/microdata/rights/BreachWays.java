package dk.dst.microdata.rights;

import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.support.BreachWorld;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.World;

/** How a case of this kind gets into each of its states, by the way people would. */
final class BreachWays {

  private BreachWays() {}

  /** @return its number */
  static String reach(World world, TestInstitution institution, CaseState state) {
    String user = concerned(institution);
    return switch (state) {
      case BREACH_REPORTED -> BreachWorld.reported(world, institution, user);
      case BREACH_UNDER_REVIEW -> BreachWorld.explained(world, institution, user);
      case BREACH_FOR_DECISION -> BreachWorld.graded(world, institution, user, "serious", false);
      case BREACH_SANCTIONED -> BreachWorld.awaitingExplanation(world, institution, user);
      case BREACH_NO_SANCTION ->
          BreachWorld.grade(world, BreachWorld.explained(world, institution, user), "noBreach", false);
      default -> throw new IllegalStateException("No way to " + state);
    };
  }

  /** Whom it is about; {@link World#oneRoleEach} makes them known to the institution. */
  static String concerned(TestInstitution institution) {
    return institution.id() + "concerned";
  }

  static String underReview(World world, TestInstitution institution) {
    return reach(world, institution, CaseState.BREACH_UNDER_REVIEW);
  }
}
