package dk.dst.microdata.rights;

import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.support.ProposalWorld;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.Today;
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

  /** Its end date is near, and its people are asked about it. */
  static String endIsNear(World world, TestInstitution institution) {
    String caseNumber = active(world, institution);
    world.day(Today.inDenmark().plusYears(5).minusDays(60));
    world.runJob(caseNumber, "event_projectDateReached");
    return caseNumber;
  }

  /** Nobody has done anything with it for a year, and its people are asked whether it goes on. */
  static String inactive(World world, TestInstitution institution) {
    String caseNumber = active(world, institution);
    world.day(Today.inDenmark().plusMonths(13));
    world.runJob(caseNumber, "event_projectDateReached");
    return caseNumber;
  }

  static String closing(World world, TestInstitution institution) {
    return reach(world, world.part(ProposalWorld.class), institution, CaseState.PROJECT_CLOSING);
  }

  static String instructed(World world, TestInstitution institution) {
    String caseNumber = closing(world, institution);
    world.complete(caseNumber, "userTask_instructProjectDeletion", institution.responsible(),
        TestAnswers.deletionInstruction());
    return caseNumber;
  }

  private static String active(World world, TestInstitution institution) {
    return reach(world, world.part(ProposalWorld.class), institution, CaseState.PROJECT_ACTIVE);
  }

  static void close(World world, TestInstitution institution, String caseNumber) {
    world.start("close-project", institution.responsible(), TestAnswers.of("projectNumber",
        Integer.valueOf(caseNumber.replace("PRO-", "")), "reason", "Der er publiceret.", "understood", true));
    world.runJob(caseNumber, "serviceTask_closeProject");
  }
}
