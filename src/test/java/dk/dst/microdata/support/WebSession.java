package dk.dst.microdata.support;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** A person at the web apps, logged in as the browser does it: with a session and a token against forged requests. */
public final class WebSession {

  /** All share one client, which has threads of its own; each person keeps their own cookies. */
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String PAGE = "/camunda/app/tasklist/default/";

  private final String address;
  private final CookieManager cookies = new CookieManager();
  private boolean hasToken;

  /** Somebody who has opened Tasklist and not logged in. */
  public WebSession(int port) throws IOException, InterruptedException {
    address = "http://127.0.0.1:" + port;
    openPage();
  }

  public WebSession logIn(String person, String password) throws IOException, InterruptedException {
    send("POST", "/camunda/api/admin/auth/user/default/login/tasklist", "application/x-www-form-urlencoded",
        "username=" + URLEncoder.encode(person, StandardCharsets.UTF_8) + "&password="
            + URLEncoder.encode(password, StandardCharsets.UTF_8));
    hasToken = false; // logging in begins a new session, with a new token
    return this;
  }

  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return exchange(request(path).GET());
  }

  /** Opens it as a page, with the browser's own wish for one. */
  public HttpResponse<String> page(String path) throws IOException, InterruptedException {
    return exchange(request(path).setHeader("Accept", "text/html").GET());
  }

  /** What somebody is answered who sends that as name and password, separated by a colon. */
  public int basic(String path, String login) throws IOException, InterruptedException {
    return HTTP.send(HttpRequest.newBuilder(URI.create(address + path)).timeout(Patience.LIMIT)
        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
        .build(), BodyHandlers.ofString()).statusCode();
  }

  public HttpResponse<String> send(String method, String path, String json) throws IOException, InterruptedException {
    return send(method, path, "application/json", json);
  }

  /** Sends a file as it is. */
  public HttpResponse<String> put(String path, BodyPublisher file) throws IOException, InterruptedException {
    openPage();
    return exchange(request(path).header("Content-Type", "application/octet-stream").PUT(file), BodyHandlers.ofString());
  }

  /** Fetches a file as it is. */
  public <T> HttpResponse<T> fetch(String path, BodyHandler<T> into) throws IOException, InterruptedException {
    return exchange(request(path).GET(), into);
  }

  /** Sends a file as a browser's form does. */
  public HttpResponse<String> upload(String path, String fileName, byte[] file)
      throws IOException, InterruptedException {
    String boundary = "----microdata";
    var body = BodyPublishers.concat(
        BodyPublishers.ofString("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
            + fileName + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"),
        BodyPublishers.ofByteArray(file), BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
    openPage();
    return exchange(request(path).header("Content-Type", "multipart/form-data; boundary=" + boundary).POST(body));
  }

  public HttpResponse<String> send(String method, String path, String type, String body)
      throws IOException, InterruptedException {
    openPage();
    return exchange(request(path).header("Content-Type", type).method(method, BodyPublishers.ofString(body)));
  }

  /** What another site could make this person's browser send: the session goes with it, the token does not. */
  public HttpResponse<String> forge(String method, String path, String type, String body)
      throws IOException, InterruptedException {
    openPage();
    return exchange(HttpRequest.newBuilder(URI.create(address + path)).timeout(Patience.LIMIT)
        .header("Content-Type", type).method(method, BodyPublishers.ofString(body)));
  }

  /** The page brings the token with which the session may change something. */
  private void openPage() throws IOException, InterruptedException {
    if (!hasToken) {
      hasToken = true;
      get(PAGE);
    }
  }

  private HttpResponse<String> exchange(HttpRequest.Builder asked) throws IOException, InterruptedException {
    return exchange(asked, BodyHandlers.ofString());
  }

  private <T> HttpResponse<T> exchange(HttpRequest.Builder asked, BodyHandler<T> into)
      throws IOException, InterruptedException {
    URI at = asked.build().uri();
    cookies.get(at, Map.of()).forEach((name, values) -> values.forEach(value -> asked.header(name, value)));
    HttpResponse<T> answer = HTTP.send(asked.build(), into);
    cookies.put(at, answer.headers().map());
    return answer;
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(URI.create(address + path)).timeout(Patience.LIMIT)
        .header("Accept", "application/json, text/html");
    cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
        .map(HttpCookie::getValue).findFirst().ifPresent(token -> request.header("X-XSRF-TOKEN", token));
    return request;
  }
}
