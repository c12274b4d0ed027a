package dk.dst.microdata.ground.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.ground.database.Samples;
import dk.dst.microdata.races.AtOnce;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.World;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What waits to be sent, as those see it who look after it: which, since when and why, and nothing else. */
class UnsentNoticesTest extends EngineTest {

  private static final String PAGE = "/camunda/api/microdata/notices/unsent";

  @LocalServerPort
  private int port;
  @Autowired
  private Notices notices;
  @Autowired
  private People people;
  @Autowired
  private MeterRegistry meters;
  @Autowired
  private Samples samples;
  @Autowired
  private ObjectMapper json;
  @Autowired
  private JdbcClient jdbc;

  private TestInstitution institution;
  private String caseNumber;

  @BeforeEach
  void threeNotices() {
    jdbc.sql("update notice set sent_at = now(), problem = null where sent_at is null").update();
    institution = world.qualified();
    caseNumber = world.draft(institution);
    jdbc.sql("update person set email = null where id = ?").param(institution.signatory()).update();
    clock.stopAt(clock.instant().minus(Duration.ofHours(25)));
    tell(institution.signatory());
    tell(institution.applicant());
    clock.stopAt(clock.instant().plus(Duration.ofHours(25)));
    tell(institution.manager());
  }

  @Test
  void processOwnersSeeWhichAndWhy() throws Exception {
    JsonNode shown = json.readTree(new WebSession(port).logIn(World.OWNER, "demo").get(PAGE).body());
    assertThat(List.of(shown.get("all").asInt(), shown.get("late").asInt(), shown.get("withoutAddress").asInt()))
        .containsExactly(3, 1, 1);
    assertThat(shown.get("lines").findValuesAsText("caseNumber")).containsOnly(caseNumber);
    assertThat(shown.get("lines").findValuesAsText("late")).containsExactly("true", "true", "false");
    assertThat(shown.get("lines").findValuesAsText("reason")).containsExactly(Hindrance.NO_ADDRESS.danish(),
        Hindrance.NO_SERVER.danish(), Hindrance.NO_SERVER.danish());
    assertThat(shown.toString()).doesNotContain("example.org", institution.applicant(), "Overskrift", "Fortroligt");
  }

  @Test
  void theyAreCountedByReasonFetchedAndTriedAtOnce() throws Exception {
    WebSession owner = new WebSession(port).logIn(World.OWNER, "demo");
    JsonNode reasons = json.readTree(owner.get(PAGE).body()).get("reasons");
    assertThat(reasons.findValuesAsText("text")).containsExactly(Hindrance.NO_SERVER.danish(),
        Hindrance.NO_ADDRESS.danish());
    assertThat(reasons.findValuesAsText("letters")).containsExactly("2", "1");
    assertThat(owner.get(PAGE + ".csv").body()).contains("Hvorfor det ikke er sendt").contains(caseNumber)
        .doesNotContain("Fortroligt");
    jdbc.sql("update notice set next_attempt_at = ? where case_number = ? and person_id = ?")
        .param(Timestamp.from(clock.instant().plus(Duration.ofHours(6)))).param(caseNumber)
        .param(institution.applicant()).update();
    assertThat(owner.send("POST", PAGE + "/attempts", "{}").body()).contains("1 brev forsøges igen");
    assertThat(jdbc.sql("select count(*) from notice where sent_at is null and next_attempt_at is not null")
        .query(Integer.class).single()).isZero();
    assertThat(owner.send("POST", PAGE + "/attempts", "{}").body()).contains("Intet brev venter");
    assertThat(jdbc.sql("select after ->> 'letters' from audit_entry where subject = 'UNSENT_LETTERS_TRIED'"
        + " order by id desc limit 2").query(String.class).list()).containsExactly("0", "1");
    WebSession reviewer = new WebSession(port).logIn(World.REVIEWER, "demo");
    assertThat(reviewer.get(PAGE + ".csv").statusCode()).isEqualTo(403);
    assertThat(reviewer.send("POST", PAGE + "/attempts", "{}").statusCode()).isEqualTo(403);
  }

