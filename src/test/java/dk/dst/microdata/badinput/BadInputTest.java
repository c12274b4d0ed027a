package dk.dst.microdata.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.schemes.application.Applications;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.Rest.Answer;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.World;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.spin.Spin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A form is never trusted: what cannot be used is refused in Danish, by name, nothing is stored, the task is there. */
class BadInputTest extends EngineTest {

  @Autowired
  private TaskService tasks;
  @Autowired
  private RuntimeService runtime;
  @Autowired
  private Applications applications;

  private TestInstitution institution;
  private String caseNumber;

  @BeforeEach
  void draft() {
    institution = world.qualified();
    caseNumber = world.draft(institution);
  }

  static Stream<Arguments> badApplications() {
    return Stream.of(
        bad("missing purpose", "Formål: Feltet skal udfyldes.", a -> a.remove("purpose")),
        bad("blank purpose", "Formål: Feltet skal udfyldes.", a -> a.put("purpose", " ".repeat(30))),
        bad("two megabytes", "Formål: Teksten er på 2097152 tegn; der er plads til 4000.",
            a -> a.put("purpose", "x".repeat(2 * 1024 * 1024))),
        bad("unknown register", "Register: „NSA“ er ikke et af valgene.",
            a -> a.put("registers", TestAnswers.registers(List.of("BEF", "NSA")))),
        bad("register twice", "Registre: BEF er valgt to gange.",
            a -> a.put("registers", TestAnswers.registers(List.of("BEF", "BEF")))),
        bad("years outside the register", "Registre: DDV_ALL dækker 1996–, ikke 1900–2019.",
            a -> a.put("registers", Spin.JSON("[{\"register\":\"DDV_ALL\",\"fromYear\":1900,\"toYear\":2019,"
                + "\"reason\":\"Bruges af alle.\"}]"))),
        bad("years the wrong way round", "Registre: BEF: Fra år ligger efter til år.",
            a -> a.put("registers", Spin.JSON("[{\"register\":\"BEF\",\"fromYear\":2019,\"toYear\":2010,"
                + "\"reason\":\"Bruges af alle.\"}]"))),
        bad("no managers", "Projektdatabasemanagere: Der skal være 1 til 3; der er angivet 0.",
            a -> a.put("managers", Spin.JSON("[]"))),
        bad("a person of another institution", "Manager: „anna“ er ikke et af valgene.",
            a -> a.put("managers", TestAnswers.managers(List.of("anna")))),
        bad("a signatory of another institution", "Underskriver: „ulla“ er ikke et af valgene.",
            a -> a.put("signatory", "ulla")),
        bad("an undertaking not given",
            "Institutionen betaler alle omkostninger ved at oprette, drive og vedligeholde databasen.: Der skal sættes kryds.",
            a -> a.put("institutionPays", false)),
        bad("a field the form does not have", "„hemmeligt“", a -> a.put("hemmeligt", "ja")),
        bad("the outcome of the process itself", "„outcome“", a -> a.put("outcome", "approved")),
        bad("what the form only shows", "„institutionName“", a -> a.put("institutionName", "En anden")),
        bad("the case number of the card", "„caseNumber“ kan ikke ændres", a -> a.put("caseNumber", "PDB-1-001")),
        bad("a number as a text", "Formål: Feltet skal være en tekst.", a -> a.put("purpose", 7)),
        bad("a list that is none", "Feltet skal være en liste.", a -> a.put("registers", Spin.JSON("{}"))));
  }

