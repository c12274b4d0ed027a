package dk.dst.microdata.desk.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.ground.attachment.Attachment;
import dk.dst.microdata.ground.attachment.Attachments;
import dk.dst.microdata.ground.attachment.Storages;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.Patience;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.World;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A document on its way from whoever applies to those who decide, by the addresses that the browser uses. */
class AttachmentsTest extends EngineTest {

  private static final String FIELD = "enclosure";
  private static final byte[] TEXT = "Sådan beskyttes data på Ærø.\n".getBytes(UTF_8);

  @LocalServerPort
  private int port;
  @Autowired
  private Attachments attachments;
  @Autowired
  private Storages storages;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private ObjectMapper json;

  private TestInstitution institution;
  private String caseNumber;
  private WebSession applicant;

  @BeforeEach
  void somebodyApplies() throws Exception {
    storages.removeLeftovers(); // of other tests
    institution = world.qualified();
    caseNumber = world.draft(institution);
    applicant = new WebSession(port).logIn(institution.applicant(), "demo");
  }

  @Test
  void aDocumentIsInTheDraftUntilTheFormIsSent() throws Exception {
    JsonNode kept = loaded("Datasikkerhed på Ærø.txt", TEXT);

    assertThat(kept.path("name").asText()).isEqualTo("Datasikkerhed på Ærø.txt");
    assertThat(kept.path("type").asText()).isEqualTo("Tekst");
    assertThat(kept.has("version")).isFalse();
    assertThat(applicant.fetch(kept.path("address").asText(), BodyHandlers.ofByteArray()).body()).isEqualTo(TEXT);
    assertThat(attachments.of(caseNumber)).isEmpty();
    assertThat(reviewer().get(sentAddress(kept)).statusCode()).as("FSE has nothing of a draft").isEqualTo(404);
    assertThat(shown(applicant, "documents")).isEmpty();

    send(kept.path("id").asText());

    assertThat(attachments.current(caseNumber, FIELD)).get().satisfies(one -> {
      assertThat(one.version()).isEqualTo(1);
      assertThat(one.uploadedBy()).isEqualTo(institution.applicant());
      assertThat(one.size()).isEqualTo(TEXT.length);
    });
    assertThat(shown(reviewer(), "documents")).singleElement().satisfies(line -> {
      assertThat(line.path("field").asText()).isEqualTo("Bilag");
      assertThat(line.path("digest").asText()).hasSize(64);
      assertThat(line.path("counts").asBoolean()).isTrue();
    });
  }

  @Test
  void aDocumentIsAlwaysAFileToKeepAndItIsWrittenDownWhoFetchedIt() throws Exception {
    JsonNode kept = loaded("Bilag æ.txt", TEXT);
    send(kept.path("id").asText());

    HttpResponse<byte[]> answer = reviewer().fetch(sentAddress(kept), BodyHandlers.ofByteArray());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(TEXT);
    assertThat(answer.headers().firstValue("Content-Disposition")).get().asString().startsWith("attachment; ")
        .contains("filename*=UTF-8''Bilag%20%C3%A6.txt");
    assertThat(answer.headers().allValues("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(jdbc.sql("select actor || ' ' || (after ->> 'field') from audit_entry where case_number = ? and kind = 'LOOK'"
        + " and subject = 'attachment'").param(caseNumber).query(String.class).list())
        .containsExactly(World.REVIEWER + " " + FIELD);
  }

