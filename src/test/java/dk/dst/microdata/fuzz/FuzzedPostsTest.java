package dk.dst.microdata.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dk.dst.microdata.rights.Calls;
import dk.dst.microdata.support.Endpoints;
import dk.dst.microdata.support.Endpoints.Endpoint;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.Place;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.TheirCase;
import dk.dst.microdata.support.TheirCase.Theirs;
import dk.dst.microdata.support.Who;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.spin.json.SpinJsonNode;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * Posts nobody would send, to every form, as drafts, and to every endpoint of ours. None is answered with a fault of
 * ours, and nothing is stored that somebody who reads afterwards cannot be shown. {@code -Dfuzz.posts=10000} sends so
 * many, {@code -Dfuzz.seed=2} others.
 *
 * <p>With a pool of one connection, and in a context of its own: what it leaves behind is in nobody's way.
 */
@TestPropertySource(properties = {"spring.datasource.hikari.maximum-pool-size=1",
    "spring.datasource.hikari.connection-timeout=10000", "microdata.fuzz=true"})
class FuzzedPostsTest extends EngineTest {

  private static final int POSTS = Integer.getInteger("fuzz.posts", 400);
  private static final long SEED = Long.getLong("fuzz.seed", 1);
  /** So many to each form before it is another's turn. */
  private static final int TO_EACH = 30;
  private static final String API = "/camunda/api/microdata/";
  private static final String ENGINE = "/camunda/api/engine/engine/default/";
  /** The clock is moved by nobody here, and the terms of all by nobody at random. */
  private static final Set<String> NOT_ASKED = Set.of("POST " + API + "demo/clock", "POST " + API + "terms");
  /** Names of fields in what our endpoints are sent. */
  private static final List<String> FIELDS = List.of("reason", "id", "name", "email", "position", "employed",
      "approved", "certifiedOn", "certifiedSince", "domains", "person", "group", "substitute", "from", "until", "to",
      "caseNumber", "term", "value", "seen", "minimumActiveProjects", "significantCoverage");
  private static final List<Who> CALLERS = List.of(Who.APPLICANT, Who.RESPONSIBLE, Who.MANAGER, Who.SIGNATORY,
      Who.REVIEWER, Who.APPROVER, Who.OWNER, Who.ADMIN);

  /** A case at a place. */
  private record Reached(Place place, TestInstitution institution, String caseNumber, String task, String person) {}

  @LocalServerPort
  private int port;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private Endpoints endpoints;
  @Autowired
  private TheirCase theirCase;
  @Autowired
  private RuntimeService runtime;
  @Autowired
  private RepositoryService repository;
  @Autowired
  private ManagementService management;

  private final Oddities odd = new Oddities(SEED);
  /** Everything but ASCII as numbers, so that halves of characters are sent as they are. */
  private final ObjectMapper json =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  private final Map<String, Integer> answered = new TreeMap<>();
  private final List<String> faults = new ArrayList<>();
  private final Map<String, TestInstitution> institutions = new LinkedHashMap<>();
  private FuzzSessions sessions;
  private Readers readers;
  private int posts;

  @Test
  void nothingIsAFaultOfOursAndAllThatIsKeptCanBeRead() throws Exception {
    sessions = new FuzzSessions(port);
    readers = new Readers(sessions, jdbc, faults);
    List<Place> places = new ArrayList<>(Place.tasks().toList());
    Collections.shuffle(places, new Random(SEED));
    for (int turn = 0; posts < POSTS; turn++) {
      toForm(places.get(turn % places.size()));
      if (turn % 4 == 0) {
        toStartForms();
        toEndpoints();
      }
    }
    readers.everything(institutions.values());
    String figures = "Fuzz with seed " + SEED + ": " + posts + " posts answered " + answered + "; then "
        + readers.pages() + " pages read of " + institutions.size() + " institutions; faults: " + faults.size();
    System.out.println(figures);
    assertThat(readers.unfit()).as("columns with what cannot be kept").isEmpty();
    assertThat(faults).as(figures).isEmpty();
  }

  // --- posts

  private void toForm(Place place) throws Exception {
    Reached at = reach(place);
    for (int i = 0; i < TO_EACH; i++) {
      Map<String, Object> answers = odd.spoilt(plain(place.answers(at.institution)));
      if (odd.inOneOf(2)) {
        post(at.person, "PUT", API + "task/" + at.task + "/draft", write(answers));
        readers.read(at.person, ENGINE + "task/" + at.task + "/form-variables");
      } else if (post(at.person, "POST", ENGINE + "task/" + at.task + "/submit-form", variables(answers)) < 300) {
        goOn(at.caseNumber);
        readers.readCase(at.caseNumber, at.institution);
        at = reach(place);
      }
    }
  }

  private Reached reach(Place place) throws Exception {
    TestInstitution institution = world.qualified();
    institutions.put(institution.id(), institution);
    String caseNumber = place.reach(world, institution);
    world.oneRoleEach(institution);
    clock.reset();
    String task = world.task(caseNumber, place.element).getId();
    String person = Arrays.stream(Who.values()).filter(place::isDoneBy).findFirst().orElseThrow().in(institution);
    sessions.of(person).send("POST", ENGINE + "task/" + task + "/claim", write(Map.of("userId", person)));
    return new Reached(place, institution, caseNumber, task, person);
  }

