package dk.dst.microdata.desk.certification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.cases.engine.EngineClock;
import dk.dst.microdata.facts.certificate.Asked;
import dk.dst.microdata.facts.certificate.Attempts;
import dk.dst.microdata.facts.certificate.Question;
import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.facts.institution.Associations;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.schemes.database.ManagerAccess;
import dk.dst.microdata.schemes.database.Managers;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.World;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The test as the server has it: what it asks, keeps, marks and does not tell, and what follows from it. */
class CertificationTest extends EngineTest {

  private static final String API = "/camunda/api/microdata/certification";

  @LocalServerPort
  private int port;
  @Autowired
  private Attempts attempts;
  @Autowired
  private Associations associations;
  @Autowired
  private Institutions institutions;
  @Autowired
  private Managers managers;
  @Autowired
  private ManagerAccess access;
  @Autowired
  private TransactionTemplate transaction;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private ObjectMapper json;

  private TestInstitution institution;
  private String person;
  private WebSession session;

  @BeforeEach
  void somebodyWithoutACertificate() throws Exception {
    institution = world.qualified();
    person = institution.applicant();
    certified(null, null);
    session = new WebSession(port).logIn(person, "demo");
  }

  private void certified(LocalDate on, LocalDate since) {
    transaction.executeWithoutResult(status -> associations.certify(institution.id(), person, on, since));
  }

  private Associate associate() {
    return institutions.people(institution.id()).stream().filter(one -> one.id().equals(person)).findFirst()
        .orElseThrow();
  }

  private JsonNode show() throws Exception {
    return json.readTree(session.get(API).body());
  }

  private HttpResponse<String> begin(int number) throws Exception {
    return session.send("POST", API + "/attempts", "{\"number\":" + number + "}");
  }

  private long begun(int number) throws Exception {
    HttpResponse<String> answer = begin(number);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json.readTree(answer.body()).path("attempt").asLong();
  }

  private HttpResponse<String> answer(long attempt, int position, int chosen) throws Exception {
    return session.send("PUT", API + "/attempts/" + attempt + "/answers/" + position, "{\"answer\":" + chosen + "}");
  }

  /** Answers all rightly, but for so many. */
  private void answerAll(long attempt, int wrong) throws Exception {
    for (Asked asked : attempts.asked(attempt)) {
      int right = asked.order().indexOf(Question.RIGHT);
      int chosen = asked.position() <= wrong ? (right + 1) % asked.order().size() : right;
      assertThat(answer(attempt, asked.position(), chosen).statusCode()).isEqualTo(200);
    }
  }

  private HttpResponse<String> submit(long attempt) throws Exception {
    return session.send("POST", API + "/attempts/" + attempt + "/submission", "");
  }

  private String fail(int number) throws Exception {
    long attempt = begun(number);
    answerAll(attempt, 1);
    return submit(attempt).body();
  }

  @Test
  void whoPassesIsCertifiedForAYearFromThatDay() throws Exception {
    long attempt = begun(1);
    answerAll(attempt, 0);
    assertThat(submit(attempt).body()).contains("Du har bestået");
    LocalDate today = LocalDate.now(clock);
    assertThat(associate().certifiedOn()).isEqualTo(today);
    assertThat(associate().certifiedSince()).isEqualTo(today);
    assertThat(associate().isCertified(today.plusYears(1).minusDays(1))).isTrue();
    assertThat(associate().isCertified(today.plusYears(1))).isFalse();
    assertThat(submit(attempt).body()).as("a second press finds the result").contains("Du har bestået");
    assertThat(show().path("past")).hasSize(1);
    assertThat(jdbc.sql("select after ->> 'passed' from audit_entry where subject = 'certification_attempt'"
            + " and person_id = ? and actor = ? and before is null and after ->> 'passed' is not null")
        .param(person).param(person).query(String.class).list()).containsExactly("true");
  }

  @Test
  void unbrokenUseGoesOn() throws Exception {
    LocalDate today = LocalDate.now(clock);
    certified(today.minusMonths(11), today.minusYears(4));
    long attempt = begun(1);
    answerAll(attempt, 0);
    submit(attempt);
    assertThat(associate().certifiedSince()).isEqualTo(today.minusYears(4));
    assertThat(associate().certifiedOn()).isEqualTo(today);
  }

  @Test
  void whoFailsKeepsTheCertificateTheyHaveAndReadsWhatToRead() throws Exception {
    LocalDate before = LocalDate.now(clock).minusMonths(2);
    certified(before, before);
    assertThat(fail(1)).contains("ikke bestået");
    assertThat(associate().certifiedOn()).isEqualTo(before);
    JsonNode wrong = show().path("wrong");
    assertThat(wrong).hasSize(1);
    assertThat(wrong.get(0).path("source").asText()).isNotBlank();
  }

