package dk.dst.microdata.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.ground.form.Drafts;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.Patience;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.World;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.spin.Spin;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists of data, checks, the catalogue and what-if: what each does for those who may, and refuses to everybody else. */
class DataEndpointsTest extends EngineTest {

  private static final String API = "/camunda/api/microdata";
  private static final String LIST = """
      Register;Variabel;Variabel label;Perioder
      BEF;KOEN;Køn;2010-2019
      BEF;ALDER;Alder;2010-2019
      IND;DISPON_13;;2010, 2011, 2012
      IND;;uden navn;2010
      UDDA;HFAUDD;;snart
      """;

  private static final String CORRECTION = """
      {"list": null, "code": "BEF", "reason": "Køn og alder indgår i alle analyser.", "variables": [
        {"name": "ALDER", "years": "2010-2019, 2021"}, {"name": "KOEN", "years": "2010-2019"}]}""";

  @LocalServerPort
  private int port;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private ObjectMapper json;
  @Autowired
  private Drafts drafts;

  @Test
  void nobodyIsAnsweredWithoutALogin() throws Exception {
    WebSession nobody = new WebSession(port);
    for (String path : List.of("/task/x/data", "/cases/PDB-2026-001/checks", "/cases/PDB-2026-001/checks/1",
        "/cases/PDB-2026-001/checks/1/workbook", "/cases/PDB-2026-001/checks/1/registers/BEF", "/projects",
        "/catalogue", "/catalogue/1/BEF", "/session")) {
      assertThat(nobody.get(API + path).statusCode()).as(path).isEqualTo(401);
    }
    assertThat(nobody.send("POST", API + "/task/x/check", "").statusCode()).isEqualTo(401);
    assertThat(nobody.send("DELETE", API + "/task/x/data", "").statusCode()).isEqualTo(401);
    assertThat(nobody.send("POST", API + "/what-if", "{}").statusCode()).isEqualTo(401);
    for (String path : List.of("/task/x/data", "/projects/1/data", "/catalogue", "/lists/preview")) {
      assertThat(nobody.upload(API + path, "liste.csv", bytes(LIST)).statusCode()).as(path).isEqualTo(401);
    }
  }

  @Test
  void anUploadWithoutTheTokenIsForged() throws Exception {
    TestInstitution institution = world.qualified();
    new WebSession(port).logIn(institution.applicant(), "demo");
    var forged = java.net.http.HttpClient.newHttpClient().send(java.net.http.HttpRequest.newBuilder(
            java.net.URI.create("http://127.0.0.1:" + port + API + "/task/" + task(world.draft(institution)) + "/data"))
            .timeout(Patience.LIMIT)
        .header("Content-Type", "multipart/form-data; boundary=x")
        .POST(java.net.http.HttpRequest.BodyPublishers.ofString("--x--")).build(),
        HttpResponse.BodyHandlers.ofString());
    assertThat(forged.statusCode()).isEqualTo(403);
  }

  @Test
  void aPageOfOursLearnsItsOwnSessionsToken() throws Exception {
    WebSession owner = new WebSession(port).logIn(World.OWNER, "demo");
    JsonNode session = json.readTree(owner.get(API + "/session").body());
    assertThat(session.path("token").asText()).hasSizeGreaterThan(20);
    assertThat(session.path("processOwner").asBoolean()).isTrue();
    JsonNode other = json.readTree(new WebSession(port).logIn(World.REVIEWER, "demo").get(API + "/session").body());
    assertThat(other.path("token").asText()).isNotEqualTo(session.path("token").asText());
    assertThat(other.path("processOwner").asBoolean()).isFalse();
  }

  @Test
  void theApplicantLoadsAListAndIsToldOfEveryRow() throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = world.draft(institution);
    WebSession applicant = new WebSession(port).logIn(institution.applicant(), "demo");
    String path = API + "/task/" + task(caseNumber) + "/data";
    assertThat(applicant.get(path).statusCode()).isEqualTo(204);

