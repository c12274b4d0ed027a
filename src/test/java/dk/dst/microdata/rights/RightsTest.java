package dk.dst.microdata.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.Place;
import dk.dst.microdata.support.Rest.Answer;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.Who;
import dk.dst.microdata.support.World;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Role x state x command, cell by cell, through the REST interface: what is not allowed is refused and changes nothing.
 * So everybody is refused at one case of a place, and only those who may go on there need one of their own.
 */
class RightsTest extends EngineTest {

  @Autowired
  private TestRestTemplate http;
  @Autowired
  private AuthorizationService authorizations;
  @Autowired
  private TaskService tasks;
  @Autowired
  private FormService forms;
  @Autowired
  private People people;
  @Autowired
  private Cases cases;
  @Autowired
  private JdbcClient jdbc;

  /** Where an application's conditions are asked anew, and an authority's. */
  private static final Set<CaseState> ASKED_ANEW = EnumSet.of(CaseState.UNDER_REVIEW, CaseState.FOR_APPROVAL,
      CaseState.FOR_SIGNATURE, CaseState.AUTHORITY_UNDER_REVIEW, CaseState.AUTHORITY_FOR_APPROVAL,
      CaseState.AUTHORITY_FOR_SIGNATURE, CaseState.AUTHORITY_IN_OPERATION);

  @TestFactory
  Stream<DynamicTest> tasks() {
    var cells = new ArrayList<DynamicTest>();
    for (Place place : Place.tasks().toList()) {
      cells.add(DynamicTest.dynamicTest(place.name() + ": is reached", () ->
          assertThat(cases.get(reach(place).caseNumber).state()).isEqualTo(place.state)));
      for (Who who : Who.values()) {
        cells.add(DynamicTest.dynamicTest(place + " x " + who + " x see", () -> see(place, who)));
        cells.add(DynamicTest.dynamicTest(place + " x " + who + " x change", () -> change(place, who)));
        if (!place.isDoneBy(who)) {
          cells.add(DynamicTest.dynamicTest(place + " x " + who + " x do", () -> refusedToDo(place, who)));
          cells.add(DynamicTest.dynamicTest(place + " x " + who + " x do by the engine's own interface",
              () -> refusedByTheEngine(place, who)));
        }
      }
      cells.add(DynamicTest.dynamicTest(place + " x nobody", () -> nobody(place)));
      List<Who> doers = Stream.of(Who.values()).filter(place::isDoneBy).toList();
      for (Who who : doers) {
        boolean isLast = who == doers.get(doers.size() - 1);
        cells.add(DynamicTest.dynamicTest(place + " x " + who + " x do (allowed)", () ->
            mayDo(place, who, isLast ? lastTime(place) : fresh(place))));
      }
    }
    return cells.stream();
  }

  private record Reached(TestInstitution institution, String caseNumber, String task) {}

  private final Map<Place, Reached> reached = new LinkedHashMap<>();

  private Reached reach(Place place) {
    return reached.computeIfAbsent(place, this::fresh);
  }

  /** The last who may go on takes the case at which everybody else was refused, for nobody needs it any more. */
  private Reached lastTime(Place place) {
    Reached at = reach(place);
    reached.remove(place);
    return at;
  }

  /** A case at that place, of an institution where everybody has one role only. */
  private Reached fresh(Place place) {
    TestInstitution institution = world.qualified();
    String caseNumber = place.reach(world, institution);
    world.oneRoleEach(institution);
    clock.reset();
    return new Reached(institution, caseNumber, world.task(caseNumber, place.element).getId());
  }

  private void see(Place place, Who who) {
    Reached at = reach(place);
    String person = who.in(at.institution);
    boolean listed = rest.get(person, "/task?processInstanceBusinessKey=" + at.caseNumber).body()
        .findValuesAsText("id").contains(at.task);
    assertThat(listed).isEqualTo(place.isSeenBy(who));
    assertThat(rest.get(person, "/task/" + at.task).status()).isEqualTo(place.isSeenBy(who) ? 200 : 404);
    assertThat(rest.get(person, "/task/" + at.task + "/form-variables").status())
        .isEqualTo(place.isOpenedBy(who) ? 200 : 403);
    assertThat(rest.get(person, "/task/" + at.task + "/deployed-form").status() == 200)
        .isEqualTo(place.isOpenedBy(who));
  }

  /** Nobody but the administrator may touch the variables of a case, and nobody may move it but by its tasks. */
  private void change(Place place, Who who) {
    Reached at = reach(place);
    String person = who.in(at.institution);
    String instance = world.task(at.caseNumber, place.element).getProcessInstanceId();
    if (who != Who.ADMIN) {
      Map<String, Object> value = Map.of("value", "approved", "type", "String");
      assertForbidden(rest.call(person, HttpMethod.PUT, "/task/" + at.task + "/variables/outcome", value));
      assertForbidden(rest.call(person, HttpMethod.PUT, "/task/" + at.task + "/localVariables/outcome", value));
      assertForbidden(rest.call(person, HttpMethod.PUT, "/process-instance/" + instance + "/variables/outcome", value));
      assertForbidden(rest.call(person, HttpMethod.DELETE, "/process-instance/" + instance, null));
      assertForbidden(rest.post(person, "/process-instance/" + instance + "/modification", Map.of("instructions",
          List.of(Map.of("type", "startBeforeActivity", "activityId", place.element)))));
      // where no such message is awaited, there is nothing to forbid (400)
      assertThat(rest.post(person, "/message", Map.of("messageName", "projectdatabase.applicationWithdrawn",
          "businessKey", at.caseNumber)).status()).isIn(400, 403, 404);
    }
    assertThat(world.task(at.caseNumber, place.element).getId()).isEqualTo(at.task);
  }

