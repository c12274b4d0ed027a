package dk.dst.microdata.desk.login;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.Patience;
import dk.dst.microdata.support.WebSession;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sessions as they lie in the database, and when they end. */
class OpenSessionsTest extends EngineTest {

  private static final String SESSION = "/camunda/api/microdata/session";
  private static final String NEW_PASSWORD = "Nyt-kodeord-1";
  private static final Pattern TOKEN = Pattern.compile("XSRF-TOKEN=([^;]+)");

  @Autowired
  private IdentityService identity;
  @Autowired
  private JdbcClient jdbc;
  @LocalServerPort
  private int port;

  private interface Change {
    void of(WebSession own, String person) throws Exception;
  }

  /** A window left open asks on, while its person logs in again in another one of the same browser. */
  @Test
  void whoOnlyAsksIsGivenNoSession() throws Exception {
    String person = world.qualified().applicant();
    WebSession leftOpen = new WebSession(port).logIn(person, "demo");
    leftOpen.get("/camunda/app/tasklist/default/");
    jdbc.sql("delete from login_session where principal_name = ?").param(person).update();
    long kept = sessions();
    for (String question : List.of("/camunda/api/engine/engine/default/task?maxResults=1", SESSION,
        "/camunda/api/admin/auth/user/default", "/camunda/api/microdata/cases")) {
      var answer = leftOpen.get(question);
      assertThat(answer.statusCode()).as(question).isIn(401, 404);
      assertThat(answer.headers().allValues("Set-Cookie")).as(question).isEmpty();
    }
    assertThat(sessions()).isEqualTo(kept);
    assertThat(leftOpen.logIn(person, "demo").get(SESSION).statusCode()).isEqualTo(200);
  }

  private long sessions() {
    return jdbc.sql("select count(*) from login_session").query(Long.class).single();
  }

  /** In every way there is: by the person, by the administrator, by the REST interface, in the engine itself. */
  @Test
  void aChangedPasswordEndsTheAccountsOtherSessions() throws Exception {
    Map<String, Change> ways = Map.of(
        "in their own profile", (own, person) -> assertThat(own.send("PUT", "/camunda/api/engine/engine/default/user/"
            + person + "/credentials", credentials("demo")).statusCode()).isEqualTo(204),
        "by the administrator", (own, person) -> assertThat(new WebSession(port).logIn("admin", "demo").send("PUT",
            "/camunda/api/engine/engine/default/user/" + person + "/credentials", credentials("demo")).statusCode())
            .isEqualTo(204),
        "by the REST interface", (own, person) -> assertThat(rest.call(person, HttpMethod.PUT, "/user/" + person
            + "/credentials", Map.of("password", NEW_PASSWORD, "authenticatedUserPassword", "demo")).status())
            .isEqualTo(204),
        "in the engine", (own, person) -> {
          var account = identity.createUserQuery().userId(person).singleResult();
          account.setPassword(NEW_PASSWORD);
          identity.saveUser(account);
        });
    for (var way : ways.entrySet()) {
      String person = world.qualified().applicant();
      String colleague = world.qualified().applicant();
      WebSession own = new WebSession(port).logIn(person, "demo");
      List<WebSession> others = List.of(new WebSession(port).logIn(person, "demo"),
          new WebSession(port).logIn(person, "demo"));
      WebSession colleagues = new WebSession(port).logIn(colleague, "demo");
      way.getValue().of(own, person);
      for (WebSession other : others) {
        assertThat(other.get(SESSION).statusCode()).as("another session, changed %s", way.getKey()).isEqualTo(401);
      }
      assertThat(own.get(SESSION).statusCode()).as("that in which it was changed, %s", way.getKey())
          .isEqualTo(way.getKey().equals("in their own profile") ? 200 : 401);
      assertThat(colleagues.get(SESSION).statusCode()).as("somebody else's").isEqualTo(200);
      assertThat(new WebSession(port).logIn(person, NEW_PASSWORD).get(SESSION).statusCode()).isEqualTo(200);
    }
  }

  private static String credentials(String own) {
    return "{\"password\":\"" + NEW_PASSWORD + "\",\"authenticatedUserPassword\":\"" + own + "\"}";
  }

  @Test
  void whatIsNoPasswordEndsNoSession() throws Exception {
    String person = world.qualified().applicant();
    WebSession session = new WebSession(port).logIn(person, "demo");
    var account = identity.createUserQuery().userId(person).singleResult();
    account.setEmail("ny@example.org");
    identity.saveUser(account);
    assertThat(session.get(SESSION).statusCode()).isEqualTo(200);
  }

