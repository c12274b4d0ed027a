package dk.dst.microdata.desk.login;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.races.AtOnce;
import dk.dst.microdata.support.AuthorisationWorld;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.World;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The first password of a local account: who is written to, and what a link is good for. */
class PasswordLinksTest extends EngineTest {

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
  private static final String GOOD = "Fjeld-og-fjord-17";

  @LocalServerPort
  private int port;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private PasswordLinks links;
  @Autowired
  private People people;

  private String head;

  @BeforeEach
  void aHeadWithoutAPassword() {
    clock.stopAt(NOON);
    forgetFailures();
    head = "leder" + NUMBER.incrementAndGet();
    var institution = world.qualified();
    String caseNumber = AuthorisationWorld.draft(world, institution);
    world.complete(caseNumber, "userTask_completeAuthorisation", institution.applicant(),
        TestAnswers.authorisation(head));
    world.complete(caseNumber, "userTask_reviewAuthorisation", World.REVIEWER,
        TestAnswers.authorisationReview("approve"));
    world.complete(caseNumber, "userTask_approveAuthorisation", World.APPROVER, TestAnswers.ruling("approved"));
  }

  @AfterEach
  void forgetFailures() {
    jdbc.sql("delete from login_failure").update();
  }

  @Test
  void whoeverIsGivenAnAccountIsWrittenToAndSetsTheirPasswordOnce() throws Exception {
    assertThat(letters()).as("and nobody who has an account").containsExactly(head);
    String token = token();
    assertThat(token).as("256 bits").hasSize(43);
    assertThat(jdbc.sql("select body from notice where person_id = ? and kind = 'PASSWORD_LINK'").param(head)
        .query(String.class).single()).contains(head).doesNotContain(token);
    assertThat(jdbc.sql("select one::text from password_link one where person_id = ?").param(head).query(String.class)
        .single()).doesNotContain(token);

    HttpResponse<String> weak = set(token, "kort");
    assertThat(weak.statusCode()).isEqualTo(400);
    assertThat(weak.body()).contains("Adgangskode: Vælg mindst 10");
    assertThat(set(token, "A1-" + head + "-a").statusCode()).as("with the user id in it").isEqualTo(400);
    HttpResponse<String> good = set(token, GOOD);
    assertThat(good.statusCode()).as(good.body()).isEqualTo(200);
    assertThat(good.body()).contains(head).doesNotContain(GOOD);
    assertThat(people.hasPassword(head, GOOD)).isTrue();
    assertThat(new WebSession(port).logIn(head, GOOD).get("/camunda/api/microdata/session").statusCode()).isEqualTo(200);

    assertThat(set(token, "En-helt-anden-18").statusCode()).as("once").isEqualTo(404);
    assertThat(people.hasPassword(head, GOOD)).isTrue();
    assertThat(links.make(head)).as("a letter sent late has nothing to open").doesNotContain("#");
    assertThat(jdbc.sql("select string_agg(one::text, '') from audit_entry one where person_id = ?").param(head)
        .query(String.class).single()).contains("setByLink").doesNotContain(token).doesNotContain(GOOD);
  }

  @Test
  void ofTwoClicksAtOnceOneSetsThePassword() throws Exception {
    String token = token();
    var set = new ArrayList<String>();
    assertThat(AtOnce.run(List.of(GOOD, "En-helt-anden-18").stream().<Runnable>map(password -> () -> {
      if (links.set(token, password).isEmpty()) {
        throw new IllegalStateException("used");
      }
      synchronized (set) {
        set.add(password);
      }
    }).toArray(Runnable[]::new))).isEqualTo(1);
    assertThat(people.hasPassword(head, set.get(0))).isTrue();
  }

  @Test
  void aLinkDiesWithItsTimeAndWithTheNextOne() throws Exception {
    String first = token();
    String second = token();
    assertThat(set(first, GOOD).statusCode()).isEqualTo(404);
    clock.stopAt(NOON.plus(Duration.ofDays(7)));
    assertThat(set(second, GOOD).statusCode()).isEqualTo(404);
    assertThat(ask(head).statusCode()).isEqualTo(200);
    assertThat(letters()).hasSize(2);
    assertThat(set(token(), GOOD).statusCode()).isEqualTo(200);
  }

