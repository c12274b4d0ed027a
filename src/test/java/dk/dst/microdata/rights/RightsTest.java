package dk.dst.microdata.rights;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.Rest.Answer;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpMethod;

/** Role x state x command, cell by cell, through the REST interface: what is not allowed is refused and changes nothing. */
class RightsTest extends EngineTest {

  /** Everybody who might try, as a function of the institution whose case it is. */
  private enum Who {
    APPLICANT(TestInstitution::applicant),
    MANAGER(TestInstitution::manager),
    SIGNATORY(TestInstitution::signatory),
    RESPONSIBLE(TestInstitution::responsible),
    OUTSIDER(institution -> "anna"),
    REVIEWER(institution -> World.REVIEWER),
    APPROVER(institution -> World.APPROVER),
    OWNER(institution -> World.OWNER),
    ADMIN(institution -> "admin");

    private final Function<TestInstitution, String> id;

    Who(Function<TestInstitution, String> id) {
      this.id = id;
    }
  }

  /** A task, how a case gets there, who sees it and who may do it. */
  private enum Place {
    COMPLETE_APPLICATION("userTask_completeApplication", World::draft,
        Set.of(Who.APPLICANT, Who.MANAGER), Set.of(Who.APPLICANT)),
    REVIEW("userTask_reviewApplication", World::underReview, Set.of(), Set.of(Who.REVIEWER)),
    APPROVAL("userTask_approveApplication", World::forApproval, Set.of(), Set.of(Who.APPROVER)),
    SIGNATURE("userTask_signAgreement", World::forSignature, Set.of(Who.SIGNATORY), Set.of(Who.SIGNATORY)),
    USAGE_COMMENT("userTask_commentUsage", RightsTest::usageReview, Set.of(Who.MANAGER), Set.of(Who.MANAGER)),
    USAGE_DECISION("userTask_decideUsage", RightsTest::usageCommented, Set.of(), Set.of(Who.REVIEWER)),
    DELETION_INSTRUCTION("userTask_instructDeletion", RightsTest::shutDown, Set.of(Who.RESPONSIBLE),
        Set.of(Who.RESPONSIBLE)),
    DELETION("userTask_confirmDeletion", RightsTest::instructed, Set.of(), Set.of(Who.REVIEWER));

    private static final Set<Who> FSE = Set.of(Who.REVIEWER, Who.APPROVER, Who.OWNER, Who.ADMIN);

    private final String task;
    private final BiFunction<World, TestInstitution, String> way;
    private final Set<Who> seenInInstitution;
    private final Set<Who> doneBy;

    Place(String task, BiFunction<World, TestInstitution, String> way, Set<Who> seenInInstitution, Set<Who> doneBy) {
      this.task = task;
      this.way = way;
      this.seenInInstitution = seenInInstitution;
      this.doneBy = doneBy;
    }

    private boolean isSeenBy(Who who) {
      return FSE.contains(who) || seenInInstitution.contains(who);
    }
  }

  @Autowired
  private TestRestTemplate http;
  @Autowired
  private AuthorizationService authorizations;

  private static String usageReview(World world, TestInstitution institution) {
    String caseNumber = world.inOperation(institution);
    world.day(java.time.LocalDate.now().plusMonths(6).plusDays(1));
    world.runJob(caseNumber, "event_nextDateReached");
    return caseNumber;
  }

  private static String usageCommented(World world, TestInstitution institution) {
    String caseNumber = usageReview(world, institution);
    world.complete(caseNumber, "userTask_commentUsage", institution.manager(), TestAnswers.usageComment());
    return caseNumber;
  }

  private static String shutDown(World world, TestInstitution institution) {
    String caseNumber = world.inOperation(institution);
    world.start("give-notice", institution.responsible(), Map.of("reason", "Vi stopper.", "understood", true));
    world.runJob(caseNumber, "serviceTask_endAccess");
    return caseNumber;
  }

  private static String instructed(World world, TestInstitution institution) {
    String caseNumber = shutDown(world, institution);
    world.complete(caseNumber, "userTask_instructDeletion", institution.responsible(),
        TestAnswers.deletionInstruction());
    return caseNumber;
  }

  @TestFactory
  Stream<DynamicTest> tasks() {
    var cells = new ArrayList<DynamicTest>();
    for (Place place : Place.values()) {
      cells.add(DynamicTest.dynamicTest(place.name() + ": is reached", () -> reach(place)));
      for (Who who : Who.values()) {
        cells.add(DynamicTest.dynamicTest(place + " x " + who + " x see", () -> see(place, who)));
        cells.add(DynamicTest.dynamicTest(place + " x " + who + " x change", () -> change(place, who)));
        if (!place.doneBy.contains(who)) {
          cells.add(DynamicTest.dynamicTest(place + " x " + who + " x do", () -> refusedToDo(place, who)));
        }
      }
      cells.add(DynamicTest.dynamicTest(place + " x nobody", () -> nobody(place)));
      for (Who who : place.doneBy) {
        cells.add(DynamicTest.dynamicTest(place + " x " + who + " x do (allowed)", () -> mayDo(place, who)));
      }
    }
    return cells.stream();
  }

