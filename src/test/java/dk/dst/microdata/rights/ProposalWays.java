package dk.dst.microdata.rights;

import static dk.dst.microdata.support.ProposalWorld.answers;
import static dk.dst.microdata.support.ProposalWorld.endorsed;
import static dk.dst.microdata.support.ProposalWorld.extracted;

import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.support.ProposalWorld;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.World;
import java.util.Map;

/** How a case of this kind gets into each of its states, by the way people would: a subproject, so that it has managers. */
final class ProposalWays {

  private ProposalWays() {}

  /** @return its number */
  static String reach(World world, TestInstitution institution, CaseState state) {
    return switch (state) {
      case PROPOSAL_DRAFT -> draft(world, institution);
      case PROPOSAL_AT_ADMINISTRATOR -> atAdministrator(world, institution);
      case PROPOSAL_AT_MANAGERS -> atManagers(world, institution);
      case PROPOSAL_SUBMITTED -> submitted(world, institution, answers(institution));
      case PROPOSAL_RETURNED -> returned(world, institution);
      case PROPOSAL_UNDER_REVIEW -> underReview(world, institution);
      case PROPOSAL_FOR_SIGNATURE -> forSignature(world, institution);
      case PROPOSAL_IN_FORCE -> toDeliverFromDatabase(world, institution);
      case PROPOSAL_NOT_APPROVED -> proposals(world).reviewed(underReview(world, institution), "refused");
      default -> throw new IllegalStateException("No way to " + state);
    };
  }

  static String draft(World world, TestInstitution institution) {
    world.inOperation(institution);
    return proposals(world).subproject(institution);
  }

  static String atAdministrator(World world, TestInstitution institution) {
    return completed(world, institution, answersToAdministrator(institution));
  }

  static String atManagers(World world, TestInstitution institution) {
    return completed(world, institution, answers(institution));
  }

  static String returned(World world, TestInstitution institution) {
    return proposals(world).reviewed(underReview(world, institution), "returned");
  }

  static String underReview(World world, TestInstitution institution) {
    return checked(world, institution, answers(institution));
  }

  static String forSignature(World world, TestInstitution institution) {
    return proposals(world).approved(underReview(world, institution));
  }

  /** In force, of registers that the database has. */
  static String toDeliverFromDatabase(World world, TestInstitution institution) {
    return inForce(world, institution, "BEF", "IND");
  }

  /** What the database has is delivered; what it has not, FSE is to deliver. */
  static String toDeliverPurchased(World world, TestInstitution institution) {
    String caseNumber = inForce(world, institution, "BEF", "DOD");
    world.complete(caseNumber, "userTask_deliverFromDatabase", institution.manager(), extracted());
    return caseNumber;
  }

  /** In force, and among its data are some of the Health Data Authority's. */
  static String toApprove(World world, TestInstitution institution) {
    return inForce(world, institution, "BEF", "LMDB");
  }

  /** What somebody answers who may not send to FSE. */
  static Map<String, Object> answersToAdministrator(TestInstitution institution) {
    var answers = answers(institution);
    answers.put("sendTo", "administrator");
    return answers;
  }

  private static String completed(World world, TestInstitution institution, Map<String, Object> answers) {
    String caseNumber = draft(world, institution);
    world.complete(caseNumber, "userTask_completeProposal", institution.applicant(), answers);
    return caseNumber;
  }

  private static String submitted(World world, TestInstitution institution, Map<String, Object> answers) {
    String caseNumber = completed(world, institution, answers);
    world.complete(caseNumber, "userTask_endorseProposal", institution.manager(), endorsed());
    return caseNumber;
  }

  private static String checked(World world, TestInstitution institution, Map<String, Object> answers) {
    String caseNumber = submitted(world, institution, answers);
    world.runJob(caseNumber, "serviceTask_checkProposal");
    return caseNumber;
  }

  private static String inForce(World world, TestInstitution institution, String... registers) {
    String checked = checked(world, institution, answers(institution, registers));
    return proposals(world).inForce(proposals(world).approved(checked), institution);
  }

  private static ProposalWorld proposals(World world) {
    return world.part(ProposalWorld.class);
  }
}
