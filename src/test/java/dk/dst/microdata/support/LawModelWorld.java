package dk.dst.microdata.support;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.spin.Spin;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Brings Lovmodellen to where a test begins, by the way people would: at a ministry, with another one that uses it. */
public final class LawModelWorld {

  private LawModelWorld() {}

  /** The ministry's task of filling in the registration waits. */
  public static String draft(World world, TestInstitution ministry) {
    return world.businessKey(world.start("register-law-model", ministry.responsible(), start(ministry,
        world.today().getYear())));
  }

  /** FSE opens the case; the ministry is to fill it in. */
  public static String draftByFse(World world, TestInstitution ministry) {
    return world.businessKey(world.start("register-law-model", World.REVIEWER, start(ministry,
        world.today().getYear())));
  }

  /** Sent, with a second ministry and a user of each; FSE's task of checking it waits. */
  public static String underReview(World world, TestInstitution ministry) {
    return send(world, ministry, draft(world, ministry), world.institution(0));
  }

  public static String send(World world, TestInstitution ministry, String caseNumber, TestInstitution... others) {
    world.complete(caseNumber, "userTask_completeLawModel", ministry.responsible(), registration(ministry, others));
    return caseNumber;
  }

  /** FSE's task of signing waits. */
  public static String forApproval(World world, TestInstitution ministry) {
    return review(world, underReview(world, ministry));
  }

  public static String review(World world, String caseNumber) {
    world.complete(caseNumber, "userTask_reviewLawModel", World.REVIEWER, review("approve"));
    return caseNumber;
  }

  /** FSE has signed; the ministry's task waits. */
  public static String forSignature(World world, TestInstitution ministry) {
    return approve(world, forApproval(world, ministry));
  }

  public static String approve(World world, String caseNumber) {
    world.complete(caseNumber, "userTask_approveLawModel", World.APPROVER, TestAnswers.ruling("approved"));
    return caseNumber;
  }

  public static String inForce(World world, TestInstitution ministry) {
    return sign(world, ministry, forSignature(world, ministry));
  }

  /** In force, with these others as users of it. */
  public static String inForce(World world, TestInstitution ministry, TestInstitution... others) {
    return sign(world, ministry, approve(world, review(world, send(world, ministry, draft(world, ministry), others))));
  }

  public static String sign(World world, TestInstitution ministry, String caseNumber) {
    world.complete(caseNumber, "userTask_signLawModel", ministry.signatory(), signed());
    return caseNumber;
  }

  /** The yearly confirmation is due, and the ministry is asked. */
  public static String asked(World world, TestInstitution ministry) {
    String caseNumber = inForce(world, ministry);
    world.day(world.today().plusYears(1));
    world.runJob(caseNumber, "event_lawModelConfirmationDue");
    return caseNumber;
  }

  /** The ministry has not answered; FSE's task of following up waits. */
  public static String unanswered(World world, TestInstitution ministry) {
    String caseNumber = asked(world, ministry);
    world.day(world.today().plusDays(31));
    world.runJob(caseNumber, "event_lawModelConfirmationOverdue");
    return caseNumber;
  }

  /** The task of naming ministries and users waits. */
  public static String changingUsers(World world, TestInstitution ministry) {
    return change(world, ministry, inForce(world, ministry), Map.of("change", "users"));
  }

  /** The task of filling in the next year waits. */
  public static String renewing(World world, TestInstitution ministry) {
    return change(world, ministry, inForce(world, ministry), Map.of("change", "year", "year",
        world.today().getYear() + 1));
  }

  public static String change(World world, TestInstitution ministry, String caseNumber, Map<String, Object> what) {
    world.start("change-law-model", ministry.responsible(), change(caseNumber, what));
    return caseNumber;
  }

  /** Ended by the ministry; the step that closes access waits. */
  public static String ended(World world, TestInstitution ministry) {
    return change(world, ministry, inForce(world, ministry), end());
  }

  /** Nobody has access; the data controller's task waits. */
  public static String closing(World world, TestInstitution ministry) {
    String caseNumber = ended(world, ministry);
    world.runJob(caseNumber, "serviceTask_closeLawModel");
    return caseNumber;
  }

  /** Handed over to another ministry, which has not signed yet. @return the new case */
  public static String handOver(World world, TestInstitution from, String caseNumber, TestInstitution to) {
    change(world, from, caseNumber, Map.of("change", "handOver", "newMinistry", to.authorisationNumber(), "reason",
        "Ressortændring."));
    return world.part(JdbcClient.class).sql("select case_number from law_model where taken_over_from = ?"
        + " order by case_number desc limit 1").param(caseNumber).query(String.class).single();
  }