    HttpResponse<String> loaded = applicant.upload(path, "liste.csv", bytes(LIST));
    assertThat(loaded.statusCode()).as(loaded.body()).isEqualTo(200);
    JsonNode list = json.readTree(loaded.body()).path("list");
    assertThat(list.path("registers").asInt()).isEqualTo(2);
    assertThat(list.path("rows").asInt()).isEqualTo(3);
    assertThat(list.path("problems").findValuesAsText("row")).containsExactly("5", "6");
    assertThat(json.readTree(applicant.get(path).body())).isEqualTo(json.readTree(loaded.body()));

    JsonNode shown = rest.get(institution.applicant(), "/task/" + task(caseNumber) + "/form-variables").body();
    assertThat(shown.path("hasContentList").path("value").asBoolean()).isTrue();
    assertThat(shown.path("contentList").path("value").asText()).isEqualTo("liste.csv: 2 registre, 3 rækker");
  }

  @Test
  void showsHowAListWouldBeReadAndKeepsNothing() throws Exception {
    TestInstitution institution = world.qualified();
    String path = API + "/task/" + task(world.draft(institution)) + "/data";
    WebSession applicant = new WebSession(port).logIn(institution.applicant(), "demo");
    byte[] file = bytes("Register;Navn på felt;Hvornår\nBEF;KOEN;2010-2019\nBEF;ALDER;snart\n");
    int before = jdbc.sql("select count(*) from content_list").query(Integer.class).single();
    HttpResponse<String> answer = applicant.upload(API + "/lists/preview", "liste.csv", file);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode preview = json.readTree(answer.body());
    assertThat(preview.path("refusal").asText()).contains("Der mangler en kolonne med perioder");
    assertThat(preview.path("asksForPeriod").asBoolean()).isTrue();
    assertThat(preview.path("columns").findValuesAsText("heading"))
        .containsExactly("Register", "Navn på felt", "Hvornår");
    assertThat(preview.path("columns").findValuesAsText("meaning")).containsExactly("REGISTER");
    String corrected = "?columns=" + URLEncoder.encode("1;1=VARIABLE;2=PERIODS", StandardCharsets.UTF_8);
    preview = json.readTree(applicant.upload(API + "/lists/preview" + corrected, "liste.csv", file).body());
    assertThat(preview.has("refusal")).isFalse();
    assertThat(preview.path("read").asInt()).isEqualTo(1);
    assertThat(preview.path("problems").findValuesAsText("row")).containsExactly("3");
    assertThat(jdbc.sql("select count(*) from content_list").query(Integer.class).single()).isEqualTo(before);

    assertThat(applicant.upload(path, "liste.csv", file).statusCode()).isEqualTo(400);
    assertThat(applicant.upload(path + corrected, "liste.csv", file).statusCode()).isEqualTo(200);
    JsonNode columns = json.readTree(applicant.get(path).body()).path("list").path("columns");
    assertThat(columns.findValuesAsText("meaning")).containsExactly("register", "variabel", "perioder");
    assertThat(columns.findValuesAsText("chosen")).containsExactly("false", "true", "true");
  }

  @Test
  void refusesColumnsThatAreNone() throws Exception {
    WebSession applicant = new WebSession(port).logIn(world.qualified().applicant(), "demo");
    for (String columns : List.of("x", "1;1=HVAD", "1;-1=VARIABLE", "1;1")) {
      HttpResponse<String> refused = applicant.upload(API + "/lists/preview?columns="
          + URLEncoder.encode(columns, StandardCharsets.UTF_8), "liste.csv", bytes(LIST));
      assertThat(refused.statusCode()).as(columns).isEqualTo(400);
      assertThat(json.readTree(refused.body()).path("message").asText()).contains("kan ikke læses");
    }
  }

  @Test
  void aRefusedListNamesEveryRow() throws Exception {
    TestInstitution institution = world.qualified();
    WebSession applicant = new WebSession(port).logIn(institution.applicant(), "demo");
    HttpResponse<String> refused = applicant.upload(API + "/task/" + task(world.draft(institution)) + "/data",
        "liste.csv", bytes("Register;Perioder\n" + "BEF;snart\n".repeat(500)));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(json.readTree(refused.body()).path("message").asText()).contains("Ingen af 500 rækker kan læses");
    assertThat(json.readTree(refused.body()).path("problems")).hasSize(500);
  }

  @Test
  void whatIsNoListChangesNothing() throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = world.draft(institution);
    WebSession applicant = new WebSession(port).logIn(institution.applicant(), "demo");
    String path = API + "/task/" + task(caseNumber) + "/data";
    String before = applicant.upload(path, "liste.csv", bytes(LIST)).body();
    for (byte[] file : List.of(new byte[0], bytes("Hej"), bytes("%PDF-1.7"), bytes("PK\003\004 og så noget andet"))) {
      HttpResponse<String> refused = applicant.upload(path, "ikke-en-liste.xlsx", file);
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
      assertThat(json.readTree(refused.body()).path("message").asText()).contains("ikke-en-liste.xlsx");
    }
    HttpResponse<String> large = applicant.upload(path, "stor.csv", new byte[12_000_000]);
    assertThat(large.statusCode()).isEqualTo(413);
    assertThat(json.readTree(large.body()).path("message").asText()).contains("10 MB");
    assertThat(applicant.get(path).body()).isEqualTo(before);
  }

  @Test
  void onlyWhoHasTakenTheTaskLoadsRemovesAndChecks() throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = world.draft(institution);
    String task = API + "/task/" + task(caseNumber);
    for (String other : List.of(institution.manager(), institution.signatory(), world.qualified().applicant(),
        World.REVIEWER, World.OWNER, "admin")) {
      WebSession session = new WebSession(port).logIn(other, "demo");
      assertThat(session.get(task + "/data").statusCode()).as(other).isEqualTo(404);
      assertThat(session.upload(task + "/data", "liste.csv", bytes(LIST)).statusCode()).as(other).isEqualTo(404);
      assertThat(session.send("DELETE", task + "/data", "").statusCode()).as(other).isEqualTo(404);
      assertThat(session.send("POST", task + "/check", "").statusCode()).as(other).isEqualTo(404);
      assertThat(session.get(task + "/data/registers").statusCode()).as(other).isEqualTo(404);
      assertThat(session.get(task + "/data/register?code=BEF").statusCode()).as(other).isEqualTo(404);
      assertThat(session.send("PUT", task + "/data/register", CORRECTION).statusCode()).as(other).isEqualTo(404);
      assertThat(session.send("DELETE", task + "/data/register?list=1&code=BEF", "").statusCode()).as(other)
          .isEqualTo(404);
      assertThat(session.get(task + "/proposal").statusCode()).as(other).isEqualTo(404);
    }
    assertThat(jdbc.sql("select draft_list from application where case_number = ?").param(caseNumber)
        .query().singleRow().get("draft_list")).isNull();
  }

  @Test
  void aRegisterOfTheListIsCorrectedAndAnotherFileKeepsItsReason() throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = world.draft(institution);
    WebSession applicant = new WebSession(port).logIn(institution.applicant(), "demo");
    String path = API + "/task/" + task(caseNumber) + "/data";
    applicant.upload(path, "liste.csv", bytes(LIST));
    JsonNode bef = json.readTree(applicant.get(path + "/register?code=BEF").body());
    assertThat(bef.path("variables").findValuesAsText("name")).containsExactly("ALDER", "KOEN");

    HttpResponse<String> corrected = applicant.send("PUT", path + "/register",
        CORRECTION.replace("null", bef.path("list").asText()));
    assertThat(corrected.statusCode()).as(corrected.body()).isEqualTo(200);
    assertThat(json.readTree(corrected.body()).path("registers").path(0).path("years").asText())
        .isEqualTo("2010–2019, 2021");
    assertThat(applicant.send("PUT", path + "/register", CORRECTION.replace("null", bef.path("list").asText()))
        .statusCode()).as("the list is another by now").isEqualTo(400);
    JsonNode list = json.readTree(applicant.get(path).body()).path("list");
    assertThat(list.path("source").asText()).isEqualTo("liste.csv");
    assertThat(list.path("problems").findValuesAsText("row")).as("what was not read is still said")
        .containsExactly("5", "6");

    applicant.upload(path, "ny.csv", bytes(LIST));
    assertThat(json.readTree(applicant.get(path + "/registers").body()).path("registers").findValuesAsText("reason"))
        .containsExactly("Køn og alder indgår i alle analyser.", "");
  }

  @Test
  void anotherTaskHasNoListToLoad() throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = world.forSignature(institution);
    WebSession signatory = new WebSession(port).logIn(institution.signatory(), "demo");
    rest.post(institution.signatory(), "/task/" + task(caseNumber) + "/claim",
        Map.of("userId", institution.signatory()));
    assertThat(signatory.upload(API + "/task/" + task(caseNumber) + "/data", "liste.csv", bytes(LIST)).statusCode())
        .isEqualTo(404);
  }

  @Test
  void oneChecksAsOftenAsOneLikesAndSendsNothing() throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = world.draft(institution);
    WebSession applicant = new WebSession(port).logIn(institution.applicant(), "demo");
    String task = API + "/task/" + task(caseNumber);

    JsonNode first = json.readTree(applicant.send("POST", task + "/check", "").body());
    assertThat(first.path("eligible").asBoolean()).isFalse();
    assertThat(texts(first.path("problems")))
        .containsExactly("Projektdatabasemanagere: Der skal være 1 til 3; der er angivet 0.");

    applicant.send("PUT", task + "/draft", """
        {"purpose": "Halvt skrevet", "registers": [{"register": "BEF", "fromYear": 1900, "toYear": 2010},
         {"register": "IND", "fromYear": 2010, "toYear": 2012, "reason": "Bruges"}, {"register": "IND"}, {}]}""");
    JsonNode second = json.readTree(applicant.send("POST", task + "/check", "").body());
    assertThat(texts(second.path("problems"))).containsExactly("Registre: BEF dækker 1985–, ikke 1900–2010.",
        "Registre: IND: Skriv både fra år og til år.",
        "Projektdatabasemanagere: Der skal være 1 til 3; der er angivet 0.");
    assertThat(second.path("registers")).hasSize(1);
    assertThat(json.readTree(applicant.send("POST", task + "/check", "").body())).isEqualTo(second);

    assertThat(jdbc.sql("select state from case_file where case_number = ?").param(caseNumber).query(String.class)
        .single()).isEqualTo("DRAFT");
    assertThat(drafts.find(caseNumber, "complete-application")).containsEntry("purpose", "Halvt skrevet");
    String checks = API + "/cases/" + caseNumber + "/checks";
    assertThat(json.readTree(applicant.get(checks).body())).hasSize(2);
    assertThat(json.readTree(applicant.get(checks + "/" + first.path("line").path("id").asLong()).body()))
        .isEqualTo(first);
  }

  @Test
  void theInstitutionsOwnChecksAreItsOwn() throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = world.draft(institution);
    WebSession applicant = new WebSession(port).logIn(institution.applicant(), "demo");
    long own = json.readTree(applicant.send("POST", API + "/task/" + task(caseNumber) + "/check", "").body())
        .path("line").path("id").asLong();
    world.complete(caseNumber, "userTask_completeApplication", institution.applicant(),
        TestAnswers.application(institution));
    world.runJob(caseNumber, "serviceTask_checkEligibility");

    String checks = API + "/cases/" + caseNumber + "/checks";
    WebSession reviewer = new WebSession(port).logIn(World.REVIEWER, "demo");
    JsonNode seen = json.readTree(reviewer.get(checks).body());
    assertThat(seen).hasSize(1);
    assertThat(seen.path(0).path("kind").asText()).isEqualTo("Indsendelse 1");
    assertThat(json.readTree(applicant.get(checks).body())).hasSize(2);

    WebSession outsider = new WebSession(port).logIn(world.qualified().applicant(), "demo");
    assertThat(outsider.get(checks).statusCode()).isEqualTo(404);
    for (String detail : List.of("", "/workbook", "/registers/BEF")) {
      assertThat(reviewer.get(checks + "/" + own + detail).statusCode()).isEqualTo(404);
      assertThat(applicant.get(checks + "/" + own + detail).statusCode()).isEqualTo(200);
      assertThat(outsider.get(checks + "/" + own + detail).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void aLoadedListIsSentCheckedAndBecomesTheContentOfTheDatabase() throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = world.draft(institution);
    WebSession applicant = new WebSession(port).logIn(institution.applicant(), "demo");
    applicant.upload(API + "/task/" + task(caseNumber) + "/data", "liste.csv", bytes(LIST));
    var answers = TestAnswers.application(institution);
    answers.put("registers", Spin.JSON("[]"));

    var unreasoned = rest.post(institution.applicant(), "/task/" + task(caseNumber) + "/submit-form",
        rest.variables(answers));
    assertThat(unreasoned.status()).isEqualTo(400);
    assertThat(unreasoned.message()).isEqualTo("Begrundelse for den indlæste liste: Feltet skal udfyldes.");

    answers.put("contentReason", "Bruges af de fleste projekter.");
    world.complete(caseNumber, "userTask_completeApplication", institution.applicant(), answers);
    world.runJob(caseNumber, "serviceTask_checkEligibility");
    JsonNode variables = json.readTree(new WebSession(port).logIn(World.REVIEWER, "demo").get(API + "/cases/"
        + caseNumber + "/checks/" + jdbc.sql("select max(id) from eligibility_check where case_number = ?")
            .param(caseNumber).query(Long.class).single() + "/registers/BEF").body());
    assertThat(variables.findValuesAsText("name")).containsExactly("ALDER", "KOEN");
    assertThat(variables.findValuesAsText("label")).containsExactly("Alder", "Køn");

    world.complete(caseNumber, "userTask_reviewApplication", World.REVIEWER, TestAnswers.review("approve"));
    world.complete(caseNumber, "userTask_approveApplication", World.APPROVER, TestAnswers.ruling("approved"));
    world.complete(caseNumber, "userTask_signAgreement", institution.signatory(), TestAnswers.signed());
    world.runJob(caseNumber, "serviceTask_establishProjectDatabase");
    assertThat(jdbc.sql("select register_code from database_register where case_number = ? order by 1")
        .param(caseNumber).query(String.class).list()).containsExactly("BEF", "IND");
  }

  @Test
  void anUnknownRegisterOfAListIsNamedAndComesBackWithTheApplication() throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = world.draft(institution);
    WebSession applicant = new WebSession(port).logIn(institution.applicant(), "demo");
    JsonNode loaded = json.readTree(applicant.upload(API + "/task/" + task(caseNumber) + "/data", "liste.csv",
        bytes(LIST + "FINDESIKKE;A;;2010\nIND;FOERST;;1975-1982\n")).body());
    assertThat(texts(loaded.path("deviations").path("unknownRegisters"))).containsExactly("FINDESIKKE");
    assertThat(loaded.path("deviations").path("years").findValuesAsText("years")).containsExactly("1975–1979");

    var answers = TestAnswers.application(institution);
    answers.put("registers", Spin.JSON("[]"));
    answers.put("contentReason", "Bruges af de fleste projekter.");
    world.complete(caseNumber, "userTask_completeApplication", institution.applicant(), answers);
    world.runJob(caseNumber, "serviceTask_checkEligibility");
    assertThat(jdbc.sql("select state from case_file where case_number = ?").param(caseNumber).query(String.class)
        .single()).isEqualTo("RETURNED");
    JsonNode form = rest.get(institution.applicant(), "/task/" + task(caseNumber) + "/form-variables").body();
    assertThat(form.path("returnReasons").path("value").asText()).contains("Ukendt: FINDESIKKE.");
    assertThat(form.path("contentList").path("value").asText()).startsWith("liste.csv: 3 registre");
  }

  @Test
  void ofTwoListsLoadedAtOnceOneIsKept() throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = world.draft(institution);
    WebSession applicant = new WebSession(port).logIn(institution.applicant(), "demo");
    String path = API + "/task/" + task(caseNumber) + "/data";
    var threads = Executors.newFixedThreadPool(4);
    try {
      Callable<Integer> upload = () -> applicant.upload(path, "liste.csv", bytes(LIST)).statusCode();
      var answers = new ArrayList<Integer>();
      for (var answer : threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> upload).collect(Collectors.toList()))) {
        answers.add(answer.get());
      }
      // one file of a person at a time: the others are told to wait
      assertThat(answers).contains(200).allMatch(status -> status == 200 || status == 429);
    } finally {
      threads.shutdownNow();
    }
    assertThat(jdbc.sql("select count(*) from content_list where stated_by = ?").param(institution.applicant())
        .query(Integer.class).single()).isEqualTo(1);
    assertThat(applicant.send("DELETE", path, "").statusCode()).isEqualTo(204);
    assertThat(jdbc.sql("select count(*) from content_list where stated_by = ?").param(institution.applicant())
        .query(Integer.class).single()).isZero();
  }

  @Test
  void theDataOfAProjectAreSaidByItsOwnPeopleOrFse() throws Exception {
    TestInstitution institution = world.qualified();
    int project = jdbc.sql("select min(number) from project where institution_id = ?").param(institution.id())
        .query(Integer.class).single();
    String path = API + "/projects/" + project + "/data";
    for (String person : List.of(institution.applicant(), institution.manager(), institution.responsible(),
        World.REVIEWER)) {
      assertThat(new WebSession(port).logIn(person, "demo").upload(path, "liste.csv", bytes(LIST)).statusCode())
          .as(person).isEqualTo(200);
    }
    for (String person : List.of(institution.signatory(), World.APPROVER, World.OWNER)) {
      assertThat(new WebSession(port).logIn(person, "demo").upload(path, "liste.csv", bytes(LIST)).statusCode())
          .as(person).isEqualTo(403);
    }
    WebSession outsider = new WebSession(port).logIn(world.qualified().applicant(), "demo");
    HttpResponse<String> refused = outsider.upload(path, "liste.csv", bytes(LIST));
    assertThat(refused.statusCode()).isEqualTo(404);
    assertThat(json.readTree(refused.body()).path("message").asText())
        .contains("Projekt " + project + " er ikke et af din institutions projekter");
    assertThat(outsider.get(API + "/projects").body()).doesNotContain(String.valueOf(project));
    assertThat(new WebSession(port).logIn(institution.applicant(), "demo").get(API + "/projects").body())
        .contains(String.valueOf(project)).contains("liste.csv");
  }

  @Test
  void onlyProcessOwnersMaintainTheCatalogueAndAskWhatIf() throws Exception {
    TestInstitution institution = world.qualified();
    byte[] file = bytes("Register;Navn;Variabel;Perioder\nRETTIGHED;Prøve på rettigheder;A;2001-2003\n");
    for (String person : List.of(institution.applicant(), World.REVIEWER, World.APPROVER)) {
      WebSession session = new WebSession(port).logIn(person, "demo");
      assertThat(session.upload(API + "/catalogue?keep=true", "katalog.csv", file).statusCode()).as(person)
          .isEqualTo(403);
      assertThat(session.send("POST", API + "/what-if", "{\"minimumActiveProjects\":8}").statusCode()).as(person)
          .isEqualTo(403);
      for (String path : List.of("", "/checks.csv?minimumActiveProjects=8", "/workbook.xlsx?minimumActiveProjects=8")) {
        assertThat(session.get(API + "/what-if" + path).statusCode()).as(person + path).isEqualTo(403);
      }
      assertThat(session.get(API + "/catalogue").body()).doesNotContain("RETTIGHED");
    }
    WebSession owner = new WebSession(port).logIn(World.OWNER, "demo");
    assertThat(owner.upload(API + "/catalogue", "katalog.csv", file).statusCode()).isEqualTo(200);
    assertThat(owner.get(API + "/catalogue").body()).doesNotContain("RETTIGHED");
    assertThat(owner.upload(API + "/catalogue?keep=true", "katalog.csv", file).statusCode()).isEqualTo(200);
    assertThat(owner.get(API + "/catalogue").body()).contains("Prøve på rettigheder");

    String before = owner.get(API + "/catalogue").body();
    HttpResponse<String> ends = owner.upload(API + "/catalogue?keep=true", "katalog.csv",
        bytes("Register;Seneste periode\nRETTIGHED;2010\nBEF;1900\n"));
    assertThat(ends.statusCode()).isEqualTo(400);
    assertThat(json.readTree(ends.body()).path("message").asText())
        .isEqualTo("BEF: Seneste periode 1900 ligger før første periode 1985, som registeroversigten har nu."
            + " Intet er indlæst.");
    assertThat(owner.get(API + "/catalogue").body()).isEqualTo(before);

    assertThat(owner.send("POST", API + "/what-if", "{\"minimumActiveProjects\":8}").statusCode()).isEqualTo(200);
    assertThat(owner.send("POST", API + "/what-if", "{}").statusCode()).isEqualTo(400);
    assertThat(owner.send("POST", API + "/what-if", "{\"hearing\":\"5 uger\"}").body()).contains("Høring før");
    assertThat(owner.get(API + "/what-if/checks.csv?minimumActiveProjects=8&from=2026-02-30").body())
        .contains("Fra og med");
    JsonNode fields = json.readTree(owner.get(API + "/what-if").body()).path("groups");
    assertThat(fields.findValuesAsText("key")).contains("minimumActiveProjects", "usageLow", "hearing", "signature");
    assertThat(fields.path(0).path("fields").path(0).path("value").asText()).isEqualTo("5");
    assertThat(fields.path(0).path("fields").path(0).path("published").asBoolean()).isTrue();
    assertThat(fields.path(2).path("fields").findValuesAsText("published")).containsOnly("false");
    assertThat(owner.get(API + "/what-if/usage.csv?usageLow=1%20%25").body()).contains("Registre i brug");
    assertThat(owner.get(API + "/what-if/deadlines.csv?hearing=10%20dage").body()).contains("Svare på høring");
    assertThat(owner.get(API + "/what-if/usage.csv?hearing=10%20dage").statusCode()).isEqualTo(404);
    assertThat(owner.get(API + "/what-if/workbook.xlsx?hearing=10%20dage").headers()
        .firstValue("content-disposition").orElseThrow()).contains("hvad-nu-hvis-forskelle.xlsx");
    assertThat(owner.send("POST", API + "/what-if", "{\"significantCoverage\":700}").statusCode()).isEqualTo(400);
  }

  private String task(String caseNumber) {
    return world.openTask(caseNumber).getId();
  }

  private static List<String> texts(JsonNode array) {
    return IntStream.range(0, array.size()).mapToObj(i -> array.get(i).asText()).toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
