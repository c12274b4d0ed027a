package dk.dst.microdata.desk.login;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.Patience;
import dk.dst.microdata.support.WebSession;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** How long one waits after failed logins, on all nodes, from wherever, and what one is told. */
class LoginAttemptsTest extends EngineTest {

  private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
  private static final int LIMIT = 20;

  @Autowired
  private IdentityService identity;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private LoginAttempts attempts;
  @LocalServerPort
  private int port;

  private MockHttpServletRequest request;

  @BeforeEach
  @AfterEach
  void forgetEverything() {
    RequestContextHolder.resetRequestAttributes();
    jdbc.sql("delete from login_failure").update();
    jdbc.sql("delete from login_network").update();
    clock.stopAt(NOON);
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
  void aNameThatNobodyHasMustWaitJustTheSame() {
    String person = world.qualified().applicant();
    for (String name : List.of(person, "findes-ikke-" + UUID.randomUUID())) {
      clock.stopAt(NOON);
      assertThat(tries("192.0.2." + (name.equals(person) ? 1 : 2), name, "forkert")).isFalse();
      assertThat(waitOfIt()).as(name + ": the first one is looked at").isNull();
      assertThat(tries("198.51.100.1", name, "demo")).as("right or not, from wherever").isFalse();
      assertThat(waitOfIt()).as(name).isEqualTo(new LoginPlace.Wait(NOON.plusSeconds(3), false));
      clock.stopAt(NOON.plusSeconds(4));
      assertThat(tries("192.0.2.9", name, "forkert")).isFalse();
      assertThat(tries("192.0.2.9", name, "forkert")).isFalse();
      assertThat(waitOfIt()).as(name).isEqualTo(new LoginPlace.Wait(NOON.plusSeconds(10), false));
    }
    clock.stopAt(NOON.plusSeconds(11));
    assertThat(tries("192.0.2.3", person, "demo")).isTrue();
  }

  @Test
  void aStrangersFailuresDoNotKeepSomebodyOutWhereTheyHaveLoggedInBefore() {
    String person = world.qualified().applicant();
    assertThat(tries("192.0.2.10", person, "demo")).isTrue();
    for (int wrong = 0; wrong < 10; wrong++) {
      clock.stopAt(NOON.plusSeconds(2000L * wrong));
      tries("203.0.113." + wrong, person, "forkert");
    }
    assertThat(tries("203.0.113.77", person, "demo")).as("from elsewhere").isFalse();
    assertThat(tries("192.0.2.10", person, "demo")).as("from where they have logged in").isTrue();
    assertThat(tries("203.0.113.78", person, "demo")).as("which lets no stranger in").isFalse();

    assertThat(tries("192.0.2.10", person, "forkert")).isFalse();
    assertThat(tries("192.0.2.10", person, "demo")).as("their own wrong password").isFalse();
    assertThat(waitOfIt()).isEqualTo(new LoginPlace.Wait(clock.instant().plusSeconds(3), false));

    clock.stopAt(NOON.plus(Duration.ofDays(91)));
    attempts.forgetWhatIsOld();
    assertThat(jdbc.sql("select count(*) from login_network").query(Integer.class).single()).isZero();
    assertThat(jdbc.sql("select count(*) from login_failure").query(Integer.class).single()).isZero();
  }

  @Test
  void aFirstWrongPasswordCountsWhereThePersonIsKnown() {
    String person = world.qualified().applicant();
    assertThat(tries("192.0.2.10", person, "demo")).isTrue();
    assertThat(tries("192.0.2.10", person, "forkert")).isFalse();
    assertThat(tries("192.0.2.10", person, "demo")).as("there it must wait").isFalse();
    assertThat(waitOfIt()).isEqualTo(new LoginPlace.Wait(NOON.plusSeconds(3), false));
    assertThat(tries("203.0.113.1", person, "demo")).as("and nowhere else").isTrue();
  }

  @Test
  void aNetworkWithTooManyFailuresMustWaitWhoeverTheyWereFor() {
    String person = world.qualified().applicant();
    String regular = world.qualified().applicant();
    assertThat(tries("10.1.1.1", regular, "demo")).isTrue();
    for (int wrong = 0; wrong < LIMIT; wrong++) {
      assertThat(tries("10.1.1.1", "navn" + wrong, "forkert")).isFalse();
      assertThat(waitOfIt()).isNull();
      clock.stopAt(NOON.plusSeconds(wrong));
    }
    assertThat(tries("10.1.1.1", person, "demo")).isFalse();
    assertThat(waitOfIt()).as("the period begins with the first")
        .isEqualTo(new LoginPlace.Wait(NOON.plusSeconds(300), true));
    assertThat(tries("10.1.1.2", person, "demo")).as("another address").isTrue();
    assertThat(tries("10.1.1.1", regular, "demo")).as("somebody who logs in from there").isTrue();
    clock.stopAt(NOON.minusSeconds(3600));
    assertThat(tries("10.1.1.1", world.qualified().applicant(), "demo")).as("the clock has been set back").isTrue();
    clock.stopAt(NOON.plusSeconds(301));
    assertThat(tries("10.1.1.1", world.qualified().applicant(), "demo")).as("the period is over").isTrue();
  }

  /** Else one colleague's slip would make every request of the others from the same house dearer for a day. */
  @Test
  void whatOthersGetWrongCostsNothingWhereOneIsKnown() {
    String person = world.qualified().applicant();
    assertThat(tries("192.0.2.10", person, "demo")).isTrue();
    tries("192.0.2.10", "findes-ikke", "forkert");
    assertThat(attempts.untroubled(person)).as("a colleague's slip").isPresent();
    tries("203.0.113.1", person, "forkert");
    tries("192.0.2.10", "findes-ikke", "forkert"); // and the request is from here again
    assertThat(attempts.untroubled(person)).as("a stranger with this name").isPresent();
    tries("192.0.2.10", person, "forkert");
    assertThat(attempts.untroubled(person)).as("their own slip").isEmpty();
  }

  @Test
  void addressesOfOneNetworkCountTogether() {
    String person = world.qualified().applicant();
    for (int wrong = 1; wrong <= LIMIT; wrong++) {
      tries("2001:db8:1:2::" + wrong, "navn" + wrong, "forkert");
    }
    assertThat(tries("2001:db8:1:2:ffff::1", person, "demo")).isFalse();
    assertThat(tries("2001:db8:1:3::1", person, "demo")).isTrue();
  }

  /** Guesses sent at once do not all slip through before the first has failed; none is lost, whichever node counts. */
  @Test
  void guessesAtTheSameMomentAreCountedOneByOne() throws Exception {
    String person = world.qualified().applicant();
    tries("192.0.2.1", person, "forkert");
    clock.stopAt(NOON.plusSeconds(4));
    var looked = new AtomicInteger();
    var guesses = new ArrayList<Callable<Boolean>>();
    for (int i = 0; i < 12; i++) {
      String address = "198.51.100." + i;
      guesses.add(() -> {
        var own = new MockHttpServletRequest();
        own.setRemoteAddr(address);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(own));
        boolean right = identity.checkPassword(person, "forkert");
        looked.addAndGet(LoginPlace.waitOf(own) == null ? 1 : 0);
        return right;
      });
    }
    var threads = Executors.newFixedThreadPool(6);
    try {
      for (var guess : threads.invokeAll(guesses)) {
        assertThat(guess.get()).isFalse();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(looked.get()).as("passwords that were looked at").isEqualTo(1);
  }

  @Test
  void whatIsKeptNamesNobody() {
    tries("192.0.2.1", "hemmeligt-navn", "forkert");
    assertThat(jdbc.sql("select key from login_failure").query(String.class).list()).hasSize(2)
        .allMatch(key -> key.matches("[0-9a-f]{64}"));
    String person = world.qualified().applicant();
    tries("192.0.2.1", person, "demo");
    assertThat(jdbc.sql("select network from login_network where person_id = ?").param(person).query(String.class)
        .single()).matches("[0-9a-f]{64}");
    identity.deleteUser(person);
    assertThat(jdbc.sql("select count(*) from login_network").query(Integer.class).single()).isZero();
  }

  /** As the login page and a program see it; the page shows the message of the answer. */
  @Test
  void oneIsToldHowLongToWait() throws Exception {
    for (String name : List.of(world.qualified().applicant(), "findes-ikke")) {
      assertThat(form(name, "forkert").statusCode()).isEqualTo(401);
      HttpResponse<String> early = form(name, "demo");
      assertThat(early.statusCode()).as(name).isEqualTo(429);
      assertThat(early.headers().firstValue("Retry-After")).hasValue("3");
      assertThat(early.body()).contains("\"message\":\"Det seneste forsøg på at logge ind mislykkedes, og adgangskoden er"
          + " ikke læst denne gang. Vent 3 sekunder, og prøv igen.\"");
      HttpResponse<String> rest = rest(name, "demo");
      assertThat(rest.statusCode()).isEqualTo(429);
      assertThat(rest.body()).contains("Vent 3 sekunder");
    }
    for (int wrong = 0; wrong < LIMIT; wrong++) {
      rest("navn" + wrong, "forkert");
    }
    assertThat(rest("endnu-en", "forkert").body())
        .contains("For mange mislykkede forsøg på at logge ind herfra. Vent 5 minutter, og prøv igen.");
    assertThat(rest(null, null).statusCode()).as("without credentials").isEqualTo(401);
  }

  private boolean tries(String address, String name, String password) {
    request = new MockHttpServletRequest();
    request.setRemoteAddr(address);
    RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    return identity.checkPassword(name, password);
  }

  private LoginPlace.Wait waitOfIt() {
    return LoginPlace.waitOf(request);
  }

  private HttpResponse<String> form(String name, String password) throws IOException, InterruptedException {
    return new WebSession(port).send("POST",
        "/camunda/api/admin/auth/user/default/login/tasklist", "application/x-www-form-urlencoded",
        "username=" + name + "&password=" + password);
  }

  private HttpResponse<String> rest(String name, String password) throws IOException, InterruptedException {
    var get = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/engine-rest/task/count"))
        .timeout(Patience.LIMIT);
    if (name != null) {
      get.header("Authorization", "Basic " + Base64.getEncoder()
          .encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8)));
    }
    return HttpClient.newHttpClient().send(get.build(), HttpResponse.BodyHandlers.ofString());
  }
}
