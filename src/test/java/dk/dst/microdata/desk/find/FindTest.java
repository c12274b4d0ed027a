package dk.dst.microdata.desk.find;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.ground.notice.Notices;
import dk.dst.microdata.support.BreachWorld;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.World;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Anything is found by those who may see it, and by nobody else: neither it, nor a count, nor a word of it. */
class FindTest extends EngineTest {

  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private ObjectMapper json;
  @LocalServerPort
  private int port;

  private TestInstitution institution;
  private String caseNumber;
  /** A word of this test's alone, of letters, in which no other begins. */
  private String word;

  @BeforeEach
  void aCase() {
    institution = world.qualified();
    caseNumber = world.underReview(institution);
    word = "ærø" + UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "gruppe";
    world.person(institution, institution.id() + "colleague", "USER");
  }

  @Test
  void aCaseIsFoundByItsNumberAndPartOfItByThoseWhoMayKnowOfIt() throws Exception {
    for (String typed : new String[] {caseNumber, caseNumber.toLowerCase(), caseNumber.substring(4)}) {
      assertThat(found(World.REVIEWER, typed, "Sager")).as(typed).contains(caseNumber);
      assertThat(found(institution.id() + "colleague", typed, "Sager")).as(typed).contains(caseNumber);
      assertThat(found(world.qualified().manager(), typed, "Sager")).as(typed).doesNotContain(caseNumber);
    }
  }

  @Test
  void aConfidentialCaseDoesNotExistForOthers() throws Exception {
    String breach = BreachWorld.reported(world, institution, world.concerned(institution));
    jdbc.sql("update case_file set title = ? where case_number = ?").param("Brud " + word).param(breach).update();
    letter(breach, "MADE", word);
    assertThat(answer(institution.responsible(), word)).contains(breach);
    assertThat(answer(World.REVIEWER, word)).contains(breach);
    assertThat(answer(institution.manager(), word)).isEqualTo("[]");
    disqualify(breach);
    assertThat(answer(World.REVIEWER, word)).isEqualTo("[]");
  }

  @Test
  void whatWasAppliedForIsFoundByWhoeverMaySeeIt() throws Exception {
    jdbc.sql("update application set purpose = ? where case_number = ?")
        .param("Vi vil undersøge " + word + "r på øerne.").param(caseNumber).update();
    seenByThoseOfTheCase("Ansøgninger og indstillinger");
    JsonNode hit = shown(institution.applicant(), word).path(0).path("hits").path(0);
    assertThat(hit.path("address").asText()).isEqualTo("/sager.html#" + caseNumber);
    assertThat(hit.path("excerpt").findValuesAsText("text")).as("the word as it stands there").contains(word + "r");
  }

  @Test
  void lettersAreFoundByWhoeverReadsTheStory() throws Exception {
    letter(caseNumber, "MADE", word);
    letter(caseNumber, Notices.CERTIFICATE_RUNS_OUT, word);
    seenByThoseOfTheCase("Breve");
    assertThat(shown(World.REVIEWER, word).path(0).path("count").asText()).as("that of no case is not shown")
        .isEqualTo("1");
  }

  @Test
  void whatIsFsesOwnBusinessIsNotTheInstitutions() throws Exception {
    letter(caseNumber, Notices.ESCALATION, word);
    decision("REVIEW", "approve");
    assertThat(found(World.REVIEWER, word, "Breve")).contains(caseNumber);
    assertThat(found(World.REVIEWER, word, "Afgørelser og bemærkninger")).contains(caseNumber);
    assertThat(answer(institution.applicant(), word)).isEqualTo("[]");
  }

  @Test
  void decisionsAreFoundByWhoeverReadsTheStory() throws Exception {
    decision("MANAGER_CHANGE", "managerComes");
    seenByThoseOfTheCase("Afgørelser og bemærkninger");
  }

  @Test
  void documentsAreFoundOnceTheyAreSent() throws Exception {
    document(1, word);
    document(null, word + "kladde");
    seenByThoseOfTheCase("Dokumenter");
    assertThat(answer(institution.applicant(), word + "kladde")).isEqualTo("[]");
  }

  @Test
  void peopleAndInstitutionsAreFoundByTheirOwnAndByFse() throws Exception {
    jdbc.sql("update person set name = ? where id = ?").param("Åse " + word).param(institution.manager()).update();
    jdbc.sql("update institution set name = ? where id = ?").param("Institut for " + word).param(institution.id())
        .update();
    for (String person : new String[] {World.REVIEWER, institution.id() + "colleague"}) {
      assertThat(found(person, "ÅSE " + word, "Personer")).as(person).contains("?id=" + institution.id());
      assertThat(found(person, word, "Institutioner")).as(person).contains(institution.id());
    }
    assertThat(found(World.REVIEWER, String.valueOf(institution.authorisationNumber()), "Institutioner"))
        .contains(institution.id());
    for (String other : new String[] {world.qualified().responsible(), "dagny", "admin"}) {
      assertThat(answer(other, word)).as(other).isEqualTo("[]");
    }
  }

  @Test
  void registersAreForEverybody() throws Exception {
    assertThat(found(institution.applicant(), "befolkning", "Registre")).contains("/registre.html?q=BEF");
    assertThat(found("dagny", "BEF", "Registre")).contains("/registre.html?q=BEF");
  }

