package dk.dst.microdata.support;

import java.time.LocalDate;
import java.util.Map;

/** Brings the case of a breach to where a test begins, by the way people would. */
public final class BreachWorld {

  private BreachWorld() {}

  /** Reported by FSE about that user; the institution's task of explaining waits. */
  public static String reported(World world, TestInstitution institution, String user) {
    return report(world, World.REVIEWER, user(world, institution, user));
  }

  public static String report(World world, String by, Map<String, Object> report) {
    return world.businessKey(world.start("report-breach", by, report));
  }

  /** Explained by the responsible; the reviewer's task waits. */
  public static String explained(World world, TestInstitution institution, String user) {
    return explain(world, institution, reported(world, institution, user));
  }

  /** Graded so by {@link World#REVIEWER}, with the explanation approved or not; the approver's task waits. */
  public static String graded(World world, TestInstitution institution, String user, String grade, boolean approved) {
    return grade(world, explained(world, institution, user), grade, approved);
  }

  /** Decided by {@link World#APPROVER}, carried out and told. */
  public static String sanctioned(World world, TestInstitution institution, String user, String grade,
      boolean approved, String sanction) {
    return sanction(world, graded(world, institution, user, grade, approved), sanction);
  }

  /** A minor breach with a poor explanation, closed until there is a better one; the responsible's task waits. */
  public static String awaitingExplanation(World world, TestInstitution institution, String user) {
    return sanctioned(world, institution, user, "minor", false, "matrix-closed");
  }

  /** A breach whose access waits for an explanation, explained again; the reviewer's task waits. */
  public static String explainedAgain(World world, TestInstitution institution, String user) {
    return explain(world, institution, awaitingExplanation(world, institution, user));
  }

  public static String explain(World world, TestInstitution institution, String caseNumber) {
    world.complete(caseNumber, "userTask_explainBreach", institution.responsible(), explanation());
    return caseNumber;
  }

  public static String grade(World world, String caseNumber, String grade, boolean approved) {
    world.complete(caseNumber, "userTask_gradeBreach", World.REVIEWER, grading(grade, approved));
    return caseNumber;
  }

  public static String sanction(World world, String caseNumber, String sanction) {
    decide(world, caseNumber, sanction(sanction));
    return caseNumber;
  }

  /** Decided by {@link World#APPROVER} with these answers, carried out and told. */
  public static void decide(World world, String caseNumber, Map<String, Object> answers) {
    world.complete(caseNumber, "userTask_decideSanction", World.APPROVER, answers);
    if (world.job(caseNumber, "serviceTask_carryOutSanction") != null) {
      world.runJob(caseNumber, "serviceTask_carryOutSanction");
    }
  }

  // --- answers

  /** A breach of yesterday about that user. */
  public static Map<String, Object> user(World world, TestInstitution institution, String user) {
    var report = report(world, institution, "USER");
    report.put("ident", user);
    return report;
  }

  public static Map<String, Object> project(World world, TestInstitution institution, int number) {
    var report = report(world, institution, "PROJECT");
    report.put("projectNumber", number);
    report.remove("breachScheme");
    return report;
  }

  public static Map<String, Object> report(World world, TestInstitution institution, String whom) {
    return report(world.today(), institution.authorisationNumber(), whom);
  }

  /** A breach of the day before. */
  public static Map<String, Object> report(LocalDate today, int authorisation, String whom) {
    return TestAnswers.of("authorisationNumber", authorisation, "whom", whom, "breachScheme", "RESEARCHER",
        "description", "En tabel med enkeltpersoner er hjemtaget.", "happenedOn", today.minusDays(1).toString(),
        "happenedAt", "14.30", "files", "DELETED");
  }

  public static Map<String, Object> explanation() {
    return TestAnswers.of("account", "Tabellen er slettet, og vi har gennemgået reglerne.");
  }

  public static Map<String, Object> grading(String grading, boolean approved) {
    return TestAnswers.of("grading", grading, "explanationGood", approved, "reason", "Begrundet vurdering.");
  }

  public static Map<String, Object> sanction(String choice) {
    return TestAnswers.of("sanction", choice, "reason", "Begrundet afgørelse.");
  }

  public static Map<String, Object> explanationApproval(String approval) {
    return TestAnswers.of("approval", approval, "reason", "Begrundet stillingtagen.");
  }

  /** A serious breach of the institution itself; what follows from it is not decided. */
  public static String institution(World world, TestInstitution institution) {
    String number = report(world, World.REVIEWER, report(world, institution, "INSTITUTION"));
    explain(world, institution, number);
    grade(world, number, "serious", true);
    return number;
  }

  /** Decided: a quarantine of so many months. */
  public static void quarantine(World world, String number, int months) {
    decide(world, number, quarantine(months));
  }

  /** The answers of who decides it. */
  public static Map<String, Object> quarantine(int months) {
    Map<String, Object> answers = sanction("own");
    answers.put("measure", "quarantine");
    answers.put("months", months);
    return answers;
  }
}