  private static Arguments bad(String what, String message, Consumer<Map<String, Object>> change) {
    return Arguments.of(what, message, change);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badApplications")
  void refusesTheApplication(String what, String message, Consumer<Map<String, Object>> change) {
    Map<String, Object> answers = TestAnswers.application(institution);
    change.accept(answers);
    assertRefused(submit(institution.applicant(), answers), message);
    assertThat(applications.get(caseNumber).submission()).isZero();
    assertThat(applications.get(caseNumber).content().purpose()).isNull();
  }

  @Test
  void refusesFiveManagers() {
    Map<String, Object> answers = TestAnswers.application(institution);
    answers.put("managers", TestAnswers.managers(List.of(institution.manager(), institution.applicant(),
        institution.signatory(), institution.responsible(), institution.manager())));
    assertRefused(submit(institution.applicant(), answers),
        "Projektdatabasemanagere: Der skal være 1 til 3; der er angivet 5.");
  }

  @Test
  void refusesTypesThatAFormCannotSend() {
    var body = rest.variables(TestAnswers.application(institution));
    body.with("variables").putObject("purpose").put("type", "Bytes").put("value", "aGVq");
    assertRefused(rest.post(institution.applicant(), "/task/" + task() + "/submit-form", body), "purpose");
    body.with("variables").putObject("purpose").put("type", "Object").put("value", "{}").putObject("valueInfo")
        .put("objectTypeName", "java.util.HashMap").put("serializationDataFormat", "application/json");
    assertThat(rest.post(institution.applicant(), "/task/" + task() + "/submit-form", body).status())
        .isBetween(400, 599);
    assertStillThere();
  }

  @Test
  void refusesADecisionThatIsNotAmongThoseAllowed() {
    world.complete(caseNumber, "userTask_completeApplication", institution.applicant(),
        TestAnswers.application(institution));
    world.runJob(caseNumber, "serviceTask_checkEligibility");
    claim(World.REVIEWER);
    assertRefused(submit(World.REVIEWER, TestAnswers.review("approved")), "Indstilling: „approved“ er ikke et af valgene.");
    assertRefused(submit(World.REVIEWER, Map.of("recommendation", "refuse")), "Begrundelse: Feltet skal udfyldes.");
    assertRefused(submit(World.REVIEWER, TestAnswers.of("recommendation", "return", "reason", "Mangler noget.",
        "eligible", false)), "„eligible“");
  }

  @Test
  void refusesAStartWithoutATitleOrWithMore() {
    String start = "/process-definition/key/apply-for-project-database/submit-form";
    long before = runtime.createProcessInstanceQuery().count();
    assertThat(rest.post(institution.applicant(), start, rest.variables(Map.of())).message())
        .isEqualTo("Projektdatabasens titel: Feltet skal udfyldes.");
    assertThat(rest.post(institution.applicant(), start,
        rest.variables(Map.of("title", "En titel", "nextStep", "end"))).message()).contains("„nextStep“");
    var withKey = rest.variables(TestAnswers.start());
    withKey.put("businessKey", caseNumber);
    assertThat(rest.post(institution.applicant(), start, withKey).message()).contains("Sagsnummeret gives af systemet");
    assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(before);
  }

  @Test
  void refusesALapseInTheFutureAndOfNobody() {
    String start = "/process-definition/key/lapse-authorisation/submit-form";
    String tomorrow = LocalDate.now(clock).plusDays(1).toString();
    assertThat(rest.post(World.REVIEWER, start, rest.variables(Map.of("authorisationNumber",
        institution.authorisationNumber(), "lapsedOn", tomorrow, "reason", "Ikke fornyet."))).message())
        .startsWith("Bortfaldet den: Datoen skal ligge mellem");
    assertThat(rest.post(World.REVIEWER, start, rest.variables(Map.of("authorisationNumber", 99998,
        "lapsedOn", "2026-01-01", "reason", "Ikke fornyet."))).message())
        .isEqualTo("Autorisationsnummer: Ingen institution har nummer 99998.");
    assertThat(rest.post(World.REVIEWER, start, rest.variables(Map.of("authorisationNumber", 99998,
        "lapsedOn", "i går", "reason", "Ikke fornyet."))).message()).isEqualTo("Bortfaldet den: Datoen kan ikke læses.");
  }

  @Test
  void refusesToWithdrawAnothersCaseOrOneThatDoesNotExist() {
    TestInstitution other = world.qualified();
    String start = "/process-definition/key/withdraw-application/submit-form";
    for (String number : List.of(caseNumber, "PDB-1999-001")) {
      assertThat(rest.post(other.applicant(), start, rest.variables(
          Map.of("withdrawnCase", number, "reason", "Ikke vores."))).message())
          .isEqualTo("Sagsnummer: Din institution har ingen sag " + number + ".");
    }
    assertStillThere();
  }

  private void claim(String person) {
    assertThat(rest.post(person, "/task/" + task() + "/claim", Map.of("userId", person)).status()).isEqualTo(204);
  }

  private Answer submit(String person, Map<String, Object> answers) {
    return rest.post(person, "/task/" + task() + "/submit-form", rest.variables(answers));
  }

  private void assertRefused(Answer answer, String message) {
    assertThat(answer.message()).contains(message);
    assertThat(answer.status()).isEqualTo(400);
    assertStillThere();
  }

  /** The task waits as before, and nothing of what was sent is left in the engine. */
  private void assertStillThere() {
    assertThat(world.openTask(caseNumber)).isNotNull();
    assertThat(runtime.createVariableInstanceQuery().processInstanceIdIn(
        world.openTask(caseNumber).getProcessInstanceId()).list())
        .extracting(variable -> variable.getName()).isSubsetOf("caseNumber", "institution", "eligible");
  }

  private String task() {
    return tasks.createTaskQuery().processInstanceBusinessKey(caseNumber).singleResult().getId();
  }
}
