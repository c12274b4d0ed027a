package dk.dst.microdata.start;

import com.fasterxml.jackson.databind.JsonNode;
import dk.dst.microdata.support.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Cookies and redirects of a browser with which somebody logs in at the provider. */
class Browser {

  private final String application;
  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient http = client(Redirect.NORMAL);
  private final HttpClient stopping = client(Redirect.NEVER);

  Browser(String application) {
    this.application = application;
  }

  private HttpClient client(Redirect redirect) {
    return HttpClient.newBuilder().cookieHandler(cookies).followRedirects(redirect)
        .connectTimeout(Patience.LIMIT).build();
  }

  /** Opens a page, logs in where the provider asks for it, and returns where that ends. */
  HttpResponse<String> logIn(String person, String path) {
    HttpResponse<String> page = open(path);
    if (!page.uri().getPath().equals("/login")) {
      return page;
    }
    return send(http, HttpRequest.newBuilder(page.uri()).timeout(Patience.LIMIT).header("Accept", "text/html")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString("username=" + person + "&password=" + Provider.PASSWORD)));
  }

  /** Opens a page of the application, or any address, as a browser does. */
  HttpResponse<String> open(String path) {
    return send(http, page(path));
  }

  /** Asks without following where the answer leads. */
  HttpResponse<String> step(String path) {
    return send(stopping, page(path));
  }

  HttpResponse<String> get(String path) {
    return send(stopping, request(path).GET());
  }

  JsonNode json(String path) {
    HttpResponse<String> answer = get(path);
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return Person.json(answer.body());
  }

  HttpResponse<String> post(String path) {
    return send(stopping, request(path).POST(BodyPublishers.noBody()));
  }

  String cookie(String name) {
    return cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue).findFirst().orElseThrow();
  }

  private HttpRequest.Builder page(String path) {
    return request(path).header("Accept", "text/html").GET();
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(URI.create(path.startsWith("/") ? application + path : path))
        .timeout(Patience.LIMIT);
    cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
        .map(HttpCookie::getValue).forEach(token -> request.setHeader("X-XSRF-TOKEN", token));
    return request;
  }

  private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
