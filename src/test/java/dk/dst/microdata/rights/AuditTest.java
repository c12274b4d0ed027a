package dk.dst.microdata.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.desk.replanning.TermsOnRecord;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.World;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every change, every look of FSE's and every refusal leaves a trace that the application itself cannot take back. */
class AuditTest extends EngineTest {

  @LocalServerPort
  private int port;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private EmbeddedPostgres postgres;
  @Autowired
  private ObjectMapper json;
  @Autowired
  private TermsOnRecord onRecord;

  private List<Map<String, Object>> entries(String caseNumber, String kind) {
    return jdbc.sql("select actor, subject, person_id, before::text as before, after::text as after from audit_entry"
        + " where case_number = ? and kind = ? order by id").param(caseNumber).param(kind).query().listOfRows();
  }

  @ParameterizedTest
  @ValueSource(strings = {"update audit_entry set actor = 'en anden'", "delete from audit_entry",
      "truncate audit_entry", "alter table audit_entry disable trigger all", "drop table audit_entry",
      "drop trigger audit on application", "create or replace function microdata.record_change() returns trigger"
          + " language plpgsql as 'begin return null; end'", "drop trigger append_only on audit_entry",
      "grant update on audit_entry to microdata"})
  void theApplicationsRoleCannotTouchIt(String attempt) {
    assertThat(jdbc.sql("select current_user").query(String.class).single()).isEqualTo("microdata");
    if (attempt.startsWith("grant")) { // PostgreSQL warns, and grants nothing
      jdbc.sql(attempt).update();
      attempt = "update audit_entry set actor = 'en anden'";
    }
    String sql = attempt;
    assertThatThrownBy(() -> jdbc.sql(sql).update()).isInstanceOf(org.springframework.dao.DataAccessException.class)
        .rootCause().hasMessageMatching("(?s).*(permission denied|must be owner|append-only).*");
  }

  @Test
  void evenTheOwnerOfTheTablesIsRefusedAChangeByMistake() {
    JdbcClient owner = JdbcClient.create(postgres.getPostgresDatabase());
    for (String attempt : List.of("update microdata.audit_entry set actor = 'x'", "delete from microdata.audit_entry",
        "truncate microdata.audit_entry")) {
      assertThatThrownBy(() -> owner.sql(attempt).update()).rootCause().hasMessageContaining("append-only");
    }
  }

  @Test
  void aCaseTellsWhoDidWhatWithBeforeAndAfter() {
    TestInstitution institution = world.qualified();
    String caseNumber = world.inOperation(institution);
    List<Map<String, Object>> changes = entries(caseNumber, "CHANGE");
    assertThat(changes).extracting(row -> row.get("actor")).doesNotContainNull()
        .noneMatch(actor -> actor.toString().startsWith("database"))
        .contains(institution.applicant(), World.REVIEWER, World.APPROVER, institution.signatory(), "systemet");
    assertThat(changes).anySatisfy(row -> {
      assertThat(row).containsEntry("subject", "case_file").containsEntry("actor", World.APPROVER);
      assertThat(row.get("before").toString()).contains("FOR_APPROVAL");
      assertThat(row.get("after").toString()).contains("FOR_SIGNATURE");
    });
    assertThat(changes).anySatisfy(row -> assertThat(row).containsEntry("subject", "project_database"));
    assertThat(changes).anySatisfy(row -> assertThat(row).containsEntry("subject", "database_manager")
        .containsEntry("person_id", institution.manager()));
    assertThat(changes).anySatisfy(row -> assertThat(row).containsEntry("subject", "task")
        .containsEntry("person_id", World.REVIEWER));
    assertThat(changes).noneSatisfy(row -> assertThat(row.toString()).contains("sammenhænge mellem uddannelse"));
  }

