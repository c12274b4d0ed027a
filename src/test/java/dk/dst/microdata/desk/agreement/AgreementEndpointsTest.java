package dk.dst.microdata.desk.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.ground.agreement.Agreements;
import dk.dst.microdata.ground.agreement.DrawnUp;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.World;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the addresses of agreements and of their texts answer to whom; every cell of the fetching is in MatrixTest. */
class AgreementEndpointsTest extends EngineTest {

  private static final String TEXTS = "/camunda/api/microdata/agreement-texts";
  private static final String TEXT = TEXTS + "/project-database";

  @LocalServerPort
  private int port;
  @Autowired
  private Agreements agreements;
  @Autowired
  private ObjectMapper json;
  @Autowired
  private JdbcClient jdbc;

  private WebSession session(String person) throws Exception {
    return new WebSession(port).logIn(person, "demo");
  }

  private String body(String text, Integer seen) throws Exception {
    return json.writeValueAsString(seen == null ? Map.of("body", text)
        : Map.of("body", text, "reason", "Prøvet af en test.", "seen", seen));
  }

  private JsonNode text() throws Exception {
    for (JsonNode text : json.readTree(session("karen").get(TEXTS).body()).path("texts")) {
      if (text.path("key").asText().equals("project-database")) {
        return text;
      }
    }
    throw new AssertionError("No text of project databases");
  }

  private long versions() {
    return jdbc.sql("select count(*) from agreement_text").query(Long.class).single();
  }

  private String message(HttpResponse<String> answer) throws Exception {
    return json.readTree(answer.body()).path("message").asText();
  }

  @Test
  void anAgreementIsAFileThatNoBrowserKeepsAndFsesLookIsWrittenDown() throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = world.forSignature(institution);
    DrawnUp one = agreements.of(caseNumber).get(0);
    HttpResponse<String> answer = session(institution.signatory()).get(one.address());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).startsWith("%PDF-");
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"Aftale-" + caseNumber + "-1.pdf\"");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(looks(caseNumber)).isEmpty();
    assertThat(session(World.REVIEWER).get(one.address()).statusCode()).isEqualTo(200);
    assertThat(looks(caseNumber)).containsExactly("SEE_AGREEMENT " + World.REVIEWER);
  }

  private List<String> looks(String caseNumber) {
    return jdbc.sql("select subject || ' ' || actor from audit_entry where kind = 'LOOK' and case_number = ?"
        + " and subject = 'SEE_AGREEMENT'").param(caseNumber).query(String.class).list();
  }

  @Test
  void whatIsNotAnAgreementOfTheCaseIsNotFound() throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = world.forSignature(institution);
    String other = world.forSignature(world.qualified());
    String digest = agreements.of(other).get(0).digest();
    WebSession signatory = session(institution.signatory());
    for (String asked : List.of(digest, "0".repeat(64), "x")) {
      assertThat(signatory.get("/camunda/api/microdata/cases/" + caseNumber + "/agreements/" + asked).statusCode())
          .as(asked).isEqualTo(404);
    }
    assertThat(signatory.get(agreements.of(other).get(0).address()).statusCode()).isEqualTo(404);
    assertThat(new WebSession(port).get(agreements.of(other).get(0).address()).statusCode()).isEqualTo(401);
  }

  @Test
  void theTextsAreForTheHeadOfOfficeToChangeAndForProcessOwnersToReadAndTry() throws Exception {
    String good = text().path("body").asText();
    int version = text().path("version").asInt();
    for (String person : List.of("anna", World.REVIEWER, "admin")) {
      WebSession session = session(person);
      assertThat(session.get(TEXTS).statusCode()).as(person).isEqualTo(403);
      assertThat(session.send("POST", TEXT + "/preview", body(good, null)).statusCode()).as(person).isEqualTo(403);
      assertThat(session.send("POST", TEXT, body(good + "\n\nNyt.", version)).statusCode()).as(person).isEqualTo(403);
    }
    WebSession nobody = new WebSession(port);
    assertThat(nobody.get(TEXTS).statusCode()).isEqualTo(401);
    assertThat(nobody.send("POST", TEXT + "/preview", body(good, null)).statusCode()).isEqualTo(401);
    assertThat(nobody.send("POST", TEXT, body(good + "\n\nNyt.", version)).statusCode()).isEqualTo(401);

    WebSession owner = session(World.OWNER);
    assertThat(json.readTree(owner.get(TEXTS).body()).path("mayChange").asBoolean()).isFalse();
    HttpResponse<String> preview = owner.send("POST", TEXT + "/preview", body(good + "\n\nNyt.", null));
    assertThat(preview.statusCode()).isEqualTo(200);
    assertThat(preview.body()).startsWith("%PDF-");
    assertThat(preview.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(owner.send("POST", TEXT, body(good + "\n\nNyt.", version)).statusCode()).isEqualTo(403);
    assertThat(text().path("version").asInt()).isEqualTo(version);
    assertThat(jdbc.sql("select count(*) from audit_entry where kind = 'REFUSED' and subject = 'CHANGE_AGREEMENT_TEXT'"
        + " and actor = ?").param(World.OWNER).query(Long.class).single()).isPositive();
  }

  @Test
  void theHeadOfOfficeWritesAnotherVersionAndNothingThatCannotBeUsed() throws Exception {
    WebSession karen = session("karen");
    String good = text().path("body").asText();
    int version = text().path("version").asInt();
    long before = versions();
    String bad = good.replace("{tilsagn}", "{tilsagnet}");
    for (String address : List.of(TEXT, TEXT + "/preview")) {
      assertThat(message(karen.send("POST", address, body(bad, version)))).isEqualTo("Tekst: Aftalen har ikke et felt, der"
          + " hedder {tilsagnet}. Feltet {tilsagn} mangler. Det skal stå i aftalen.");
    }
    assertThat(message(karen.send("POST", TEXT, json.writeValueAsString(Map.of("body", good + " ny", "seen", version)))))
        .startsWith("Begrundelse: ");
    assertThat(message(karen.send("POST", TEXTS + "/findes-ikke", body(good + " ny", version))))
        .isEqualTo("Der er ingen aftaletekst, der hedder „findes-ikke“.");
    assertThat(versions()).isEqualTo(before);
    assertThat(message(karen.send("POST", TEXT, body(good + "\n\nEn linje mere.", version))))
        .startsWith("„Aftale om projektdatabase“ har nu version " + (version + 1));
    assertThat(message(karen.send("POST", TEXT, body(good + "\n\nEn anden linje.", version))))
        .startsWith("Teksten er ændret af en anden");
    assertThat(text().path("version").asInt()).isEqualTo(version + 1);
    assertThat(text().path("versions").get(0).path("reason").asText()).isEqualTo("Prøvet af en test.");
    assertThat(text().path("versions").get(0).path("written").asText()).startsWith("karen, ");
  }
}
