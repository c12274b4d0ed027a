package dk.dst.microdata.rights;

import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.World;

/** How a case of this kind gets into each of its states, by the way people would. */
final class ProposalWays {

  private ProposalWays() {}

  /** @return its number */
  static String reach(World world, TestInstitution institution, CaseState state) {
    throw new IllegalStateException("No way to " + state);
  }
}
