package dk.dst.microdata.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.rights.Calls.Call;
import dk.dst.microdata.support.Endpoints;
import dk.dst.microdata.support.Endpoints.Endpoint;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.Patience;
import dk.dst.microdata.support.TheirCase;
import dk.dst.microdata.support.TheirCase.Theirs;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every endpoint there is, asked by everybody who has no business there, about another institution's things. Endpoints
 * are found, not listed: a new one is asked too, and is closed or gets a line and a reason here.
 */
@TestInstance(Lifecycle.PER_CLASS)
class EveryEndpointTest extends EngineTest {

  /** What somebody without a login may have, and why. */
  private static final Map<String, String> OPEN_TO_NOBODY = Map.ofEntries(
      Map.entry("GET /", "leads to Tasklist"), Map.entry("GET /camunda", "the same"),
      Map.entry("GET /camunda/", "the same"), Map.entry("GET /camunda/app", "the same"),
      Map.entry("GET /camunda/app/", "the same"),
      Map.entry("POST /", "Spring maps the front page for every method"),
      Map.entry("GET /actuator/health", "up or not, and nothing more"),
      Map.entry("GET /actuator/health/liveness", "the same"),
      Map.entry("GET /actuator/health/readiness", "the same"),
      Map.entry("GET /aktive-projekter", "public: a page without data"),
      Map.entry("GET /aktive-projekter.csv", "public: counts of the whole house, which name nobody"),
      Map.entry("GET /aktive-projekter.json", "the same"),
      Map.entry("GET /sagsbehandlingstider.csv", "the same, where the head of office has them shown; else 404"),
      Map.entry("POST /adgangskode", "the first password, by the link of a letter: 404 for whoever has none"),
      Map.entry("POST /adgangskode/link", "asks for another letter; answers the same for every name"),
      Map.entry("GET /demo/ur.html", "a page without data; exists in the demo only"),
      Map.entry("GET /demo/ur.js", "the same"),
      Map.entry("GET /demo/mennesker.html", "invented people; exists in the demo only"),
      Map.entry("GET /camunda/api/admin/auth/user/{processEngineName}", "who is logged in: 404 for nobody"),
      Map.entry("POST /camunda/api/admin/auth/user/{processEngineName}/login/{appName}", "the login"),
      Map.entry("POST /camunda/api/admin/auth/user/{processEngineName}/logout", "nobody is logged out"),
      Map.entry("GET /camunda/api/engine/engine", "the login page asks whether there is an engine"),
      Map.entry("GET /camunda/api/admin/plugin/adminPlugins/static/{file:.*}", "a script"),
      Map.entry("GET /camunda/api/cockpit/plugin/cockpitPlugins/static/{file:.*}", "a script"),
      Map.entry("GET /camunda/api/cockpit/plugin/base/static/{file:.*}", "a script"),
      Map.entry("GET /camunda/api/tasklist/plugin/tasklistPlugins/static/{file:.*}", "a script"),
      Map.entry("GET /camunda/api/welcome/plugin/welcomePlugins/static/{file:.*}", "a script"));

  /** Asked as nobody only: they end or begin the session of whoever asks. */
  private static final Set<String> OF_THE_SESSION = Set.of(
      "POST /camunda/api/admin/auth/user/{processEngineName}/login/{appName}",
      "POST /camunda/api/admin/auth/user/{processEngineName}/logout");

  private static final Pattern INTERNALS = Pattern.compile("ENGINE-\\w*\\d{3}|org\\.camunda|\\bjava\\.|jakarta\\.|"
      + "com\\.fasterxml|org\\.springframework|org\\.postgresql|dk\\.dst|\\w+Exception\\b(?<!AuthorizationException)"
      + "(?<!OptimisticLockingException)(?<!TaskAlreadyClaimedException)|\\tat ");

  /** Not asked, and why. */
  private static final Map<String, String> NOT_ASKED = Map.of(
      "GET /error", "the page that tells of an error; asked for itself, it tells of one that has not happened",
      "POST /error", "the same");

