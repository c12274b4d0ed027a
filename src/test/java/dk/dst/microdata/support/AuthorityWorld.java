package dk.dst.microdata.support;

import dk.dst.microdata.schemes.authority.AuthorityOperation;
import java.time.LocalDate;
import java.util.Map;

/** Brings an authority's case to its places, by the people who would. */
public final class AuthorityWorld {

  private AuthorityWorld() {}

  /** The administrator has opened it. */
  public static String draft(World world, TestInstitution institution) {
    return world.businessKey(world.start("authority-scheme", institution.manager(), Map.of()));
  }

  public static String underReview(World world, TestInstitution institution) {
    String caseNumber = draft(world, institution);
    world.complete(caseNumber, "userTask_completeAuthorityApplication", institution.manager(),
        TestAnswers.authority(institution));
    return caseNumber;
  }

  public static String returned(World world, TestInstitution institution) {
    String caseNumber = underReview(world, institution);
    world.complete(caseNumber, "userTask_reviewAuthority", World.REVIEWER, TestAnswers.authorityReview("return"));
    return caseNumber;
  }

  public static String forApproval(World world, TestInstitution institution) {
    String caseNumber = underReview(world, institution);
    world.complete(caseNumber, "userTask_reviewAuthority", World.REVIEWER, TestAnswers.authorityReview("approve"));
    return caseNumber;
  }

  public static String forSignature(World world, TestInstitution institution) {
    String caseNumber = forApproval(world, institution);
    world.complete(caseNumber, "userTask_approveAuthority", World.APPROVER, TestAnswers.ruling("approved"));
    return caseNumber;
  }

  public static String inOperation(World world, TestInstitution institution) {
    String caseNumber = forSignature(world, institution);
    world.complete(caseNumber, "userTask_signAuthority", institution.signatory(), TestAnswers.authoritySigned());
    return caseNumber;
  }

  /** The time to renew has come. */
  public static String toRenew(World world, TestInstitution institution) {
    String caseNumber = inOperation(world, institution);
    world.day(lastDay(world, caseNumber).minusDays(30));
    world.runJob(caseNumber, "event_authorityDateReached");
    return caseNumber;
  }

  /** An annual subscription to what it has is in force. @return the number of its case */
  public static String subscribed(World world, TestInstitution institution) {
    String caseNumber = SubscriptionWorld.open(world, institution);
    world.complete(caseNumber, "userTask_requestSubscription", institution.applicant(),
        TestAnswers.subscriptionRequest(institution, "BEF", "UDDA"));
    SubscriptionWorld.sign(world, institution, SubscriptionWorld.offer(world, caseNumber));
    world.complete(caseNumber, "userTask_countersignSubscription", World.APPROVER,
        TestAnswers.subscriptionCountersigned());
    return caseNumber;
  }

  public static LocalDate lastDay(World world, String caseNumber) {
    return world.part(AuthorityOperation.class).lastDay(caseNumber);
  }
}
