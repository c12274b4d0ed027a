package dk.dst.microdata.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.support.Endpoints;
import dk.dst.microdata.support.Endpoints.Endpoint;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.World;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Whatever is wrong with a request is the caller's to mend: every endpoint of ours, and every one of the engine's that
 * somebody is let through to, answers with 4xx, as JSON, with a message. Endpoints are found, not listed.
 */
class MalformedRequestsTest extends EngineTest {

  private static final String OURS = "/camunda/api/microdata/";
  private static final String ENGINES = "/camunda/api/engine";
  /** The longest fits three times into an address that the web server reads at all. */
  private static final List<String> IDS = List.of("findes-ikke", "0", "-1", "99999999999999999999", "%00",
      "%C3%86%22%27%3C", "%ED%A0%80", "%25", "x".repeat(2000));
  private static final List<String> BODIES = List.of("", "{}", "[]", "null", "\"x\"", "7", "{", "{\"type\":\"\"}",
      "{\"variables\":7}", "{\"variables\":{\"x\":{\"type\":\"\",\"value\":1}}}",
      "{\"variables\":{\"x\":{\"type\":\"Findes-ikke\",\"value\":{}}}}", "{\"userId\":{\"a\":1},\"retries\":\"mange\"}",
      "[".repeat(2000));
  private static final List<String> TYPES = List.of("application/json", "text/plain", "application/xml",
      "application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=x", "ikke-en-type");
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE", "PATCH");
  /** They end the session of whoever asks. */
  private static final Set<String> OF_THE_SESSION = Set.of("login", "logout");

  @LocalServerPort
  private int port;
  @Autowired
  private Endpoints endpoints;
  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mapping;
  @Autowired
  private ObjectMapper json;

  @Autowired
  private JdbcClient jdbc;

  private final TreeMap<Integer, Integer> statuses = new TreeMap<>();
  private final List<String> wrong = new ArrayList<>();

  /** Passwords were among what was sent: nobody else has to wait for it. */
  @AfterEach
  void forgetFailures() {
    jdbc.sql("delete from login_failure").update();
  }

  @Test
  void ourOwnEndpointsAnswerWhateverIsSent() throws Exception {
    List<Endpoint> ours = endpoints.all().stream().filter(each -> each.path().startsWith(OURS)).toList();
    assertThat(ours).hasSizeGreaterThan(40);
    for (String person : List.of("admin", World.REVIEWER, World.APPROVER, World.OWNER, world.qualified().applicant())) {
      WebSession session = new WebSession(port).logIn(person, "demo");
      for (Endpoint endpoint : ours) {
        ask(session, person, endpoint);
      }
    }
    assertThat(wrong).as("answered %s", statuses).isEmpty();
  }

  @Test
  void aWrongMethodIsTheCallers() throws Exception {
    WebSession session = new WebSession(port).logIn("admin", "demo");
    var known = new TreeMap<String, Set<String>>();
    endpoints.all().stream().filter(endpoint -> endpoint.path().startsWith(OURS))
        .forEach(endpoint -> known.computeIfAbsent(endpoint.path(), path -> new TreeSet<>()).add(endpoint.method()));
    for (var path : known.entrySet()) {
      for (String method : METHODS) {
        if (!path.getValue().contains(method)) {
          HttpResponse<String> answer = session.send(method, filled(path.getKey(), "1"), "{}");
          check("admin", answer, method, "{}");
          assertThat(answer.statusCode()).as("%s %s", method, path.getKey()).isBetween(400, 499);
        }
      }
    }
    check("admin", session.get(OURS + "findes-ikke"), "GET", "");
    assertThat(session.get(OURS + "findes-ikke").statusCode()).isEqualTo(404);
    assertThat(wrong).isEmpty();
  }

  /** What Tasklist and Cockpit are let through to; everything else is closed, and says so. */
  @Test
  void theEnginesEndpointsAnswerWhateverIsSent() throws Exception {
    List<Endpoint> engines = endpoints.all().stream().filter(each -> (each.mount() + each.path()).startsWith(ENGINES)
        && !OF_THE_SESSION.contains(each.path().replaceAll(".*/", ""))).toList();
    assertThat(engines).hasSizeGreaterThan(300);
    WebSession owner = new WebSession(port).logIn(World.OWNER, "demo");
    for (Endpoint endpoint : engines) {
      for (String id : List.of("findes-ikke", "%C3%86%22")) {
        String path = filled(endpoint.mount() + endpoint.path(), id);
        if (endpoint.method().equals("GET")) {
          check(World.OWNER, owner.get(path), "GET", "");
          continue;
        }
        for (String body : BODIES) {
          HttpResponse<String> answer = owner.send(endpoint.method(), path, body);
          check(World.OWNER, answer, endpoint.method(), body);
          if (answer.statusCode() == 403) {
            break; // closed, before anybody reads what was sent
          }
        }
      }
    }
    assertThat(wrong).as("answered %s", statuses).isEmpty();
  }

