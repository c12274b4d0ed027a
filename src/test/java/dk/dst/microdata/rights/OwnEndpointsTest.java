package dk.dst.microdata.rights;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.desk.web.Page;
import dk.dst.microdata.ground.form.Drafts;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.Patience;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.World;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Our own endpoints beside the engine's: nobody gets an answer that is not theirs. */
class OwnEndpointsTest extends EngineTest {

  @LocalServerPort
  private int port;
  @Autowired
  private Drafts drafts;

  @Test
  void nobodyIsAnsweredWithoutALogin() throws Exception {
    WebSession nobody = new WebSession(port);
    for (String path : List.of("/camunda/api/microdata/cases", "/camunda/api/microdata/cases/PDB-2026-001",
        "/camunda/api/engine/engine/default/task", "/engine-rest/task")) {
      assertThat(nobody.get(path).statusCode()).as(path).isEqualTo(401);
    }
    assertThat(nobody.get("/camunda/api/microdata/demo/clock").statusCode()).isEqualTo(403);
    assertThat(nobody.send("PUT", "/camunda/api/microdata/task/x/draft", "{}").statusCode()).isEqualTo(401);
    assertThat(nobody.get("/actuator/health").body()).isEqualTo("{\"status\":\"UP\"}");
    for (String path : List.of("/actuator", "/actuator/env", "/actuator/metrics", "/actuator/heapdump")) {
      assertThat(nobody.get(path).statusCode()).as(path).isEqualTo(404);
    }
  }

