package dk.dst.microdata.schemes.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.facts.price.ChangingPrices;
import dk.dst.microdata.facts.price.ChangingPrices.Wanted;
import dk.dst.microdata.ground.form.Drafts;
import dk.dst.microdata.ground.form.Forms;
import dk.dst.microdata.ground.money.Money;
import dk.dst.microdata.schemes.billing.Charges.Charge;
import dk.dst.microdata.support.AuthorityWorld;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.Pdf;
import dk.dst.microdata.support.SubscriptionWorld;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.World;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is said before anybody signs is what is charged afterwards, and what cannot be said is not. */
class EstimatesTest extends EngineTest {

  private static final String ESTIMATES = "/camunda/api/microdata/costs/estimates/";
  private static final LocalDate BEFORE_THE_NEW_MODEL = LocalDate.of(2025, 6, 2);
  private static final LocalDate DAY = LocalDate.of(2030, 2, 4);

  @LocalServerPort
  private int port;
  @Autowired
  private Estimates estimates;
  @Autowired
  private KeptEstimates kept;
  @Autowired
  private Offers offers;
  @Autowired
  private Forms forms;
  @Autowired
  private Drafts drafts;
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

  /** Years that are typed but not sent: 1.05 + 2 x 0.04 hours for three of them. What is no year yet counts nothing. */
  @Test
  void whatIsTypedIsEstimatedBeforeItIsSent() {
    world.day(BEFORE_THE_NEW_MODEL);
    TestInstitution institution = world.qualified();
    String database = world.draft(institution);
    assertThat(estimates.of(database).orElseThrow().sum()).isEqualTo(Money.kroner(3348));
    type(database, "complete-application", institution.applicant(), Map.of("register", "BEF", "fromYear", 2010, "toYear",
        2012), Map.of("register", "IND", "fromYear", "20", "toYear", 2012), Map.of());
    Map<String, Object> shown = forms.view("complete-application", database);
    assertThat(shown.get("estimateWords").toString()).contains("da opgaven blev åbnet", "I alt 5.239,62\u00a0kr.");
    assertThat(shown.get("estimateLines").toString()).contains("Udtræk fra BEF", "1,13 timer", "1.891,62\u00a0kr.")
        .doesNotContain("IND");
  }

  /** The database has BEF from 2010 to 2019, which costs the subproject nothing. */
  @Test
  void aSubprojectThatIsBeingWrittenPaysForWhatItsDatabaseLacks() {
    world.day(BEFORE_THE_NEW_MODEL);
    TestInstitution institution = world.qualified();
    world.inOperation(institution);
    String proposal = proposals.subproject(institution);
    type(proposal, "complete-proposal", institution.applicant(),
        Map.of("register", "BEF", "fromYear", 2010, "toYear", 2019), Map.of("register", "DOD", "fromYear", 2010, "toYear",
            2010));
    assertThat(estimates.of(proposal).orElseThrow().lines()).extracting(Estimate.Line::what)
        .containsExactly("Behandling og godkendelse af indstillingen", "Udtræk fra DOD");
  }

  @Test
  void anAuthoritySeesWhatIsNotPublished() {
    world.day(DAY);
    String application = AuthorityWorld.underReview(world, world.institution(0));
    Map<String, Object> shown = forms.view("review-authority", application);
    assertThat(shown.get("estimateWords").toString()).startsWith("Et samlet overslag kan ikke gives.")
        .contains("Uden pris: Behandling af myndighedens aftale", "ikke offentliggjort");
    assertThat(shown.get("estimateLines").toString()).contains("Udtræk fra ");
  }

  /** What the agreement says is what is kept, whatever prices become. */
  @Test
  void whatIsOfferedIsKeptLineByLine() {
    world.day(BEFORE_THE_NEW_MODEL);
    TestInstitution institution = world.qualified();
    String database = world.forSignature(institution);
    Estimate offered = kept.newest(database).orElseThrow();
    assertThat(offered).isEqualTo(estimates.of(database).orElseThrow());
    assertThat(offered.lines()).hasSizeGreaterThan(1);
    world.day(BEFORE_THE_NEW_MODEL.plusWeeks(1));
    assertThat(estimates.onRecord(database)).contains(offered);
    assertThatThrownBy(() -> jdbc.sql("update estimate_line set rate_oere = 1").update()).isNotNull();
  }