  /** Asks, although it is sent as if it wrote. That it changes nothing is seen by the picture. */
  private static final Pattern QUESTIONS = Pattern.compile("POST /adgangskode/link|POST (/camunda/api|/engine-rest).*/(filter/\\{id}/(list|count)"
      + "|(task|process-instance|execution|variable-instance|job|job-definition|external-task)(/count)?"
      + "|history/(process-instance|activity-instance|task|variable-instance|detail|job-log|external-task-log)(/count)?"
      + "|identity/password-policy|incident(/count)?|called-process-(definitions|instances)|what-if|catalogue|lists/preview)");

  /** The work itself: whose it is, {@link RightsTest} tries. */
  private static final Pattern TASKS =
      Pattern.compile("/engine/\\{name}/task/\\{id}/(claim|unclaim|assignee|complete|submit-form)");
  /** FSE has its part in these: {@link PeopleOfInstitutionTest}, {@link WorkTest} and the tests of costs try them. */
  private static final Pattern PEOPLE_AND_WORK =
      Pattern.compile("/camunda/api/microdata/(institutions|work|costs|cases/\\{caseNumber}/disqualification)");
  private static final Pattern RETRIES = Pattern.compile("/engine/\\{name}/(job|job-definition)/\\{id}/retries"
      + "|/camunda/api/microdata/notices/unsent/(\\{letter}/)?attempts");
  /** The engine's interface lies at several addresses; those without a session are for the applicant and for nobody. */
  private static final Predicate<Endpoint> AT_THE_WEB_APPS = endpoint -> !endpoint.mount().startsWith("/engine-rest");
  private static final Path REPORT = Path.of("target/every-endpoint.txt");
  private static final Predicate<Endpoint> LOGGED_IN = endpoint -> !OF_THE_SESSION.contains(endpoint.toString());

  @LocalServerPort
  private int port;
  @Autowired
  private Endpoints endpoints;
  @Autowired
  private TheirCase theirCase;
  @Autowired
  private People people;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private FilterService filters;
  @Autowired
  private RepositoryService repository;
  @Autowired
  private ManagementService management;
  @Autowired
  private ObjectMapper json;

  private interface Sender {
    HttpResponse<String> send(String method, String path, String type, String body)
        throws IOException, InterruptedException;
  }

  private record Answered(Call call, int status, String body) {

    @Override
    public String toString() {
      return status + " " + call.endpoint() + " (" + call.address() + ") "
          + body.substring(0, Math.min(body.length(), 300)).replaceAll("\\s+", " ");
    }
  }

  private Theirs theirs;
  private Calls calls;
  private Map<String, String> before;

  /** Made once: that nobody changes anything of it is what all the tests are about. */
  @BeforeEach
  void anotherInstitution() {
    if (theirs == null) {
      theirs = theirCase.make();
      calls = new Calls(theirs, everybodys(), json);
    }
  }

  @Test
  void nobodyIsAnswered() throws Exception {
    before = theirCase.picture();
    List<Answered> answers = ask(new WebSession(port)::send, "", calls, endpoint -> true);
    assertAll("nobody", answers, answer -> traces(answer).isEmpty()
        && (OPEN_TO_NOBODY.containsKey(answer.call().endpoint().toString())
            ? Set.of(200, 302, 401, 404) : Set.of(401, 403, 404, 405)).contains(answer.status()));
  }

  @Test
  void noApplicantReachesAnotherInstitution() throws Exception {
    String applicant = world.qualified().applicant();
    before = theirCase.picture();
    List<Answered> answers = new ArrayList<>(ask(logIn(applicant), applicant, calls, AT_THE_WEB_APPS.and(LOGGED_IN)
        .and(endpoint -> !isOwnVisit(endpoint))));
    answers.addAll(ask(basic(applicant), applicant, calls, AT_THE_WEB_APPS.negate()));
    assertAll("another's applicant", answers, answer -> traces(answer).isEmpty() && (isRefused(answer)
        || !answer.call().theirs() && (!answer.call().isWriting() || isQuestion(answer))));
  }

