package dk.dst.microdata.ground.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.cases.engine.EngineClock;
import dk.dst.microdata.desk.replanning.Replanning;
import dk.dst.microdata.desk.replanning.Replanning.Shift;
import dk.dst.microdata.support.AuthorisationWorld;
import dk.dst.microdata.support.ChangedTerms;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.World;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A term changes while cases run: who is touched is shown first, and that is what happens. */
class RollingTermsTest extends EngineTest {

  private static final LocalDate DAY = LocalDate.of(2027, 3, 1);
  private static final String API = "/camunda/api/microdata/terms";

  @LocalServerPort
  private int port;
  @Autowired
  private ChangingTerms changing;
  @Autowired
  private Replanning replanning;
  @Autowired
  private TermsInForce terms;
  @Autowired
  private ChangedTerms changed;
  @Autowired
  private RuntimeService runtime;
  @Autowired
  private ObjectMapper json;
  @Autowired
  private JdbcClient jdbc;

  private TestInstitution institution;
  private String database;

  @BeforeEach
  void aDatabase() {
    world.day(DAY);
    replanning.sweep(); // what other tests have left
    institution = world.qualified();
    database = world.inOperation(institution);
  }

  @AfterEach
  void asShipped() {
    clock.reset();
    changed.asShipped();
  }

  @Test
  void whatIsShownIsWhatHappens() throws Exception {
    String project = proposals.projectInForce(proposals.draft(institution), institution);
    JsonNode effect = json(preview(World.OWNER, "reviewInterval", "12 måneder", DAY));
    assertThat(effect.path("text").asText()).startsWith(
        "„Tid mellem gennemgange af anvendelsen“ bliver 12 måneder fra 1. marts 2027. ");
    JsonNode mine = of(effect, database);
    assertThat(mine.path("what").asText()).isEqualTo("Gennemgang af anvendelsen");
    assertThat(mine.path("from").asText()).isEqualTo("1. september 2027");
    assertThat(mine.path("to").asText()).isEqualTo("1. marts 2028");
    assertThat(of(effect, project)).isNull();
    assertThat(nextReview(database)).as("a preview changes nothing").isEqualTo(LocalDate.of(2027, 9, 1));

    var checked = changing.check("reviewInterval", "12 måneder", DAY);
    List<Shift> shown = replanning.preview(checked.terms(), DAY);
    HttpResponse<String> answer = change(World.APPROVER, "reviewInterval", "12 måneder", DAY, seen(effect));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);