  /** On its last day it is signed; a day or a week later today's is, by whoever has it before them. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7})
  void anEstimateStandsFourWeeks(int late) {
    world.day(BEFORE_THE_NEW_MODEL);
    TestInstitution institution = world.qualified();
    String database = world.forSignature(institution);
    Estimate offered = kept.newest(database).orElseThrow();
    LocalDate day = BEFORE_THE_NEW_MODEL.plusWeeks(4).plusDays(late);
    world.day(day);
    var before = TestAnswers.signed();
    before.put("digest", forms.view("sign-agreement", database).get("digest"));
    before.put("signedEstimate", offered.named());
    if (late > 0) {
      assertThatThrownBy(() -> world.complete(database, "userTask_signAgreement", institution.signatory(), before))
          .hasStackTraceContaining("stod til og med den 30. juni 2025").hasStackTraceContaining("Åbn opgaven igen");
      assertThat(forms.view("sign-agreement", database).get("estimateWords").toString())
          .contains("Her er et nyt overslag fra i dag.");
      world.complete(database, "userTask_signAgreement", institution.signatory(), TestAnswers.signed());
    } else {
      world.complete(database, "userTask_signAgreement", institution.signatory(), before);
    }
    assertThat(kept.newest(database).orElseThrow().day()).isEqualTo(late > 0 ? day : BEFORE_THE_NEW_MODEL);
    assertThat(jdbc.sql("select count(*) from estimate where case_number = ?").param(database).query(Integer.class)
        .single()).isEqualTo(late > 0 ? 2 : 1);
  }

  @Test
  void aProposalIsSignedByTodaysEstimateWhereTheOldOneStandsNoLonger() {
    world.day(BEFORE_THE_NEW_MODEL);
    TestInstitution institution = world.qualified();
    String proposal = proposals.forSignature(institution);
    world.day(BEFORE_THE_NEW_MODEL.plusWeeks(4).plusDays(1));
    var before = TestAnswers.signed();
    before.put("digest", forms.view("sign-proposal", proposal).get("digest"));
    assertThatThrownBy(() -> world.complete(proposal, "userTask_signProposal", institution.signatory(), before))
        .hasStackTraceContaining("Åbn opgaven igen");
    world.complete(proposal, "userTask_signProposal", institution.signatory(), TestAnswers.signed());
    assertThat(kept.newest(proposal).orElseThrow().until()).isEqualTo(BEFORE_THE_NEW_MODEL.plusWeeks(8).plusDays(1));
  }

  @Test
  void anAuthoritysEstimateIsKeptAndMadeAnewWhereItStandsNoLonger() {
    world.day(DAY);
    TestInstitution authority = world.institution(0);
    String application = AuthorityWorld.forSignature(world, authority);
    Estimate offered = kept.newest(application).orElseThrow();
    assertThat(offered.until()).isEqualTo(DAY.plusWeeks(4));
    LocalDate late = DAY.plusWeeks(4).plusDays(1);
    world.day(late);
    Map<String, Object> before = TestAnswers.authoritySigned();
    before.put("digest", forms.view("sign-authority", application).get("digest"));
    before.put("signedEstimate", offered.named());
    assertThatThrownBy(() -> world.complete(application, "userTask_signAuthority", authority.signatory(), before))
        .hasStackTraceContaining("Åbn opgaven igen");
    world.complete(application, "userTask_signAuthority", authority.signatory(), TestAnswers.authoritySigned());
    assertThat(kept.newest(application).orElseThrow().day()).isEqualTo(late);
    assertThat(estimates.onRecord(application)).isEqualTo(kept.newest(application));
  }

  /** While nobody may sign, what is offered stands; a round keeps one row of it, and gives nothing back that was past. */
  @Test
  void anOfferIsHeldWhileNobodyMaySign() {
    LocalDate day = LocalDate.of(2030, 2, 4);
    world.day(day);
    String subscription = SubscriptionWorld.offered(world, world.qualified());
    LocalDate free = day.plusMonths(3);
    for (int i = 0; i < 2; i++) {
      transaction.executeWithoutResult(status -> offers.hold(subscription, free));
      assertThat(kept.newest(subscription).orElseThrow().until()).isEqualTo(free.plusWeeks(4));
    }
    assertThat(jdbc.sql("select count(*) from estimate where case_number = ?").param(subscription).query(Integer.class)
        .single()).isEqualTo(2);
    world.day(free.plusWeeks(4).plusDays(1));
    transaction.executeWithoutResult(status -> offers.hold(subscription, free.plusYears(1)));
    assertThat(kept.newest(subscription).orElseThrow().until()).isEqualTo(free.plusWeeks(4));
  }

  /** FSE's price is FSE's to make again: after four weeks it is declined, and ordered anew. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7})
  void aSubscriptionsOfferStandsFourWeeks(int late) {
    LocalDate day = LocalDate.of(2030, 2, 4);
    world.day(day);
    TestInstitution institution = world.qualified();
    String subscription = SubscriptionWorld.offered(world, institution);
    world.day(day.plusWeeks(4).plusDays(late));
    if (late == 0) {
      SubscriptionWorld.sign(world, institution, subscription);
      return;
    }
    assertThatThrownBy(() -> SubscriptionWorld.sign(world, institution, subscription))
        .hasStackTraceContaining("stod til og med den 4. marts 2030").hasStackTraceContaining("bestil på ny");
    assertThat(forms.view("sign-subscription", subscription).get("estimateWords").toString())
        .contains("så afvis det, og bestil på ny", "I alt 15.600,00\u00a0kr.");
    world.complete(subscription, "userTask_signSubscription", institution.signatory(), TestAnswers.declined());
    assertThat(SubscriptionWorld.open(world, institution)).isNotEqualTo(subscription);
  }

  @Test
  void theCaseShowsWhatWasOfferedBesideWhatItHasCost() throws Exception {
    world.day(BEFORE_THE_NEW_MODEL);
    TestInstitution institution = world.qualified();
    String database = world.inOperation(institution);
    transaction.execute(status -> charges.make(institution.id()));
    Money offered = kept.newest(database).orElseThrow().sum();
    JsonNode shown = json.readTree(as(institution.signatory()).get(ESTIMATES + database).body());
    assertThat(shown.path("charged").asText()).isEqualTo("Udgifter på sagen til nu: " + offered.danish());
    JsonNode figures = json.readTree(as(institution.signatory()).get("/camunda/api/microdata/costs/" + institution.id()
        + "/figures").body());
    assertThat(figures.path("cases").get(0).path("estimate").asText()).isEqualTo(offered.danish());
    assertThat(json.readTree(as(World.REVIEWER).get(ESTIMATES + database).body()).path("charged").asText()).isNotEmpty();
  }

  @SafeVarargs
  private void type(String caseNumber, String form, String person, Map<String, Object>... registers) {
    assertThat(drafts.save(caseNumber, form, Map.of("registers", List.of(registers)), 0, person)).isPresent();
  }

  private WebSession as(String person) throws Exception {
    return new WebSession(port).logIn(person, "demo");
  }
}
