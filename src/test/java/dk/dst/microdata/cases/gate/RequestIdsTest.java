package dk.dst.microdata.cases.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.support.Patience;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.apache.catalina.valves.RemoteIpValve;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

/** Which id a request gets, behind our own proxy and from anybody, and what lines that are written of it bear. */
class RequestIdsTest {

  private static final String MADE = "[0-9a-f]{8}";

  private WebServer server;

  @AfterEach
  void stop() {
    server.stop();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0b9ee1ba-4a5c-4f0e-9d5e-1c6b8a3fd201", "abcdEFGH", "1234567890"})
  void whatOurProxyGaveIsKept(String id) throws Exception {
    start("127\\.0\\.0\\.1");
    HttpResponse<String> answer = ask("/x", id);
    assertThat(answer.headers().firstValue("X-Request-ID")).contains(id);
    assertThat(answer.body()).isEqualTo(id + " null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kort", "med mellemrum her", "<script>alert(1)</script>", "${jndi:ldap://x}", "010190-1234 Anna Ager",
      "æøåæøåæøå", "x123456789x123456789x123456789x123456789x123456789x123456789x1234"})
  void whatLooksLikeNoneIsNot(String id) throws Exception {
    start("127\\.0\\.0\\.1");
    assertThat(ask("/x", id).headers().firstValue("X-Request-ID").orElse("")).matches(MADE);
  }

  @Test
  void nobodyElseIsBelieved() throws Exception {
    start("10\\.0\\.0\\.1");
    HttpResponse<String> answer = ask("/x", "0b9ee1ba-4a5c-4f0e-9d5e-1c6b8a3fd201");
    assertThat(answer.headers().firstValue("X-Request-ID").orElse("")).matches(MADE);
    assertThat(answer.body()).matches(MADE + " null");
    assertThat(ask("/x", "0b9ee1ba-4a5c-4f0e-9d5e-1c6b8a3fd201").body()).as("another request").isNotEqualTo(answer.body());
  }

  @Test
  void theCaseOfTheAddressIsNamed() throws Exception {
    start("10\\.0\\.0\\.1");
    assertThat(ask("/camunda/api/microdata/cases/PDB-2026-014/checks", "").body()).matches(MADE + " PDB-2026-014");
    assertThat(ask("/camunda/api/microdata/cases/Anna-2026-014", "").body()).matches(MADE + " null");
    assertThat(ask("/x", "").body()).as("the next request").matches(MADE + " null");
  }

  private void start(String proxies) {
    var proxy = new RemoteIpValve();
    proxy.setInternalProxies(proxies);
    var factory = new TomcatServletWebServerFactory(0);
    factory.addEngineValves(proxy);
    new RequestIds().customize(factory);
    server = factory.getWebServer(context -> context.addServlet("told", new HttpServlet() {
      @Override
      protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().write(MDC.get("requestId") + " " + MDC.get("caseNumber"));
      }
    }).addMapping("/*"));
    server.start();
  }

  private HttpResponse<String> ask(String path, String id) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + path))
        .timeout(Patience.LIMIT).header("X-Forwarded-For", "203.0.113.9").header("X-Request-ID", id).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }
}
