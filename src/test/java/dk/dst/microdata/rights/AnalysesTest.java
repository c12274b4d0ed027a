package dk.dst.microdata.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.schemes.authority.AuthoritySchemes;
import dk.dst.microdata.support.AuthorityWorld;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.World;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who registers and sees the analyses of an authority, and who does not. */
class AnalysesTest extends EngineTest {

  @LocalServerPort
  private int port;
  @Autowired
  private AuthoritySchemes schemes;
  @Autowired
  private ObjectMapper json;

  private TestInstitution institution;
  private String caseNumber;
  private String path;

  @BeforeEach
  void anAgreement() {
    institution = world.institution(0);
    caseNumber = AuthorityWorld.inOperation(world, institution);
    path = "/camunda/api/microdata/projects/" + schemes.get(caseNumber).projectNumber() + "/analyses";
  }

  @Test
  void threeAreRegisteredAndFound() throws Exception {
    WebSession manager = session(institution.manager());
    for (String title : List.of("Børn i dagtilbud", "Fravær i folkeskolen", "Ældre på plejehjem")) {
      HttpResponse<String> answer = manager.send("POST", path, analysis(title));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body()).contains("er registreret");
    }
    JsonNode page = json.readTree(manager.get(path).body());
    assertThat(page.path("count").asText()).isEqualTo("3");
    assertThat(page.path("lines").get(0).path("title").asText()).isEqualTo("Ældre på plejehjem");
    assertThat(page.path("lines").get(0).path("users").get(0).asText()).isNotBlank();
    JsonNode found = json.readTree(manager.get(path + "?q=folkeskole").body());
    assertThat(found.path("lines")).hasSize(1);
    assertThat(session(World.REVIEWER).get(path).statusCode()).isEqualTo(200);
  }

  @Test
  void refusedToEverybodyElse() throws Exception {
    TestInstitution other = world.institution(0);
    world.person(institution, institution.id() + "user", "USER");
    for (String person : List.of(institution.id() + "user", institution.signatory(), World.REVIEWER, World.APPROVER)) {
      assertThat(session(person).send("POST", path, analysis("Ikke min")).statusCode()).as(person).isEqualTo(403);
    }
    assertThat(session(other.manager()).send("POST", path, analysis("Ikke min")).statusCode()).isEqualTo(404);
    assertThat(session(other.manager()).get(path).statusCode()).isEqualTo(404);
    assertThat(schemes.get(caseNumber)).isNotNull();
    assertThat(json.readTree(session(institution.manager()).get(path).body()).path("lines")).isEmpty();
  }

  @Test
  void whatCannotBeUsedIsSaidAtItsField() throws Exception {
    WebSession manager = session(institution.manager());
    assertThat(manager.send("POST", path, "{}").body()).contains("Titel: Skriv mellem 5 og 200 tegn.");
    assertThat(manager.send("POST", path, analysis("Børn i dagtilbud").replace(world.today().toString(), "i morgen"))
        .statusCode()).isEqualTo(400);
  }

  @Test
  void sentTwiceAtOnceItIsOne() throws Exception {
    WebSession manager = session(institution.manager());
    var threads = Executors.newFixedThreadPool(2);
    try {
      Callable<HttpResponse<String>> send = () -> manager.send("POST", path, analysis("Børn i dagtilbud"));
      for (var answer : threads.invokeAll(List.of(send, send))) {
        assertThat(answer.get().statusCode()).isEqualTo(200);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(json.readTree(manager.get(path).body()).path("count").asText()).isEqualTo("1");
  }

  private String analysis(String title) {
    return "{\"title\":\"%s\",\"purpose\":\"Svar til byrådet.\",\"from\":\"%s\",\"until\":\"%s\",\"users\":[\"%s\"]}"
        .formatted(title, world.today(), world.today(), institution.manager());
  }

  private WebSession session(String person) throws Exception {
    return new WebSession(port).logIn(person, "demo");
  }
}
