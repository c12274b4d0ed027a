package dk.dst.microdata.rights;

import dk.dst.microdata.support.ProposalWorld;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.World;

/** How a case of this kind gets into each of its states, by the way people would. */
final class ProjectWays {

  private ProjectWays() {}

  /** A subproject, so that there are managers. @return its number */
  static String reach(World world, ProposalWorld proposals, TestInstitution institution, CaseState state) {
    world.inOperation(institution);
    String caseNumber = proposals.projectInForce(proposals.subproject(institution), institution);
    if (state == CaseState.PROJECT_ACTIVE) {
      return caseNumber;
    }
    close(world, institution, caseNumber);
    if (state == CaseState.PROJECT_CLOSED) {
      world.complete(caseNumber, "userTask_instructProjectDeletion", institution.responsible(),
          TestAnswers.deletionInstruction());
      world.complete(caseNumber, "userTask_confirmProjectDeletion", World.REVIEWER, TestAnswers.deletionConfirmed());
    }
    return caseNumber;
  }

  static void close(World world, TestInstitution institution, String caseNumber) {
    world.start("close-project", institution.responsible(), TestAnswers.of("projectNumber",
        Integer.valueOf(caseNumber.replace("PRO-", "")), "reason", "Der er publiceret.", "understood", true));
    world.runJob(caseNumber, "serviceTask_closeProject");
  }
}