  /** The steps that follow by themselves. One that fails would be tried again, and again. */
  private void goOn(String caseNumber) {
    for (Job job : management.createJobQuery().messages().withRetriesLeft().list()) {
      String number = runtime.createProcessInstanceQuery().processInstanceId(job.getProcessInstanceId()).singleResult()
          .getBusinessKey();
      if (caseNumber.equals(number)) {
        try {
          management.executeJob(job.getId());
        } catch (RuntimeException failed) {
          faults.add("A step of " + caseNumber + ": " + failed);
        }
      }
    }
  }

  private void toStartForms() throws Exception {
    for (ProcessDefinition process : repository.createProcessDefinitionQuery().latestVersion().startableInTasklist()
        .list()) {
      TestInstitution institution = odd.oneOf(List.copyOf(institutions.values()));
      Map<String, Object> answers = odd.spoilt(new LinkedHashMap<>(Map.of("title", "Et projekt", "reason", "Begrundet.",
          "name", "Institut for Prøver", "schemeWanted", "RESEARCHER", "projectNumber", 1,
          "withdrawnCase", "PDB-2026-001")));
      answers.keySet().removeIf(name -> !odd.inOneOf(2));
      post(odd.oneOf(CALLERS).in(institution), "POST",
          ENGINE + "process-definition/key/" + process.getKey() + "/submit-form", variables(answers));
    }
  }

  private void toEndpoints() throws Exception {
    Theirs theirs = theirCase.make();
    world.oneRoleEach(theirs.institution());
    institutions.put(theirs.institution().id(), theirs.institution());
    Calls calls = new Calls(theirs, Map.of(), json);
    for (Endpoint endpoint : endpoints.all()) {
      if (endpoint.path().startsWith(API) && !NOT_ASKED.contains(endpoint.toString())) {
        String person = odd.oneOf(CALLERS).in(theirs.institution());
        String address = odd.inOneOf(3) ? withOddParts(endpoint.path()) : calls.to(endpoint, person).address();
        if (endpoint.method().equals("GET")) {
          String query = "?" + odd.oneOf(List.of("case", "person", "institution", "kind", "before", "version"))
              + "=" + encoded(odd.text());
          post(person, "GET", address + (odd.inOneOf(2) ? query : ""), "");
        } else {
          post(person, endpoint.method(), address, body());
        }
      }
    }
  }

  private String body() throws Exception {
    if (odd.inOneOf(12)) {
      return odd.oneOf(List.of("", "{", "[]", "null", "\"tekst\"", "{\"reason\":\"a\u0000b\"}", "{\"a\":NaN}",
          "[".repeat(5000)));
    }
    var body = new LinkedHashMap<String, Object>();
    for (int i = odd.below(7); i >= 0; i--) {
      body.put(odd.oneOf(FIELDS), odd.value());
    }
    return write(body);
  }

  private String withOddParts(String path) {
    var address = new StringBuilder();
    for (String part : path.substring(1).split("/")) {
      String text = odd.text();
      address.append('/')
          .append(part.startsWith("{") ? encoded(text.substring(0, Math.min(text.length(), 200))) : part);
    }
    return address.toString();
  }

  /** What the web server itself refuses, before anything of ours is asked, is answered in its own way. */
  private static boolean isOrdinary(String address) {
    return !address.contains("%") && address.length() < 2000;
  }

  private int post(String person, String method, String address, String body) throws Exception {
    HttpResponse<String> answer = sessions.of(person).send(method, address, body);
    posts++;
    answered.merge(method + " " + answer.statusCode(), 1, Integer::sum);
    if (answer.statusCode() >= 500 || answer.statusCode() >= 400 && isOrdinary(address) && !answer.body().isEmpty()
        && !answer.headers().firstValue("Content-Type").orElse("").contains("json")) {
      faults.add(Readers.fault(person, method, address, body, answer));
    }
    return answer.statusCode();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private Map<String, Object> plain(Map<String, Object> answers) throws Exception {
    var plain = new LinkedHashMap<String, Object>();
    for (var answer : answers.entrySet()) {
      plain.put(answer.getKey(), answer.getValue() instanceof SpinJsonNode node
          ? json.readValue(node.toString(), Object.class) : answer.getValue());
    }
    return plain;
  }

  /** As Tasklist sends them. */
  private String variables(Map<String, Object> answers) throws Exception {
    var variables = new LinkedHashMap<String, Object>();
    for (var answer : answers.entrySet()) {
      Object value = answer.getValue();
      var variable = new LinkedHashMap<String, Object>();
      boolean isJson = value instanceof Map || value instanceof List;
      variable.put("value", isJson ? write(value) : value);
      if (isJson || odd.inOneOf(25)) {
        variable.put("type", isJson ? "Json" : odd.oneOf(List.of("Date", "Object", "Bytes", "Long", "Double", "Xml",
            "Null", "Ondt", "File", "Json")));
      }
      variables.put(answer.getKey(), variable);
    }
    return write(Map.of("variables", variables));
  }

  private String write(Object value) throws Exception {
    return json.writeValueAsString(value);
  }
}