  @Test
  void anAccountThatIsNoMoreHasNoSession() throws Exception {
    String person = world.qualified().applicant();
    WebSession session = new WebSession(port).logIn(person, "demo");
    assertThat(sessions(person)).isEqualTo(1);
    identity.deleteUser(person);
    assertThat(sessions(person)).isZero();
    assertThat(session.get(SESSION).statusCode()).isEqualTo(401);
  }

  private int sessions(String person) {
    return jdbc.sql("select count(*) from login_session where principal_name = ?").param(person).query(Integer.class)
        .single();
  }

  /** Nothing of Camunda's classes: a name and a token, as text, which any release can read. */
  @Test
  void noObjectOfTheEngineIsKept() throws Exception {
    String person = world.qualified().applicant();
    new WebSession(port).logIn(person, "demo");
    assertThat(jdbc.sql("""
            select attribute_name from login_session_attributes join login_session on primary_id = session_primary_id
            where principal_name = ?""").param(person).query(String.class).list())
        .containsExactlyInAnyOrder("CAMUNDA_CSRF_TOKEN",
            "org.springframework.session.FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME");
  }

  @Test
  void whatAnotherReleaseWroteLogsOutAndBreaksNothing() throws Exception {
    String person = world.qualified().applicant();
    WebSession session = new WebSession(port).logIn(person, "demo");
    jdbc.sql("update login_session_attributes set attribute_bytes = 'not what it was' where session_primary_id in"
        + " (select primary_id from login_session where principal_name = ?)").param(person).update();
    assertThat(session.get(SESSION).statusCode()).isEqualTo(401);
    assertThat(session.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
    assertThat(session.logIn(person, "demo").get(SESSION).statusCode()).isEqualTo(200);
  }

  /** A browser asks several things at once as soon as somebody has logged in; the one token they are given is right. */
  @Test
  void aSessionHasOneTokenFromTheLoginOn() throws Exception {
    for (int round = 0; round < 5; round++) {
      String person = world.qualified().applicant();
      WebSession session = new WebSession(port);
      HttpResponse<String> login = session.send("POST", "/camunda/api/admin/auth/user/default/login/tasklist",
          "application/x-www-form-urlencoded", "username=" + person + "&password=demo");
      assertThat(tokens(login)).hasSize(1);
      var questions = new ArrayList<Callable<HttpResponse<String>>>();
      for (int i = 0; i < 8; i++) {
        questions.add(() -> session.get("/camunda/api/engine/engine/default/task/count"));
      }
      var threads = Executors.newFixedThreadPool(8);
      try {
        for (var answer : threads.invokeAll(questions)) {
          assertThat(answer.get().statusCode()).isEqualTo(200);
          assertThat(tokens(answer.get())).isEmpty();
        }
      } finally {
        threads.shutdownNow();
      }
      assertThat(session.send("POST", "/camunda/api/engine/engine/default/task", "{}").statusCode()).isEqualTo(200);
    }
  }

  private static List<String> tokens(HttpResponse<String> answer) {
    return answer.headers().allValues("Set-Cookie").stream().map(TOKEN::matcher).filter(Matcher::find)
        .map(token -> token.group(1)).toList();
  }

  /** A request that finds its session as it left it writes nothing. */
  @Test
  void askingWritesNothing() throws Exception {
    String person = world.qualified().applicant();
    WebSession session = new WebSession(port).logIn(person, "demo");
    String before = versions(person);
    for (int i = 0; i < 5; i++) {
      session.get("/camunda/api/engine/engine/default/task/count");
    }
    assertThat(versions(person)).isEqualTo(before);
    jdbc.sql("update login_session set last_access_time = last_access_time - 90000 where principal_name = ?")
        .param(person).update();
    before = versions(person);
    session.get(SESSION);
    assertThat(versions(person)).as("after more than a minute").isNotEqualTo(before);
  }

  private String versions(String person) {
    return jdbc.sql("""
            select string_agg(s.xmin || '/' || a.xmin, ' ' order by a.attribute_name) from login_session s
            join login_session_attributes a on a.session_primary_id = s.primary_id where principal_name = ?""")
        .param(person).query(String.class).single();
  }

  @Test
  void aCookieThatIsNoneOfOursIsNobody() throws Exception {
    for (String cookie : List.of("x", "AAAA", "AAAAAAAA", "%00", "YQBiAGMA", "' or 1=1")) {
      var answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(
          URI.create("http://127.0.0.1:" + port + SESSION)).header("Cookie", "JSESSIONID=" + cookie)
          .timeout(Patience.LIMIT).build(),
          HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(cookie).isEqualTo(401);
    }
  }
}
