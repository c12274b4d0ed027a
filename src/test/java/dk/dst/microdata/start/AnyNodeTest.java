package dk.dst.microdata.start;

import static dk.dst.microdata.start.Person.value;
import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.demo.DemoPeople;
import dk.dst.microdata.support.Patience;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two nodes on one database, and HAProxy as compose runs it, which sends each request to the other one than the last.
 * What a person does at one node is known at the other; a node that stops in order is missed by nobody, one that is killed
 * by whoever it was answering, and neither logs anybody out; and only proxies are believed about who asks.
 */
@Tag("application")
class AnyNodeTest {

  private static final Path FOLDER = Path.of("target", "any-node-test").toAbsolutePath();
  private static final String ENGINE = "/camunda/api/engine/engine/default";
  private static final String SESSION = "/camunda/api/microdata/session";
  private static final String TASKLIST = "/camunda/app/tasklist/default/";
  private static final String STRANGER = "127.0.0.2";
  private static final List<String> CROWD = List.of("mads", "sofie", "ulla", "henrik");
  /** As compose says it. */
  private static final String DRAIN = "5s";

  private ExternalPostgres postgres;
  private Haproxy haproxy;
  private TlsProxy proxy;
  private final ApplicationProcess[] nodes = new ApplicationProcess[2];
  private final String[] addresses = new String[2];
  private final Map<String, String> settings = new HashMap<>();
  private int starts;

  @BeforeEach
  void start() throws Exception {
    postgres = ExternalPostgres.start().with("nodes");
    haproxy = Haproxy.start(FOLDER.resolve("haproxy.log"), "127.0.0.1");
    proxy = new TlsProxy(haproxy.address());
    settings.putAll(postgres.settings("nodes", Map.of()));
    settings.put("MICRODATA_DEMO", "true");
    settings.put("MICRODATA_PROXY", "127.0.0.1");
  }

  @AfterEach
  void stop() throws Exception {
    for (ApplicationProcess node : nodes) {
      if (node != null) {
        node.kill();
      }
    }
    proxy.close();
    haproxy.close();
    postgres.close();
  }

  private void startNode(int which) throws IOException {
    nodes[which] = ApplicationProcess.start(FOLDER.resolve("node-" + which + "-" + starts++ + ".log"), settings);
    addresses[which] = nodes[which].address();
    if (addresses[1 - which] != null) {
      haproxy.serve(addresses);
    }
  }

  private void restart(int which) throws Exception {
    nodes[which].stop();
    haproxy.awaits(which, "DOWN");
    startNode(which);
  }

  @Test
  void anyNodeAnswersAnyRequest() throws Exception {
    settings.put("MICRODATA_DRAIN", DRAIN);
    assertThat(askAt(haproxy.address(), "/sager.html")).startsWith("HTTP/1.1 503").contains("\r\nretry-after: 5")
        .contains("Vi kan ikke svare lige nu", "Prøv igen om et øjeblik");
    startNode(0);
    startNode(1);
    Person anna = person("anna");
    assertThat(anna.logIn("tasklist")).isEqualTo(200);
    sends(anna, ENGINE + "/process-definition/key/apply-for-project-database/submit-form",
        Map.of("variables", Map.of("title", value("Projektdatabase på to noder"))));
    String task = Person.json(anna.get(ENGINE + "/task?assignee=anna").body()).get(0).path("id").asText();
    for (int i = 0; i < 4; i++) {
      assertThat(anna.get(SESSION).statusCode()).as("request %d", i).isEqualTo(200);
    }
    nobodyMissesANodeThatStops();
    whoWasBeingAnsweredByANodeThatDiesAsksAgain();
    assertThat(anna.get(SESSION).statusCode()).as("after a restart of both").isEqualTo(200);
    sends(anna, ENGINE + "/task/" + task + "/submit-form", Map.of("variables", RestartTest.application()));
    Person rikke = person("rikke");
    assertThat(rikke.logIn("tasklist")).isEqualTo(200);
    Patience.await("the check, by the job executor").untilAsserted(() -> assertThat(Person.json(rikke.get(ENGINE
        + "/task?taskDefinitionKey=userTask_reviewApplication").body())).hasSize(1));

    failuresCountOverBothNodesAndForTheAddressThatTheProxyNames();
    onlyTheProxyIsBelieved();
    whoInventsAnAddressInFrontOfOurProxyKeepsTheirOwn();
    noRedirectGoesWhereAStrangerSays();
    logoutAndANewPasswordHoldOnBoth(anna);
  }

