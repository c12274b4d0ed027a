package dk.dst.microdata.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.Rest.Answer;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.World;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

/** With a task, or with a start, come the fields of its form and nothing else, whichever way it is sent. */
class NothingButTheFieldsTest extends EngineTest {

  private static final List<String> LABELS = List.of("caseNumber", "institution");

  @Autowired
  private RuntimeService runtime;
  @Autowired
  private HistoryService history;
  @Autowired
  private Institutions institutions;

  private TestInstitution institution;
  private String caseNumber;

  @BeforeEach
  void draft() {
    institution = world.qualified();
    caseNumber = world.draft(institution);
  }

  /** What the task's card has, what the process itself works with, what forms show, and what nobody knows. */
  static Stream<String> names() {
    return Stream.of("caseNumber", "institution", "outcome", "eligible", "nextStep", "institutionName", "kingdom");
  }

  @ParameterizedTest
  @MethodSource("names")
  void withATaskInEveryWayAndType(String name) {
    String task = world.openTask(caseNumber).getId();
    Map<String, Object> values = new TreeMap<>(Map.of("text", Map.of("value", "PDB-1-001", "type", "String"),
        "true", Map.of("value", true, "type", "Boolean"),
        "its own value", Map.of("value", name.equals("caseNumber") ? caseNumber : institutions.name(institution.id())),
        "null", new TreeMap<>(Map.of("type", "Null")), "list", Map.of("value", "[1]", "type", "Json"),
        "gone after the step", Map.of("value", "x", "type", "String", "valueInfo", Map.of("transient", true)),
        "local", Map.of("value", "x", "type", "String", "local", true)));
    var before = variables();
    for (String way : List.of("submit-form", "complete")) {
      values.forEach((kind, value) -> {
        if (kind.equals("its own value") && way.equals("submit-form") && LABELS.contains(name)) {
          return; // a submitted form writes onto the card of the task, where it stands already: nothing comes with it
        }
        ObjectNode body = rest.variables(TestAnswers.application(institution));
        body.withObject("/variables").putPOJO(name, value);
        Answer answer = rest.post(institution.applicant(), "/task/" + task + "/" + way, body);
        assertThat(answer.status()).as("%s, %s, %s: %s", name, kind, way, answer.body()).isEqualTo(400);
        if (!kind.startsWith("gone") || !LABELS.contains(name)) { // the engine's own refusal
          assertThat(answer.message()).contains(name);
        }
        assertThat(variables()).isEqualTo(before);
      });
    }
  }

  /** Even the administrator, who may do anything the engine can, completes a task with its form only. */
  @Test
  void theOtherWaysOutOfATaskAreClosed() {
    String task = world.openTask(caseNumber).getId();
    var variables = Map.of("caseNumber", Map.of("value", "PDB-1-001"));
    var before = variables();
    Map<String, Object> ways = Map.of(
        "POST /task/{id}/resolve", Map.of("variables", variables),
        "POST /task/{id}/bpmnError", Map.of("errorCode", "x", "variables", variables),
        "POST /task/{id}/bpmnEscalation", Map.of("escalationCode", "x", "variables", variables),
        "POST /task/{id}/variables", Map.of("modifications", variables),
        "PUT /task/{id}/variables/caseNumber", Map.of("value", "PDB-1-001"),
        "POST /task/{id}/localVariables", Map.of("modifications", variables),
        "PUT /task/{id}/localVariables/institution", Map.of("value", "En anden"),
        "POST /message", Map.of("messageName", "projectdatabase.applicationWithdrawn", "businessKey", caseNumber,
            "processVariables", variables),
        "POST /signal", Map.of("name", "x", "variables", variables));
    for (String person : List.of(institution.applicant(), World.REVIEWER, World.OWNER)) {
      ways.forEach((way, body) -> {
        String[] parts = way.split(" ");
        Answer answer = rest.call(person, HttpMethod.valueOf(parts[0]), parts[1].replace("{id}", task), body);
        assertThat(answer.status()).as("%s: %s: %s", person, way, answer.body()).isIn(403, 404);
      });
    }
    assertThat(variables()).isEqualTo(before);
    for (String way : List.of("submit-form", "complete")) {
      ObjectNode body = rest.variables(TestAnswers.application(institution));
      body.withObject("/variables").putObject("institution").put("value", "En anden");
      assertThat(rest.post("admin", "/task/" + task + "/" + way, body).status()).isEqualTo(400);
    }
    assertThat(world.openTask(caseNumber).getId()).isEqualTo(task);
  }

  @ParameterizedTest
  @MethodSource("names")
  void withAStart(String name) {
    long before = history.createHistoricProcessInstanceQuery().count();
    for (String way : List.of("submit-form", "start")) {
      ObjectNode body = rest.variables(TestAnswers.start());
      body.withObject("/variables").putObject(name).put("value", "x");
      Answer answer = rest.post(institution.applicant(),
          "/process-definition/key/apply-for-project-database/" + way, body);
      assertThat(answer.status()).as("%s, %s: %s", name, way, answer.body()).isIn(400, 403);
    }
    assertThat(history.createHistoricProcessInstanceQuery().count()).isEqualTo(before);
  }

  private Map<String, Object> variables() {
    var all = new TreeMap<String, Object>();
    runtime.createVariableInstanceQuery().processInstanceIdIn(world.openTask(caseNumber).getProcessInstanceId()).list()
        .forEach(variable -> all.put(variable.getTaskId() + "/"
        + variable.getName(), String.valueOf(variable.getValue())));
    return all;
  }
}
