package dk.dst.microdata.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.dst.microdata.support.Patience;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Somebody who works through the REST interfaces alone: the engine's for tasks, and the house's own for everything else. */
final class RestPerson {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String address;
  private final String id;
  private final String password;
  private WebClient web;

  /** What came back. */
  record Answer(int status, JsonNode body) {}

  /** The session of the web applications that the house's own interface asks for. */
  interface WebClient {
    HttpResponse<String> send(String method, String path, String json) throws IOException, InterruptedException;
  }

  RestPerson(String address, String id, String password) {
    this.address = address;
    this.id = id;
    this.password = password;
  }

  String id() {
    return id;
  }

  /** Asks the engine's interface. */
  Answer engine(String method, String path, Object body) {
    try {
      var response = HTTP.send(HttpRequest.newBuilder(URI.create(address + "/engine-rest" + path))
          .header("Authorization", "Basic " + Base64.getEncoder().encodeToString((id + ":" + password)
              .getBytes(StandardCharsets.UTF_8)))
          .header("Content-Type", "application/json").header("Accept", "application/json")
          .timeout(Patience.LIMIT).method(method, BodyPublishers.ofString(body == null ? "" : JSON.writeValueAsString(body))).build(),
          BodyHandlers.ofString());
      return answer(response);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Asks the house's own interface, which must answer 200. */
  JsonNode own(String method, String path, Object body) {
    try {
      if (web == null) {
        var session = new dk.dst.microdata.support.WebSession(URI.create(address).getPort()).logIn(id, password);
        web = (verb, where, json) -> verb.equals("GET") ? session.get(where) : session.send(verb, where, json);
      }
      Answer answer = answer(web.send(method, "/camunda/api/microdata/" + path,
          body == null ? "" : JSON.writeValueAsString(body)));
      assertThat(answer.status()).as("%s: %s %s: %s", id, method, path, answer.body()).isEqualTo(200);
      return answer.body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Answer answer(HttpResponse<String> response) throws IOException {
    return new Answer(response.statusCode(), response.body().isBlank() ? null : JSON.readTree(response.body()));
  }

  /** Answers a form, whatever comes of it. */
  Answer submit(String path, Map<String, Object> answers) {
    return engine("POST", path, variables(answers));
  }

  /** Starts a process through its start form. */
  void start(String process, Map<String, Object> answers) {
    Answer answer = engine("POST", "/process-definition/key/" + process + "/submit-form", variables(answers));
    assertThat(answer.status()).as("%s starts %s: %s", id, process, answer.body()).isEqualTo(200);
  }

  /** The case opened last whose number begins like that. */
  String newest(String prefix) {
    for (JsonNode line : own("GET", "cases?q=" + prefix, null).path("lines")) {
      if (line.path("caseNumber").asText().startsWith(prefix)) {
        return line.path("caseNumber").asText();
      }
    }
    throw new AssertionError("No case of " + prefix);
  }

  /** Waits for the task, takes it and completes it. */
  void complete(String caseNumber, String task, Map<String, Object> answers) {
    Answer answer = takeAndSubmit(caseNumber, task, answers);
    assertThat(answer.status()).as("%s, %s in %s: %s", id, task, caseNumber, answer.body()).isEqualTo(204);
  }

  /** Waits for the task, takes it, and is refused to complete it like that. @return what is said to the person */
  String refused(String caseNumber, String task, Map<String, Object> answers) {
    Answer answer = takeAndSubmit(caseNumber, task, answers);
    assertThat(answer.status()).as("%s, %s in %s: %s", id, task, caseNumber, answer.body()).isEqualTo(400);
    return answer.body().path("message").asText();
  }

  private Answer takeAndSubmit(String caseNumber, String task, Map<String, Object> answers) {
    String open = await(caseNumber, task);
    engine("POST", "/task/" + open + "/claim", Map.of("userId", id)); // refused where it is mine already
    return engine("POST", "/task/" + open + "/submit-form", variables(asShown(open, answers)));
  }

  /** With what the form of a signature fills in itself: the browser sends it back as it was shown. */
  private Map<String, Object> asShown(String task, Map<String, Object> answers) {
    String digest = answers.containsKey("signature") ? engine("GET", "/task/" + task + "/form-variables", null).body()
        .path("digest").path("value").asText() : "";
    var shown = new HashMap<>(answers);
    if (!digest.isEmpty()) {
      shown.put("digest", digest);
    }
    return shown;
  }

  /** Waits until the task is there for this person. @return its id */
  String await(String caseNumber, String task) {
    var found = new AtomicReference<String>();
    Patience.await(id + " waits for " + task + " in " + caseNumber).until(() -> {
          JsonNode open = engine("GET", "/task?processInstanceBusinessKey=" + caseNumber + "&taskDefinitionKey=" + task,
              null).body();
          if (open.isArray() && open.size() == 1) {
            found.set(open.get(0).path("id").asText());
          }
          return found.get() != null;
        });
    return found.get();
  }

  /** Answers as Tasklist sends them: lists and maps as JSON. */
  private static ObjectNode variables(Map<String, Object> answers) {
    ObjectNode body = JSON.createObjectNode();
    ObjectNode variables = body.putObject("variables");
    answers.forEach((name, value) -> {
      ObjectNode variable = variables.putObject(name);
      if (value instanceof Collection<?>) {
        variable.put("type", "Json").put("value", JSON.valueToTree(value).toString());
      } else {
        variable.set("value", JSON.valueToTree(value));
      }
    });
    return body;
  }
}
