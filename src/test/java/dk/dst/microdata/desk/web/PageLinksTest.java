package dk.dst.microdata.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.World;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Which links to pages people find, and that what lies behind them is for them and for nobody else. */
class PageLinksTest extends EngineTest {

  private static final String API = "/camunda/api/microdata/";
  private static final String OFFICER = "dagny";
  private static final String ECONOMY = "oda";
  private static final String ADMINISTRATOR = "admin";
  /** What a page that is not for everybody asks first. Terms are read by all of FSE, so they are not among them. */
  private static final Map<String, String> BEHIND = Map.ofEntries(
      Map.entry("/hvad-nu-hvis.html", "what-if"),
      Map.entry("/revisionsspor.html", "audit"),
      Map.entry("/breve.html", "notices/unsent"),
      Map.entry("/modelversioner.html", "model-versions"),
      Map.entry("/persondata.html", "personal-data/places"),
      Map.entry("/aftaletekster.html", "agreement-texts"),
      Map.entry("/priser.html", "prices"),
      Map.entry("/regninger.html", "bills"),
      Map.entry("/spoergsmaal.html", "certification-questions"),
      Map.entry("/overblik.html", "overview"),
      Map.entry("/fejl.html", "incidents"));

  @LocalServerPort
  private int port;
  @Autowired
  private ObjectMapper json;

  @Test
  void peopleFindThePagesThatAreForThem() throws Exception {
    String applicant = world.qualified().applicant();
    for (String person : List.of(applicant, World.REVIEWER)) {
      assertThat(links(person)).as(person).containsExactly("Min side", "Opgaver", "Sager", "Find", "Projekter",
          "Institution", "Certificering", "Registre", "Opgaver og fravær", "Udgifter");
    }
    assertThat(links(World.APPROVER)).containsExactly("Min side", "Opgaver", "Sager", "Find", "Ordningen i tal",
        "Projekter", "Institution", "Certificering", "Registre", "Opgaver og fravær", "Udgifter", "Vilkår",
        "Priser", "Regninger", "Aftaletekster", "Spørgsmål");
    assertThat(links(World.OWNER)).containsExactly("Min side", "Opgaver", "Sager", "Find", "Ordningen i tal",
        "Standsede trin", "Overblik", "Projekter", "Institution", "Certificering", "Registre", "Opgaver og fravær",
        "Udgifter", "Hvad nu hvis", "Revisionsspor", "Usendte breve", "Vilkår", "Priser", "Regninger", "Aftaletekster",
        "Spørgsmål", "Modelversioner");
    assertThat(links(OFFICER)).containsExactly("Min side", "Opgaver", "Sager", "Find", "Persondata", "Projekter",
        "Institution", "Certificering", "Registre", "Opgaver og fravær");
    assertThat(links(ECONOMY)).containsExactly("Min side", "Opgaver", "Sager", "Find", "Projekter", "Institution",
        "Certificering", "Registre", "Opgaver og fravær", "Udgifter", "Priser", "Regninger");
    assertThat(links(ADMINISTRATOR)).containsExactly("Min side", "Opgaver", "Sager", "Find", "Projekter", "Institution",
        "Certificering", "Registre", "Opgaver og fravær", "Modelversioner");
    assertThat(new WebSession(port).get(API + "pages").statusCode()).isEqualTo(401);
  }

  @Test
  void theHeadSaysWhoIsLoggedInAndWhere() throws Exception {
    TestInstitution institution = world.qualified();
    JsonNode head = shown(new WebSession(port).logIn(institution.applicant(), "demo"));
    assertThat(head.path("person").asText()).isEqualTo("Navn " + institution.applicant());
    assertThat(head.path("place").asText()).isEqualTo("Institution " + institution.authorisationNumber());
    assertThat(shown(new WebSession(port).logIn(World.REVIEWER, "demo")).path("place").asText())
        .isEqualTo("Forskningsservice");
  }

  @Test
  void whoFindsNoLinkIsRefusedWhatLiesBehindIt() throws Exception {
    for (String person : List.of(world.qualified().applicant(), World.REVIEWER, World.APPROVER, World.OWNER, OFFICER,
        ECONOMY, ADMINISTRATOR)) {
      WebSession session = new WebSession(port).logIn(person, "demo");
      List<String> found = shown(session).path("pages").findValuesAsText("address");
      for (var page : BEHIND.entrySet()) {
        int status = page.getKey().equals("/hvad-nu-hvis.html")
            ? session.send("POST", API + page.getValue(), "{}").statusCode() : session.get(API + page.getValue())
            .statusCode();
        assertThat(status == 403).as(person + " " + page.getKey() + ": " + status)
            .isNotEqualTo(found.contains(page.getKey()));
      }
    }
  }

  private List<String> links(String person) throws Exception {
    return shown(new WebSession(port).logIn(person, "demo")).path("pages").findValuesAsText("name");
  }

  private JsonNode shown(WebSession session) throws IOException, InterruptedException {
    return json.readTree(session.get(API + "pages").body());
  }
}
