package dk.dst.microdata.start;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.support.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Somebody with a browser's cookies in front of an application that runs, here or in another JVM. */
class Person {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String address;
  private final String id;
  private final String password;
  private final CookieManager cookies = new BehindProxy();
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies)
      .connectTimeout(Patience.LIMIT).build();

  /** In production cookies travel over TLS only; here nothing stands between that would end it. */
  private static class BehindProxy extends CookieManager {
    @Override
    public Map<String, List<String>> get(URI uri, Map<String, List<String>> headers) throws IOException {
      return super.get(URI.create(uri.toString().replaceFirst("^http:", "https:")), headers);
    }
  }

  Person(String address, String id, String password) {
    this.address = address;
    this.id = id;
    this.password = password;
  }

  /** Logs in as the web applications do. Returns the status: 200, or 401 for a wrong password. */
  int logIn(String application) {
    get("/camunda/app/" + application + "/default/");
    String form = "username=" + encoded(id) + "&password=" + encoded(password);
    int status = send(request("/camunda/api/admin/auth/user/default/login/" + application)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(form))).statusCode();
    get("/camunda/app/" + application + "/default/"); // the new session's own token
    return status;
  }

  HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  /** Posts JSON within the session. */
  HttpResponse<String> post(String path, Object body) {
    return send(request(path).header("Content-Type", "application/json").POST(json(body)));
  }

  /** Asks the engine's REST interface, with the password and without a session. */
  JsonNode ask(String path) {
    return read(send(rest(path).GET()));
  }

  /** The status with which the engine's REST interface answers. */
  int restStatus(String path) {
    return send(rest(path).GET()).statusCode();
  }

  /** Changes the password, by the engine's REST interface. Returns the status. */
  int changePassword(String to) {
    return send(rest("/user/" + id + "/credentials").header("Content-Type", "application/json")
        .PUT(json(Map.of("password", to, "authenticatedUserPassword", password)))).statusCode();
  }

  /** Tells the engine's REST interface. */
  JsonNode tell(String path, Object body) {
    return read(send(rest(path).header("Content-Type", "application/json").POST(json(body))));
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(URI.create(address + path)).timeout(Patience.LIMIT);
    cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
        .map(HttpCookie::getValue).forEach(token -> request.setHeader("X-XSRF-TOKEN", token));
    return request;
  }

  private HttpRequest.Builder rest(String path) {
    String login = Base64.getEncoder().encodeToString((id + ":" + password).getBytes(StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(URI.create(address + "/engine-rest" + path)).timeout(Patience.LIMIT)
        .header("Authorization", "Basic " + login);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode read(HttpResponse<String> answer) {
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return json(answer.body());
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpRequest.BodyPublisher json(Object body) {
    try {
      return BodyPublishers.ofString(JSON.writeValueAsString(body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** A variable as the REST interface wants it. */
  static Map<String, Object> value(Object value) {
    return Map.of("value", value);
  }
}
