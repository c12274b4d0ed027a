package dk.dst.microdata.support;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Brings an annual subscription to where a test begins, by the way people would: for the year of the test's day. */
public final class SubscriptionWorld {

  private SubscriptionWorld() {}

  /** Of an institution whose database comes into operation on the way; the task of choosing registers waits. */
  public static String draft(World world, TestInstitution institution) {
    world.inOperation(institution);
    return open(world, institution);
  }

  /** Of an institution whose database is in operation. */
  public static String open(World world, TestInstitution institution) {
    return world.businessKey(world.start("subscribe-annually", institution.applicant(),
        TestAnswers.subscription(world.today().getYear())));
  }

  /**
   * A second one for the year beside one that is under way, signed for the institution: of before, when two could be
   * begun.
   */
  public static String signedBeside(World world, TestInstitution institution) {
    int year = world.today().getYear();
    String caseNumber = world.businessKey(world.start("subscribe-annually", institution.applicant(),
        TestAnswers.subscription(year + 1)));
    sign(world, institution, offer(world, request(world, institution, caseNumber)));
    world.part(JdbcClient.class).sql("update subscription set year = ? where case_number = ?").param(year)
        .param(caseNumber).update();
    return caseNumber;
  }

  /** BEF and IND are ordered; FSE's task of offering waits. */
  public static String requested(World world, TestInstitution institution) {
    return request(world, institution, draft(world, institution));
  }

  /** Offered; the signatory's task waits. */
  public static String offered(World world, TestInstitution institution) {
    return offer(world, requested(world, institution));
  }

  /** Signed for the institution; the approver's task waits. */
  public static String signed(World world, TestInstitution institution) {
    return sign(world, institution, offered(world, institution));
  }

  public static String inForce(World world, TestInstitution institution) {
    String caseNumber = signed(world, institution);
    world.complete(caseNumber, "userTask_countersignSubscription", World.APPROVER,
        TestAnswers.subscriptionCountersigned());
    return caseNumber;
  }

  public static String request(World world, TestInstitution institution, String caseNumber) {
    world.complete(caseNumber, "userTask_requestSubscription", institution.applicant(),
        TestAnswers.subscriptionRequest(institution, "BEF", "IND"));
    return caseNumber;
  }

  public static String offer(World world, String caseNumber) {
    world.complete(caseNumber, "userTask_offerSubscription", World.REVIEWER, TestAnswers.subscriptionOffer());
    return caseNumber;
  }

  public static String sign(World world, TestInstitution institution, String caseNumber) {
    world.complete(caseNumber, "userTask_signSubscription", institution.signatory(), TestAnswers.subscriptionSigned());
    return caseNumber;
  }
}
