package dk.dst.microdata.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.cases.task.TaskSeats;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.schemes.database.ProjectDatabases;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.World;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Absence, hand-over and disqualification: work moves to somebody who may do it, and never strands. */
class WorkTest extends EngineTest {

  private static final String API = "/camunda/api/microdata/";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @LocalServerPort
  private int port;
  @Autowired
  private ProjectDatabases databases;
  @Autowired
  private TaskSeats seats;
  @Autowired
  private People people;
  @Autowired
  private IdentityService identity;
  @Autowired
  private ObjectMapper json;

  private WebSession as(String person) throws Exception {
    return new WebSession(port).logIn(person, "demo");
  }

  /** Somebody of FSE, for one test. */
  private String employee(String group) {
    String id = "fse" + NUMBER.incrementAndGet();
    people.account(id, "Ansat " + id, id + "@example.org", "demo", group, null);
    world.person(id);
    return id;
  }

  private HttpResponse<String> absent(String who, String group, String person, String substitute, LocalDate from,
      LocalDate until) throws Exception {
    return as(who).send("POST", API + "work/absences",
        "{\"group\":\"%s\",\"person\":\"%s\",\"substitute\":\"%s\",\"from\":\"%s\",\"until\":\"%s\"}"
            .formatted(group, person, substitute, from, until));
  }

  private HttpResponse<String> handOver(String who, String group, String from, String to, String caseNumber)
      throws Exception {
    return as(who).send("POST", API + "work/handover", "{\"group\":\"%s\",\"from\":\"%s\",\"to\":\"%s\"%s}"
        .formatted(group, from, to, caseNumber == null ? "" : ",\"caseNumber\":\"" + caseNumber + "\""));
  }

  private void take(String caseNumber, String person) {
    String task = world.openTask(caseNumber).getId();
    people.as(person, () -> world.claim(task, person));
  }

  private String holder(String caseNumber) {
    return world.openTask(caseNumber).getAssignee();
  }

  @Test
  void whoIsAwayDoesNotHoldUpTheirTasks() throws Exception {
    String away = employee(Groups.REVIEWERS);
    String substitute = employee(Groups.REVIEWERS);
    String now = world.underReview(world.qualified());
    take(now, away);
    LocalDate today = LocalDate.now(clock);
    assertThat(absent(away, "fse-", away, substitute, today, today.plusDays(7)).statusCode()).isEqualTo(200);
    assertThat(holder(now)).isEqualTo(substitute);
    assertThat(absent(away, "fse-", away, substitute, today.plusDays(3), today.plusDays(9)).statusCode())
        .as("within another").isEqualTo(400);
  }

  /** Nobody tells us that the day has come: the regular round does, also a week late. */
  @Test
  void anAbsenceThatBeginsLaterMovesTheTasksThen() throws Exception {
    String away = employee(Groups.REVIEWERS);
    String substitute = employee(Groups.REVIEWERS);
    String caseNumber = world.underReview(world.qualified());
    take(caseNumber, away);
    LocalDate from = LocalDate.now(clock).plusDays(3);
    absent(away, "fse-", away, substitute, from, from.plusDays(20));
    assertThat(holder(caseNumber)).isEqualTo(away);
    world.day(from.plusDays(7));
    seats.arrangeAll();
    seats.arrangeAll();
    assertThat(holder(caseNumber)).isEqualTo(substitute);
  }