  @Test
  void nobodyElseReachesIt() throws Exception {
    JsonNode kept = loaded("Bilag.txt", TEXT);
    WebSession other = new WebSession(port).logIn(world.qualified().applicant(), "demo");
    for (WebSession one : List.of(other, reviewer(), new WebSession(port).logIn(institution.signatory(), "demo"))) {
      assertThat(one.get(task()).statusCode()).isEqualTo(404);
      assertThat(one.get(kept.path("address").asText()).statusCode()).isEqualTo(404);
      assertThat(one.put(task() + "?name=x.txt", BodyPublishers.ofByteArray(TEXT)).statusCode()).isEqualTo(404);
    }
    assertThat(new WebSession(port).put(task() + "?name=x.txt", BodyPublishers.ofByteArray(TEXT)).statusCode()).isEqualTo(401);
    assertThat(applicant.get(task().replace(FIELD, "title")).statusCode()).as("a field that asks for none").isEqualTo(404);

    send(kept.path("id").asText());

    assertThat(other.get(sentAddress(kept)).statusCode()).isEqualTo(404);
    assertThat(applicant.get(task()).statusCode()).as("the task is done").isEqualTo(404);
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void whatIsNotAllowedIsRefusedAndLeavesNothing() throws Exception {
    HttpResponse<String> answer = applicant.put(task() + "?name=Rapport.pdf",
        BodyPublishers.ofString("<html><script>alert(1)</script></html>"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json.readTree(answer.body()).path("message").asText()).contains("PDF (pdf), Word (docx)")
        .endsWith("Intet er vedlagt.");
    assertThat(applicant.put(task() + "?name=x.txt", BodyPublishers.noBody()).body()).contains("Filen er tom.");
    assertNothingIsLeft();
  }

  /** Neither the whole of it on the way in nor on the way out: the last part is taken away, and the first comes all the same. */
  @Test
  void aLargeDocumentStreams() throws Exception {
    int megabytes = 20;
    var line = ("Kommune;År;Antal\n".repeat(1 << 16)).getBytes(UTF_8);
    JsonNode kept = ok(applicant.put(task() + "?name=stor.csv", BodyPublishers.ofInputStream(() ->
        new SequenceInputStream(Collections.enumeration(Stream.generate(() ->
            (InputStream) new ByteArrayInputStream(line)).limit(megabytes).toList())))));
    assertThat(kept.path("size").asText()).isEqualTo("22,5 MB");
    assertThat(jdbc.sql("select max(length(content)) from attachment_part where attachment = ?::uuid")
        .param(kept.path("id").asText()).query(Integer.class).single()).isEqualTo(256 * 1024);
    assertThat(applicant.fetch(kept.path("address").asText(), BodyHandlers.ofByteArray()).body()).hasSize(line.length * megabytes);

    jdbc.sql("delete from attachment_part where attachment = ?::uuid and number > 40").param(kept.path("id").asText()).update();
    try (InputStream begun = applicant.fetch(kept.path("address").asText(), BodyHandlers.ofInputStream()).body()) {
      assertThat(begun.readNBytes(1 << 20)).hasSize(1 << 20);
      assertThatThrownBy(begun::readAllBytes).as("what is not whole does not pass for it").isInstanceOf(IOException.class);
    }
  }

  @Test
  void aLineThatBreaksLeavesNothing() throws Exception {
    assertThatThrownBy(() -> applicant.put(task() + "?name=x.txt", BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() ->
        new SequenceInputStream(new ByteArrayInputStream(TEXT), new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the line is broken");
          }
        })), 1 << 20))).isInstanceOf(IOException.class);

    // the next is only taken when the broken one is over
    Patience.await("the place of the broken one").until(() -> applicant.put(task() + "?name=y.txt",
        BodyPublishers.ofByteArray(TEXT)).statusCode() == 200);
    assertThat(jdbc.sql("select name from attachment where case_number = ?").param(caseNumber).query(String.class).list())
        .containsExactly("y.txt");
    assertThat(parts()).isEqualTo(1);
  }

  @Test
  void anotherIsTheNextVersionAndTheOlderStays() throws Exception {
    JsonNode first = loaded("Første.txt", TEXT);
    send(first.path("id").asText());
    world.runJob(caseNumber, "serviceTask_checkEligibility");
    world.complete(caseNumber, "userTask_reviewApplication", World.REVIEWER, TestAnswers.review("return"));
    JsonNode shown = rest.get(institution.applicant(), "/task/" + world.openTask(caseNumber).getId() + "/form-variables").body();
    assertThat(shown.path(FIELD).path("value").asText()).as("what was sent is in the form").isEqualTo(first.path("id").asText());

    JsonNode second = loaded("Anden.txt", "Bedre.\n".getBytes(UTF_8));
    JsonNode third = loaded("Tredje.txt", "Bedst.\n".getBytes(UTF_8));
    assertThat(ok(applicant.get(task())).path("documents")).extracting(one -> one.path("name").asText())
        .containsExactly("Tredje.txt", "Anden.txt", "Første.txt");
    send(third.path("id").asText());

    assertThat(attachments.of(caseNumber)).extracting(Attachment::version, Attachment::name, Attachment::counts)
        .containsExactly(tuple(2, "Tredje.txt", true),
            tuple(1, "Første.txt", false));
    assertThat(reviewer().get(sentAddress(first)).statusCode()).as("the older can be fetched").isEqualTo(200);
    storages.removeLeftovers();
    assertThat(jdbc.sql("select count(*) from attachment_part where attachment = ?::uuid").param(second.path("id").asText())
        .query(Integer.class).single()).as("what was never sent is gone").isZero();
  }

  @Test
  void whatIsTakenOutOfTheFormCountsNoMore() throws Exception {
    send(loaded("Første.txt", TEXT).path("id").asText());
    attachments.send(caseNumber, "complete-application", FIELD, "Bilag", null);
    assertThat(attachments.current(caseNumber, FIELD)).isEmpty();
    assertThat(attachments.of(caseNumber)).hasSize(1);
  }

  @Test
  void onlyADocumentOfThisFieldOfThisCaseCanBeSent() throws Exception {
    String another = world.draft(institution);
    String id = ok(applicant.put("/camunda/api/microdata/task/" + world.openTask(another).getId() + "/attachments/" + FIELD
        + "?name=x.txt", BodyPublishers.ofByteArray(TEXT))).path("id").asText();
    for (String value : List.of(id, "00000000-0000-4000-8000-000000000000", "../../x")) {
      assertThatThrownBy(() -> send(value)).isInstanceOf(InputRefused.class).hasMessageStartingWith("Bilag: ");
    }
    assertThat(attachments.of(caseNumber)).isEmpty();
  }

  @Test
  void whatHasBeenSentIsNeverChanged() throws Exception {
    send(loaded("Bilag.txt", TEXT).path("id").asText());
    for (String change : List.of("update attachment set digest = repeat('0', 64)", "update attachment set version = 7",
        "delete from attachment")) {
      assertThatThrownBy(() -> jdbc.sql(change + " where case_number = ?").param(caseNumber).update()).as(change)
          .hasMessageContaining("stays as it was sent");
    }
  }

  @Test
  void aDraftThatIsThrownAwayTakesItsDocumentsAlong() throws Exception {
    loaded("Bilag.txt", TEXT);
    assertThat(parts()).isEqualTo(1);
    String before = jdbc.sql("select id::text from attachment where case_number = ?").param(caseNumber).query(String.class).single();
    world.start("withdraw-application", institution.applicant(), TestAnswers.withdrawal(caseNumber));
    assertThat(rows()).isZero();
    storages.removeLeftovers();
    assertThat(jdbc.sql("select count(*) from attachment_part where attachment = ?::uuid").param(before).query(Integer.class)
        .single()).isZero();
  }

  /** With the person's data, as they came; the officer sees no document any other way. */
  @Test
  void theOfficerIsHandedWhatThePersonHasLoaded() throws Exception {
    send(loaded("Datasikkerhed på Ærø.txt", TEXT).path("id").asText());
    WebSession officer = new WebSession(port).logIn("dagny", "demo");
    HttpResponse<byte[]> answer = officer.fetch("/camunda/api/microdata/personal-data/" + institution.applicant()
        + "/documents", BodyHandlers.ofByteArray());
    assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow()).startsWith("attachment;");
    var entries = new LinkedHashMap<String, String>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
      }
    }
    assertThat(entries).hasSize(2).containsEntry("dokumenter/1-" + caseNumber + "-Datasikkerhed på Ærø.txt",
        new String(TEXT, UTF_8));
    assertThat(entries.get("personoplysninger.json")).contains(institution.applicant(), "Datasikkerhed på Ærø.txt");
  }

  private JsonNode loaded(String name, byte[] content) throws Exception {
    return ok(applicant.put(task() + "?name=" + URLEncoder.encode(name, UTF_8), BodyPublishers.ofByteArray(content)));
  }

  private JsonNode ok(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json.readTree(answer.body());
  }

  private void send(String document) {
    Map<String, Object> answers = TestAnswers.application(institution);
    answers.put(FIELD, document);
    world.complete(caseNumber, "userTask_completeApplication", institution.applicant(), answers);
  }

  private JsonNode shown(WebSession who, String part) throws Exception {
    return ok(who.get("/camunda/api/microdata/cases/" + caseNumber)).path(part);
  }

  private WebSession reviewer() throws Exception {
    return new WebSession(port).logIn(World.REVIEWER, "demo");
  }

  private String task() {
    var open = world.openTask(caseNumber);
    return "/camunda/api/microdata/task/" + (open == null ? "ingen" : open.getId()) + "/attachments/" + FIELD;
  }

  private String sentAddress(JsonNode document) {
    return "/camunda/api/microdata/cases/" + caseNumber + "/attachments/" + document.path("id").asText();
  }

  private int rows() {
    return jdbc.sql("select count(*) from attachment where case_number = ?").param(caseNumber).query(Integer.class).single();
  }

  private int parts() {
    return jdbc.sql("select count(*) from attachment_part p join attachment a on a.id = p.attachment where a.case_number = ?")
        .param(caseNumber).query(Integer.class).single();
  }

  private void assertNothingIsLeft() {
    assertThat(rows()).isZero();
    assertThat(jdbc.sql("select count(*) from attachment_leftover").query(Integer.class).single()).isZero();
    assertThat(jdbc.sql("select count(*) from attachment_part p where not exists (select from attachment where id = p.attachment)")
        .query(Integer.class).single()).isZero();
  }
}
