package dk.dst.microdata.support;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.schemes.authorisation.AuthorisationProcess;
import dk.dst.microdata.schemes.authorisation.Authorisations;
import dk.dst.microdata.schemes.authorisation.Suspensions;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings the case of an authorisation to where a test begins. */
public final class AuthorisationWorld {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private AuthorisationWorld() {}

  /** Somebody who may apply and belongs to no institution. */
  public static String newcomer(World world) {
    String id = "nykommer" + NUMBER.incrementAndGet();
    world.part(People.class).account(id, "Navn " + id, id + "@example.org", "demo", Groups.APPLICANTS, null);
    return id;
  }

  /** They have applied for an institution of their own. */
  public static String draft(World world, String newcomer) {
    return world.businessKey(world.start("apply-for-authorisation", newcomer,
        TestAnswers.authorisationWanted("Institut for Afprøvning")));
  }

  /** Signed by both, with that head: authorised today, the way people would. @return the case */
  public static String granted(World world, String applicant, String head) {
    String caseNumber = draft(world, applicant);
    world.complete(caseNumber, "userTask_completeAuthorisation", applicant, TestAnswers.authorisation(head));
    toSignature(world, caseNumber);
    world.complete(caseNumber, "userTask_signAuthorisation", head, TestAnswers.authorisationSigned());
    return caseNumber;
  }

  /** The institution of the case. */
  public static String institution(World world, String caseNumber) {
    return world.part(Authorisations.class).get(caseNumber).institution();
  }

  // --- an institution of World, with its people

  /** As if the institution had never been authorised; its applicant has opened a case. */
  public static String draft(World world, TestInstitution institution) {
    world.part(JdbcClient.class).sql("update institution set authorisation_number = null, authorised_from = null,"
        + " authorisation_case = null where id = ?").param(institution.id()).update();
    return world.part(TransactionTemplate.class).execute(status -> {
      String caseNumber = world.part(Authorisations.class).open(institution.id(), institution.applicant());
      world.part(AuthorisationProcess.class).start(caseNumber, institution.id());
      return caseNumber;
    });
  }

  /** Sent, with the institution's responsible as the head. */
  public static String underReview(World world, TestInstitution institution) {
    String caseNumber = draft(world, institution);
    world.complete(caseNumber, "userTask_completeAuthorisation", institution.applicant(),
        TestAnswers.authorisation(institution.responsible()));
    return caseNumber;
  }

  public static String returned(World world, TestInstitution institution) {
    String caseNumber = underReview(world, institution);
    world.complete(caseNumber, "userTask_reviewAuthorisation", World.REVIEWER,
        TestAnswers.authorisationReview("return"));
    return caseNumber;
  }

  public static String forApproval(World world, TestInstitution institution) {
    String caseNumber = underReview(world, institution);
    world.complete(caseNumber, "userTask_reviewAuthorisation", World.REVIEWER,
        TestAnswers.authorisationReview("approve"));
    return caseNumber;
  }

  public static String forSignature(World world, TestInstitution institution) {
    String caseNumber = forApproval(world, institution);
    world.complete(caseNumber, "userTask_approveAuthorisation", World.APPROVER, TestAnswers.ruling("approved"));
    return caseNumber;
  }

  /** Gives an institution written by SQL the case that every authorisation has. @return its number */
  public static String authorised(World world, TestInstitution institution) {
    return world.part(AuthorisationProcess.class).caseOf(institution.id());
  }

  /** Authorised long ago and never confirmed: the responsible is asked. */
  public static String confirmationDue(World world, TestInstitution institution) {
    String caseNumber = authorised(world, institution);
    world.runJob(caseNumber, "event_confirmationDue");
    return caseNumber;
  }

  public static String confirmationOverdue(World world, TestInstitution institution) {
    String caseNumber = confirmationDue(world, institution);
    world.runJob(caseNumber, "event_confirmationOverdue");
    return caseNumber;
  }

  public static String suspended(World world, TestInstitution institution) {
    String caseNumber = authorised(world, institution);
    suspend(world, caseNumber);
    return caseNumber;
  }

  /** An approver suspends the authorisation of the case; another decides what becomes of it. */
  public static void suspend(World world, String caseNumber) {
    world.part(TransactionTemplate.class).executeWithoutResult(status -> {
      world.part(Suspensions.class).begin(caseNumber, "Brud på reglerne.", World.BOTH);
      world.part(AuthorisationProcess.class).suspended(caseNumber);
    });
  }

  /** As if the institution's applicant had opened the case of an authorisation from before there were cases. */
  public static void opened(World world, TestInstitution institution, String caseNumber) {
    world.part(JdbcClient.class).sql("update case_file set opened_by = ? where case_number = ?")
        .param(institution.applicant()).param(caseNumber).update();
  }

  private static void toSignature(World world, String caseNumber) {
    world.complete(caseNumber, "userTask_reviewAuthorisation", World.REVIEWER,
        TestAnswers.authorisationReview("approve"));
    world.complete(caseNumber, "userTask_approveAuthorisation", World.APPROVER, TestAnswers.ruling("approved"));
  }
}
