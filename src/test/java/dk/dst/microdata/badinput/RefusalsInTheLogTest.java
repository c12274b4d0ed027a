package dk.dst.microdata.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dk.dst.microdata.cases.gate.RefusalFilter;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.Rest.Answer;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.World;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobsRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

/** Somebody who is refused something is no event for operators; what fails stands out, once, with its reference. */
@ExtendWith(OutputCaptureExtension.class)
class RefusalsInTheLogTest extends EngineTest {

  @Autowired
  private EmbeddedPostgres postgres;
  @Autowired
  private ProcessEngine engine;
  @LocalServerPort
  private int port;

  @Test
  void whatIsRefusedWritesNothing(CapturedOutput log) throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = world.draft(institution);
    String task = world.openTask(caseNumber).getId();
    String applicant = institution.applicant();
    WebSession session = new WebSession(port).logIn(applicant, "demo");
    int before = log.getAll().length();

    var missing = TestAnswers.application(institution);
    missing.remove("purpose");
    refused(400, rest.post(applicant, "/task/" + task + "/submit-form", rest.variables(missing)));
    refused(400, rest.post(applicant, "/task/" + task + "/complete", rest.variables(Map.of("outcome", "approved"))));
    refused(400, rest.post(applicant, "/process-definition/key/apply-for-project-database/submit-form",
        rest.variables(Map.of())));
    refused(409, rest.post(World.REVIEWER, "/task/" + task + "/claim", Map.of("userId", World.REVIEWER)));
    refused(404, rest.post(applicant, "/task/findes-ikke/submit-form", rest.variables(Map.of())));
    refused(400, rest.call(World.OWNER, HttpMethod.PUT, "/job/findes-ikke/retries", Map.of("retries", 1)));
    refused(400, rest.post(applicant, "/task/" + task + "/submit-form",
        Map.of("variables", Map.of("x", Map.of("type", "Findes-ikke", "value", 1)))));
    refused(403, rest.get(applicant, "/metrics"));
    refused(401, rest.get(null, "/task"));
    refused(400, rest.post("admin", "/user/create", Map.of("profile", Map.of("id", "ny"), "credentials",
        Map.of("password", "kort"))));
    for (String body : List.of("{\"hemmeligt\":1}", "[", "")) {
      assertThat(session.send("PUT", "/camunda/api/microdata/task/" + task + "/draft", body).statusCode()).isEqualTo(400);
    }
    assertThat(session.send("PATCH", "/camunda/api/microdata/cases", "{}").statusCode()).isEqualTo(405);
    assertThat(session.send("PUT", "/camunda/api/microdata/task/" + task + "/draft", "text/plain", "x").statusCode())
        .isEqualTo(415);
    assertThat(session.get("/camunda/api/microdata/cases/PDB-1-001").statusCode()).isEqualTo(404);
    assertThat(session.forge("POST", "/camunda/api/engine/engine/default/task", "application/json", "{}").statusCode())
        .isEqualTo(403);

