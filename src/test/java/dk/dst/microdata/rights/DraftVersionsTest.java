package dk.dst.microdata.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.ground.form.Drafts;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two windows on one draft: what one of them has kept is not overwritten by the other in silence. */
class DraftVersionsTest extends EngineTest {

  private static final String HERE = "00000000-0000-4000-8000-00000000000a";
  private static final String THERE = "00000000-0000-4000-8000-00000000000b";

  @LocalServerPort
  private int port;

  @Autowired
  private Drafts drafts;

  @Autowired
  private ObjectMapper json;

  private TestInstitution institution;
  private String caseNumber;
  private String task;
  private WebSession applicant;

  @BeforeEach
  void aDraftBegins() throws Exception {
    institution = world.qualified();
    caseNumber = world.draft(institution);
    task = world.openTask(caseNumber).getId();
    applicant = new WebSession(port).logIn(institution.applicant(), "demo");
  }

  @Test
  void theLaterOneIsToldWhoSavedWhatAndWhen() throws Exception {
    assertThat(version(save(0, HERE, 1, "Første"))).isEqualTo(1);
    assertThat(version(save(1, THERE, 1, "Andet"))).isEqualTo(2);

    HttpResponse<String> refused = save(1, HERE, 2, "Tredje");

    assertThat(refused.statusCode()).isEqualTo(409);
    JsonNode answer = json.readTree(refused.body());
    assertThat(answer.path("version").asInt()).isEqualTo(2);
    assertThat(answer.path("content").path("purpose").asText()).isEqualTo("Andet");
    assertThat(answer.path("savedBy").asText()).isNotBlank();
    assertThat(answer.path("savedAt").asText()).contains(" kl. ");
    assertThat(answer.path("savedIn").asText()).isEqualTo(THERE);
    assertThat(answer.path("message").asText()).contains("ændret et andet sted");
    assertThat(drafts.find(caseNumber, "complete-application")).containsEntry("purpose", "Andet");

    assertThat(version(save(2, HERE, 3, "Tredje"))).as("chosen with the other before one's eyes").isEqualTo(3);
    assertThat(drafts.find(caseNumber, "complete-application")).containsEntry("purpose", "Tredje");
  }

  @Test
  void aWindowIsNotHeldUpByAnAnswerThatItDidNotGet() throws Exception {
    save(0, HERE, 1, "Først");
    assertThat(version(save(0, HERE, 2, "Mere"))).isEqualTo(2);
    assertThat(save(0, HERE, 1, "Først").statusCode()).as("its earlier save comes late").isEqualTo(409);
    assertThat(drafts.find(caseNumber, "complete-application")).containsEntry("purpose", "Mere");
    assertThat(version(save(0, THERE, 1, "Mere"))).as("the same text overwrites nothing").isEqualTo(3);
  }

  @Test
  void aFormSaysOnWhichVersionItIsBuilt() throws Exception {
    String variables = "/task/" + task + "/form-variables";
    assertThat(rest.get(institution.applicant(), variables).body().has("draftVersion")).isFalse();
    save(0, HERE, 1, "Først");
    assertThat(rest.get(institution.applicant(), variables).body().path("draftVersion").path("value").asInt())
        .isEqualTo(1);
  }

  @Test
  void aWindowOrVersionThatIsNoneIsRefused() throws Exception {
    String path = "/camunda/api/microdata/task/" + task + "/draft";
    assertThat(applicant.send("PUT", path + "?window=galt", "{}").statusCode()).isEqualTo(400);
    assertThat(applicant.send("PUT", path + "?base=x", "{}").statusCode()).isEqualTo(400);
  }

  private HttpResponse<String> save(int base, String window, int number, String purpose) throws Exception {
    return applicant.send("PUT", "/camunda/api/microdata/task/" + task + "/draft?base=" + base + "&window=" + window
        + "&save=" + number, "{\"purpose\":\"" + purpose + "\"}");
  }

  private int version(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json.readTree(answer.body()).path("version").asInt();
  }
}
