package dk.dst.microdata.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.support.Endpoints;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.TheirCase;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.World;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What goes with every answer, whatever its kind, and what a request that changes something must bring. */
class HeadersTest extends EngineTest {

  private static final String API = "/camunda/api/microdata";

  @LocalServerPort
  private int port;
  @Autowired
  private Endpoints endpoints;
  @Autowired
  private TheirCase theirCase;
  @Autowired
  private RepositoryService repository;
  @Autowired
  private ObjectMapper json;

  @Test
  void everyKindOfAnswerIsGuarded() throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = world.draft(institution);
    String task = world.openTask(caseNumber).getId();
    var nobody = new WebSession(port);
    var applicant = new WebSession(port).logIn(institution.applicant(), "demo");
    var owner = new WebSession(port).logIn(World.OWNER, "demo");
    byte[] list = "Register;Perioder\nBEF;2010-2019\n".getBytes(StandardCharsets.UTF_8);

    var answers = new LinkedHashMap<String, HttpResponse<String>>();
    for (String path : List.of("/", "/sager.html", "/pages.css", "/aktive-projekter", "/aktive-projekter.csv",
        "/aktive-projekter.json", "/findes-ikke", "/error", "/actuator/health",
        "/actuator/env", "/demo/ur.html", "/demo/ur.js", "/demo/mennesker.html", "/engine-rest/task", "/engine-rest/engine",
        "/camunda/favicon.ico", "/camunda/assets/microdata.css", "/camunda/lib/deps.js", "/camunda/app/findes-ikke",
        "/camunda/app/tasklist/default/", "/camunda/app/tasklist/camunda-tasklist-bootstrap.js", API + "/cases",
        "/camunda/api/engine/engine/default/task", "/camunda/api/findes-ikke")) {
      answers.put("nobody " + path, nobody.get(path));
    }
    for (String path : List.of("/camunda/app/tasklist/default/", "/camunda/app/welcome/default/",
        "/camunda/app/cockpit/default/", API + "/cases", API + "/session", API + "/cases/PDB-1-1", API + "/findes-ikke",
        API + "/catalogue?version=x", "/camunda/api/engine/engine/default/filter", "/camunda/api/engine/engine/default/metrics",
        "/camunda/api/engine/engine/default/task/" + task + "/form-variables",
        "/camunda/api/engine/engine/default/task/" + task + "/deployed-form",
        "/camunda/api/tasklist/plugin/tasklistPlugins/static/app/plugin.js")) {
      answers.put("applicant " + path, applicant.get(path));
    }
    answers.put("cockpit", owner.get("/camunda/app/cockpit/default/"));
    answers.put("upload", applicant.upload(API + "/task/" + task + "/data", "liste.csv", list));
    answers.put("refused upload", applicant.upload(API + "/task/" + task + "/data", "liste.xlsx", new byte[0]));
    answers.put("no file", applicant.send("POST", API + "/task/" + task + "/data", "{}"));
    answers.put("no json", applicant.send("PUT", API + "/task/" + task + "/draft", "{"));
    answers.put("draft", applicant.send("PUT", API + "/task/" + task + "/draft", "{\"purpose\":\"Kort\"}"));
    answers.put("wrong method", applicant.send("DELETE", API + "/cases", ""));
    HttpResponse<String> check = applicant.send("POST", API + "/task/" + task + "/check", "");
    answers.put("check", check);
    answers.put("download", applicant.get(API + "/cases/" + caseNumber + "/checks/"
        + json.readTree(check.body()).path("line").path("id").asLong() + "/workbook"));

    answers.put("forged", applicant.forge("PUT", API + "/task/" + task + "/draft", "application/json", "{}"));