  private void refusedToDo(Place place, Who who) {
    Reached at = reach(place);
    String person = who.in(at.institution);
    String holder = world.task(at.caseNumber, place.element).getAssignee();
    int traces = traces(person);
    assertThat(rest.post(person, "/task/" + at.task + "/claim", Map.of("userId", person)).status()).isBetween(400, 499);
    assertThat(rest.post(person, "/task/" + at.task + "/assignee", Map.of("userId", person)).status())
        .isBetween(400, 499);
    assertThat(traces(person)).as("trace of the refusal").isGreaterThan(traces);
    assertThat(world.task(at.caseNumber, place.element).getAssignee()).isEqualTo(holder);
    for (String command : List.of("submit-form", "complete", "resolve")) {
      assertThat(rest.post(person, "/task/" + at.task + "/" + command, rest.variables(Map.of("x", 1))).status())
          .as(command).isBetween(400, 499);
    }
    assertThat(world.task(at.caseNumber, place.element).getId()).isEqualTo(at.task);
  }

  private void refusedByTheEngine(Place place, Who who) {
    Reached at = reach(place);
    String person = who.in(at.institution);
    String holder = world.task(at.caseNumber, place.element).getAssignee();
    Map<String, Object> answers = world.asShown(at.caseNumber, place.element, place.answers(at.institution));
    people.as(person, () -> {
      for (ThrowingCallable command : List.<ThrowingCallable>of(
          () -> tasks.claim(at.task, person),
          () -> tasks.setAssignee(at.task, person),
          () -> forms.submitTaskForm(at.task, answers),
          () -> tasks.complete(at.task, answers))) {
        assertThatThrownBy(command).isInstanceOf(RuntimeException.class);
      }
    });
    assertThat(world.task(at.caseNumber, place.element).getAssignee()).isEqualTo(holder);
  }

  private int traces(String person) {
    return jdbc.sql("select count(*) from audit_entry where kind = 'REFUSED' and actor = ?").param(person)
        .query(Integer.class).single();
  }

  private void nobody(Place place) {
    Reached at = reach(place);
    assertThat(rest.get(null, "/task/" + at.task).status()).isEqualTo(401);
    assertThat(rest.post(null, "/task/" + at.task + "/complete", Map.of()).status()).isEqualTo(401);
    assertThat(http.getForEntity("/camunda/api/engine/engine/default/task/" + at.task, String.class).getStatusCode()
        .value()).isEqualTo(401);
  }

  private void mayDo(Place place, Who who, Reached at) {
    String person = who.in(at.institution);
    String holder = world.task(at.caseNumber, place.element).getAssignee();
    if (ASKED_ANEW.contains(place.state)) { // a manager, or the contact, must be administrator, whoever says yes
      jdbc.sql("insert into association_role (institution_id, person_id, role) values (?, ?, 'ADMINISTRATOR')")
          .param(at.institution.id()).param(at.institution.manager()).update();
    }
    if (holder != null && !holder.equals(person)) { // it was given to whoever applied or was chosen to sign
      assertThat(rest.post(holder, "/task/" + at.task + "/unclaim", Map.of()).status()).isEqualTo(204);
    }
    assertThat(rest.post(person, "/task/" + at.task + "/claim", Map.of("userId", person)).status()).isEqualTo(204);
    Answer answer = rest.post(person, "/task/" + at.task + "/submit-form",
        rest.variables(world.asShown(at.caseNumber, place.element, place.answers(at.institution))));
    assertThat(answer.status()).as(answer.message()).isEqualTo(204);
  }

  private static void assertForbidden(Answer answer) {
    assertThat(answer.status()).as(answer.message()).isIn(403, 404);
  }

  @Test
  void anOwnerMayHandATaskToSomebodyWhoCanDoItAndToNobodyElse() {
    TestInstitution institution = world.qualified();
    String caseNumber = world.underReview(institution);
    String task = world.task(caseNumber, "userTask_reviewApplication").getId();
    assertThat(rest.post(World.OWNER, "/task/" + task + "/assignee", Map.of("userId", World.REVIEWER)).status())
        .isEqualTo(204);
    assertThat(rest.post(World.OWNER, "/task/" + task + "/assignee", Map.of("userId", institution.applicant()))
        .status()).isEqualTo(400);
    assertThat(world.openTask(caseNumber).getAssignee()).isEqualTo(World.REVIEWER);
  }

  /** A grant per task and group is what makes long lists slow. */
  @Test
  void noTaskWritesAGrantForAGroup() {
    String task = world.task(world.underReview(world.qualified()), "userTask_reviewApplication").getId();
    assertThat(authorizations.createAuthorizationQuery().resourceType(Resources.TASK).resourceId(task).list())
        .isEmpty();
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
    assertThat(admin.message()).contains("tilknyttet en institution");
    for (String person : List.of(institution.applicant(), World.OWNER)) {
      assertForbidden(rest.post(person, lapse, rest.variables(Map.of())));
    }
    for (String inner : List.of("project-database-lifecycle", "assess-application", "sign-agreement", "review-usage",
        "decide-extension", "shut-down-project-database")) {
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