  /** Signed by FSE and by the ministry that takes over. */
  public static String takeOver(World world, TestInstitution ministry, String caseNumber) {
    world.complete(caseNumber, "userTask_completeLawModel", ministry.responsible(), takeover(ministry));
    return sign(world, ministry, approve(world, review(world, caseNumber)));
  }

  /** Another ministry has taken over from this one. */
  public static String handedOver(World world, TestInstitution ministry) {
    TestInstitution other = world.institution(0);
    String caseNumber = inForce(world, ministry, other);
    takeOver(world, other, handOver(world, ministry, caseNumber, other));
    world.runJob(caseNumber, "serviceTask_closeLawModel");
    return caseNumber;
  }

  // --- answers

  public static Map<String, Object> start(TestInstitution ministry, int year) {
    return TestAnswers.of("ministryNumber", ministry.authorisationNumber(), "year", year);
  }

  /** With a user of each ministry: its applicant. */
  public static Map<String, Object> registration(TestInstitution ministry, TestInstitution... others) {
    return withLegalBasis(TestAnswers.of("registers", TestAnswers.registers(List.of("BEF", "IND")),
        "ministries", numbers(others), "users", users(Stream.concat(Stream.of(ministry), Stream.of(others))
            .map(of -> user(of, of.applicant())).toArray(String[]::new)),
        "signatory", ministry.signatory(), "onlyForPurpose", true));
  }

  /** All but the data controller, which nobody is asked. */
  private static Map<String, Object> withLegalBasis(Map<String, Object> answers) {
    answers.putAll(LegalBasisSamples.answers());
    answers.remove("controller");
    return answers;
  }

  public static Map<String, Object> takeover(TestInstitution ministry) {
    return withLegalBasis(TestAnswers.of("signatory", ministry.signatory(), "onlyForPurpose", true));
  }

  public static Object numbers(TestInstitution... ministries) {
    return Spin.JSON(Stream.of(ministries).map(one -> "{\"ministryNumber\":" + one.authorisationNumber() + "}")
        .collect(Collectors.joining(",", "[", "]")));
  }

  public static Object users(String... rows) {
    return Spin.JSON(Stream.of(rows).collect(Collectors.joining(",", "[", "]")));
  }

  public static String user(TestInstitution ministry, String person) {
    return "{\"userMinistry\":" + ministry.authorisationNumber() + ",\"userEmail\":\"" + person + "@example.org\"}";
  }

  public static Map<String, Object> review(String recommendation) {
    return TestAnswers.of("recommendation", recommendation, "reason", "Registreringen er fuldstændig.");
  }

  public static Map<String, Object> signed() {
    return TestAnswers.of("signature", "signed", "read", true, "lawful", true, "employed", true);
  }

  public static Map<String, Object> confirmed() {
    return TestAnswers.of("stillPurpose", true, "usersChecked", true);
  }

  public static Map<String, Object> followUp() {
    return TestAnswers.of("note", "Ministeriet bekræfter i næste uge.");
  }

  /** The manager of the ministry comes. */
  public static Map<String, Object> comes(TestInstitution ministry) {
    return TestAnswers.of("newUsers", users(user(ministry, ministry.manager())));
  }

  public static Map<String, Object> year() {
    return withLegalBasis(TestAnswers.of("registers", TestAnswers.registers(List.of("BEF", "IND", "UDDA"))));
  }

  public static Map<String, Object> yearRuling(String ruling) {
    return TestAnswers.of("yearRuling", ruling, "reason", "Gennemgået register for register.");
  }

  public static Map<String, Object> change(String caseNumber, Map<String, Object> what) {
    Map<String, Object> answers = TestAnswers.of("lawModelCase", caseNumber);
    answers.putAll(what);
    return answers;
  }

  public static Map<String, Object> end() {
    return TestAnswers.of("change", "end", "reason", "Modellen bruges ikke mere.", "understood", true);
  }

  public static Map<String, Object> instruction() {
    return TestAnswers.of("instruction", "Slet alle data i Lovmodellen.", "onBehalf", true);
  }

  public static Map<String, Object> deleted() {
    return TestAnswers.of("deleted", true, "remark", "");
  }
}