    assertAll(answers.entrySet().stream().map(entry ->
        () -> guarded(entry.getKey() + " " + entry.getValue().statusCode(), entry.getValue().headers())));
  }

  private static void guarded(String what, HttpHeaders headers) {
    assertThat(headers.allValues("X-Content-Type-Options")).as(what).containsExactly("nosniff");
    assertThat(headers.allValues("Content-Security-Policy")).as(what).singleElement().asString()
        .contains("frame-ancestors 'none'");
    assertThat(headers.allValues("Referrer-Policy")).as(what).containsExactly("same-origin");
    assertThat(headers.map()).as(what).doesNotContainKeys("server", "Server", "x-powered-by", "X-Powered-By");
    for (String cookie : headers.allValues("Set-Cookie")) {
      assertThat(cookie).as(what).containsIgnoringCase("SameSite=Strict");
      // the token against forged requests is there for Camunda's scripts to read
      if (!cookie.startsWith("XSRF-TOKEN=")) {
        assertThat(cookie).as(what).contains("HttpOnly");
      }
    }
  }

  /** As the administrator, so that nothing but the missing token is a reason to refuse. */
  @Test
  void nothingIsWrittenWithoutTheToken() throws Exception {
    var theirs = theirCase.make().unknown();
    var unknown = new HashMap<String, String>();
    for (String key : List.of("process-definition/{id}", "deployment/{id}", "{resourceId}", "job-definition/{id}",
        "group/{id}", "filter/{id}")) {
      unknown.put(key, "findes-ikke");
    }
    var calls = new Calls(theirs, unknown, json);
    Map<String, String> before = theirCase.picture();
    int asked = 0;
    for (Endpoints.Endpoint endpoint : endpoints.all()) {
      Calls.Call call = calls.to(endpoint, "admin");
      if ((endpoint.mount() + endpoint.path()).startsWith("/camunda/api/") && call.isWriting()
          && !endpoint.path().endsWith("/login/{appName}")) { // begins the session that has a token
        // a forged request ends the session
        HttpResponse<String> answer = new WebSession(port).logIn("admin", "demo")
            .forge(endpoint.method(), call.address(), call.type(), call.body());
        assertThat(answer.statusCode()).as(endpoint.toString()).isEqualTo(403);
        assertThat(answer.headers().firstValue("X-XSRF-TOKEN")).as(endpoint.toString()).hasValue("Required");
        asked++;
      }
    }
    assertThat(asked).isGreaterThan(200);
    assertThat(theirCase.picture()).isEqualTo(before);
  }

  /** A browser that opened one of them as a page would run in it whatever somebody has written there. */
  @Test
  void whatIsDownloadedIsNoPage() throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = world.draft(institution);
    var applicant = new WebSession(port).logIn(institution.applicant(), "demo");
    long check = json.readTree(applicant.send("POST", API + "/task/" + world.openTask(caseNumber).getId() + "/check", "")
        .body()).path("line").path("id").asLong();
    var downloads = new LinkedHashMap<String, HttpResponse<String>>();
    downloads.put("workbook", applicant.get(API + "/cases/" + caseNumber + "/checks/" + check + "/workbook"));
    for (String template : List.of("template.xlsx", "template.csv")) {
      downloads.put(template, applicant.get(API + "/lists/" + template));
    }
    downloads.put("active projects", new WebSession(port).get("/aktive-projekter.csv"));
    var owner = new WebSession(port).logIn(World.OWNER, "demo");
    for (var deployment : repository.createDeploymentQuery().list()) {
      for (var resource : repository.getDeploymentResources(deployment.getId())) {
        downloads.put(resource.getName(), owner.get("/camunda/api/engine/engine/default/deployment/" + deployment.getId()
            + "/resources/" + resource.getId() + "/data"));
      }
    }
    assertThat(downloads).hasSizeGreaterThan(10);
    downloads.forEach((what, answer) -> {
      assertThat(answer.statusCode()).as(what).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Disposition")).as(what).hasValueSatisfying(
          disposition -> assertThat(disposition).startsWith("attachment"));
      assertThat(answer.headers().firstValue("Content-Type")).as(what).hasValueSatisfying(
          type -> assertThat(type).doesNotContain("html"));
    });
  }
}
