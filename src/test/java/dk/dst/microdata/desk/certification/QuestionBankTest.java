package dk.dst.microdata.desk.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.facts.certificate.Asked;
import dk.dst.microdata.facts.certificate.Attempts;
import dk.dst.microdata.facts.certificate.Question;
import dk.dst.microdata.facts.certificate.Questions;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** FSE's bank of questions: who edits it, what cannot be asked, and that what has been asked stays as it was. */
class QuestionBankTest extends EngineTest {

  private static final String API = "/camunda/api/microdata/certification-questions";

  @LocalServerPort
  private int port;
  @Autowired
  private Questions questions;
  @Autowired
  private Attempts attempts;
  @Autowired
  private TransactionTemplate transaction;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private ObjectMapper json;

  private Integer added;

  /** The bank is everybody's: what a test has added is asked no more. */
  @AfterEach
  void takeOut() {
    if (added != null && !questions.newest(added).orElseThrow().withdrawn()) {
      change(added, new Questions.Typed("Hvad blev der spurgt om?", "Det", List.of("Dette", "Hint"), "Afprøvningens kilde",
          true, "Afprøvet."));
    }
  }

  private int change(int number, Questions.Typed typed) {
    return transaction.execute(status -> questions.change(number, typed, questions.newest(number).orElseThrow().version(),
        World.OWNER));
  }

  private static Map<String, Object> typed() {
    return new HashMap<>(Map.of("question", "Hvad er ærøskøbing?", "rightAnswer", "En by", "wrongAnswers", "Et dyr\nEn ø",
        "source", "Afprøvningens kilde", "withdrawn", false, "reason", "Til afprøvning."));
  }

  private WebSession as(String person) throws Exception {
    return new WebSession(port).logIn(person, "demo");
  }

  private String add(WebSession session, Map<String, Object> typed) throws Exception {
    String body = session.send("POST", API, json.writeValueAsString(typed)).body();
    added = jdbc.sql("select max(number) from certification_question").query(Integer.class).single();
    return body;
  }

  @Test
  void theOwnerAndTheHeadOfOfficeEditItAndNobodyElseSeesIt() throws Exception {
    TestInstitution institution = world.qualified();
    for (String person : List.of(World.REVIEWER, institution.responsible(), institution.applicant(), "dagny")) {
      assertThat(as(person).get(API).statusCode()).as(person).isEqualTo(403);
      assertThat(as(person).get(API + "/1/versions").statusCode()).as(person).isEqualTo(403);
      assertThat(as(person).send("POST", API, json.writeValueAsString(typed())).statusCode()).as(person).isEqualTo(403);
      assertThat(as(person).send("POST", API + "/1", json.writeValueAsString(typed())).statusCode()).isEqualTo(403);
    }
    assertThat(jdbc.sql("select count(*) from audit_entry where subject = 'CHANGE_QUESTION' and kind = 'REFUSED'"
        + " and actor = ?").param(institution.responsible()).query(Integer.class).single()).isEqualTo(2);
    assertThat(as(World.APPROVER).get(API).statusCode()).isEqualTo(200);
    assertThat(add(as(World.OWNER), typed())).contains("er gemt");
    assertThat(questions.newest(added).orElseThrow().wrongAnswers()).containsExactly("Et dyr", "En ø");
    assertThat(jdbc.sql("select actor from audit_entry where subject = 'certification_question'"
        + " and after ->> 'number' = ?").param(String.valueOf(added)).query(String.class).list())
        .containsExactly(World.OWNER);
  }

  @Test
  void whatCannotBeAskedIsRefusedAtItsField() throws Exception {
    WebSession owner = as(World.OWNER);
    Map.of("question", "Hvad?", "rightAnswer", " ", "wrongAnswers", "Kun ét", "source", "", "reason", "").forEach(
        (name, value) -> {
          var typed = typed();
          typed.put(name, value);
          assertThat(refused(owner, typed)).as(name).contains(": Skriv ");
        });
    var same = typed();
    same.put("wrongAnswers", "Et dyr\nEn by");
    assertThat(refused(owner, same)).contains("To af svarene er ens");
  }

  private String refused(WebSession session, Map<String, Object> typed) {
    try {
      var answer = session.send("POST", API, json.writeValueAsString(typed));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
      return answer.body();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aChangeIsAVersionAndOfTwoTheSecondIsTold() throws Exception {
    WebSession owner = as(World.OWNER);
    add(owner, typed());
    var typed = typed();
    typed.put("seen", 1);
    assertThat(owner.send("POST", API + "/" + added, json.writeValueAsString(typed)).body()).contains("ikke ændret noget");
    typed.put("rightAnswer", "En gammel købstad");
    assertThat(owner.send("POST", API + "/" + added, json.writeValueAsString(typed)).body()).contains("version 2");
    typed.put("rightAnswer", "En by på Ærø");
    assertThat(owner.send("POST", API + "/" + added, json.writeValueAsString(typed)).body())
        .contains("ændret af en anden");
    JsonNode versions = json.readTree(owner.get(API + "/" + added + "/versions").body());
    assertThat(versions).hasSize(2);
    assertThat(versions.get(0).path("rightAnswer").asText()).isEqualTo("En gammel købstad");
    JsonNode found = json.readTree(owner.get(API + "?text=%C3%A6r%C3%B8sk%C3%B8bing").body()).path("lines");
    assertThat(found).hasSize(1);
    for (String sql : List.of("update certification_question set question = 'x'", "delete from certification_question")) {
      assertThatThrownBy(() -> jdbc.sql(sql).update()).as(sql).isInstanceOf(RuntimeException.class);
    }
  }

  @Test
  void anAttemptKeepsTheVersionsItHasAsked() {
    String person = world.qualified().applicant();
    long attempt = transaction.execute(status -> attempts.begin(person, 1)).id();
    Question asked = attempts.asked(attempt).get(0).question();
    change(asked.number(), new Questions.Typed(asked.question() + " (rettet)", asked.rightAnswer(),
        asked.wrongAnswers(), asked.source(), false, "Til afprøvning."));
    try {
      assertThat(attempts.asked(attempt).get(0).question()).isEqualTo(asked);
    } finally {
      change(asked.number(), new Questions.Typed(asked.question(), asked.rightAnswer(), asked.wrongAnswers(),
          asked.source(), false, "Tilbage efter afprøvning."));
    }
    assertThat(attempts.asked(attempt)).extracting(Asked::position).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    assertThat(attempts.asked(attempt)).extracting(one -> one.question().number()).doesNotHaveDuplicates();
  }

  @Test
  void withTooFewQuestionsNobodyCanBeginAndItIsSaid() throws Exception {
    String person = world.qualified().applicant();
    List<Question> all = questions.page("", 0).lines().stream().filter(one -> !one.withdrawn()).toList();
    transaction.executeWithoutResult(status -> { // seen by nobody else
      all.subList(0, all.size() - 9).forEach(one -> questions.change(one.number(), new Questions.Typed(one.question(),
          one.rightAnswer(), one.wrongAnswers(), one.source(), true, "Til afprøvning."), one.version(), World.OWNER));
      assertThat(attempts.standing(person).whyNot()).contains("er kun 9");
      assertThatThrownBy(() -> attempts.begin(person, 1)).hasMessageContaining("Testen kan ikke tages lige nu");
      status.setRollbackOnly();
    });
  }
}