  /** What is open to a role is tried cell by cell in {@link RightsTest}; here everything else. */
  @TestFactory
  Stream<DynamicTest> nobodyWritesButByTasks() {
    return Stream.of("colleague", World.REVIEWER, World.APPROVER, World.OWNER).map(who ->
        DynamicTest.dynamicTest(who, () -> {
          String person = who.equals("colleague") ? colleague() : who;
          before = theirCase.picture();
          assertAll(who, ask(logIn(person), person, calls,
              AT_THE_WEB_APPS.and(LOGGED_IN).and(endpoint -> !mayWrite(who, endpoint))),
              answer -> isRefused(answer) || !answer.call().isWriting() || isQuestion(answer));
        }));
  }

  /** The administrator may do what the engine can; how it is made is for the log all the same. */
  @Test
  void theAdministratorIsNotShownTheEnginesInsides() throws Exception {
    var nothing = everybodys();
    nothing.replaceAll((key, value) -> "findes-ikke");
    List<Answered> answers = new ArrayList<>(ask(logIn("admin"), "admin", calls, AT_THE_WEB_APPS.and(LOGGED_IN)
        .and(endpoint -> endpoint.method().equals("GET"))));
    answers.addAll(ask(logIn("admin"), "admin", new Calls(theirs.unknown(), nothing, json), AT_THE_WEB_APPS
        .and(endpoint -> endpoint.path().matches("/engine/\\{name}/.*\\{id}.*"))));
    assertAll("admin", answers, answer -> answer.status() < 500 || answer.body().contains("referencen")
        || answer.body().contains("Noget gik galt"));
  }

  /** What is closed is closed under every spelling, and Jersey's own description of itself is not for people. */
  @Test
  void noDetourLeadsToWhatIsClosed() throws Exception {
    String applicant = world.qualified().applicant();
    for (String path : List.of("/metrics", "//metrics", "/metrics/", "/metrics;x=1", "/task/../metrics", "/./metrics",
        "/task/%2e%2e/metrics", "/task/..%2fmetrics", "/task/x/../../metrics", "/filter/..;/metrics", "/%6detrics",
        "/engine/default/metrics", "/application.wadl", "/task/x/form/../../../metrics")) {
      assertThat(basic(applicant).send("GET", "/engine-rest" + path, "application/json", "").statusCode()).as(path)
          .isBetween(400, 499);
      assertThat(logIn(applicant).send("GET", "/camunda/api/engine/engine/default" + path, "application/json", "")
          .statusCode()).as(path).isBetween(400, 499);
    }
    for (String mount : List.of("/camunda/api/engine", "/camunda/api/cockpit", "/camunda/api/admin",
        "/camunda/api/tasklist", "/camunda/api/welcome", "/engine-rest")) {
      for (Sender sender : List.<Sender>of(new WebSession(port)::send, logIn(applicant), basic(applicant))) {
        assertThat(sender.send("GET", mount + "/application.wadl", "application/json", "").statusCode()).as(mount)
            .isBetween(400, 499);
        assertThat(sender.send("OPTIONS", mount + "/process-definition", "application/json", "").statusCode()).as(mount)
            .isBetween(400, 499);
      }
    }
    assertThat(basic(applicant).send("HEAD", "/engine-rest/metrics", "application/json", "").statusCode()).isEqualTo(403);
  }

  /** What is neither Spring's nor Jersey's answers outside the list of endpoints. */
  @Test
  void nothingElseAnswers() {
    assertThat(endpoints.otherServlets()).containsExactly("dispatcherServlet");
  }