  private record Reached(TestInstitution institution, String caseNumber, String task) {}

  private final Map<Place, Reached> reached = new LinkedHashMap<>();

  private Reached reach(Place place) {
    return reached.computeIfAbsent(place, one -> {
      TestInstitution institution = world.qualified();
      String caseNumber = one.way.apply(world, institution);
      clock.reset();
      return new Reached(institution, caseNumber, world.task(caseNumber, one.task).getId());
    });
  }

  private void see(Place place, Who who) {
    Reached at = reach(place);
    String person = who.id.apply(at.institution);
    boolean listed = rest.get(person, "/task?maxResults=10000").body().findValuesAsText("id").contains(at.task);
    assertThat(listed).isEqualTo(place.isSeenBy(who));
    assertThat(rest.get(person, "/task/" + at.task).status()).isEqualTo(place.isSeenBy(who) ? 200 : 404);
    assertThat(rest.get(person, "/task/" + at.task + "/form-variables").status())
        .isEqualTo(place.isSeenBy(who) ? 200 : 403);
    assertThat(rest.get(person, "/task/" + at.task + "/deployed-form").status() == 200)
        .isEqualTo(place.isSeenBy(who));
  }

  /** Nobody but the administrator may touch the variables of a case, and nobody may move it but by its tasks. */
  private void change(Place place, Who who) {
    Reached at = reach(place);
    String person = who.id.apply(at.institution);
    String instance = world.openTask(at.caseNumber).getProcessInstanceId();
    if (who != Who.ADMIN) {
      Map<String, Object> value = Map.of("value", "approved", "type", "String");
      assertForbidden(rest.call(person, HttpMethod.PUT, "/task/" + at.task + "/variables/outcome", value));
      assertForbidden(rest.call(person, HttpMethod.PUT, "/task/" + at.task + "/localVariables/outcome", value));
      assertForbidden(rest.call(person, HttpMethod.PUT, "/process-instance/" + instance + "/variables/outcome", value));
      assertForbidden(rest.call(person, HttpMethod.DELETE, "/process-instance/" + instance, null));
      assertForbidden(rest.post(person, "/process-instance/" + instance + "/modification", Map.of("instructions",
          List.of(Map.of("type", "startBeforeActivity", "activityId", place.task)))));
      // where no such message is awaited, there is nothing to forbid (400)
      assertThat(rest.post(person, "/message", Map.of("messageName", "projectdatabase.applicationWithdrawn",
          "businessKey", at.caseNumber)).status()).isIn(400, 403, 404);
    }
    assertThat(world.task(at.caseNumber, place.task).getId()).isEqualTo(at.task);
  }

  private void refusedToDo(Place place, Who who) {
    Reached at = reach(place);
    String person = who.id.apply(at.institution);
    if (!(place == Place.COMPLETE_APPLICATION && who == Who.MANAGER)) {
      String before = world.openTask(at.caseNumber).getAssignee();
      assertThat(rest.post(person, "/task/" + at.task + "/claim", Map.of("userId", person)).status())
          .isBetween(400, 499);
      assertThat(rest.post(person, "/task/" + at.task + "/assignee", Map.of("userId", person)).status())
          .isBetween(400, 499);
      assertThat(world.openTask(at.caseNumber).getAssignee()).isEqualTo(before);
    }
    for (String command : List.of("submit-form", "complete", "resolve")) {
      assertThat(rest.post(person, "/task/" + at.task + "/" + command, rest.variables(Map.of("x", 1))).status())
          .as(command).isBetween(400, 499);
    }
    assertThat(world.task(at.caseNumber, place.task).getId()).isEqualTo(at.task);
  }

  private void nobody(Place place) {
    Reached at = reach(place);
    assertThat(rest.get(null, "/task/" + at.task).status()).isEqualTo(401);
    assertThat(rest.post(null, "/task/" + at.task + "/complete", Map.of()).status()).isEqualTo(401);
    assertThat(http.getForEntity("/camunda/api/engine/engine/default/task/" + at.task, String.class).getStatusCode()
        .value()).isEqualTo(401);
  }

