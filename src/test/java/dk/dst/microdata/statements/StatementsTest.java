package dk.dst.microdata.statements;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.cases.task.TaskSeats;
import dk.dst.microdata.desk.replanning.Replanning;
import dk.dst.microdata.support.BreachWorld;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.Rest.Answer;
import dk.dst.microdata.support.Statements.Sent;
import dk.dst.microdata.support.Statements;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.World;
import java.net.http.HttpResponse;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What people do costs no more statements than {@code statements.txt} allows. Everything is done once before it is
 * counted: the engine reads a model and a form when it meets them first. What was sent: {@code target/statements.txt}.
 * And each of them finds by an index what it wants.
 */
class StatementsTest extends EngineTest {

  private static final Path BUDGETS = Path.of("src/test/resources/statements.txt");
  private static final Path FOUND = Path.of("target/statements.txt");
  private static final Pattern LINE = Pattern.compile("(\\d+) +(.+)");
  /** Are read as a whole, and have some hundred rows after many years. */
  private static final Set<String> FEW_ROWS = Set.of("institution", "term_change",
      "certification_question", "price", "law_model", "model_pause");
  private static final String API = "/camunda/api/microdata/";
  private static final String ENGINE = "/camunda/api/engine/engine/default/";

  @Autowired
  private Statements statements;
  @Autowired
  private EmbeddedPostgres postgres;
  @Autowired
  private Replanning replanning;
  @Autowired
  private TaskSeats seats;
  @LocalServerPort
  private int port;

  private final Map<String, Sent> found = new LinkedHashMap<>();

  @Test
  void nothingCostsMoreThanItsBudget() throws Exception {
    Map<String, Integer> budgets = Files.readAllLines(BUDGETS).stream().map(String::strip).map(LINE::matcher)
        .filter(line -> line.matches()).collect(Collectors.toMap(line -> line.group(2), line ->
            Integer.valueOf(line.group(1)), (one, other) -> one, LinkedHashMap::new));
    for (int round = 1; round <= 2; round++) { // the second is counted
      found.clear();
      TestInstitution institution = world.qualified();
      // of confidential cases it is asked who may know of them, and of those before a second person who was the first
      BreachWorld.reported(world, institution, world.concerned(institution));
      BreachWorld.graded(world, institution, institution.applicant(), "minor", true);
      whoAsks(institution);
      aLife(institution);
      rounds();
    }
    Files.writeString(FOUND, found.entrySet().stream().map(entry -> "## " + entry.getKey() + ": " + entry.getValue())
        .collect(Collectors.joining("\n")));
    assertThat(found.keySet()).as("what has a budget").isEqualTo(Set.copyOf(budgets.keySet()));
    assertThat(found.entrySet().stream().filter(entry -> entry.getValue().count() > budgets.get(entry.getKey()))
        .map(entry -> "%s may cost %d and cost %s".formatted(entry.getKey(), budgets.get(entry.getKey()),
            entry.getValue())).toList()).as("what costs more than it may, with all that was sent").isEmpty();
    assertThat(Plans.withoutIndex(postgres, found.values().stream().flatMap(sent -> sent.statements().stream())
        .collect(Collectors.toSet()))).as("what looks through a table that grows").containsOnlyKeys(FEW_ROWS);
  }

  private void cost(String what, Callable<?> work) throws Exception {
    found.put(what, statements.during(work).without("UPDATE login_session")); // which comes once a minute
  }

  private void whoAsks(TestInstitution institution) throws Exception {
    String person = institution.applicant();
    rest.get(person, "/group/none"); // the first login from here today is written down
    cost("who asks, by REST (and that it was refused)", () -> rest.get(person, "/version"));
    WebSession session = new WebSession(port).logIn(person, "demo");
    cost("who asks, in a session", () -> good(session.get(API + "session")));
  }