  @Test
  void threeAttemptsADanishDay() throws Exception {
    stopAt(LocalDate.of(2027, 3, 28), LocalTime.of(0, 5)); // the hour changes on this day
    for (int number = 1; number <= 3; number++) {
      assertThat(fail(number)).contains("ikke bestået");
    }
    assertThat(begin(4).statusCode()).isEqualTo(400);
    assertThat(show().path("whyNot").asText()).contains("3 forsøg");
    stopAt(LocalDate.of(2027, 3, 28), LocalTime.of(23, 59));
    assertThat(begin(4).body()).contains("i morgen");
    stopAt(LocalDate.of(2027, 3, 29), LocalTime.MIDNIGHT);
    session = new WebSession(port).logIn(person, "demo");
    assertThat(begin(1).statusCode()).isEqualTo(200);
  }

  private void stopAt(LocalDate day, LocalTime time) throws Exception {
    clock.stopAt(day.atTime(time).atZone(EngineClock.DENMARK).toInstant());
    session = new WebSession(port).logIn(person, "demo");
  }

  @Test
  void anAttemptGoesOnWithTheSameQuestionsInTheSameOrderInAnotherSession() throws Exception {
    long attempt = begun(1);
    answer(attempt, 3, 1);
    JsonNode before = show();
    session = new WebSession(port).logIn(person, "demo");
    assertThat(begun(1)).isEqualTo(attempt);
    assertThat(show()).isEqualTo(before);
    assertThat(before.path("questions")).hasSize(10);
    assertThat(before.path("questions").get(2).path("chosen").asInt()).isEqualTo(1);
    answer(attempt, 3, 0);
    assertThat(show().path("questions").get(2).path("chosen").asInt()).as("changed one's mind").isZero();
  }

  @Test
  void leftOpenItEndsWithTheDayAndCounts() throws Exception {
    stopAt(LocalDate.of(2026, 12, 1), LocalTime.of(23, 55));
    long attempt = begun(1);
    answerAll(attempt, 0);
    stopAt(LocalDate.of(2026, 12, 2), LocalTime.of(0, 1));
    assertThat(submit(attempt).body()).contains("sluttede med dagen 1. december 2026");
    assertThat(answer(attempt, 1, 0).statusCode()).isEqualTo(400);
    assertThat(show().path("past").get(0).path("outcome").asText()).isEqualTo("Ikke afleveret inden dagens udgang");
    assertThat(associate().certifiedOn()).isNull();
    assertThat(show().path("next").asInt()).isEqualTo(1);
  }

  @Test
  void nothingIsHandedInUnanswered() throws Exception {
    long attempt = begun(1);
    for (int position = 1; position <= 9; position++) {
      answer(attempt, position, 0);
    }
    assertThat(submit(attempt).body()).contains("Du mangler nr. 10");
    assertThat(answer(attempt, 10, 9).statusCode()).isEqualTo(400);
    assertThat(answer(attempt, 11, 0).statusCode()).isEqualTo(400);
  }

  /** Not one answer says that it is right, neither by a word nor by its place nor by a number. */
  @Test
  void whichAnswerIsRightIsInNoAnswerOfTheServer() throws Exception {
    long attempt = begun(1);
    String asked = session.get(API).body();
    answerAll(attempt, 10);
    String marked = submit(attempt).body();
    String after = session.get(API).body();
    for (JsonNode question : json.readTree(asked).path("questions")) {
      assertThat(question.fieldNames()).toIterable().containsExactlyInAnyOrder("position", "question", "answers");
    }
    assertThat(json.readTree(after).path("wrong")).hasSize(10).allSatisfy(wrong ->
        assertThat(wrong.fieldNames()).toIterable().containsExactlyInAnyOrder("position", "question", "source"));
    for (Asked one : attempts.asked(attempt)) {
      for (String text : one.question().answers().stream().filter(text -> text.length() > 30).toList()) {
        assertThat(after).doesNotContain(text);
        assertThat(marked).doesNotContain(text);
      }
    }
    assertThat(attempts.asked(attempt).stream().map(one -> one.order().indexOf(Question.RIGHT)).distinct().count())
        .as("places of the right answers").isGreaterThan(1);
  }

