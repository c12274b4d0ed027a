package dk.dst.microdata.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.Rest.Answer;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.World;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a program might take for code stays text: it is kept, shown and quoted as it was written, and never run. */
class InjectionTest extends EngineTest {

  private static final String API = "/camunda/api/microdata";
  private static final String ENGINE = "/camunda/api/engine/engine/default";

  /** Each would be another text, or an error, where it were run. */
  static final List<String> CODE = List.of("${1+1}", "#{execution.getProcessInstanceId()}", "{{7*7}}", "= 1 + 1", "T(java.lang.Runtime)",
      "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "'; drop table person; --", "' or '1'='1", "../../etc/passwd",
      "..\\..\\windows", "%0d%0aSet-Cookie: ond=1", "\\u0000", "${jndi:ldap://127.0.0.1/a}");

  @LocalServerPort
  private int port;
  @Autowired
  private ObjectMapper json;
  @Autowired
  private JdbcClient jdbc;

  private TestInstitution institution;
  private String caseNumber;
  private WebSession applicant;

  @BeforeEach
  void draft() throws Exception {
    institution = world.qualified();
    caseNumber = world.draft(institution);
    applicant = new WebSession(port).logIn(institution.applicant(), "demo");
  }

  @ParameterizedTest
  @FieldSource("CODE")
  void whatAFormBringsIsKeptAsItWasWritten(String code) throws Exception {
    String purpose = "Formålet er " + code + " og mere.";
    String reason = code + " mangler.";
    Map<String, Object> answers = TestAnswers.application(institution);
    answers.put("purpose", purpose);
    answers.put("title", "Base " + code);
    assertThat(applicant.send("PUT", API + "/task/" + task() + "/draft",
        json.writeValueAsString(Map.of("purpose", purpose))).statusCode()).isEqualTo(200);
    assertThat(shown(institution.applicant(), "purpose")).isEqualTo(purpose);

    Answer sent = rest.post(institution.applicant(), "/task/" + task() + "/submit-form", rest.variables(answers));
    assertThat(sent.status()).as(sent.message()).isEqualTo(204);
    world.runJob(caseNumber, "serviceTask_checkEligibility");
    assertThat(shown(World.REVIEWER, "purpose")).isEqualTo(purpose);
    HttpResponse<String> file = applicant.get(API + "/cases/" + caseNumber);
    assertIsData(file);
    assertThat(json.readTree(file.body()).findValuesAsText("title")).contains("Base " + code);
    assertIsData(applicant.get(API + "/cases"));

    Map<String, Object> review = TestAnswers.review("return");
    review.put("reason", reason);
    world.complete(caseNumber, "userTask_reviewApplication", World.REVIEWER, review);
    assertThat(json.readTree(shown(institution.applicant(), "returnReasons")).findValuesAsText("why")).contains(reason);
  }

  @ParameterizedTest
  @FieldSource("CODE")
  void aFieldIsCalledWhatTheFormCallsIt(String code) throws Exception {
    for (String name : List.of(code, "purpose" + code, code + "\r\nSet-Cookie: ond=1")) {
      Map<String, Object> answers = TestAnswers.application(institution);
      answers.put(name, code);
      HttpResponse<String> refused = applicant.send("POST", ENGINE + "/task/" + task() + "/submit-form",
          json.writeValueAsString(rest.variables(answers)));
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
      assertIsData(refused);
      assertThat(json.readTree(refused.body()).path("message").asText()).contains("„" + name.replaceAll("\\p{Cntrl}", " ") + "“")
          .contains("Intet er gemt.");
    }
    assertThat(world.openTask(caseNumber).getTaskDefinitionKey()).isEqualTo("userTask_completeApplication");
  }

  @ParameterizedTest
  @FieldSource("CODE")
  void noAddressIsRunOrSentBack(String code) throws Exception {
    String part = URLEncoder.encode(code, StandardCharsets.UTF_8).replace("+", "%20");
    for (String path : List.of("/cases/", "/cases/" + caseNumber + "/checks/", "/catalogue/1/", "/catalogue?version=",
        "/task/", "/findes-ikke/")) {
      assertHarmless(applicant.get(API + path + part), code);
    }
    assertHarmless(applicant.get(API + "/cases/" + part + "/checks"), code);
    assertHarmless(applicant.get(API + "/task/" + part + "/data"), code);
    assertHarmless(applicant.upload(API + "/projects/" + part + "/data", "liste.csv", bytes("Register;Perioder\nBEF;2010")), code);
    for (String path : List.of("/task/", "/process-definition/key/", "/user/", "/filter/", "/task?sortOrder=asc&sortBy=",
        "/task?maxResults=", "/task?assigneeExpression=", "/task?nameLike=", "/")) {
      assertHarmless(applicant.get(ENGINE + path + part), code);
    }
    assertHarmless(applicant.get("/" + part), code);
    assertThat(jdbc.sql("select count(*) from person where id = ?").param(institution.applicant()).query(Integer.class)
        .single()).isEqualTo(1);
  }

  /** Where the engine would run an expression for whoever asks, it is told not to. */
  @Test
  void noQuestionMayHoldAnExpression() throws Exception {
    String filter = json.readTree(applicant.get(ENGINE + "/filter").body()).path(0).path("id").asText();
    for (String field : List.of("assigneeExpression", "assigneeLikeExpression", "ownerExpression", "candidateUserExpression",
        "candidateGroupExpression", "involvedUserExpression", "dueBeforeExpression", "createdAfterExpression",
        "processInstanceBusinessKeyExpression")) {
      String query = json.writeValueAsString(Map.of(field, "${execution.wrong()}"));
      for (String path : List.of("/task", "/task/count", "/filter/" + filter + "/list", "/filter/" + filter + "/count")) {
        HttpResponse<String> answer = applicant.send("POST", ENGINE + path, query);
        assertThat(answer.statusCode()).as(path + " " + field + " " + answer.body()).isIn(400, 403);
        assertIsData(answer);
      }
    }
    for (String person : List.of(institution.applicant(), World.REVIEWER, World.OWNER)) {
      assertThat(rest.post(person, "/filter/create", Map.of("resourceType", "Task", "name", "Ondt",
          "query", Map.of("assigneeExpression", "${1+1}"))).status()).as(person).isEqualTo(403);
    }
  }