  private void mayDo(Place place, Who who) {
    Reached at = reach(place);
    String person = who.id.apply(at.institution);
    Map<String, Object> answers = switch (place) {
      case COMPLETE_APPLICATION -> TestAnswers.application(at.institution);
      case REVIEW -> TestAnswers.review("approve");
      case APPROVAL -> TestAnswers.ruling("approved");
      case SIGNATURE -> TestAnswers.signed();
      case USAGE_COMMENT -> TestAnswers.usageComment();
      case USAGE_DECISION -> TestAnswers.usageDecision("continue");
      case DELETION_INSTRUCTION -> TestAnswers.deletionInstruction();
      case DELETION -> TestAnswers.deletionConfirmed();
    };
    assertThat(rest.post(person, "/task/" + at.task + "/claim", Map.of("userId", person)).status()).isEqualTo(204);
    Answer answer = rest.post(person, "/task/" + at.task + "/submit-form", rest.variables(answers));
    assertThat(answer.status()).as(answer.message()).isEqualTo(204);
  }

  private static void assertForbidden(Answer answer) {
    assertThat(answer.status()).as(answer.message()).isIn(403, 404);
  }

  @Test
  void whoeverHasReviewedCanNeitherTakeNorBeGivenTheDecision() {
    TestInstitution institution = world.qualified();
    String caseNumber = world.underReview(institution);
    world.complete(caseNumber, "userTask_reviewApplication", World.BOTH, TestAnswers.review("approve"));
    String task = world.task(caseNumber, "userTask_approveApplication").getId();
    Answer claim = rest.post(World.BOTH, "/task/" + task + "/claim", Map.of("userId", World.BOTH));
    assertThat(claim.status()).isEqualTo(400);
    assertThat(claim.message()).contains("er vurderet af rasmus");
    Answer given = rest.post(World.OWNER, "/task/" + task + "/assignee", Map.of("userId", World.BOTH));
    assertThat(given.status()).isEqualTo(400);
    assertThat(world.openTask(caseNumber).getAssignee()).isNull();
  }

  @Test
  void anOwnerMayHandATaskToSomebodyWhoCanDoItAndToNobodyElse() {
    TestInstitution institution = world.qualified();
    String caseNumber = world.underReview(institution);
    String task = world.task(caseNumber, "userTask_reviewApplication").getId();
    assertThat(rest.post(World.OWNER, "/task/" + task + "/assignee", Map.of("userId", World.REVIEWER)).status())
        .isEqualTo(204);
    assertThat(rest.post(World.OWNER, "/task/" + task + "/assignee", Map.of("userId", institution.applicant())).status())
        .isEqualTo(400);
    assertThat(world.openTask(caseNumber).getAssignee()).isEqualTo(World.REVIEWER);
  }

  /** A grant per task and group is what makes long lists slow. */
  @Test
  void noTaskWritesAGrantForAGroup() {
    String task = world.task(world.underReview(world.qualified()), "userTask_reviewApplication").getId();
    assertThat(authorizations.createAuthorizationQuery().resourceType(Resources.TASK).resourceId(task).list()).isEmpty();
  }

  @Test
  void onlyInstitutionsApplyAndOnlyFseRegistersALapse() {
    TestInstitution institution = world.qualified();
    String apply = "/process-definition/key/apply-for-project-database/submit-form";
    String lapse = "/process-definition/key/lapse-authorisation/submit-form";
    for (String person : List.of(World.REVIEWER, World.APPROVER, World.OWNER)) {
      assertForbidden(rest.post(person, apply, rest.variables(TestAnswers.start())));
    }
    Answer admin = rest.post("admin", apply, rest.variables(TestAnswers.start()));
    assertThat(admin.status()).isEqualTo(400);
    assertThat(admin.message()).contains("tilknyttet én institution");
    for (String person : List.of(institution.applicant(), World.OWNER)) {
      assertForbidden(rest.post(person, lapse, rest.variables(Map.of())));
    }
    for (String inner : List.of("project-database-lifecycle", "assess-application", "sign-agreement", "review-usage", "decide-extension",
        "shut-down-project-database")) {
      for (String person : List.of(institution.applicant(), World.REVIEWER, World.APPROVER, World.OWNER)) {
        assertForbidden(rest.post(person, "/process-definition/key/" + inner + "/start", Map.of()));
      }
    }
  }

  @Test
  void anApplicantSeesNoHistoryNoAccountsAndNoOtherInstitution() {
    TestInstitution institution = world.qualified();
    world.inOperation(institution);
    String person = institution.applicant();
    for (String list : List.of("/history/process-instance", "/history/task", "/history/activity-instance",
        "/history/variable-instance", "/history/user-operation", "/process-instance", "/deployment", "/job",
        "/incident", "/variable-instance")) {
      Answer answer = rest.get(person, list);
      // the engine's own clean-up job is of no case
      assertThat(answer.body().findValuesAsText("processInstanceId")).as(list).allMatch("null"::equals);
      assertThat(answer.body().findValuesAsText("processDefinitionKey")).as(list).allMatch("null"::equals);
    }
    assertThat(rest.get(person, "/user").body()).hasSize(1);
    assertThat(rest.get(person, "/tenant").body().findValuesAsText("id")).containsExactly(institution.id());
  }
}