  @Test
  void twoPressesAndTwoWindowsGiveOneAttemptAndOneResult() throws Exception {
    var threads = Executors.newFixedThreadPool(2);
    try {
      WebSession one = session;
      WebSession other = new WebSession(port).logIn(person, "demo");
      Callable<String> first = () -> one.send("POST", API + "/attempts", "{\"number\":1}").body();
      Callable<String> second = () -> other.send("POST", API + "/attempts", "{\"number\":1}").body();
      var begun = threads.invokeAll(List.of(first, second));
      assertThat(begun.get(0).get()).isEqualTo(begun.get(1).get()).contains("attempt");
      long attempt = json.readTree(begun.get(0).get()).path("attempt").asLong();
      answerAll(attempt, 0);
      String path = API + "/attempts/" + attempt + "/submission";
      var handedIn = threads.invokeAll(List.<Callable<String>>of(() -> one.send("POST", path, "").body(),
          () -> other.send("POST", path, "").body()));
      assertThat(handedIn.get(0).get()).isEqualTo(handedIn.get(1).get()).contains("bestået");
    } finally {
      threads.shutdown();
    }
    assertThat(jdbc.sql("select count(*) from certification_attempt where person_id = ?").param(person)
        .query(Integer.class).single()).isEqualTo(1);
    assertThat(begin(1).body()).as("pressed once more, late").contains("Det forsøg er slut");
  }

  @Test
  void eachTakesTheirOwnOnly() throws Exception {
    long attempt = begun(1);
    for (String other : List.of(institution.manager(), institution.responsible(), World.REVIEWER, World.OWNER)) {
      WebSession theirs = new WebSession(port).logIn(other, "demo");
      assertThat(theirs.send("PUT", API + "/attempts/" + attempt + "/answers/1", "{\"answer\":0}").statusCode())
          .as(other).isEqualTo(404);
      assertThat(theirs.send("POST", API + "/attempts/" + attempt + "/submission", "").statusCode()).as(other)
          .isEqualTo(404);
      assertThat(theirs.get(API).body()).doesNotContain("\"attempt\"");
    }
    assertThat(new WebSession(port).get(API).statusCode()).isEqualTo(401);
    assertThat(new WebSession(port).logIn(World.REVIEWER, "demo").send("POST", API + "/attempts", "{\"number\":1}")
        .body()).contains("ikke tilknyttet");
  }

  @Test
  void whoHasPassedBringsItAlongToAnotherInstitution() throws Exception {
    long attempt = begun(1);
    answerAll(attempt, 0);
    submit(attempt);
    TestInstitution other = world.qualified();
    transaction.executeWithoutResult(status -> associations.request(other.id(), person, "Navn " + person,
        person + "@example.org", "Forsker", false, other.responsible()));
    transaction.executeWithoutResult(status -> associations.agree(other.id(), person, other.responsible()));
    assertThat(institutions.people(other.id()).stream().filter(one -> one.id().equals(person)).findFirst().orElseThrow()
        .certifiedOn()).isEqualTo(LocalDate.now(clock));
  }

  /** Nothing is taken away or given for it: what is closed by a date is open again by the next certificate. */
  @Test
  void accessClosesAYearAfterAndOpensByItself() throws Exception {
    String database = world.inOperation(institution);
    person = institution.manager();
    clock.stopAt(LocalDate.of(2027, 2, 28).atTime(9, 0).atZone(EngineClock.DENMARK).toInstant());
    session = new WebSession(port).logIn(person, "demo");
    long attempt = begun(1);
    answerAll(attempt, 0);
    submit(attempt);
    stopAt(LocalDate.of(2028, 2, 27), LocalTime.of(23, 59));
    assertThat(access.of(database)).extracting(ManagerAccess.Line::whyNot).containsExactly("");
    stopAt(LocalDate.of(2028, 2, 28), LocalTime.of(0, 1));
    assertThat(access.of(database)).extracting(ManagerAccess.Line::whyNot)
        .containsExactly("Certifikatet udløb 27. februar 2028");
    assertThat(fail(1)).contains("ikke bestået");
    assertThat(access.of(database).get(0).whyNot()).isNotEmpty();
    attempt = begun(2);
    answerAll(attempt, 0);
    submit(attempt);
    assertThat(access.of(database)).extracting(ManagerAccess.Line::whyNot).containsExactly("");
    assertThat(session.get("/camunda/api/microdata/cases/" + database).body()).contains("\"whyNot\":\"\"");
  }

  /** What hangs on a manager's certificate: the gap (D12) begins the day after its last, and ends with the test. */
  @Test
  void aManagerWhoPassesEndsTheGapAtOnce() throws Exception {
    String caseNumber = world.inOperation(institution);
    person = institution.manager();
    session = new WebSession(port).logIn(person, "demo");
    certified(LocalDate.now(clock).minusYears(1), null);
    assertThat(managers.gap(caseNumber)).isPresent();
    long attempt = begun(1);
    answerAll(attempt, 0);
    assertThat(submit(attempt).body()).contains("bestået");
    assertThat(managers.gap(caseNumber)).isEmpty();
  }
}
