package dk.dst.microdata.desk.lawmodel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.ground.rights.InstitutionCommand;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.LawModelWorld;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.Who;
import dk.dst.microdata.support.World;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who sees whose access to Lovmodellen, cell by cell, and what of it. */
class LawModelUsersTest extends EngineTest {

  private static final String USERS = "/camunda/api/microdata/law-model-users";
  private static final LocalDate DAY = LocalDate.of(2027, 3, 1);

  @LocalServerPort
  private int port;
  @Autowired
  private ObjectMapper json;
  @Autowired
  private JdbcClient jdbc;

  private TestInstitution ministry;
  private TestInstitution other;
  private String caseNumber;

  @BeforeEach
  void inForceWithTwoMinistries() {
    world.day(DAY);
    ministry = world.institution(0);
    other = world.institution(0);
    caseNumber = LawModelWorld.inForce(world, ministry, other);
  }

  @TestFactory
  Stream<DynamicTest> ofAMinistryThatUsesItOnlyThoseEntitledSeeItsUsersAndEverybodyTheirOwn() {
    world.oneRoleEach(other);
    return Stream.of(Who.values()).map(who -> DynamicTest.dynamicTest(who.name(), () -> {
      boolean entitled = who.isOneOf(InstitutionCommand.SEE_LAW_MODEL_USERS.roles());
      boolean seesAll = entitled && !who.inFse().isEmpty();
      List<String> seen = names(who.in(other), "q=" + caseNumber);
      assertThat(seen.contains(name(other.applicant()))).isEqualTo(entitled || who == Who.APPLICANT);
      assertThat(seen.contains(name(ministry.applicant()))).isEqualTo(seesAll);
      assertThat(as(who.in(other)).get(USERS + "/" + caseNumber + "/years").statusCode())
          .isEqualTo(seen.isEmpty() ? 404 : 200);
    }));
  }

  @TestFactory
  Stream<DynamicTest> ofTheResponsibleMinistryThoseEntitledSeeAllUsersOfTheModel() {
    world.oneRoleEach(ministry);
    return Stream.of(Who.values()).map(who -> DynamicTest.dynamicTest(who.name(), () ->
        assertThat(names(who.in(ministry), "q=" + caseNumber).contains(name(other.applicant())))
            .isEqualTo(who.isOneOf(InstitutionCommand.SEE_LAW_MODEL_USERS.roles()))));
  }

  @Test
  void nobodySeesAnything() throws Exception {
    assertThat(new WebSession(port).get(USERS).statusCode()).isEqualTo(401);
    assertThat(new WebSession(port).get(USERS + "/" + caseNumber + "/years").statusCode()).isEqualTo(401);
  }

  @Test
  void theirOwnAccessIsShownWithUntilWhenAndWhatHindersIt() throws Exception {
    JsonNode line = own();
    JsonNode access = line.path("access");
    assertThat(line.path("mayOpen").asBoolean()).as("the case of another ministry").isFalse();
    assertThat(access.path("years").asText()).isEqualTo("2027");
    assertThat(access.path("responsible").asText()).isEqualTo("Institution " + ministry.authorisationNumber());
    assertThat(access.path("ministry").asText()).isEqualTo("Institution " + other.authorisationNumber());
    assertThat(access.path("since").asText()).isEqualTo("1. marts 2027");
    assertThat(access.path("until").asText()).as("a year and 90 days, less one").isEqualTo("29. maj 2028");
    assertThat(access.path("whyNot").asText()).isEmpty();
    assertThat(as(other.applicant()).get(USERS + "/" + caseNumber + "/years").body()).contains("\"year\":2027", "BEF",
        "IND", "2010–2019");
    jdbc.sql("update association set certified_on = ? where person_id = ?").param(DAY.minusYears(1))
        .param(other.applicant()).update();
    assertThat(own().path("access").path("certifiedUntil").asText()).isEqualTo("28. februar 2027");
    assertThat(own().path("access").path("whyNot").asText()).isEqualTo("Certifikatet udløb 28. februar 2027");
  }

  /** While another ministry takes over there are two cases, and everybody has one access. */
  @Test
  void aHandOverShowsNobodyTwice() throws Exception {
    String next = LawModelWorld.handOver(world, ministry, caseNumber, other);
    assertThat(own().path("access").path("caseNumber").asText()).isEqualTo(caseNumber);
    LawModelWorld.takeOver(world, other, next);
    assertThat(own().path("access").path("caseNumber").asText()).isEqualTo(next);
  }

  @Test
  void pagesGoOnWhereTheLastOneEndedMinistryByMinistry() throws Exception {
    for (int i = 0; i < 60; i++) {
      String person = other.id() + "bruger" + i;
      jdbc.sql("insert into person (id, name, email) values (?, ?, ?)").param(person).param("Åse " + i)
          .param(person + "@example.org").update();
      jdbc.sql("insert into law_model_user (case_number, institution_id, person_id, access_from, given_by)"
          + " values (?, ?, ?, ?, 'afprøvning')").param(caseNumber).param(other.id()).param(person).param(DAY).update();
    }
    JsonNode first = page(World.REVIEWER, "q=" + caseNumber);
    assertThat(first.path("lines")).hasSize(50);
    assertThat(first.path("count").asText()).isEqualTo("62");
    JsonNode second = page(World.REVIEWER, "q=" + caseNumber + "&after=" + first.path("next").asText());
    assertThat(second.path("lines")).hasSize(12);
    assertThat(second.hasNonNull("next")).isFalse();
    var ministries = new ArrayList<String>();
    Stream.of(first, second).flatMap(page -> StreamSupport.stream(page.path("lines").spliterator(), false))
        .forEach(line -> ministries.add(line.path("access").path("ministry").asText()));
    assertThat(IntStream.range(1, ministries.size()).filter(i -> !ministries.get(i).equals(ministries.get(i - 1))).count())
        .as("how often another ministry begins").isEqualTo(1);
    assertThat(page(World.REVIEWER, "q=" + caseNumber + "&after=hvad").path("lines")).hasSize(50);
  }

  private JsonNode own() throws Exception {
    JsonNode lines = page(other.applicant(), "").path("lines");
    assertThat(lines).hasSize(1);
    return lines.path(0);
  }

  private List<String> names(String person, String query) throws Exception {
    return StreamSupport.stream(page(person, query).path("lines").spliterator(), false)
        .map(line -> line.path("access").path("name").asText()).toList();
  }

  private JsonNode page(String person, String query) throws Exception {
    return json.readTree(as(person).get(USERS + "?" + query).body());
  }

  private WebSession as(String person) throws Exception {
    return new WebSession(port).logIn(person, "demo");
  }

  private static String name(String person) {
    return "Navn " + person;
  }
}
