package dk.dst.microdata.ground.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.ground.database.Samples;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.World;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
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
