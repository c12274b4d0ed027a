package dk.dst.microdata.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.dst.microdata.benchmark.LoadWorld.Part;
import dk.dst.microdata.benchmark.LoadWorld.Somebody;
import dk.dst.microdata.support.WebSession;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * Somebody in front of a browser: does one thing after the other, and between two of them thinks. What is asked is what
 * Tasklist and our pages ask.
 */
final class Visitor {

  static final String LOG_IN = "log in";
  private static final String API = "/camunda/api/microdata/";
  private static final String ENGINE = "/camunda/api/engine/engine/default/";
  private static final ObjectMapper JSON = new ObjectMapper();
  /** One in so many looks is at a page of ours; the others are at a list of tasks. */
  private static final int A_PAGE = 3;

  /** One thing that somebody does. */
  private interface Act {
    void run() throws Exception;
  }

  /** Somebody else was first; there is nothing to go on with. */
  private static final class OthersFirst extends Exception {
    private static final long serialVersionUID = 1;
  }

  private final Somebody who;
  private final int port;
  private final Timings timings;
  private final Random dice;
  private final Deque<Act> plan = new ArrayDeque<>();
  private final Map<String, String> filters = new HashMap<>();
  private final String window = UUID.randomUUID().toString();
  private WebSession session;
  private String lastCase;
  private boolean hasApplied;
  private int saves;

  Visitor(Somebody who, int port, Timings timings, long seed) {
    this.who = who;
    this.port = port;
    this.timings = timings;
    this.dice = new Random(seed);
    plan.add(this::logIn);
  }

  /** Whether nothing is begun that is not finished. */
  boolean isDone() {
    return plan.isEmpty();
  }

  /** Does the next thing. Whatever goes wrong is told, and the person looks for something else to do. */
  void act() {
    try {
      (plan.isEmpty() ? (Act) this::look : plan.poll()).run();
    } catch (OthersFirst e) {
      plan.clear();
    } catch (Exception e) {
      plan.clear();
      timings.error(e.toString());
    }
    if (session == null) {
      plan.add(this::logIn);
    }
  }

  private void logIn() throws Exception {
    timed(LOG_IN, () -> {
      WebSession opened = new WebSession(port).logIn(who.id(), LoadWorld.PASSWORD);
      for (JsonNode filter : json(checked("log in", opened.get(ENGINE + "filter?resourceType=Task")))) {
        filters.put(filter.path("name").asText(), filter.path("id").asText());
      }
      session = opened;
    });
  }

  // --- looking

  private void look() throws Exception {
    if (dice.nextInt(A_PAGE) == 0) {
      page();
    } else {
      tasks();
    }
  }

  private void page() throws Exception {
    List<String> pages = new ArrayList<>(List.of("cases", "work", "institutions", "projects"));
    if (lastCase != null) {
      pages.add("cases/" + lastCase);
    }
    String page = pages.get(dice.nextInt(pages.size()));
    timed("the page " + (page.startsWith("cases/") ? "cases/{case}" : page), () -> {
      JsonNode shown = get(API + page);
      if (page.equals("cases") && !shown.path("lines").isEmpty()) {
        lastCase = shown.path("lines").get(dice.nextInt(shown.path("lines").size())).path("caseNumber").asText();
      }
    });
  }

  private void tasks() throws Exception {
    List<String> names = who.part().filters();
    String filter = ENGINE + "filter/" + filters.get(names.get(dice.nextInt(names.size())));
    var found = new ArrayList<JsonNode>();
    timed("the list of tasks, with its count", () -> {
      get(filter + "/count");
      get(filter + "/list?firstResult=0&maxResults=15").forEach(found::add);
    });
    if (!found.isEmpty() && who.part() != Part.OWNER) { // who only looks on
      String id = found.get(dice.nextInt(found.size())).path("id").asText();
      plan.add(() -> open(id));
    } else if (who.part() == Part.APPLICANT) {
      plan.add(this::start);
    }
  }

  // --- working

  /** An application for a database first, of which an institution has one; then one project after the other. */
  private void start() throws Exception {
    String process = hasApplied ? "propose-project" : "apply-for-project-database";
    timed("start a case", () -> {
      post("start", "process-definition/key/" + process + "/submit-form", LoadAnswers.start(hasApplied));
      hasApplied = true;
      timings.done("started " + process);
    });
  }

  private void open(String id) throws Exception {
    JsonNode[] parts = new JsonNode[2];
    timed("open a form, all requests", () -> {
      parts[0] = get(ENGINE + "task/" + id);
      get(ENGINE + "task/" + id + "/form");
      parts[1] = get(ENGINE + "task/" + id + "/form-variables");
      get(ENGINE + "task/" + id + "/deployed-form");
    });
    String task = parts[0].path("taskDefinitionKey").asText();
    ObjectNode answers = LoadAnswers.to(task, who.institution(), parts[1].path("digest").path("value").asText());
    if (!parts[0].path("assignee").asText("").equals(who.id())) {
      plan.add(() -> timed("take a task", () -> post("take", "task/" + id + "/claim",
          JSON.createObjectNode().put("userId", who.id()))));
    }
    plan.add(() -> save(id, parts[1].path("draftVersion").path("value").asInt(), LoadAnswers.typed(answers)));
    plan.add(() -> timed("complete a task: " + task, () -> {
      post("complete", "task/" + id + "/submit-form", answers);
      timings.done(task);
    }));
  }

  private void save(String id, int base, JsonNode typed) throws Exception {
    timed("save a draft", () -> checked("save", session.send("PUT", API + "task/" + id + "/draft?base=" + base
        + "&window=" + window + "&save=" + ++saves, typed.toString())));
  }

  // --- asking

  private void timed(String kind, Act act) throws Exception {
    long began = System.nanoTime();
    act.run();
    timings.took(kind, System.nanoTime() - began);
  }

  private JsonNode get(String path) throws Exception {
    return json(checked(path.startsWith(ENGINE + "task/") ? "open" : "look", session.get(path)));
  }

  private void post(String what, String path, JsonNode body) throws Exception {
    checked(what, session.send("POST", ENGINE + path, body.toString()));
  }

  /** What another did first is a conflict, and a task that another has done since the list is not there any more. */
  private HttpResponse<String> checked(String what, HttpResponse<String> answer) throws OthersFirst {
    int status = answer.statusCode();
    if (status == 409 || status == 404 && (what.equals("open") || what.equals("take"))) {
      timings.before(what + ": " + status);
      throw new OthersFirst();
    }
    if (status >= 300) {
      throw new IllegalStateException("%s (%s) %d: %s".formatted(answer.uri().getPath(), who.part(), status,
          answer.body()));
    }
    return answer;
  }

  private static JsonNode json(HttpResponse<String> answer) throws Exception {
    return JSON.readTree(answer.body());
  }
}