  @Test
  void anAddressIsCorrectedAndTheLettersAreSent() throws Exception {
    WebSession owner = new WebSession(port).logIn(World.OWNER, "demo");
    String signatory = institution.signatory();
    String letter = PAGE + "/" + letter(signatory);
    JsonNode shown = json.readTree(owner.get(letter + "/recipient").body());
    assertThat(List.of(shown.get("name").asText(), shown.get("email").asText(), shown.get("letters").asInt()))
        .containsExactly(name(signatory), "", 1);
    assertThat(audited("SEE_RECIPIENT", signatory)).isEqualTo(1);

    String correct = correction("ny-" + signatory + "@example.org", "", "Oplyst af institutionen i telefonen");
    assertThat(owner.send("PUT", letter + "/recipient", correct).body()).contains("Adressen er rettet.");
    assertThat(owner.send("PUT", letter + "/recipient", correct).body()).contains("Adressen er allerede sådan.");
    assertThat(jdbc.sql("select email from person where id = ?").param(signatory).query(String.class).single())
        .isEqualTo("ny-" + signatory + "@example.org");
    assertThat(people.account(signatory).email()).isEqualTo("ny-" + signatory + "@example.org");
    assertThat(audited("ADDRESS_CORRECTED", signatory)).isEqualTo(1);
    assertThat(jdbc.sql("select coalesce(before::text, '') || after from audit_entry where person_id = ?")
        .param(signatory).query(String.class).list()).noneMatch(entry -> entry.contains("@"));

    jdbc.sql("update notice set next_attempt_at = ? where person_id = ? and sent_at is null")
        .param(Timestamp.from(clock.instant().plus(Duration.ofHours(6)))).param(signatory).update();
    assertThat(owner.send("POST", letter + "/attempts", "{\"all\":false}").body()).contains("1 brev forsøges igen");
    assertThat(jdbc.sql("select count(*) from notice where person_id = ? and next_attempt_at is not null")
        .param(signatory).query(Integer.class).single()).isZero();
    notices.tell(caseNumber, "TEST", "noget andet", signatory, "Overskrift", "Fortroligt");
    assertThat(owner.send("POST", letter + "/attempts", "{\"all\":true}").body()).contains("2 breve forsøges igen");
    jdbc.sql("update notice set sent_at = now() where person_id = ?").param(signatory).update();
    assertThat(owner.send("POST", letter + "/attempts", "{\"all\":true}").body()).contains("Brevet er sendt");
  }

  @Test
  void whoAnswersForTheInstitutionIsToldOfIt() throws Exception {
    String responsible = jdbc.sql("select min(person_id) from association_role where institution_id = ?"
        + " and role = 'RESPONSIBLE'").param(institution.id()).query(String.class).single();
    jdbc.sql("update institution set authorisation_case = ? where id = ? and authorisation_case is null")
        .param(caseNumber).param(institution.id()).update();
    assertThat(responsible).isNotEqualTo(institution.signatory());
    WebSession owner = new WebSession(port).logIn(World.OWNER, "demo");
    owner.send("PUT", PAGE + "/" + letter(institution.signatory()) + "/recipient",
        correction("ny2-" + institution.signatory() + "@example.org", "", "Oplyst i telefonen"));
    assertThat(jdbc.sql("select body from notice where kind = 'ADDRESS_CORRECTED' and person_id = ?")
        .param(responsible).query(String.class).single()).contains(name(institution.signatory())).doesNotContain("@");
  }

  @Test
  void whatIsNoAddressOrWasSeenOtherwiseIsRefused() throws Exception {
    WebSession owner = new WebSession(port).logIn(World.OWNER, "demo");
    String letter = PAGE + "/" + letter(institution.signatory()) + "/recipient";
    String taken = jdbc.sql("select email from person where id = ?").param(institution.applicant()).query(String.class)
        .single();
    assertThat(refused(owner, letter, correction("ikke en adresse", "", "Oplyst i telefonen"))).contains("E-mail: Skriv");
    assertThat(refused(owner, letter, correction(taken.toUpperCase(), "", "Oplyst i telefonen"))).contains("en andens");
    assertThat(refused(owner, letter, correction("a@example.org", "", " "))).contains("Begrundelse: Skriv, hvorfra");
    assertThat(refused(owner, letter, correction("a@example.org", "", "Se a@example.org"))).contains("ingen e-mailadresse");
    assertThat(refused(owner, letter, correction("a@example.org", "gammel@example.org", "Oplyst i telefonen")))
        .contains("En anden har rettet adressen");
    jdbc.sql("update institution set mail_domains = 'institut.dk' where id = ?").param(institution.id()).update();
    assertThat(refused(owner, letter, correction("a@example.org", "", "Oplyst i telefonen"))).contains("institut.dk");
    assertThat(refused(owner, PAGE + "/" + letter(institution.applicant()) + "/recipient",
        correction("a@example.org", taken, "Oplyst i telefonen"))).contains("venter ikke på en adresse");
    assertThat(owner.get(PAGE + "/" + letter(institution.applicant()) + "/recipient").statusCode()).isEqualTo(400);
    assertThat(owner.send("PUT", PAGE + "/0/recipient", correction("a@example.org", "", "Oplyst")).statusCode())
        .isEqualTo(404);
    assertThat(jdbc.sql("select email from person where id = ?").param(institution.signatory()).query(String.class)
        .optional()).isEmpty();
  }

  @Test
  void ofTwoOwnersAtOnceOneCorrectsTheAddress() throws Exception {
    WebSession owner = new WebSession(port).logIn(World.OWNER, "demo");
    String letter = PAGE + "/" + letter(institution.signatory()) + "/recipient";
    assertThat(AtOnce.run(Stream.of("en-", "to-").<Runnable>map(name -> () -> {
      try {
        assertThat(owner.send("PUT", letter, correction(name + institution.signatory() + "@example.org", "",
            "Oplyst i telefonen")).statusCode()).isEqualTo(200);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      } catch (AssertionError e) {
        throw new IllegalStateException("refused", e);
      }
    }).toArray(Runnable[]::new))).isEqualTo(1);
    assertThat(audited("ADDRESS_CORRECTED", institution.signatory())).isEqualTo(1);
  }