  private void nobodyMissesANodeThatStops() throws Exception {
    Crowd crowd = crowdAtBoth();
    long refused = haproxy.refused(0);
    nodes[0].stop();
    haproxy.awaits(0, "DOWN");
    crowd.stop();
    assertThat(crowd.failures()).isEmpty();
    assertThat(haproxy.refused(0)).as("of those who came to a closed door").isEqualTo(refused);
    startNode(0);
  }

  private void whoWasBeingAnsweredByANodeThatDiesAsksAgain() throws Exception {
    Crowd crowd = crowdAtBoth();
    nodes[1].kill();
    haproxy.awaits(1, "DOWN");
    crowd.stop();
    assertThat(crowd.failures()).hasSizeLessThanOrEqualTo(CROWD.size()).allMatch(failure ->
        failure.startsWith("502 ") && failure.contains("Vi ved ikke, om det, du sendte, nåede frem"));
    startNode(1);
  }

  private Crowd crowdAtBoth() {
    List<Person> people = CROWD.stream().map(id -> new Person(haproxy.address(), id, DemoPeople.PASSWORD)).toList();
    assertThat(people).allMatch(person -> person.logIn("tasklist") == 200);
    long[] before = {haproxy.given(0), haproxy.given(1)};
    var crowd = new Crowd(SESSION, people);
    Patience.await("both nodes have been asked").until(() -> haproxy.given(0) > before[0] + 20
        && haproxy.given(1) > before[1] + 20);
    return crowd;
  }

  private static void sends(Person person, String path, Object body) {
    HttpResponse<String> answer = person.post(path, body);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
  }

  private void failuresCountOverBothNodesAndForTheAddressThatTheProxyNames() {
    proxy.from("198.51.100.7");
    for (int wrong = 0; wrong < 20; wrong++) {
      assertThat(new Person(proxy.address(), "navn" + wrong, "forkert").restStatus("/task")).isEqualTo(401);
    }
    assertThat(person("bo").restStatus("/task")).as("at one node").isEqualTo(429);
    assertThat(person("bo").restStatus("/task")).as("at the other").isEqualTo(429);
    proxy.from("198.51.100.8");
    assertThat(person("bo").restStatus("/task")).as("somebody else behind the same proxy").isEqualTo(200);
  }

  /** A stranger who reaches a node past the proxy and calls themselves by another address each time. */
  private void onlyTheProxyIsBelieved() throws IOException {
    String basic = "Authorization: Basic bmF2bjpmb3JrZXJ0"; // navn:forkert
    assertThat(ask("/engine-rest/task", basic, "X-Forwarded-For: 203.0.113.1")).startsWith("HTTP/1.1 401");
    for (int wrong = 0; wrong < 19; wrong++) {
      String login = Base64.getEncoder().encodeToString(("andet" + wrong + ":x").getBytes(StandardCharsets.UTF_8));
      assertThat(ask("/engine-rest/task", "Authorization: Basic " + login, "X-Forwarded-For: 203.0.113." + wrong,
          "Forwarded: for=203.0.113." + wrong, "X-Real-IP: 203.0.113." + wrong)).startsWith("HTTP/1.1 401");
    }
    String carl = "Authorization: Basic " + Base64.getEncoder().encodeToString("carl:demo".getBytes(StandardCharsets.UTF_8));
    assertThat(ask("/engine-rest/task", carl, "X-Forwarded-For: 203.0.113.200")).startsWith("HTTP/1.1 429");
    assertThat(person("carl").restStatus("/task")).as("through the proxy").isEqualTo(200);
  }

