package dk.dst.microdata.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.process.AccessRights;
import dk.dst.microdata.process.EngineClock;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.WebSession;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Local accounts: rules for passwords, waiting after wrong ones, the limit per address, memberships and cookies. */
class LocalLoginTest extends EngineTest {

  private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");

  @Autowired
  private IdentityService identity;
  @Autowired
  private ApplicationContext context;
  @LocalServerPort
  private int port;

  @Test
  void springSecurityGuardsNothing() {
    assertThat(context.containsBean("springSecurityFilterChain")).isFalse();
    assertThat(context.getBeanNamesForType(OidcLogin.class)).isEmpty();
  }

  @Test
  void passwordsMustMeetTheRules() {
    var body = Map.of("profile", Map.of("id", "ny", "firstName", "Ny", "lastName", "Bruger"),
        "credentials", Map.of("password", "hemmelig"));
    var answer = rest.post("admin", "/user/create", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).startsWith("Adgangskoden opfylder ikke kravene: mindst 10 tegn");
    assertThat(identity.createUserQuery().userId("ny").count()).isZero();
  }

  /** The next attempt may be made 3, 6, 12 seconds later, and so on; never later than half an hour. */
  @Test
  void wrongPasswordsMakeTheNextAttemptWaitButNeverForGood() {
    String person = world.qualified().applicant();
    Instant now = NOON;
    for (int wrong = 1; wrong <= 40; wrong++) {
      clock.stopAt(now);
      assertThat(identity.checkPassword(person, "forkert")).isFalse();
      Duration wait = Duration.ofSeconds((long) Math.min(3 * Math.pow(2, wrong - 1), 1800));
      clock.stopAt(now.plus(wait).minusSeconds(1));
      assertThat(identity.checkPassword(person, "demo")).as("%d wrong, a second too early", wrong).isFalse();
      now = now.plus(wait).plusSeconds(1);
    }
    clock.stopAt(now);
    assertThat(identity.checkPassword(person, "demo")).as("after 40 wrong ones").isTrue();
    assertThat(identity.checkPassword(person, "demo")).as("which are forgotten").isTrue();
  }

  @Test
  void whoLosesAMembershipHasLostItInTheOpenSession() throws Exception {
    var institution = world.qualified();
    world.draft(institution);
    String person = institution.applicant();
    var session = new WebSession(port).logIn(person, "demo");
    assertThat(count(session)).isEqualTo("{\"count\":1}");

    identity.deleteTenantUserMembership(institution.id(), person);
    assertThat(count(session)).isEqualTo("{\"count\":0}");
    identity.createTenantUserMembership(institution.id(), person);
    assertThat(count(session)).isEqualTo("{\"count\":1}");

    identity.deleteMembership(person, AccessRights.APPLICANTS);
    assertThat(session.get("/camunda/app/tasklist/default/").statusCode()).isNotEqualTo(200);
    identity.deleteUser(person);
    assertThat(session.get("/camunda/api/microdata/session").statusCode()).isEqualTo(401);
  }