  @ParameterizedTest
  @FieldSource("CODE")
  void theNameOfAFileIsAText(String code) throws Exception {
    String name = code.replace("\"", "") + ".csv";
    HttpResponse<String> loaded = applicant.upload(API + "/task/" + task() + "/data", name,
        bytes("Register;Perioder\nBEF;2010-2019\n"));
    assertThat(loaded.statusCode()).as(loaded.body()).isEqualTo(200);
    assertIsData(loaded);
    String source = json.readTree(loaded.body()).path("list").path("source").asText();
    assertThat(source).as("as it was given, or its last part").isNotBlank().endsWith(".csv");
    assertThat(name.replace('\\', '/')).endsWith(source.replace('\\', '/'));
    assertThat(shown(institution.applicant(), "contentList")).startsWith(source + ":");

    HttpResponse<String> refused = applicant.upload(API + "/task/" + task() + "/data", name, bytes("Hej"));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertIsData(refused);
    JsonNode check = json.readTree(applicant.send("POST", API + "/task/" + task() + "/check", "").body());
    HttpResponse<String> workbook = applicant.get(API + "/cases/" + caseNumber + "/checks/"
        + check.path("line").path("id").asLong() + "/workbook");
    assertThat(workbook.headers().firstValue("Content-Disposition")).hasValueSatisfying(
        disposition -> assertThat(disposition).startsWith("attachment").contains("Kontrol-" + caseNumber));
  }

  @Test
  void aLineBreakInTheNameOfAFileBeginsNoHeader() throws Exception {
    for (String name : List.of("a\r\nSet-Cookie: ond=1\r\nb.csv", "a\nb.csv", "a\"; filename=\"b.csv", "a\u0000b.csv", "\u202Evsc.exe", "..")) {
      HttpResponse<String> answer = applicant.upload(API + "/task/" + task() + "/data", name,
          bytes("Register;Perioder\nBEF;2010-2019\n"));
      assertThat(answer.statusCode()).as(name + " " + answer.body()).isIn(200, 400);
      assertIsData(answer);
      assertThat(json.readTree(answer.body()).findValuesAsText("source")).allSatisfy(
          source -> assertThat(source).doesNotContainPattern("[\\p{Cc}\\p{Cf}]"));
    }
  }

  static final List<Arguments> NO_LISTS = List.of(
      Arguments.of("side.xlsx", bytes("<!DOCTYPE html><html><body><script>alert(1)</script></body></html>")),
      Arguments.of("side.html", bytes("<table><tr><td>Register</td><td>Perioder</td></tr></table>")),
      Arguments.of("program.exe", new byte[] {'M', 'Z', (byte) 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, (byte) 0xff, (byte) 0xff}),
      Arguments.of("program.csv", new byte[] {'M', 'Z', (byte) 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, (byte) 0xff, (byte) 0xff}),
      Arguments.of("program", new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0}),
      Arguments.of("billede.svg", bytes("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")),
      Arguments.of("script.csv", bytes("#!/bin/sh\nrm -rf /\n")),
      Arguments.of("gammel.xls", new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0, 0, 0}));

  @ParameterizedTest(name = "{0}")
  @FieldSource("NO_LISTS")
  void aFileOfAnotherKindIsRefusedInDanish(String name, byte[] file) throws Exception {
    for (String path : List.of("/task/" + task() + "/data",
        "/projects/" + institution.authorisationNumber() * 100 + "/data")) {
      HttpResponse<String> refused = applicant.upload(API + path, name, file);
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
      assertIsData(refused);
      assertThat(json.readTree(refused.body()).path("message").asText()).contains("„" + name + "“ er ikke en liste");
    }
    HttpResponse<String> catalogue = new WebSession(port).logIn(World.OWNER, "demo")
        .upload(API + "/catalogue?keep=true", name, file);
    assertThat(catalogue.statusCode()).as(catalogue.body()).isEqualTo(400);
    assertThat(applicant.get(API + "/task/" + task() + "/data").statusCode()).isEqualTo(204);
  }

  /** JSON, with nothing of the sender's among its headers. */
  private static void assertIsData(HttpResponse<String> answer) {
    assertThat(answer.headers().firstValue("Content-Type")).as(answer.body()).hasValueSatisfying(
        type -> assertThat(type).startsWith("application/json"));
    assertThat(answer.headers().map().toString()).doesNotContain("ond=1");
  }

  /** Answered with a page or with data that does not repeat it as a page, and by no fault of ours. */
  private static void assertHarmless(HttpResponse<String> answer, String code) {
    String what = answer.uri() + " " + answer.statusCode() + " " + answer.body();
    assertThat(answer.statusCode()).as(what).isLessThan(500);
    assertThat(answer.headers().map().toString()).as(what).doesNotContain("ond=1").doesNotContain(code);
    if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("application/json")) {
      assertThat(answer.body()).as(what).doesNotContain(code);
    }
    assertThat(answer.body()).as(what).doesNotContain("ENGINE-").doesNotContain("org.camunda");
  }

  private String task() {
    return world.openTask(caseNumber).getId();
  }

  private String shown(String person, String field) {
    return rest.get(person, "/task/" + task() + "/form-variables").body().path(field).path("value").asText();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