  @Test
  void everyLookOfFsesIsWrittenDownAndNoneOfTheInstitutionsOwn() throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = world.underReview(institution);
    String path = "/camunda/api/microdata/cases/" + caseNumber;
    new WebSession(port).logIn(institution.applicant(), "demo").get(path);
    assertThat(entries(caseNumber, "LOOK")).isEmpty();
    WebSession owner = new WebSession(port).logIn(World.OWNER, "demo");
    owner.get(path);
    owner.get(path + "/checks");
    rest.get(World.REVIEWER, "/task/" + world.openTask(caseNumber).getId() + "/form-variables");
    assertThat(entries(caseNumber, "LOOK")).extracting(row -> row.get("actor") + " " + row.get("subject"))
        .containsExactly("per SEE_CASE", "per SEE_APPLICATION", "rikke SEE_APPLICATION");
  }

  @Test
  void aRefusalLeavesATraceAlthoughNothingHappened() throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = world.underReview(institution);
    String task = world.openTask(caseNumber).getId();
    rest.post(World.OWNER, "/task/" + task + "/assignee", Map.of("userId", institution.applicant()));
    new WebSession(port).logIn("henrik", "demo").get("/camunda/api/microdata/cases/" + caseNumber);
    assertThat(entries(caseNumber, "REFUSED")).extracting(row -> row.get("actor") + " " + row.get("subject"))
        .containsExactly("per REVIEW_APPLICATION", "henrik SEE_CASE");
  }

  /** The audit tells of rights, not of who forgot a field. */
  @Test
  void aMistakeInAFormIsNoRefusal() {
    TestInstitution institution = world.qualified();
    String caseNumber = world.draft(institution);
    var answers = TestAnswers.application(institution);
    answers.put("purpose", "");
    assertThat(rest.post(institution.applicant(), "/task/" + world.openTask(caseNumber).getId() + "/submit-form",
        rest.variables(answers)).status()).isEqualTo(400);
    assertThat(jdbc.sql("select count(*) from audit_entry where kind = 'REFUSED' and actor = ?")
        .param(institution.applicant()).query(Integer.class).single()).isZero();
  }

  @Test
  void rightsInTheEngineAreInItToo() {
    TestInstitution institution = world.qualified();
    assertThat(jdbc.sql("select subject from audit_entry where person_id = ? or institution_id = ?")
        .param(institution.applicant()).param(institution.id()).query(String.class).list())
        .contains("act_id_membership", "act_id_tenant_member", "association_role", "association", "institution");
  }

  /** Other tests of the same house change terms, so that the number of entries is theirs; none is added is ours. */
  @Test
  void theTermsAreInItFromTheStartAndTheSameAgainLeaveNoEntry() {
    Supplier<List<Long>> entries = () -> jdbc.sql("select id from audit_entry where subject = 'terms' order by id")
        .query(Long.class).list();
    List<Long> before = entries.get();
    assertThat(before).isNotEmpty();
    assertThat(jdbc.sql("select actor from audit_entry where id = ? and before is null").param(before.get(0))
        .query(String.class).list()).containsExactly("systemet");
    onRecord.write();
    assertThat(entries.get()).isEqualTo(before);
  }

  /** A text is shown as it was typed, whatever it looks like, and hides nothing of what is older. */
  @ParameterizedTest
  @ValueSource(strings = {"2026-02-30", "2026-02-28", "DRAFT", "true", "=1+1", "12.345,67"})
  void aTextThatLooksLikeSomethingIsAText(String title) throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = world.businessKey(world.start("apply-for-project-database", institution.applicant(),
        Map.of("title", title.length() < 5 ? title + "     x" : title)));
    WebSession owner = new WebSession(port).logIn(World.OWNER, "demo");
    var answer = owner.get("/camunda/api/microdata/audit?case=" + caseNumber);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(changes(answer.body(), "titel")).containsExactly(title.length() < 5 ? title + "     x" : title);
    assertThat(changes(owner.get("/camunda/api/microdata/audit?institution=" + institution.id()).body(),
        "certificeret den")).as("a day is a day").isNotEmpty().allMatch(text -> text.matches("\\d+\\. \\p{L}+ \\d{4}"));
  }

  private List<String> changes(String page, String field) throws Exception {
    return json.readTree(page).findValues("changes").stream()
        .flatMap(node -> node.findParents("field").stream())
        .filter(node -> node.path("field").asText().equals(field))
        .map(node -> node.path("after").asText()).toList();
  }

  @Test
  void onlyProcessOwnersReadIt() throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = world.underReview(institution);
    String path = "/camunda/api/microdata/audit?case=" + caseNumber;
    for (String person : List.of(institution.responsible(), World.REVIEWER, World.APPROVER, "admin")) {
      assertThat(new WebSession(port).logIn(person, "demo").get(path).statusCode()).as(person).isEqualTo(403);
    }
    JsonNode page = json.readTree(new WebSession(port).logIn(World.OWNER, "demo").get(path).body());
    assertThat(page.path("entries")).hasSizeGreaterThan(5);
    assertThat(page.path("entries").findValuesAsText("caseNumber")).containsOnly(caseNumber);
    assertThat(page.path("entries").toString()).contains("Ansøgning").contains("status").contains("Til vurdering");
    world.complete(caseNumber, "userTask_reviewApplication", World.REVIEWER, TestAnswers.review("approve"));
  }

  @Test
  void itIsFoundByNameInstitutionAndPeriodAndFetchedAsAFile() throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = world.underReview(institution);
    WebSession owner = new WebSession(port).logIn(World.OWNER, "demo");
    String name = jdbc.sql("select name from person where id = ?").param(institution.applicant()).query(String.class)
        .single();
    String ofCase = "/camunda/api/microdata/audit?case=" + caseNumber;
    JsonNode byName = json.readTree(owner.get(ofCase + "&person=" + encoded(name.toLowerCase(Locale.ROOT))).body())
        .path("entries");
    assertThat(byName).isNotEmpty().allMatch(entry -> entry.path("who").asText().equals(institution.applicant())
        || entry.path("about").asText().equals(institution.applicant()));
    assertThat(byName.findValuesAsText("whoName")).contains(name);
    String number = jdbc.sql("select authorisation_number::text from institution where id = ?").param(institution.id())
        .query(String.class).single();
    assertThat(entries(owner, ofCase + "&institution=" + number)).isNotEmpty();
    assertThat(entries(owner, ofCase + "&institution=%25")).as("what was typed is no pattern").isEmpty();
    assertThat(entries(owner, ofCase + "&from=" + world.today() + "&until=" + world.today())).isNotEmpty();
    assertThat(entries(owner, ofCase + "&until=" + world.today().minusDays(1))).isEmpty();
    assertThat(entries(owner, ofCase + "&from=" + world.today().plusDays(1))).isEmpty();
    assertThat(owner.get(ofCase + "&from=snart").statusCode()).isEqualTo(400);

    String csv = owner.get("/camunda/api/microdata/audit.csv?case=" + caseNumber).body();
    assertThat(csv).contains("Hvornår;Bruger-id;Hvem").contains(name).contains("Til vurdering");
    assertThat(csv.lines().count()).isGreaterThan(entries(owner, ofCase).size());
    assertThat(owner.get("/camunda/api/microdata/audit.xlsx?case=" + caseNumber).statusCode()).isEqualTo(200);
    assertThat(entries(caseNumber, "LOOK")).extracting(row -> row.get("actor") + " " + row.get("subject"))
        .containsExactly("per audit_entry", "per audit_entry");
    WebSession reviewer = new WebSession(port).logIn(World.REVIEWER, "demo");
    for (String file : List.of("csv", "xlsx")) {
      assertThat(reviewer.get("/camunda/api/microdata/audit." + file + "?case=" + caseNumber).statusCode())
          .isEqualTo(403);
    }
  }

  private JsonNode entries(WebSession owner, String address) throws Exception {
    return json.readTree(owner.get(address).body()).path("entries");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
