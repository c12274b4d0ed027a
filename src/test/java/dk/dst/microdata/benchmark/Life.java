package dk.dst.microdata.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.Statements;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.World;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the life of an application costs, from its start until the database is established, as people carry it through
 * over HTTP; and beside it what the same activities cost Camunda alone, in the same run on the same PostgreSQL. Not a
 * test: it asserts no cost, and the build does not run it. {@code mvn test -Dtest=Life} prints the tables and writes
 * them to {@code target/life.md}.
 */
class Life extends EngineTest {

  static final String START = "start";
  static final String FIND = "find the task of the ";
  static final String OPEN = "open the form of the ";
  static final String TAKE = "take the task of the ";
  static final String COMPLETE = "complete the task of the ";
  static final String RUN = "run ";

  private static final List<String> TASKS = List.of("application", "review", "approval", "signature");
  /** With each answer: what was typed, and what it decides. */
  private static final int VARIABLES = 2;
  private static final int WARM_UP = 20;
  private static final int LIVES = 30;
  private static final String ENGINE = "/camunda/api/engine/engine/default/";
  private static final Path FOUND = Path.of("target", "life.md");

  @Autowired
  private EmbeddedPostgres postgres;
  @Autowired
  private Statements statements;
  @Autowired
  private ProcessEngine engine;
  @Autowired
  private ObjectMapper json;
  @LocalServerPort
  private int port;

  private String lastCase;

  @Test
  void besideTheBareEngine() throws Exception {
    JdbcClient.create(postgres.getPostgresDatabase()).sql("create database bare").update();
    try (var pool = new HikariDataSource()) {
      pool.setJdbcUrl(postgres.getJdbcUrl("postgres", "bare") + "&reWriteBatchedInserts=true");
      var bare = new BareEngine(pool);
      try {
        measure(bare);
      } finally {
        bare.close();
      }
    }
  }

  private void measure(BareEngine bare) throws Exception {
    List<Steps> ours = new ArrayList<>();
    List<Steps> bares = new ArrayList<>();
    life();
    bare.learn(engine, lastCase);
    for (int i = 0; i < WARM_UP + LIVES; i++) {
      Steps our = life();
      Steps its = bare.life(TASKS, VARIABLES);
      if (i >= WARM_UP) {
        ours.add(our);
        bares.add(its);
      }
    }
    Map<String, Long> activities = BareEngine.activities(engine, lastCase);
    assertThat(bare.activitiesOfLastLife()).as("activities by type").isEqualTo(activities);
    String tables = new LifeTables(ours, bares, activities).text();
    Files.createDirectories(FOUND.getParent());
    Files.writeString(FOUND, tables);
    System.out.println(tables);
  }

  /** An institution of its own for each, because none may have two databases. Logging in is not counted. */
  private Steps life() throws Exception {
    TestInstitution institution = world.qualified();
    var steps = new Steps(statements);
    WebSession applicant = session(institution.applicant());
    var sent = rest.variables(TestAnswers.start()).toString();
    String started = steps.step(START, () -> good(applicant, "POST",
        "process-definition/key/apply-for-project-database/submit-form", sent)).path("id").asText();
    lastCase = engine.getHistoryService().createHistoricProcessInstanceQuery().processInstanceId(started).singleResult()
        .getBusinessKey();
    done(steps, "application", applicant, "Mine opgaver", institution.applicant(),
        TestAnswers.application(institution));
    steps.runWaiting(engine);
    done(steps, "review", session(World.REVIEWER), "Til vurdering", World.REVIEWER, TestAnswers.review("approve"));
    done(steps, "approval", session(World.APPROVER), "Til afgørelse", World.APPROVER, TestAnswers.ruling("approved"));
    done(steps, "signature", session(institution.signatory()), "Mine opgaver", institution.signatory(),
        TestAnswers.signed());
    steps.runWaiting(engine);
    return steps;
  }

  private WebSession session(String person) throws Exception {
    WebSession session = new WebSession(port).logIn(person, "demo");
    session.get(ENGINE + "filter/count"); // the page with the token, and the first request of a session
    return session;
  }

  private void done(Steps steps, String name, WebSession session, String filter, String person,
      Map<String, Object> answers) throws Exception {
    Task task = world.openTask(lastCase);
    String sent = rest.variables(world.asShown(lastCase, task.getTaskDefinitionKey(), answers)).toString();
    String list = "filter/" + filter(session, filter);
    JsonNode found = steps.step(FIND + name, () -> {
      good(session, "GET", list + "/count", null);
      return good(session, "GET", list + "/list?firstResult=0&maxResults=15", null);
    });
    assertThat(found.toString()).as("tasks under %s", filter).contains(task.getId());
    String path = "task/" + task.getId();
    steps.step(OPEN + name, () -> {
      for (String part : new String[] {"", "/form", "/form-variables", "/deployed-form"}) {
        good(session, "GET", path + part, null);
      }
      return null;
    });
    steps.step(TAKE + name, () -> good(session, "POST", path + "/claim", "{\"userId\":\"" + person + "\"}"));
    steps.step(COMPLETE + name, () -> good(session, "POST", path + "/submit-form", sent));
  }

  private String filter(WebSession session, String name) throws Exception {
    for (JsonNode filter : good(session, "GET", "filter?resourceType=Task", null)) {
      if (filter.path("name").asText().equals(name)) {
        return filter.path("id").asText();
      }
    }
    throw new AssertionError("No filter " + name);
  }

  private JsonNode good(WebSession session, String method, String path, String body) throws Exception {
    var answer = body == null ? session.get(ENGINE + path) : session.send(method, ENGINE + path, body);
    assertThat(answer.statusCode()).as(path + " " + answer.body()).isIn(200, 204);
    return json.readTree(answer.body());
  }
}