  /** The administrator is let through to everything: what does not exist is no failure of ours. */
  @Test
  void theAdministratorIsToldWhatDoesNotExist() throws Exception {
    WebSession admin = new WebSession(port).logIn("admin", "demo");
    for (Endpoint endpoint : endpoints.all()) {
      if ((endpoint.mount() + endpoint.path()).startsWith(ENGINES) && endpoint.path().matches(".*\\{\\w*[iI]d}.*")) {
        String path = filled(endpoint.mount() + endpoint.path(), "findes-ikke");
        for (String body : endpoint.method().equals("GET") ? List.of("") : List.of("", "{}", "{\"type\":\"\"}")) {
          check("admin", endpoint.method().equals("GET") ? admin.get(path) : admin.send(endpoint.method(), path, body),
              endpoint.method(), body);
        }
      }
    }
    assertThat(wrong).as("answered %s", statuses).isEmpty();
  }

  @Test
  void theErrorPageTellsOfNoErrorThatHasNotHappened() throws Exception {
    WebSession nobody = new WebSession(port);
    assertThat(nobody.get("/error").statusCode()).isEqualTo(404);
    assertThat(nobody.send("POST", "/error", "{}").statusCode()).isEqualTo(404);
  }

  private void ask(WebSession session, String person, Endpoint endpoint) throws IOException, InterruptedException {
    boolean reads = endpoint.method().equals("GET");
    Collection<String> all = queries(endpoint);
    for (String id : endpoint.path().contains("{") ? IDS : IDS.subList(0, 1)) {
      String path = filled(endpoint.path(), id);
      for (String query : id.equals(IDS.get(0)) ? all : List.of("")) {
        if (reads) {
          check(person, session.get(path + query), "GET", "");
        } else {
          check(person, sent(session, endpoint.method(), path + query, "{}"), endpoint.method(), "{}");
        }
      }
    }
    if (!reads) {
      for (String body : BODIES) {
        check(person, sent(session, endpoint.method(), filled(endpoint.path(), "1"), body), endpoint.method(), body);
      }
      for (String type : TYPES) {
        check(person, session.send(endpoint.method(), filled(endpoint.path(), "1"), type, "x"), endpoint.method(), type);
      }
    }
  }

  /** Once more where the web server had closed the connection after the last, which it could not read. */
  private static HttpResponse<String> sent(WebSession session, String method, String path, String body)
      throws IOException, InterruptedException {
    try {
      return session.send(method, path, body);
    } catch (IOException e) {
      return session.send(method, path, body);
    }
  }

  /** Without the parameters it wants, and with each of them as nonsense. */
  private Collection<String> queries(Endpoint endpoint) {
    var names = new LinkedHashSet<String>();
    mapping.getHandlerMethods().forEach((info, method) -> {
      if (info.getPatternValues().contains(endpoint.path())) {
        Arrays.stream(method.getMethodParameters()).forEach(parameter -> {
          if (parameter.hasParameterAnnotation(RequestParam.class)) {
            parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
            names.add(parameter.getParameterName());
          }
        });
      }
    });
    return names.isEmpty() ? List.of("") : Stream.concat(Stream.of(""), Stream.of("", "vrøvl", "-1", "%00",
        "99999999999999999999", "2026-02-30").map(value -> names.stream().map(name -> name + "=" + value)
        .collect(Collectors.joining("&", "?", "")).replace("ø", "%C3%B8"))).toList();
  }

  private static String filled(String path, String id) {
    return path.replace("/**", "").replaceFirst("\\{name}", "default").replaceAll("\\{[^}]*}", id);
  }

  private void check(String person, HttpResponse<String> answer, String method, String body) {
    int status = answer.statusCode();
    statuses.merge(status, 1, Integer::sum);
    if (status >= 500 || status >= 400 && !answer.body().isEmpty() && message(answer).isBlank()) {
      String said = answer.body().substring(0, Math.min(200, answer.body().length())).replaceAll("\\s+", " ");
      wrong.add(status + " " + person + " " + method + " " + answer.uri().toString().replaceAll("x{50,}", "xxx") + " "
          + body.substring(0, Math.min(80, body.length())) + ": " + said);
    }
  }

  private String message(HttpResponse<String> answer) {
    // a request that the web server itself cannot read reaches nothing of ours
    if (answer.statusCode() == 400 && answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")
        && answer.uri().toString().matches(".*(%00|%25|%ED).*")) {
      return "unreadable";
    }
    try {
      JsonNode read = json.readTree(answer.body());
      return read.path("message").asText();
    } catch (IOException e) {
      return "";
    }
  }
}
