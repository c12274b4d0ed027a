package dk.dst.microdata.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.camunda.spin.json.SpinJsonNode;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/** The engine's REST interface over the wire, as one person. */
@TestComponent
public class Rest {

  /** What came back. */
  public record Answer(int status, JsonNode body) {

    public String message() {
      return body == null ? "" : body.path("message").asText();
    }
  }

  private final TestRestTemplate http;
  private final ObjectMapper json;

  Rest(@Lazy TestRestTemplate http, ObjectMapper json) {
    this.http = http;
    this.json = json;
  }

  public Answer get(String person, String path) {
    return call(person, HttpMethod.GET, path, null);
  }

  public Answer post(String person, String path, Object body) {
    return call(person, HttpMethod.POST, path, body);
  }

  public Answer call(String person, HttpMethod method, String path, Object body) {
    var headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_JSON);
    if (person != null) {
      headers.setBasicAuth(person, "demo");
    }
    var answer = http.exchange("/engine-rest" + path, method, new HttpEntity<>(body, headers), JsonNode.class);
    return new Answer(answer.getStatusCode().value(), answer.getBody());
  }

  /** Answers as Tasklist sends them. */
  public ObjectNode variables(Map<String, Object> answers) {
    ObjectNode body = json.createObjectNode();
    ObjectNode variables = body.putObject("variables");
    answers.forEach((name, value) -> {
      ObjectNode variable = variables.putObject(name);
      if (value instanceof SpinJsonNode node) {
        variable.put("type", "Json").put("value", node.toString());
      } else {
        variable.set("value", json.valueToTree(value));
      }
    });
    return body;
  }
}
