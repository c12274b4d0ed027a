package dk.dst.microdata.desk.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.Patience;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.World;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Steps that fail are one cause, told of once, and tried again together with the outcome told. */
class IncidentsTest extends EngineTest {

  private static final String API = "/camunda/api/microdata/incidents";
  private static final String STEP = "serviceTask_checkEligibility";

  @Autowired
  private Causes causes;
  @Autowired
  private ManagementService management;
  @Autowired
  private EmbeddedPostgres postgres;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private ObjectMapper json;
  @LocalServerPort
  private int port;

  @Test
  void oneCauseIsToldOfOnceAndTriedAgainTogether() throws Exception {
    List<String> cases = List.of(submitted(), submitted(), submitted());
    WebSession owner = new WebSession(port).logIn(World.OWNER, "demo");
    breaking(() -> {
      cases.forEach(this::untilItStands);
      causes.look();
      causes.look();
      JsonNode line = cause(owner, cases.get(0));
      assertThat(line.path("step").asText()).isEqualTo("Kontrollér betingelserne");
      assertThat(line.path("cause").asText()).startsWith("Databasen afviste");
      assertThat(line.path("stopped").asInt()).isEqualTo(3);
      assertThat(letters("STEP_FAILED", cases)).isEqualTo(1);
      assertThat(ask(owner, "POST", "/" + id(line) + "/retries", Map.of("reason", "xx")).statusCode()).isEqualTo(400);
      assertThat(trace(owner, line)).contains("finding");

      assertThat(retried(owner, line, Map.of("reason", "Prøver, om det går nu")))
          .isEqualTo("3 prøvet igen: 0 lykkedes, 3 mislykkedes igen.");
      assertThat(cause(owner, cases.get(0)).path("stopped").asInt()).isEqualTo(3);
    });
    JsonNode line = cause(owner, cases.get(0));
    assertThat(retried(owner, line, Map.of("reason", "Tabellen er tilbage", "caseNumber", cases.get(1))))
        .isEqualTo("1 prøvet igen: 1 lykkedes.");
    assertThat(letters("STEP_GOES_ON", cases)).isZero();
    assertThat(retried(owner, line, Map.of("reason", "Tabellen er tilbage"))).isEqualTo("2 prøvet igen: 2 lykkedes.");
    causes.look();
    assertThat(letters("STEP_FAILED", cases)).isEqualTo(1);
    assertThat(letters("STEP_GOES_ON", cases)).isEqualTo(1);
    cases.forEach(number -> assertThat(world.isOpen(number, "userTask_reviewApplication")).isTrue());
    assertThat(ask(owner, "POST", "/" + id(line) + "/retries", Map.of("reason", "En gang til")).statusCode()).isEqualTo(400);
    assertThat(jdbc.sql("select count(*) from audit_entry where subject = 'failure_retry' and actor = ?")
        .param(World.OWNER).query(Integer.class).single()).isGreaterThanOrEqualTo(6);
  }

  private String retried(WebSession owner, JsonNode line, Map<String, String> wanted) {
    JsonNode asked = body(ask(owner, "POST", "/" + id(line) + "/retries", wanted), 200);
    String follow = "/retries/" + asked.path("retry").asLong();
    Patience.await("what was tried again is tried").until(() -> body(ask(owner, "GET", follow, null), 200)
        .path("ended").asBoolean());
    return body(ask(owner, "GET", follow, null), 200).path("message").asText();
  }

  private String trace(WebSession owner, JsonNode line) {
    return body(ask(owner, "GET", "/" + id(line) + "/trace", null), 200).path("trace").asText();
  }

  private static long id(JsonNode line) {
    return line.path("id").asLong();
  }

  private JsonNode cause(WebSession owner, String caseNumber) {
    for (JsonNode line : body(ask(owner, "GET", "", null), 200).path("lines")) {
      for (JsonNode one : line.path("shownCases")) {
        if (one.path("caseNumber").asText().equals(caseNumber)) {
          return line;
        }
      }
    }
    throw new AssertionError("no cause of " + caseNumber);
  }

  private int letters(String kind, List<String> cases) {
    return jdbc.sql("select count(*) from notice where kind = ? and person_id = ? and case_number = any (?)").param(kind)
        .param(World.OWNER).param(cases.toArray(String[]::new)).query(Integer.class).single();
  }

  private HttpResponse<String> ask(WebSession who, String method, String path, Object sent) {
    try {
      return method.equals("GET") ? who.get(API + path) : who.send(method, API + path, json.writeValueAsString(sent));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private JsonNode body(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    try {
      return json.readTree(answer.body());
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private String submitted() {
    var institution = world.qualified();
    String caseNumber = world.draft(institution);
    world.complete(caseNumber, "userTask_completeApplication", institution.applicant(),
        TestAnswers.application(institution));
    return caseNumber;
  }

  private void untilItStands(String caseNumber) {
    for (Job job = world.job(caseNumber, STEP); job.getRetries() > 0; job = world.job(caseNumber, STEP)) {
      String id = job.getId();
      assertThatThrownBy(() -> management.executeJob(id)).isInstanceOf(RuntimeException.class);
    }
  }

  /** Takes away the table that the step writes into. */
  private void breaking(Runnable work) {
    var superuser = JdbcClient.create(postgres.getPostgresDatabase());
    superuser.sql("alter table microdata.finding rename to finding_away").update();
    try {
      work.run();
    } finally {
      superuser.sql("alter table microdata.finding_away rename to finding").update();
    }
  }
}
