package dk.dst.microdata.desk.costs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.ground.rights.InstitutionCommand;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.Who;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who sees what an institution owes, and who registers it, cell by cell. */
class CostsRightsTest extends EngineTest {

  private static final String COSTS = "/camunda/api/microdata/costs";

  @LocalServerPort
  private int port;
  @Autowired
  private ObjectMapper json;

  @TestFactory
  Stream<DynamicTest> onlyThoseEntitledMay() {
    TestInstitution institution = world.qualified();
    String database = world.inOperation(institution);
    world.oneRoleEach(institution);
    var day = LocalDate.now(clock);
    return Stream.of(Who.values()).map(who -> DynamicTest.dynamicTest(who.name(), () -> {
      WebSession session = new WebSession(port).logIn(who.in(institution), "demo");
      boolean sees = who.isOneOf(InstitutionCommand.SEE_COSTS.roles());
      boolean knows = who.isOneOf(InstitutionCommand.SEE_PEOPLE.roles());
      int refused = knows ? 403 : 404;
      assertThat(session.get(COSTS + "/" + institution.id()).statusCode()).isEqualTo(sees ? 200 : refused);
      assertThat(session.get(COSTS + "/" + institution.id() + "/lines").statusCode()).isEqualTo(sees ? 200 : refused);
      assertThat(session.get(COSTS).body().contains("\"" + institution.id() + "\"")).isEqualTo(sees);
      boolean registers = who.isOneOf(InstitutionCommand.REGISTER_COSTS.roles());
      for (var call : calls(database, day).entrySet()) {
        assertThat(session.send("POST", COSTS + "/" + institution.id() + call.getKey(),
            json.writeValueAsString(call.getValue())).statusCode()).as(call.getKey())
            .isIn(registers ? List.of(200, 400) : List.of(refused));
      }
    }));
  }

  private static Map<String, Map<String, Object>> calls(String database, LocalDate day) {
    return Map.of(
        "/work", Map.of("caseNumber", database, "day", day.toString(), "quantity", 1.5, "remark", "Rådgivning æøå"),
        "/storage", Map.of("project", 1, "day", day.toString(), "quantity", 10),
        "/servers", Map.of("day", day.toString(), "quantity", 1),
        "/registrations/0/correction", Map.of("quantity", 0, "remark", "Ingen"));
  }

  @Test
  void nobodySeesAnything() throws Exception {
    assertThat(new WebSession(port).get(COSTS).statusCode()).isEqualTo(401);
    assertThat(new WebSession(port).get(COSTS + "/nordsund").statusCode()).isEqualTo(401);
  }
}