  private static String count(WebSession session) throws IOException, InterruptedException {
    HttpResponse<String> answer = session.get("/camunda/api/engine/engine/default/task/count");
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  @Test
  void theInfoOfAnAccountGoesWithIt() {
    String person = world.qualified().applicant();
    identity.setUserInfo(person, "made-by-login", "oidc");
    identity.deleteUser(person);
    assertThat(identity.getUserInfo(person, "made-by-login")).isNull();
  }

  @Test
  void inTheDemoCookiesTravelOverHttpAndNeverFromOtherSites() throws Exception {
    var session = java.net.http.HttpClient.newHttpClient().send(java.net.http.HttpRequest.newBuilder(
        java.net.URI.create("http://127.0.0.1:" + port + "/camunda/app/tasklist/default/")).build(),
        HttpResponse.BodyHandlers.discarding()).headers().allValues("Set-Cookie");
    assertThat(session).filteredOn(one -> one.startsWith("JSESSIONID")).singleElement().asString()
        .contains("HttpOnly", "SameSite=Strict").doesNotContain("Secure");
    assertThat(session).filteredOn(one -> one.startsWith("XSRF-TOKEN")).singleElement().asString()
        .contains("SameSite=Strict").doesNotContain("Secure");
  }

  @Test
  void anAddressWithTooManyFailuresMustWait() throws Exception {
    var clock = new EngineClock();
    clock.stopAt(NOON);
    var limit = new Limit(clock);
    assertThat(limit.rest("10.1.1.1", "x", 401)).isEqualTo(401);
    assertThat(limit.rest("10.1.1.1", null, 401)).as("without credentials").isEqualTo(401);
    assertThat(limit.rest("10.1.1.1", null, 401)).isEqualTo(401);
    assertThat(limit.rest("10.1.1.1", "x", 200)).isEqualTo(200);
    assertThat(limit.form("10.1.1.1", 403)).as("no wrong password").isEqualTo(403);
    assertThat(limit.form("10.1.1.1", 401)).isEqualTo(401);
    clock.stopAt(NOON.plusSeconds(60));
    assertThat(limit.rest("10.1.1.1", "x", 401)).isEqualTo(401);
    int asked = limit.asked.get();

    assertThat(limit.form("10.1.1.1", 200)).as("three have failed").isEqualTo(429);
    assertThat(limit.answer.getHeader(HttpHeaders.RETRY_AFTER)).isEqualTo("240");
    assertThat(new ObjectMapper().readTree(limit.answer.getContentAsByteArray()).path("message").asText())
        .isEqualTo("For mange mislykkede forsøg på at logge ind herfra. Vent 4 minutter, og prøv igen.");
    assertThat(limit.rest("10.1.1.1", "x", 200)).isEqualTo(429);
    assertThat(limit.asked.get()).as("no password was looked at").isEqualTo(asked);
    assertThat(limit.rest("10.1.1.1", null, 401)).isEqualTo(401);
    assertThat(limit.rest("10.1.1.2", "x", 200)).as("another address").isEqualTo(200);

    clock.stopAt(NOON.plusSeconds(301));
    assertThat(limit.form("10.1.1.1", 200)).as("the period is over").isEqualTo(200);
    assertThat(limit.form("10.1.1.1", 401)).isEqualTo(401);
  }

  @Test
  void addressesOfOneNetworkCountTogether() throws Exception {
    var clock = new EngineClock();
    clock.stopAt(NOON);
    var limit = new Limit(clock);
    for (int i = 1; i <= 3; i++) {
      limit.form("2001:db8:1:2::" + i, 401);
    }
    assertThat(limit.form("2001:db8:1:2:ffff::1", 200)).isEqualTo(429);
    assertThat(limit.form("2001:db8:1:3::1", 200)).isEqualTo(200);
  }

  /** The filter, with three failures allowed, in front of something that answers as told. */
  private static class Limit {

    private final LoginLimit filter;
    private final AtomicInteger asked = new AtomicInteger();
    private MockHttpServletResponse answer;

    private Limit(EngineClock clock) {
      var none = new LoginSettings.Groups(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
      filter = new LoginLimit(new LoginSettings(3, Duration.ofMinutes(5), "x", "x", none, null, Set.of()), clock,
          new ObjectMapper());
    }

    private int rest(String address, String authorization, int status) throws Exception {
      var request = new MockHttpServletRequest("GET", "/engine-rest/task");
      request.setServletPath("/engine-rest");
      request.setPathInfo("/task");
      if (authorization != null) {
        request.addHeader("Authorization", authorization);
      }
      return ask(request, address, status);
    }

    private int form(String address, int status) throws Exception {
      var request = new MockHttpServletRequest("POST", "/camunda/api/admin/auth/user/default/login/tasklist");
      request.setServletPath("/camunda/api/admin");
      request.setPathInfo("/auth/user/default/login/tasklist");
      return ask(request, address, status);
    }

    private int ask(MockHttpServletRequest request, String address, int status) throws Exception {
      request.setRemoteAddr(address);
      answer = new MockHttpServletResponse();
      filter.doFilter(request, answer, new MockFilterChain() {
        @Override
        public void doFilter(jakarta.servlet.ServletRequest one, jakarta.servlet.ServletResponse response) {
          asked.incrementAndGet();
          ((HttpServletResponse) response).setStatus(status);
        }
      });
      return answer.getStatus();
    }
  }
}
