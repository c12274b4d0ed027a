package dk.dst.microdata.schemes.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.facts.price.ChangingPrices;
import dk.dst.microdata.facts.price.ChangingPrices.Wanted;
import dk.dst.microdata.ground.money.Money;
import dk.dst.microdata.schemes.billing.Charges.Charge;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.Pdf;
import dk.dst.microdata.support.SubscriptionWorld;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.World;
import java.io.IOException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is said before anybody signs is what is charged afterwards, and what cannot be said is not. */
class EstimatesTest extends EngineTest {

  private static final String ESTIMATES = "/camunda/api/microdata/costs/estimates/";
  private static final LocalDate BEFORE_THE_NEW_MODEL = LocalDate.of(2025, 6, 2);

  @LocalServerPort
  private int port;
  @Autowired
  private Estimates estimates;
  @Autowired
  private Charges charges;
  @Autowired
  private ChangingPrices changing;
  @Autowired
  private TransactionTemplate transaction;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private ObjectMapper json;

  @Test
  void aDatabaseIsChargedWhatWasEstimated() {
    world.day(BEFORE_THE_NEW_MODEL);
    TestInstitution institution = world.qualified();
    String database = world.forSignature(institution);
    Estimate estimate = estimates.of(database).orElseThrow();
    assertThat(estimate.missing()).isEmpty();
    assertThat(estimate.until()).isEqualTo(BEFORE_THE_NEW_MODEL.plusWeeks(4));
    assertThat(estimate.said().get(0)).isEqualTo("I alt " + estimate.sum().danish());
    world.complete(database, "userTask_signAgreement", institution.signatory(), TestAnswers.signed());
    world.runJob(database, "serviceTask_establishProjectDatabase");
    transaction.execute(status -> charges.make(institution.id()));
    assertThat(Money.sum(charges.page(institution.id(), 0).lines().stream().map(Charge::amount).toList()))
        .isEqualTo(estimate.sum());
  }

  /** Of the price model of 2026 no amounts are published: the estimate says that it cannot be given, and why. */
  @Test
  void whatCannotBeGivenSaysWhy() {
    world.day(LocalDate.of(2027, 3, 1));
    Estimate estimate = estimates.of(proposals.underReview(world.qualified())).orElseThrow();
    assertThat(estimate.said().get(0)).startsWith("Et samlet overslag kan ikke gives. Det, der har en pris, er i alt ");
    assertThat(estimate.missing()).hasSize(2).allSatisfy(why ->
        assertThat(why).contains("Ny prismodel fra januar 2026").contains("beløbene er ikke fundet"));
  }

  @Test
  void itIsPartOfTheAgreement() throws IOException {
    world.day(LocalDate.of(2027, 3, 1));
    String proposal = proposals.forSignature(world.qualified());
    byte[] document = jdbc.sql("select document from agreement where case_number = ?").param(proposal)
        .query(byte[].class).single();
    assertThat(Pdf.read(document).text()).contains("Behandling og godkendelse af indstillingen").contains("3.348,00")
        .contains("står til 29. marts 2027");
  }

  @Test
  void aSubscriptionHasNoneUntilItIsOffered() {
    world.day(LocalDate.of(2030, 2, 4));
    TestInstitution institution = world.qualified();
    String subscription = SubscriptionWorld.requested(world, institution);
    assertThat(estimates.of(subscription).orElseThrow().missing()).hasSize(1);
    SubscriptionWorld.offer(world, subscription);
    assertThat(estimates.of(subscription).orElseThrow().sum()).isEqualTo(Money.kroner(15600));
  }

  /** What is to be signed moves with a price to come, and what is signed does not. */
  @Test
  void aPriceToComeMovesTheEstimatesThatNobodyHasSigned() {
    world.day(LocalDate.of(2030, 2, 4));
    String open = proposals.underReview(world.qualified());
    String signed = proposals.inForce(world.qualified());
    var change = changing.check(new Wanted("PROPOSAL", "ALL", "3", LocalDate.of(2030, 3, 1), false, "Prøve"));
    var moved = estimates.moved(change.after(), change.from());
    assertThat(moved).extracting(Estimates.Moved::caseNumber).contains(open).doesNotContain(signed);
    assertThat(moved).filteredOn(one -> one.caseNumber().equals(open)).allSatisfy(one ->
        assertThat(one.then().minus(one.now())).isEqualTo(Money.kroner(1674)));
  }

  @Test
  void itIsForThoseWhoMayKnowOfTheCase() throws Exception {
    TestInstitution institution = world.qualified();
    String database = world.underReview(institution);
    JsonNode shown = json.readTree(as(institution.applicant()).get(ESTIMATES + database).body());
    assertThat(shown.path("lines").get(0).get(3).asText()).isEqualTo("3.348,00\u00a0kr.");
    assertThat(as(World.REVIEWER).get(ESTIMATES + database).statusCode()).isEqualTo(200);
    assertThat(as(world.qualified().applicant()).get(ESTIMATES + database).statusCode()).isEqualTo(404);
    assertThat(as("oda").get(ESTIMATES + database).statusCode()).isEqualTo(404);
    assertThat(new WebSession(port).get(ESTIMATES + database).statusCode()).isEqualTo(401);
  }

  private WebSession as(String person) throws Exception {
    return new WebSession(port).logIn(person, "demo");
  }
}