  @Test
  void whoeverAsksIsToldTheSameAndFillsNobodysMailbox() throws Exception {
    String token = token();
    String unknown = ask("findes-ikke").body();
    assertThat(ask(head).body()).isEqualTo(unknown);
    assertThat(letters()).as("one has just been written").hasSize(1);
    clock.stopAt(NOON.plus(Duration.ofMinutes(11)));
    assertThat(ask(head).body()).isEqualTo(unknown);
    assertThat(letters()).hasSize(2);
    assertThat(set(token, GOOD).statusCode()).as("the one before died when another was asked for").isEqualTo(404);
    String withPassword = world.qualified().applicant();
    assertThat(ask(withPassword).body()).isEqualTo(unknown);
    assertThat(jdbc.sql("select count(*) from notice where person_id = ? and kind = 'PASSWORD_LINK'")
        .param(withPassword).query(Integer.class).single()).isZero();
  }

  @Test
  void aLinkThatWentToAWrongAddressOpensNothing() throws Exception {
    String token = token();
    jdbc.sql("update notice set sent_at = null, problem = 'ADDRESS' where person_id = ?").param(head).update();
    String letter = "/camunda/api/microdata/notices/unsent/" + jdbc.sql("select min(id) from notice where person_id = ?")
        .param(head).query(Long.class).single() + "/recipient";
    String seen = jdbc.sql("select email from person where id = ?").param(head).query(String.class).single();
    assertThat(new WebSession(port).logIn(World.OWNER, "demo").send("PUT", letter, "{\"email\":\"ny-%s\",\"seen\":\"%s\","
        .formatted(seen, seen) + "\"reason\":\"Oplyst i telefonen\"}").statusCode()).isEqualTo(200);
    assertThat(set(token, GOOD).statusCode()).isEqualTo(404);
    assertThat(set(token(), GOOD).statusCode()).as("the one of the letter that is sent now").isEqualTo(200);
  }

  @Test
  void aPasswordThatAnAdministratorGivesEndsTheLink() throws Exception {
    String token = token();
    assertThat(people.setPassword(head, "Givet-af-admin-19")).isTrue();
    assertThat(set(token, GOOD).statusCode()).isEqualTo(404);
    clock.stopAt(NOON.plus(Duration.ofMinutes(11)));
    ask(head);
    assertThat(letters()).hasSize(1);
  }

  @Test
  void tooManyGuessesOfANetworkMustWait() throws Exception {
    String token = token();
    for (int i = 0; i < 20; i++) {
      assertThat(set("gæt" + i, GOOD).statusCode()).isEqualTo(404);
    }
    HttpResponse<String> waits = set(token, GOOD);
    assertThat(waits.statusCode()).isEqualTo(429);
    assertThat(waits.headers().firstValue("Retry-After")).isPresent();
    assertThat(waits.body()).contains("For mange mislykkede forsøg");
    assertThat(ask(head).statusCode()).isEqualTo(429);
    clock.stopAt(NOON.plus(Duration.ofMinutes(6)));
    assertThat(set(token, GOOD).statusCode()).isEqualTo(200);
  }

  @Test
  void whatIsNoRequestIsRefusedAndNotRepeated() throws Exception {
    WebSession nobody = new WebSession(port);
    assertThat(nobody.send("POST", "/adgangskode", "{}").statusCode()).isEqualTo(404);
    assertThat(nobody.send("POST", "/adgangskode", "[").statusCode()).isEqualTo(400);
    assertThat(nobody.send("POST", "/adgangskode/link", "{\"person\": null}").statusCode()).isEqualTo(200);
    assertThat(nobody.get("/adgangskode.html").body()).contains("Vælg din adgangskode");
  }

  /** As it stands in the letter that is about to be sent. */
  private String token() {
    String text = links.make(head);
    return text.substring(text.indexOf('#') + 1);
  }

  private List<String> letters() {
    return jdbc.sql("select person_id from notice where kind = 'PASSWORD_LINK' and case_number ="
        + " (select max(case_number) from notice where person_id = ?) order by id").param(head).query(String.class).list();
  }

  private HttpResponse<String> set(String token, String password) throws Exception {
    return new WebSession(port).send("POST", "/adgangskode",
        "{\"token\": \"" + token + "\", \"password\": \"" + password + "\"}");
  }

  private HttpResponse<String> ask(String person) throws Exception {
    return new WebSession(port).send("POST", "/adgangskode/link", "{\"person\": \"" + person + "\"}");
  }
}