  /** One after the other, as Tasklist and the tests' REST person do it. */
  private void aLife(TestInstitution institution) throws Exception {
    String applicant = institution.applicant();
    Answer[] started = new Answer[1];
    cost("start an application", () -> started[0] = rest.post(applicant,
        "/process-definition/key/apply-for-project-database/submit-form", rest.variables(TestAnswers.start())));
    assertThat(started[0].status()).as(started[0].message()).isEqualTo(200);
    String caseNumber = rest.get("admin", "/history/process-instance/" + started[0].body().path("id").asText()).body()
        .path("businessKey").asText();
    done(caseNumber, "application", applicant, TestAnswers.application(institution));
    job(caseNumber, "serviceTask_checkEligibility");
    done(caseNumber, "review", World.REVIEWER, TestAnswers.review("approve"));
    pages(caseNumber, institution);
    done(caseNumber, "approval", World.APPROVER, TestAnswers.ruling("approved"));
    done(caseNumber, "signature", institution.signatory(), TestAnswers.signed());
    job(caseNumber, "serviceTask_establishProjectDatabase");
  }

  private void done(String caseNumber, String name, String person, Map<String, Object> answers) throws Exception {
    Task task = world.openTask(caseNumber);
    String id = task.getId();
    var sent = rest.variables(world.asShown(caseNumber, task.getTaskDefinitionKey(), answers));
    WebSession session = new WebSession(port).logIn(person, "demo");
    session.get(ENGINE + "task/" + id);
    cost("open the form of the " + name + ", all of Tasklist's requests", () -> {
      for (String part : new String[] {"", "/form", "/form-variables", "/deployed-form"}) {
        good(session.get(ENGINE + "task/" + id + part));
      }
      return null;
    });
    Map<String, Object> mine = Map.of("userId", person);
    cost("take the task of the " + name, () -> accepted(rest.post(person, "/task/" + id + "/claim", mine)));
    cost("complete the task of the " + name, () ->
        accepted(rest.post(person, "/task/" + id + "/submit-form", sent)));
  }

  private void job(String caseNumber, String element) throws Exception {
    cost("the step " + element, () -> {
      world.runJob(caseNumber, element);
      return null;
    });
  }

  private void pages(String caseNumber, TestInstitution institution) throws Exception {
    WebSession owner = new WebSession(port).logIn(World.OWNER, "demo");
    for (String page : new String[] {"cases", "cases/{case}", "cases/{case}/checks", "cases/{case}/path",
        "case-choices", "drawings/assess-application", "terms", "audit", "notices/unsent", "stranded-cases",
        "model-versions", "certification-questions", "incidents", "pages", "home/tasks",
        "home/cases", "overview", "overview/cases",
        "overview/cases/scheme.csv", "overview/cases/scheme.xlsx", "overview/dates.ics",
        "yearly-reports", "yearly-reports/2026.csv",
        "incidents/models", "notices/unsent.csv"}) {
      page(owner, page, page.replace("{case}", caseNumber), "");
    }
    WebSession fse = new WebSession(port).logIn(World.BOTH, "demo");
    for (String page : new String[] {"cases", "projects", "work", "institutions", "institutions/{institution}",
        "institutions/{institution}/certificates", "find?q=sag"}) {
      page(fse, page, page.replace("{institution}", institution.id()), ", to FSE");
    }
    WebSession manager = new WebSession(port).logIn(institution.manager(), "demo");
    for (String page : new String[] {"cases", "projects", "work", "institutions/{institution}", "certification",
        "find?q=sag"}) {
      page(manager, page, page.replace("{institution}", institution.id()), ", to a manager");
    }
  }

  /** Rounds that find nothing to do, whatever there is in the database. */
  private void rounds() throws Exception {
    for (Map.Entry<String, Runnable> round : Map.<String, Runnable>of("planned dates", replanning::replan,
        "seats of tasks", seats::arrangeAll).entrySet()) {
      round.getValue().run();
      cost("the round of " + round.getKey(), Executors.callable(round.getValue()));
    }
  }

  private void page(WebSession session, String page, String address, String whom) throws Exception {
    session.get(API + address);
    cost("the page " + page + whom, () -> good(session.get(API + address)));
  }

  private static Answer accepted(Answer answer) {
    assertThat(answer.status()).as(answer.message()).isEqualTo(204);
    return answer;
  }

  private static HttpResponse<String> good(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isEqualTo(200);
    return answer;
  }
}