  @Test
  void notesOfStoppedStepsAreTheProcessOwners() throws Exception {
    long cause = jdbc.sql("""
            insert into failure_cause (model, step, exception, message, kind, model_name, step_name, first_seen,
              last_seen, opened_at, told_at, over_at)
            values ('find', ?, '', '', 'Ukendt', 'Find', 'Find', now(), now(), now(), now(), now()) returning id""")
        .param(word).query(Long.class).single();
    jdbc.sql("insert into failure_note (cause, written_by, written_at, text) values (?, 'per', now(), ?)").param(cause)
        .param(word).update();
    assertThat(found(World.OWNER, word, "Noter om standsede trin")).contains(word);
    assertThat(answer(World.REVIEWER, word)).isEqualTo("[]");
  }

  @Test
  void whatIsTypedIsTakenAsItStands() throws Exception {
    letter(caseNumber, "MADE", "Ansøgningerne om " + word + " er læst.");
    assertThat(answer(World.REVIEWER, "ansøgning " + word)).as("a form of the word").contains(caseNumber);
    assertThat(answer(World.REVIEWER, word.substring(0, word.length() - 3))).as("its beginning").contains(caseNumber);
    assertThat(answer(World.REVIEWER, word.toUpperCase())).contains(caseNumber);
    for (String typed : new String[] {"", "a", "&|!:*'\\", "<b> ' or 1=1; --", "og", "x".repeat(5_000),
        "a ".repeat(500)}) {
      assertThat(new WebSession(port).logIn(World.REVIEWER, "demo").get("/camunda/api/microdata/find?q="
          + URLEncoder.encode(typed, StandardCharsets.UTF_8)).statusCode()).as(typed).isEqualTo(200);
    }
    assertThat(new WebSession(port).get("/camunda/api/microdata/find?q=abc").statusCode()).isEqualTo(401);
  }

  @Test
  void whatFseWasShownIsWrittenDown() throws Exception {
    letter(caseNumber, "MADE", word);
    answer(World.REVIEWER, word);
    assertThat(jdbc.sql("select after::text from audit_entry where subject = 'find' and actor = ?"
        + " order by id desc limit 1").param(World.REVIEWER).query(String.class).single())
        .contains(caseNumber).doesNotContain(word);
  }

  /** The applicant and FSE find it; a colleague, another institution and whoever is disqualified find nothing. */
  private void seenByThoseOfTheCase(String kind) throws Exception {
    assertThat(found(institution.applicant(), word, kind)).contains(caseNumber);
    assertThat(found(World.REVIEWER, word, kind)).contains(caseNumber);
    assertThat(answer(institution.id() + "colleague", word)).isEqualTo("[]");
    assertThat(answer(world.qualified().responsible(), word)).isEqualTo("[]");
    disqualify(caseNumber);
    assertThat(answer(World.REVIEWER, word)).isEqualTo("[]");
    jdbc.sql("delete from disqualification where case_number = ?").param(caseNumber).update();
  }

  private void disqualify(String number) {
    jdbc.sql("insert into disqualification (case_number, person_id, reason, declared_at)"
        + " values (?, ?, 'Kender dem', now())").param(number).param(World.REVIEWER).update();
  }

  private void letter(String number, String kind, String body) {
    jdbc.sql("""
            insert into notice (case_number, kind, about, person_id, title, body, written_at, sent_at)
            values (?, ?, ?, ?, 'Et brev', ?, now(), now())""")
        .param(number).param(kind).param(word).param(institution.applicant()).param(body).update();
  }

  private void decision(String step, String outcome) {
    jdbc.sql("""
            insert into decision (case_number, step, round, outcome, reason, decided_by, decided_at)
            values (?, ?, 77, ?, ?, ?, now())""")
        .param(caseNumber).param(step).param(outcome).param("Begrundet med " + word).param(World.APPROVER).update();
  }

  private void document(Integer version, String name) {
    if (version == null) {
      jdbc.sql("insert into form_draft (case_number, form, content, saved_by, saved_at, version, save_number)"
          + " values (?, 'f', '{}', ?, now(), 1, 1)").param(caseNumber).param(institution.applicant()).update();
    }
    jdbc.sql("""
            insert into attachment (id, case_number, field, draft_form, label, version, name, type, size, digest,
              storage, scanned, uploaded_by, uploaded_at, sent_at)
            values (gen_random_uuid(), ?, 'doc', case when ?::int is null then 'f' end, 'Bilag', ?, ?,
              'PDF', 1, repeat('0', 64), 'DATABASE', false, ?, now(), case when ?::int is null then null else now()
              end)""")
        .param(caseNumber).param(version).param(version).param(name + ".pdf").param(institution.applicant())
        .param(version).update();
  }

  private String found(String person, String typed, String kind) throws Exception {
    for (JsonNode group : shown(person, typed)) {
      if (group.path("kind").asText().equals(kind)) {
        return group.toString();
      }
    }
    return "";
  }

  private String answer(String person, String typed) throws Exception {
    return shown(person, typed).toString();
  }

  private JsonNode shown(String person, String typed) throws Exception {
    var answer = new WebSession(port).logIn(person, "demo").get("/camunda/api/microdata/find?q="
        + URLEncoder.encode(typed, StandardCharsets.UTF_8));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json.readTree(answer.body());
  }
}