  private void assertAll(String who, List<Answered> answers, Predicate<Answered> right) throws IOException {
    var statuses = answers.stream().collect(Collectors.groupingBy(Answered::status, TreeMap::new, Collectors.counting()));
    String count = who + ": " + answers.size() + " endpoints, answered " + statuses;
    Files.writeString(REPORT, count + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    assertThat(answers).as(count).hasSizeGreaterThan(500);
    assertThat(answers.stream().filter(right.negate()).toList()).as(count).isEmpty();
    assertThat(answers.stream().filter(answer -> answer.status() >= 400 && INTERNALS.matcher(answer.body()).find())
        .toList()).as(who + ": the engine's insides").isEmpty();
    if (!who.equals("admin")) {
      assertThat(theirCase.picture()).as(who + ": the whole database").isEqualTo(before);
    }
  }

  private static boolean isRefused(Answered answer) {
    return answer.status() >= 400 && answer.status() < 500;
  }

  private Map<String, String> everybodys() {
    var values = new HashMap<String, String>();
    String definition = repository.createProcessDefinitionQuery().processDefinitionKey("assess-application")
        .latestVersion().singleResult().getId();
    String deployment = repository.createDeploymentQuery().orderByDeploymentTime().desc().list().get(0).getId();
    values.put("process-definition/{id}", definition);
    values.put("deployment/{id}", deployment);
    values.put("{resourceId}", repository.getDeploymentResources(deployment).get(0).getId());
    values.put("job-definition/{id}", management.createJobDefinitionQuery().list().get(0).getId());
    values.put("group/{id}", Groups.REVIEWERS);
    values.put("filter/{id}", filters.createFilterQuery().filterName("Til vurdering").singleResult().getId());
    return values;
  }

  private List<Answered> ask(Sender sender, String person, Calls calls, Predicate<Endpoint> which) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      var asked = new ArrayList<Callable<Answered>>();
      for (Endpoint endpoint : endpoints.all()) {
        if (which.test(endpoint) && !NOT_ASKED.containsKey(endpoint.toString())) {
          Call call = calls.to(endpoint, person);
          asked.add(() -> {
            HttpResponse<String> answer = sender.send(endpoint.method(), call.address(), call.type(), call.body());
            return new Answered(call, answer.statusCode(), answer.body());
          });
        }
      }
      var answers = new ArrayList<Answered>();
      for (Future<Answered> future : threads.invokeAll(asked)) {
        answers.add(future.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }

  /** What of the other institution stands in the answer, and did not in the question. */
  private List<String> traces(Answered answer) {
    return theirs.marks().stream().filter(mark -> answer.body().contains(mark)
        && !answer.call().address().contains(mark) && !answer.call().body().contains(mark)).toList();
  }

  private static boolean isQuestion(Answered answer) {
    return QUESTIONS.matcher(answer.call().endpoint().toString()).matches();
  }

  /** Everybody notes that they have been at their own page. */
  private static boolean isOwnVisit(Endpoint endpoint) {
    return endpoint.path().endsWith("/home/visit");
  }

  private static boolean mayWrite(String who, Endpoint endpoint) {
    return TASKS.matcher(endpoint.path()).matches() || isOwnVisit(endpoint)
        || Set.of(World.REVIEWER, World.APPROVER).contains(who) && PEOPLE_AND_WORK.matcher(endpoint.path()).find()
        || who.equals(World.OWNER) && RETRIES.matcher(endpoint.path()).matches()
        || who.equals(World.REVIEWER) && endpoint.path().endsWith("/projects/{number}/data");
  }

  /** Somebody of the other institution who has an account and no function. */
  private String colleague() {
    String id = theirs.institution().id() + "colleague";
    people.account(id, "Navn " + id, id + "@example.org", "demo", Groups.APPLICANTS, theirs.institution().id());
    jdbc.sql("insert into person (id, name, email) values (?, ?, ?)").param(id).param("Navn " + id)
        .param(id + "@example.org").update();
    jdbc.sql("insert into association (institution_id, person_id, employed) values (?, ?, true)")
        .param(theirs.institution().id()).param(id).update();
    jdbc.sql("insert into association_role (institution_id, person_id, role) values (?, ?, 'USER')")
        .param(theirs.institution().id()).param(id).update();
    return id;
  }

  private Sender logIn(String person) throws Exception {
    return new WebSession(port).logIn(person, "demo")::send;
  }

  private Sender basic(String person) {
    var http = HttpClient.newHttpClient();
    String login = Base64.getEncoder().encodeToString((person + ":demo").getBytes(StandardCharsets.UTF_8));
    return (method, path, type, body) -> http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Patience.LIMIT)
        .header("Authorization", "Basic " + login).header("Content-Type", type).header("Accept", "application/json")
        .method(method, BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
  }
}