    assertThat(json(answer).path("message").asText()).contains(String.valueOf(shown.size()));
    for (Shift shift : shown) {
      assertThat(shift.caseNumber().startsWith("PDB") ? nextReview(shift.caseNumber()) : shift.to())
          .as(shift.caseNumber())
          .isEqualTo(shift.to());
    }
    assertThat(nextReview(database)).isEqualTo(LocalDate.of(2028, 3, 1));
    assertThat(replanning.replan().moved()).as("nothing is left to move").isEmpty();
    assertThat(replanning.preview(terms.now(), DAY)).isEmpty();
    assertThat(jdbc.sql("select after ->> 'value' from audit_entry where subject = 'term_change' and actor = ?"
        + " order by id desc limit 1").param(World.APPROVER).query(String.class).single()).isEqualTo("P12M");
    assertThat(jdbc.sql("select after ->> 'reviewInterval' from audit_entry where subject = 'terms'"
        + " order by id desc limit 1").query(String.class).single()).isEqualTo("P12M");
  }

  @Test
  void fromALaterDayItAppliesThen() throws Exception {
    LocalDate later = DAY.plusDays(60);
    JsonNode effect = json(preview(World.APPROVER, "reviewInterval", "12 måneder", later));
    assertThat(of(effect, database).path("to").asText()).isEqualTo("1. marts 2028");
    assertThat(json(change(World.APPROVER, "reviewInterval", "12 måneder", later, seen(effect))).path("message")
        .asText()).endsWith("fra 30. april 2027. Sagernes datoer flyttes den dag.");
    replanning.sweep();
    assertThat(nextReview(database)).isEqualTo(LocalDate.of(2027, 9, 1));
    assertThat(line("reviewInterval").path("planned").get(0).asText())
        .isEqualTo("12 måneder fra 30. april 2027 (Karen Krogh: Det er nok.)");

    world.day(later.minusDays(1));
    replanning.sweep();
    assertThat(terms.now().reviewInterval()).isEqualTo(Period.ofMonths(6));
    assertThat(nextReview(database)).isEqualTo(LocalDate.of(2027, 9, 1));
    world.day(later);
    replanning.sweep();
    assertThat(terms.now().reviewInterval()).isEqualTo(Period.ofMonths(12));
    assertThat(nextReview(database)).isEqualTo(LocalDate.of(2028, 3, 1));
    assertThat(line("reviewInterval").path("since").asText())
        .isEqualTo("fra 30. april 2027 (Karen Krogh: Det er nok.)");
    JsonNode made = json(new WebSession(port).logIn(World.REVIEWER, "demo").get(API)).path("changes").get(0);
    assertThat(List.of(made.path("who").asText(), made.path("value").asText(), made.path("from").asText(),
        made.path("reason").asText())).containsExactly("Karen Krogh", "12 måneder", "30. april 2027", "Det er nok.");
  }

  /** What would have been due before its first day is due on it. */
  @Test
  void fromALaterDayWhatIsDueThenIsDueThatDay() throws Exception {
    LocalDate later = DAY.plusMonths(4);
    JsonNode effect = json(preview(World.APPROVER, "reviewInterval", "3 måneder", later));
    assertThat(of(effect, database).path("to").asText()).isEqualTo("1. juli 2027");
    change(World.APPROVER, "reviewInterval", "3 måneder", later, seen(effect));
    world.day(later);
    replanning.sweep();
    assertThat(nextReview(database)).isEqualTo(later);
  }

  @Test
  void longerAndThenShorterThanWhatHasPassed() throws Exception {
    world.day(DAY.plusMonths(4));
    decide("reviewInterval", "12 måneder");
    assertThat(nextReview(database)).isEqualTo(DAY.plusMonths(12));
    JsonNode effect = json(preview(World.APPROVER, "reviewInterval", "3 måneder", world.today()));
    assertThat(of(effect, database).path("to").asText()).isEqualTo("straks");
    decide("reviewInterval", "3 måneder");
    assertThat(nextReview(database)).isEqualTo(world.today());

    world.beginReview(database);
    world.complete(database, "userTask_commentUsage", institution.manager(), TestAnswers.usageComment());
    world.complete(database, "userTask_decideUsage", World.REVIEWER, TestAnswers.usageDecision("continue"));
    assertThat(nextReview(database)).as("the next one by the new term").isEqualTo(world.today().plusMonths(3));
  }

  @Test
  void authorisationsAndProjectsFollowToo() throws Exception {
    String project = proposals.projectInForce(proposals.draft(institution), institution);
    String authorisation = AuthorisationWorld.granted(world, AuthorisationWorld.newcomer(world), institution.id()
        + "leder");
    decide("projectInactivity", "6 måneder");
    decide("confirmationInterval", "6 måneder");
    assertThat(date(project, "event_projectDateReached")).isEqualTo(DAY.plusMonths(6));
    assertThat(date(authorisation, "event_confirmationDue")).isEqualTo(DAY.plusMonths(6));
    assertThat(runtime.getVariable(world.instance(authorisation, "authorise-institution").getId(), "nextDate")).asString()
        .startsWith(DAY.plusMonths(6).toString());
    world.day(DAY.plusMonths(6));
    world.runJob(project, "event_projectDateReached");
    world.task(project, "userTask_confirmProjectActivity");
    world.runJob(authorisation, "event_confirmationDue");
    world.task(authorisation, "userTask_confirmAuthorisation");
  }

  @Test
  void aDeadlineThatSomebodyHasIsNotMoved() throws Exception {
    world.day(DAY.plusMonths(6));
    world.beginReview(database);
    var task = world.task(database, "userTask_commentUsage").getDueDate();
    var timer = world.job(database, "event_commentExpired").getDuedate();
    decide("usageComment", "3 dage");
    decide("hearing", "3 dage");
    assertThat(world.task(database, "userTask_commentUsage").getDueDate()).isEqualTo(task);
    assertThat(world.job(database, "event_commentExpired").getDuedate()).isEqualTo(timer);
  }

  @Test
  void whatOthersDecidedMeanwhileHasToBeSeen() throws Exception {
    long seen = seen(json(preview(World.APPROVER, "reviewInterval", "12 måneder", DAY)));
    decide("hearing", "20 dage");
    HttpResponse<String> refused = change(World.APPROVER, "reviewInterval", "12 måneder", DAY, seen);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("Et vilkår er blevet ændret, siden virkningen blev vist");
    assertThat(nextReview(database)).isEqualTo(LocalDate.of(2027, 9, 1));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "term | 3 år | 0 | er offentliggjort af Danmarks Statistik",
      "maximumManagers | 5 | 0 | er offentliggjort af Danmarks Statistik",
      "ukendt | 5 | 0 | Vilkår: Vælg et.",
      "reviewInterval | 12 måneder | -1 | Gælder fra: Skriv en dag fra og med i dag.",
      "reviewInterval | 6 måneder | 0 | er allerede 6 måneder",
      "reviewInterval | ofte | 0 | Ny værdi: Skriv den som vist. Fx 12 måneder",
      "usageLow | 60 % | 0 | ville „Andel registre i brug, under hvilken nedlæggelse overvejes“ være højere"})
  void whatCannotBeIsRefused(String term, String value, int days, String message) throws Exception {
    HttpResponse<String> refused = change(World.APPROVER, term, value, DAY.plusDays(days), changing.newest());
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains(message);
    assertThat(preview(World.OWNER, term, value, DAY.plusDays(days)).body()).isEqualTo(refused.body());
  }

  /** What is fine today would not be when the other change comes. */
  @Test
  void whatCannotBeLaterIsRefusedToday() throws Exception {
    change(World.APPROVER, "usageReasonable", "40 %", DAY.plusYears(1), changing.newest());
    assertThat(change(World.APPROVER, "usageLow", "45 %", DAY, changing.newest()).body()).contains("Den 1. marts 2028");
  }

  @Test
  void aReasonIsNeededAndNothingIsRewritten() throws Exception {
    var answers = new HashMap<String, Object>(Map.of("term", "hearing", "value", "20 dage", "from", DAY.toString(),
        "seen", changing.newest(), "reason", " "));
    assertThat(post(World.APPROVER, API, answers).body()).contains("Begrundelse: Skriv hvorfor.");
    decide("hearing", "20 dage");
    for (String sql : List.of("update term_change set value = 'P1D'", "delete from term_change")) {
      assertThatThrownBy(() -> jdbc.sql(sql).update()).rootCause().hasMessageContaining("permission denied");
    }
  }

  @Test
  void onlyTheHeadOfOfficeChangesAndOnlyFseSees() throws Exception {
    assertThat(change(World.OWNER, "hearing", "20 dage", DAY, changing.newest()).statusCode()).isEqualTo(403);
    assertThat(change(World.REVIEWER, "hearing", "20 dage", DAY, changing.newest()).statusCode()).isEqualTo(403);
    assertThat(preview(World.REVIEWER, "hearing", "20 dage", DAY).statusCode()).isEqualTo(403);
    assertThat(jdbc.sql("select count(*) from audit_entry where kind = 'REFUSED' and subject = 'CHANGE_TERM'"
        + " and actor = ?").param(World.OWNER).query(Integer.class).single()).isPositive();
    for (String person : List.of(World.OWNER, World.REVIEWER, World.APPROVER)) {
      JsonNode shown = json(new WebSession(port).logIn(person, "demo").get(API));
      assertThat(shown.path("mayChange").asBoolean()).isEqualTo(person.equals(World.APPROVER));
      assertThat(shown.path("terms")).hasSize(SchemeTerm.values().length);
    }
    assertThat(new WebSession(port).logIn(institution.applicant(), "demo").get(API).statusCode()).isEqualTo(403);
    assertThat(change(institution.responsible(), "hearing", "20 dage", DAY, changing.newest()).statusCode())
        .isEqualTo(403);
    assertThat(new WebSession(port).get(API).statusCode()).isEqualTo(401);
    assertThat(terms.now().hearing()).isEqualTo(Period.ofDays(30));
  }

  // --- words

  private void decide(String term, String value) throws Exception {
    HttpResponse<String> answer = change(World.APPROVER, term, value, world.today(), changing.newest());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private HttpResponse<String> preview(String person, String term, String value, LocalDate from) throws Exception {
    return post(person, API + "/preview", Map.of("term", term, "value", value, "from", from.toString()));
  }

  private HttpResponse<String> change(String person, String term, String value, LocalDate from, long seen)
      throws Exception {
    return post(person, API, Map.of("term", term, "value", value, "from", from.toString(), "seen", seen, "reason",
        "Det er nok."));
  }

  private HttpResponse<String> post(String person, String path, Map<String, ?> answers) throws Exception {
    return new WebSession(port).logIn(person, "demo").send("POST", path, json.writeValueAsString(answers));
  }

  private JsonNode line(String term) throws Exception {
    for (JsonNode jsonNode : json(new WebSession(port).logIn(World.OWNER, "demo").get(API)).path("terms")) {
      if (jsonNode.path("key").asText().equals(term)) {
        return jsonNode;
      }
    }
    throw new AssertionError(term);
  }

  private JsonNode json(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json.readTree(answer.body());
  }

  private static long seen(JsonNode effect) {
    return effect.path("seen").asLong();
  }

  private static JsonNode of(JsonNode effect, String caseNumber) {
    for (JsonNode jsonNode : effect.path("cases")) {
      if (jsonNode.path("caseNumber").asText().equals(caseNumber)) {
        return jsonNode;
      }
    }
    return null;
  }

  private LocalDate nextReview(String caseNumber) {
    return day(world.reviewTimer(caseNumber));
  }

  private LocalDate date(String caseNumber, String timer) {
    return day(world.job(caseNumber, timer));
  }

  private static LocalDate day(Job timer) {
    return LocalDate.ofInstant(timer.getDuedate().toInstant(), EngineClock.DENMARK);
  }
}