  @Test
  void aSubstituteGetsNoRightTheyDoNotHave() throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = world.forSignature(institution);
    LocalDate today = LocalDate.now(clock);
    absent(institution.responsible(), institution.id(), institution.signatory(), institution.manager(), today,
        today.plusDays(5));
    assertThat(holder(caseNumber)).isEqualTo(institution.signatory());
    assertThat(rest.post(institution.manager(), "/task/" + world.openTask(caseNumber).getId() + "/claim",
        Map.of("userId", institution.manager())).status()).isBetween(400, 499);
  }

  /** Four eyes stand above substitution: the decision waits for somebody else, and the absence is registered. */
  @Test
  void aSubstituteWhoHasReviewedTheCaseDoesNotGetItsDecision() throws Exception {
    String head = employee(Groups.APPROVERS);
    String both = employee(Groups.APPROVERS);
    people.member(both, Groups.REVIEWERS);
    String reviewed = world.underReview(world.qualified());
    world.complete(reviewed, "userTask_reviewApplication", both, TestAnswers.review("approve"));
    String other = world.forApproval(world.qualified());
    take(reviewed, head);
    take(other, head);
    LocalDate today = LocalDate.now(clock);
    assertThat(absent(head, "fse-", head, both, today, today).statusCode()).isEqualTo(200);
    assertThat(holder(reviewed)).isEqualTo(head);
    assertThat(holder(other)).isEqualTo(both);
  }

  @Test
  void onlyTheHeadRegistersOthersAbsenceAndHandsOver() throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = world.draft(institution);
    LocalDate today = LocalDate.now(clock);
    for (String other : new String[] {institution.manager(), "anna", World.APPROVER}) {
      assertThat(absent(other, institution.id(), institution.applicant(), institution.manager(), today, today)
          .statusCode()).as(other).isEqualTo(403);
      assertThat(handOver(other, institution.id(), institution.applicant(), institution.manager(), null)
          .statusCode()).as(other).isEqualTo(403);
    }
    assertThat(handOver(World.REVIEWER, "fse-", World.APPROVER, World.REVIEWER, null).statusCode()).isEqualTo(403);
    assertThat(handOver(institution.responsible(), institution.id(), institution.applicant(), institution.manager(),
        caseNumber).statusCode()).isEqualTo(200);
    assertThat(holder(caseNumber)).isEqualTo(institution.manager());
    world.complete(caseNumber, "userTask_completeApplication", institution.manager(),
        TestAnswers.application(institution));
  }

  @Test
  void allOfAPersonsTasksAreHandedOverAndWhatTheOtherMayNotDoStays() throws Exception {
    String leaving = employee(Groups.REVIEWERS);
    people.member(leaving, Groups.APPROVERS);
    String reviewer = employee(Groups.REVIEWERS);
    String first = world.underReview(world.qualified());
    String second = world.underReview(world.qualified());
    String decision = world.forApproval(world.qualified());
    for (String caseNumber : new String[] {first, second, decision}) {
      take(caseNumber, leaving);
    }
    HttpResponse<String> answer = handOver(World.APPROVER, "fse-", leaving, reviewer, null);
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode refused = json.readTree(answer.body()).path("refused");
    assertThat(refused).hasSize(1);
    assertThat(refused.get(0).asText()).contains(decision);
    assertThat(holder(first)).isEqualTo(reviewer);
    assertThat(holder(second)).isEqualTo(reviewer);
    assertThat(holder(decision)).isEqualTo(leaving);
  }

  @Test
  void withAPersonsCasesGoesTheResponsibilityForTheDatabase() throws Exception {
    String leaving = employee(Groups.REVIEWERS);
    TestInstitution institution = world.qualified();
    String caseNumber = world.underReview(institution);
    world.complete(caseNumber, "userTask_reviewApplication", leaving, TestAnswers.review("approve"));
    world.complete(caseNumber, "userTask_approveApplication", World.APPROVER, TestAnswers.ruling("approved"));
    world.complete(caseNumber, "userTask_signAgreement", institution.signatory(), TestAnswers.signed());
    world.runJob(caseNumber, "serviceTask_establishProjectDatabase");
    assertThat(databases.get(caseNumber).caseOwner()).isEqualTo(leaving);
    assertThat(handOver(World.APPROVER, "fse-", leaving, World.REVIEWER, null).statusCode()).isEqualTo(200);
    assertThat(databases.get(caseNumber).caseOwner()).isEqualTo(World.REVIEWER);
  }

  @Test
  void aTaskDoesNotStrandWithSomebodyWhoHasLeftFse() {
    String leaver = employee(Groups.REVIEWERS);
    String caseNumber = world.underReview(world.qualified());
    take(caseNumber, leaver);
    identity.deleteUser(leaver);
    seats.arrangeAll();
    assertThat(holder(caseNumber)).isNull();
    world.complete(caseNumber, "userTask_reviewApplication", World.REVIEWER, TestAnswers.review("approve"));
  }

  @Test
  void whoDeclaresThemselvesDisqualifiedHasNothingMoreToDoWithTheCase() throws Exception {
    String reviewer = employee(Groups.REVIEWERS);
    String caseNumber = world.underReview(world.qualified());
    take(caseNumber, reviewer);
    WebSession session = as(reviewer);
    String path = API + "cases/" + caseNumber;
    assertThat(session.send("POST", path + "/disqualification", "{\"reason\":\"\"}").statusCode()).isEqualTo(400);
    assertThat(session.send("POST", path + "/disqualification", "{\"reason\":\"Min søster er ansøger.\"}")
        .statusCode()).isEqualTo(200);
    assertThat(holder(caseNumber)).isNull();
    assertThat(rest.post(reviewer, "/task/" + world.openTask(caseNumber).getId() + "/claim",
        Map.of("userId", reviewer)).status()).isEqualTo(400);
    assertThat(session.get(path + "/checks").statusCode()).isEqualTo(403);
    assertThat(json.readTree(session.get(path).body()).path("maySeeStory").asBoolean()).isFalse();
    assertThat(handOver(World.APPROVER, "fse-", reviewer, World.REVIEWER, caseNumber).statusCode())
        .as("nothing left to hand over").isEqualTo(400);
    world.complete(caseNumber, "userTask_reviewApplication", World.REVIEWER, TestAnswers.review("approve"));
  }
}