    assertThat(log.getAll().substring(before)).isEmpty();
  }

  /**
   * One line for whoever asks for it, of what the engine, our forms and our endpoints refuse; the engine, Camunda's
   * pages and the web server would write a hundred lines of some.
   */
  @Test
  void whatIsRefusedIsOneLineForWhoeverAsksForIt(CapturedOutput log) throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = world.draft(institution);
    String task = world.openTask(caseNumber).getId();
    WebSession applicant = new WebSession(port).logIn(institution.applicant(), "demo");
    WebSession admin = new WebSession(port).logIn("admin", "demo");
    String engine = "/camunda/api/engine/engine/default";
    var asked = new LinkedHashMap<String, Callable<HttpResponse<String>>>();
    asked.put("form", () -> applicant.send("POST", engine + "/task/" + task + "/submit-form",
        "{\"variables\":{\"purpose\":{\"value\":\"plantet-i-formularen\"}}}"));
    asked.put("field", () -> applicant.send("POST", engine + "/task/" + task + "/complete",
        "{\"variables\":{\"x\":{\"value\":\"plantet-i-formularen\"}}}"));
    asked.put("type", () -> applicant.send("POST", engine + "/task/" + task + "/submit-form",
        "{\"variables\":{\"title\":{\"type\":\"Integer\",\"value\":\"plantet-i-formularen\"}}}"));
    asked.put("json", () -> applicant.send("POST", engine + "/task/" + task + "/submit-form", "{\"plantet-i-formularen"));
    asked.put("query", () -> applicant.get(engine + "/task?createdAfter=plantet-i-formularen"));
    asked.put("unknown", () -> applicant.get(engine + "/task/findes-ikke"));
    asked.put("right", () -> applicant.send("POST", engine + "/task/" + task + "/bpmnError", "{\"errorCode\":\"x\"}"));
    asked.put("closed", () -> applicant.get(engine + "/metrics"));
    asked.put("name of a group", () -> admin.send("POST", engine + "/group/create", "{\"id\":\"plantet-i-formularen x\"}"));
    asked.put("name of a tenant", () -> admin.send("POST", engine + "/tenant/create", "{\"id\":\"a b\"}"));
    asked.put("account", () -> admin.send("POST", engine + "/user/create",
        "{\"profile\":{\"id\":\"x y\"},\"credentials\":{\"password\":\"kort\"}}"));
    asked.put("authorization", () -> admin.send("POST", engine + "/authorization/create", "{\"type\":9}"));
    asked.put("condition", () -> admin.send("POST", engine + "/condition", "{}"));
    asked.put("waiting", () -> admin.send("POST", engine + "/external-task/fetchAndLock", "{\"workerId\":\"x\"}"));
    asked.put("login", () -> applicant.send("POST", "/camunda/api/admin/auth/user/default/login/tasklist", "text/plain", "x"));
    asked.put("draft", () -> applicant.send("PUT", "/camunda/api/microdata/task/" + task + "/draft", "[\"plantet-i-formularen"));
    asked.put("method", () -> applicant.send("PATCH", "/camunda/api/microdata/cases", "{}"));
    asked.put("case", () -> applicant.get("/camunda/api/microdata/cases/PDB-1-001"));
    asked.put("page", () -> applicant.get("/camunda/api/microdata/findes-ikke"));
    var logger = (Logger) LoggerFactory.getLogger(RefusalFilter.class);
    var wrong = new ArrayList<String>();
    logger.setLevel(Level.DEBUG);
    try {
      for (var one : asked.entrySet()) {
        int before = log.getAll().length();
        HttpResponse<String> answer = one.getValue().call();
        String written = log.getAll().substring(before).strip();
        if (answer.statusCode() < 400 || answer.statusCode() >= 500 || written.lines().count() != 1
            || !written.contains(" was refused with " + answer.statusCode())
            || !written.contains(answer.headers().firstValue("X-Request-ID").orElseThrow())
            || written.contains("plantet-i-formularen")) {
          wrong.add(one.getKey() + ": " + answer.statusCode() + " and\n" + written);
        }
      }
    } finally {
      logger.setLevel(null);
    }
    assertThat(wrong).isEmpty();
  }

  /** Outside of the interfaces, where the web server tells people by a page. */
  @Test
  void whatLeadsNowhereWritesNothing(CapturedOutput log) throws Exception {
    WebSession nobody = new WebSession(port);
    int before = log.getAll().length();
    for (String path : List.of("/findes-ikke", "/camunda/app/findes-ikke/", "/camunda/app/tasklist/findes-ikke/",
        "/camunda/app/plugin/findes-ikke", "/camunda/app/findes-ikke", "/oauth2/authorization/x")) {
      assertThat(nobody.get(path).statusCode()).as(path).isEqualTo(404);
    }
    for (String path : List.of("/camunda/app/tasklist/", "/camunda/app/cockpit/default/", "/camunda/app/welcome/default/")) {
      assertThat(nobody.get(path).statusCode()).as(path).isIn(200, 302);
    }
    for (String login : List.of("uden kolon", "a\0b:c", "", ":")) {
      assertThat(nobody.basic("/engine-rest/task", login)).as("Basic %s", login).isEqualTo(401);
    }
    assertThat(log.getAll().substring(before)).isEmpty();
  }

  /** Each status has its page, in Danish. */
  @Test
  void whatIsRefusedIsToldByAPage() throws Exception {
    WebSession applicant = new WebSession(port).logIn(world.qualified().applicant(), "demo");
    HttpResponse<String> refused = applicant.page("/camunda/app/cockpit/default/");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("<h1>Det har du ikke adgang til</h1>");
    HttpResponse<String> unknown = applicant.page("/findes-ikke");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.body()).contains("<html lang=\"da\">", "/pages.css").doesNotContain("Whitelabel");
  }

  /** By the reference that the page tells, the line that the web server writes is found. */
  @Test
  void aPageThatFailsTellsItsReference(CapturedOutput log) throws Exception {
    var owner = JdbcClient.create(postgres.getPostgresDatabase());
    WebSession nobody = new WebSession(port);
    int before = log.getAll().length();
    owner.sql("alter table microdata.project_standing rename to away").update();
    try {
      HttpResponse<String> page = nobody.get("/aktive-projekter.csv");
      assertThat(page.statusCode()).isEqualTo(500);
      String reference = page.headers().firstValue("X-Request-ID").orElseThrow();
      assertThat(page.body()).contains("kontakt Forskningsservice med referencen " + reference + ", og skriv");
      assertThat(log.getAll().substring(before).lines().filter(line -> line.contains(" ERROR "))).singleElement().asString()
          .contains(" " + reference + "]");
    } finally {
      owner.sql("alter table microdata.away rename to project_standing").update();
    }
  }

  /** A task's address has an id of the engine's; a step that nobody asked for has no address at all. */
  @Test
  void whatFailsNamesItsCase(CapturedOutput log) throws Exception {
    TestInstitution institution = world.qualified();
    String drafted = world.draft(institution);
    String task = world.openTask(drafted).getId();
    TestInstitution other = world.qualified();
    String sent = world.draft(other);
    world.complete(sent, "userTask_completeApplication", other.applicant(), TestAnswers.application(other));
    String step = world.job(sent, "serviceTask_checkEligibility").getId();
    WebSession session = new WebSession(port).logIn(institution.applicant(), "demo");
    var owner = JdbcClient.create(postgres.getPostgresDatabase());
    int before = log.getAll().length();
    String reference;
    owner.sql("alter table microdata.application_manager rename to away").update();
    try {
      var answer = session.send("POST", "/camunda/api/engine/engine/default/task/" + task + "/submit-form",
          rest.variables(TestAnswers.application(institution)).toString());
      assertThat(answer.statusCode()).isEqualTo(500);
      reference = answer.headers().firstValue("X-Request-ID").orElseThrow();
      assertThat(answer.body()).contains("referencen " + reference);
      asTheJobExecutor(step);
    } finally {
      owner.sql("alter table microdata.away rename to application_manager").update();
    }
    List<String> lines = log.getAll().substring(before).lines()
        .filter(line -> line.matches(".* (ERROR|WARN) +\\d+ ---.*")).toList();
    assertThat(lines).anySatisfy(line -> assertThat(line)
        .contains("[" + drafted + " " + institution.applicant() + " " + reference + "]"));
    assertThat(lines).as("of the engine").anySatisfy(line -> assertThat(line).contains("[" + sent + "  ]"));
    assertThat(lines).allMatch(line -> line.contains("[" + drafted + " ") || line.contains("[" + sent + " "));
    world.runJob(sent, "serviceTask_checkEligibility");
  }

  /** Which is off in tests, and would run all that is due. */
  private void asTheJobExecutor(String step) {
    var executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
    ReflectionTestUtils.invokeMethod(executor, "ensureInitialization");
    ReflectionTestUtils.setField(executor, "isActive", true);
    try {
      new ExecuteJobsRunnable(List.of(step), (ProcessEngineImpl) engine).run();
    } finally {
      ReflectionTestUtils.setField(executor, "isActive", false);
    }
  }

  private static void refused(int status, Answer answer) {
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
  }

  /** The database loses a table for a moment: in a step behind a form, and behind an endpoint of ours. */
  @Test
  void whatFailsIsWrittenOnceWithItsStackAndItsReference(CapturedOutput log) throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = world.draft(institution);
    String task = world.openTask(caseNumber).getId();
    WebSession session = new WebSession(port).logIn(institution.applicant(), "demo");
    String form;
    String own;
    int before = log.getAll().length();
    var owner = JdbcClient.create(postgres.getPostgresDatabase());
    owner.sql("alter table microdata.application_manager rename to away").update();
    try {
      form = rest.post(institution.applicant(), "/task/" + task + "/submit-form",
          rest.variables(TestAnswers.application(institution))).message();
      var answer = session.get("/camunda/api/microdata/work");
      assertThat(answer.statusCode()).isEqualTo(500);
      own = answer.body();
    } finally {
      owner.sql("alter table microdata.away rename to application_manager").update();
    }
    String written = log.getAll().substring(before);
    for (String message : List.of(form, own)) {
      assertThat(message).contains("Noget gik galt hos os, og intet er gemt.");
      String reference = message.replaceAll("(?s).*referencen ([0-9a-f]{8}).*", "$1");
      assertThat(written.split("Reference " + reference, -1)).as(written).hasSize(2);
    }
    assertThat(written.lines().filter(line -> line.contains(" ERROR ") || line.contains(" WARN ")).toList()).hasSize(2);
    assertThat(written).contains("relation \"application_manager\" does not exist", "\tat ");
    assertThat(world.openTask(caseNumber).getId()).isEqualTo(task);
  }
}