  /** Those who ask have no login: the image, the proxy in front of two nodes, and Kubernetes. */
  @Test
  void whoeverWatchesOverNodesIsAnsweredThatTheyAreUp() throws Exception {
    var asked = new TreeSet<String>();
    for (String file : List.of("Dockerfile", "haproxy.cfg", "kubernetes.yaml")) {
      Set<String> here = Pattern.compile("/actuator/\\S+").matcher(Files.readString(Path.of("docker", file))).results()
          .map(MatchResult::group).collect(Collectors.toSet());
      assertThat(here).as(file).isNotEmpty();
      asked.addAll(here);
    }
    assertThat(asked).containsExactly("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness");
    for (String path : asked) {
      HttpResponse<String> answer = new WebSession(port).get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.body()).as(path).startsWith("{\"status\":\"UP\"").doesNotContain("components", "details");
    }
  }

  @Test
  void theListOfEnginesIsForNobody() throws Exception {
    WebSession nobody = new WebSession(port);
    for (String path : List.of("/engine-rest/engine", "/engine-rest/engine/", "/engine-rest/engine;x=1",
        "/engine-rest//engine", "/engine-rest/./engine", "/engine-rest/engine%2f")) {
      assertThat(nobody.get(path)).as(path).satisfies(answer -> {
        assertThat(answer.statusCode()).isBetween(400, 404);
        assertThat(answer.body()).doesNotContain("\"default\"");
      });
    }
    assertThat(nobody.get("/engine-rest/engine/default/task").statusCode()).isEqualTo(401);
  }

  @Test
  void ourOwnPagesMayOnlyRunTheirOwnScriptsAndNothingOfACaseIsKept() throws Exception {
    WebSession person = new WebSession(port).logIn(World.OWNER, "demo");
    for (String path : Stream.concat(Stream.of("/sager.js", "/head.js", "/findes-ikke", "/engine-rest/version"),
        Stream.of(Page.values()).map(Page::address).filter(address -> address.endsWith(".html"))).toList()) {
      var headers = person.get(path).headers();
      assertThat(headers.allValues("Content-Security-Policy")).as(path).singleElement().asString()
          .startsWith("default-src 'none'; script-src 'self'").contains("frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(headers.firstValue("X-Content-Type-Options")).as(path).hasValue("nosniff");
      assertThat(headers.firstValue("Referrer-Policy")).as(path).hasValue("same-origin");
    }
    for (String path : List.of("/camunda/api/microdata/cases", "/camunda/api/microdata/session",
        "/camunda/api/engine/engine/default/task", "/engine-rest/version")) {
      assertThat(person.get(path).headers().firstValue("Cache-Control")).as(path).hasValueSatisfying(
          value -> assertThat(value).contains("no-store"));
    }
  }

  @Test
  void aWrongPasswordOpensNothing() throws Exception {
    WebSession guesser = new WebSession(port).logIn("anna", "gæt");
    assertThat(guesser.get("/camunda/api/microdata/cases").statusCode()).isEqualTo(401);
  }

  @Test
  void aRequestWithoutTheTokenIsForged() throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = world.draft(institution);
    String task = world.openTask(caseNumber).getId();
    WebSession person = new WebSession(port).logIn(institution.applicant(), "demo");
    var forged = java.net.http.HttpClient.newHttpClient().send(java.net.http.HttpRequest.newBuilder(
            java.net.URI.create("http://127.0.0.1:" + port + "/camunda/api/microdata/task/" + task + "/draft"))
            .timeout(Patience.LIMIT)
        .header("Content-Type", "application/json")
        .PUT(java.net.http.HttpRequest.BodyPublishers.ofString("{}")).build(),
        HttpResponse.BodyHandlers.ofString());
    assertThat(forged.statusCode()).isEqualTo(403);
    assertThat(person.send("PUT", "/camunda/api/microdata/task/" + task + "/draft", "{\"purpose\":\"Kort\"}")
        .statusCode()).isEqualTo(200);
  }

  @Test
  void casesAreShownToTheirInstitutionAndToFse() throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = world.forApproval(institution);
    String path = "/camunda/api/microdata/cases/" + caseNumber;

    for (String person : List.of(institution.applicant(), institution.signatory(), World.REVIEWER, World.OWNER)) {
      WebSession session = new WebSession(port).logIn(person, "demo");
      assertThat(session.get(path).statusCode()).as(person).isEqualTo(200);
      assertThat(session.get("/camunda/api/microdata/cases?q=" + caseNumber).body()).contains(caseNumber);
    }
    WebSession outsider = new WebSession(port).logIn(world.qualified().applicant(), "demo");
    assertThat(outsider.get(path).statusCode()).isEqualTo(404);
    assertThat(outsider.get("/camunda/api/microdata/cases").body()).contains("\"lines\":[]", "\"count\":\"0\"");
  }

  @Test
  void theInstitutionDoesNotSeeFsesOwnPreparation() throws Exception {
    TestInstitution institution = world.qualified();
    String path = "/camunda/api/microdata/cases/" + world.forApproval(institution);
    assertThat(new WebSession(port).logIn(institution.applicant(), "demo").get(path).body())
        .contains("Ansøgning indsendt").doesNotContain("Begrundet indstilling");
    assertThat(new WebSession(port).logIn(World.APPROVER, "demo").get(path).body())
        .contains("Begrundet indstilling").contains("Rikke Ravn");
  }

  @Test
  void aDraftIsKeptForWhoeverHasTheTaskUntilItIsSent() throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = world.draft(institution);
    String path = "/camunda/api/microdata/task/" + world.openTask(caseNumber).getId() + "/draft";
    WebSession applicant = new WebSession(port).logIn(institution.applicant(), "demo");

    assertThat(applicant.send("PUT", path, "{\"purpose\":\"Halvt\",\"registers\":[{\"register\":\"BEF\"}]}")
        .statusCode()).isEqualTo(200);
    assertThat(drafts.find(caseNumber, "complete-application")).containsEntry("purpose", "Halvt");
    assertThat(rest.get(institution.applicant(), "/task/" + world.openTask(caseNumber).getId() + "/form-variables")
        .body().path("purpose").path("value").asText()).isEqualTo("Halvt");

    assertThat(applicant.send("PUT", path, "{\"hemmeligt\":1}").statusCode()).isEqualTo(400);
    assertThat(applicant.send("PUT", path, "{\"purpose\":\"" + "x".repeat(1_100_000) + "\"}").statusCode())
        .isEqualTo(400);
    for (String other : List.of(institution.signatory(), institution.manager(), World.REVIEWER, "anna")) {
      assertThat(new WebSession(port).logIn(other, "demo").send("PUT", path, "{}").statusCode()).as(other)
          .isEqualTo(404);
    }
    world.complete(caseNumber, "userTask_completeApplication", institution.applicant(),
        TestAnswers.application(institution));
    assertThat(drafts.find(caseNumber, "complete-application")).isEmpty();
  }

  @Test
  void aDraftGoesWithTheTaskThatIsTakenAway() throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = world.draft(institution);
    new WebSession(port).logIn(institution.applicant(), "demo").send("PUT", "/camunda/api/microdata/task/"
        + world.openTask(caseNumber).getId() + "/draft", "{\"purpose\":\"Halvt\"}");
    assertThat(drafts.find(caseNumber, "complete-application")).isNotEmpty();
    world.start("withdraw-application", institution.applicant(), TestAnswers.withdrawal(caseNumber));
    assertThat(drafts.find(caseNumber, "complete-application")).isEmpty();
  }

  @Test
  void onlyTheAdministratorMovesTheDemoClockAndOnlyForward() throws Exception {
    String path = "/camunda/api/microdata/demo/clock";
    for (String person : List.of("anna", World.REVIEWER, World.OWNER)) {
      assertThat(new WebSession(port).logIn(person, "demo").send("POST", path, "{\"to\":\"2030-01-01\"}").statusCode())
          .as(person).isEqualTo(403);
    }
    WebSession admin = new WebSession(port).logIn("admin", "demo");
    assertThat(admin.get(path).statusCode()).isEqualTo(200);
    assertThat(admin.send("POST", path, "{\"to\":\"2020-01-01\"}").statusCode()).isEqualTo(400);
    assertThat(admin.send("POST", path, "{\"to\":\"2120-01-01\"}").statusCode()).isEqualTo(400);
    assertThat(admin.send("POST", path, "{\"to\":\"i morgen\"}").statusCode()).isEqualTo(400);
  }
}