  /** HAProxy knows nobody but the proxy that ends TLS; 20 of the stranger's logins have failed. */
  private void whoInventsAnAddressInFrontOfOurProxyKeepsTheirOwn() throws IOException {
    String carl = "Authorization: Basic " + Base64.getEncoder().encodeToString("carl:demo".getBytes(StandardCharsets.UTF_8));
    assertThat(askAt(haproxy.address(), "/engine-rest/task", carl, "X-Forwarded-For: 203.0.113.201"))
        .startsWith("HTTP/1.1 429");
    assertThat(askAt(haproxy.address(), "/camunda", "X-Forwarded-Host: evil.example.org", "X-Forwarded-Proto: https",
        "X-Forwarded-Port: 8443")).contains("\r\nlocation: /camunda/").doesNotContain("Strict-Transport-Security");
  }

  private void noRedirectGoesWhereAStrangerSays() throws IOException {
    for (String path : List.of("/", "/camunda", "/camunda/app/", "/camunda/app/tasklist", "/camunda/app/cockpit/")) {
      String answer = ask(path, "X-Forwarded-Host: evil.example.org", "X-Forwarded-Proto: https",
          "Forwarded: host=evil.example.org");
      assertThat(answer).as(path).doesNotContain("example.org");
      assertThat(answer.lines().filter(line -> line.startsWith("Location:")).toList()).as(path + answer)
          .allMatch(line -> line.startsWith("Location: /"));
    }
  }

  private void logoutAndANewPasswordHoldOnBoth(Person anna) {
    Person elsewhere = person("anna");
    assertThat(elsewhere.logIn("tasklist")).isEqualTo(200);
    assertThat(person("anna").changePassword("Nyt-kodeord-1")).isEqualTo(204);
    for (Person person : List.of(anna, anna, elsewhere, elsewhere)) {
      assertThat(person.get(SESSION).statusCode()).isEqualTo(401);
    }
  }

  /** As somebody in the local network would: from another address than the proxy's, with headers of their own making. */
  private String ask(String path, String... headers) throws IOException {
    return askAt(addresses[0], path, headers);
  }

  private static String askAt(String address, String path, String... headers) throws IOException {
    URI node = URI.create(address);
    try (var socket = new Socket(InetAddress.getByName(node.getHost()), node.getPort(),
        InetAddress.getByName(STRANGER), 0)) {
      socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: evil.example.org\r\nConnection: close\r\n"
          + String.join("\r\n", headers) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aLoginAtAProviderMayBeginAtOneNodeAndEndAtTheOther() throws Exception {
    try (var provider = Provider.start()) {
      provider.knows("rita@dst.dk", Map.of("name", "Rita Rask", "email", "rita@dst.dk", "groups", "fse"));
      provider.serves(proxy.address());
      settings.putAll(provider.settings());
      settings.put("MICRODATA_LOGIN_GROUPS_FSEREVIEWERS", "fse");
      settings.put("MICRODATA_PUBLIC_ADDRESS", proxy.address());
      startNode(0);
      startNode(1);

      var browser = new Browser(proxy.address());
      HttpResponse<String> page = browser.logIn("rita@dst.dk", TASKLIST);
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.uri().toString()).isEqualTo(proxy.address() + TASKLIST);
      restart(0);
      for (int i = 0; i < 4; i++) {
        assertThat(browser.get(SESSION).statusCode()).isEqualTo(200);
        assertThat(browser.get(TASKLIST).statusCode()).isEqualTo(200);
      }
      assertThat(ask("/oauth2/authorization/login", "X-Forwarded-Host: evil.example.org")).contains("302")
          .contains("redirect_uri=" + proxy.address() + "/login").doesNotContain("example.org");
      assertThat(ask("/sager.html", "Accept: text/html")).contains("Location: /oauth2/authorization/login");

      assertThat(browser.post("/camunda/api/admin/auth/user/default/logout").statusCode()).isEqualTo(204);
      assertThat(browser.get(SESSION).statusCode()).isEqualTo(401);
      assertThat(browser.get(SESSION).headers().firstValue("X-Login").orElseThrow()).contains("id_token_hint=");
    }
  }

  private Person person(String id) {
    return new Person(proxy.address(), id, DemoPeople.PASSWORD);
  }
}
