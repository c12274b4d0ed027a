package dk.dst.microdata.rights;

import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.support.AuthorisationWorld;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.World;

/** How a case of this kind gets into each of its states, by the way people would. */
final class AuthorisationWays {

  private AuthorisationWays() {}

  /** @return its number */
  static String reach(World world, TestInstitution institution, CaseState state) {
    return switch (state) {
      case AUTHORISATION_DRAFT -> AuthorisationWorld.draft(world, institution);
      case AUTHORISATION_RETURNED -> AuthorisationWorld.returned(world, institution);
      case AUTHORISATION_UNDER_REVIEW -> AuthorisationWorld.underReview(world, institution);
      case AUTHORISATION_FOR_APPROVAL -> AuthorisationWorld.forApproval(world, institution);
      case AUTHORISATION_FOR_SIGNATURE -> AuthorisationWorld.forSignature(world, institution);
      case AUTHORISED -> AuthorisationWorld.opened(world, institution,
          AuthorisationWorld.authorised(world, institution));
      case SUSPENDED -> AuthorisationWorld.opened(world, institution,
          AuthorisationWorld.suspended(world, institution));
      case AUTHORISATION_ENDED -> AuthorisationWorld.opened(world, institution,
          AuthorisationWorld.ended(world, institution));
      case NOT_AUTHORISED -> {
        String caseNumber = AuthorisationWorld.underReview(world, institution);
        world.start("withdraw-application", institution.applicant(), TestAnswers.withdrawal(caseNumber));
        yield caseNumber;
      }
      default -> throw new IllegalStateException("No way to " + state);
    };
  }
}