  /** Whoever could have the letters of FSE's own people sent elsewhere could read what is not theirs. */
  @Test
  void fsesOwnPeopleHaveTheAddressOfTheirAccount() throws Exception {
    notices.mayBeTold(World.REVIEWER, "Rikke Ravn", "");
    String before = jdbc.sql("select coalesce(email, '') from person where id = ?").param(World.REVIEWER)
        .query(String.class).single();
    jdbc.sql("update person set email = '' where id = ?").param(World.REVIEWER).update();
    try {
      tell(World.REVIEWER);
      WebSession owner = new WebSession(port).logIn(World.OWNER, "demo");
      String letter = PAGE + "/" + letter(World.REVIEWER) + "/recipient";
      assertThat(refused(owner, letter, correction("per@example.org", "", "Oplyst i telefonen"))).contains("ansat i Danmarks");
      String account = people.account(World.REVIEWER).email();
      assertThat(owner.send("PUT", letter, correction(account, "", "Står på kontoen")).statusCode()).isEqualTo(200);
    } finally {
      jdbc.sql("update person set email = ? where id = ?").param(before).param(World.REVIEWER).update();
    }
  }

  @Test
  void onlyOwnersCorrectAddressesAndSend() throws Exception {
    String letter = PAGE + "/" + letter(institution.signatory());
    for (String person : List.of(institution.applicant(), institution.signatory(), World.REVIEWER, World.APPROVER)) {
      WebSession session = new WebSession(port).logIn(person, "demo");
      assertThat(session.get(letter + "/recipient").statusCode()).as(person).isEqualTo(403);
      assertThat(session.send("PUT", letter + "/recipient", correction("a@example.org", "", "Oplyst i telefonen"))
          .statusCode()).as(person).isEqualTo(403);
      assertThat(session.send("POST", letter + "/attempts", "{\"all\":true}").statusCode()).as(person).isEqualTo(403);
      assertThat(session.get(PAGE + ".xlsx").statusCode()).as(person).isEqualTo(403);
    }
    assertThat(jdbc.sql("select count(*) from audit_entry where kind = 'REFUSED' and subject = 'ADDRESS_CORRECTED'"
        + " and actor = ?").param(institution.applicant()).query(Integer.class).single()).isEqualTo(1);
    assertThat(new WebSession(port).get(letter + "/recipient").statusCode()).isEqualTo(401);
  }

  private String refused(WebSession session, String path, String body) throws Exception {
    var answer = session.send("PUT", path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    return json.readTree(answer.body()).path("message").asText();
  }

  private String correction(String email, String seen, String reason) throws Exception {
    return json.writeValueAsString(Map.of("email", email, "seen", seen, "reason", reason));
  }

  private long letter(String person) {
    return jdbc.sql("select max(id) from notice where person_id = ? and kind = 'TEST' and sent_at is null").param(person)
        .query(Long.class).single();
  }

  private String name(String person) {
    return jdbc.sql("select name from person where id = ?").param(person).query(String.class).single();
  }

  private int audited(String subject, String person) {
    return jdbc.sql("select count(*) from audit_entry where subject = ? and person_id = ?").param(subject).param(person)
        .query(Integer.class).single();
  }

  @Test
  void nobodyElseDoes() throws Exception {
    for (String person : List.of(institution.applicant(), World.REVIEWER, World.APPROVER)) {
      assertThat(new WebSession(port).logIn(person, "demo").get(PAGE).statusCode()).as(person).isEqualTo(403);
    }
  }

  @Test
  void whatIsTriedTellsWhatTheOthersWaitFor() {
    var queue = new UnsentNotices(jdbc, clock, "mail.example.org");
    assertThat(queue.lines()).extracting(UnsentNotices.Line::reason).containsExactly(Hindrance.NO_ADDRESS.danish(),
        Hindrance.WAITS.danish(), Hindrance.WAITS.danish());
    queue.putBack(queue.lines().get(1).number());
    assertThat(queue.lines()).extracting(UnsentNotices.Line::reason).containsExactly(Hindrance.NO_ADDRESS.danish(),
        Hindrance.SERVER.danish(), Hindrance.SERVER.danish());
  }

  @Test
  void isMeasured() {
    samples.forget();
    assertThat(List.of("unsent", "late", "without.address").stream()
        .map(name -> meters.get("microdata.notices." + name).gauge().value())).containsExactly(3.0, 1.0, 1.0);
  }

  private void tell(String person) {
    notices.tell(caseNumber, "TEST", "sagen", person, "Overskrift", "Fortroligt");
  }
}
