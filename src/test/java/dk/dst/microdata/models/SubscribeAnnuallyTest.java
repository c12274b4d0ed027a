package dk.dst.microdata.models;

import static dk.dst.microdata.support.World.APPROVER;
import static dk.dst.microdata.support.World.REVIEWER;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import dk.dst.microdata.desk.casefile.CaseLines.Wanted;
import dk.dst.microdata.desk.casefile.CaseLines;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.Forms;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.support.Passed;
import dk.dst.microdata.support.SubscriptionWorld;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class SubscribeAnnuallyTest extends ModelTest {

  private static final LocalDate DAY = LocalDate.of(2027, 3, 1);
  private static final String LAST_DAY = "31. december 2027";

  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private Cases cases;
  @Autowired
  private CaseLines lines;
  @Autowired
  private Forms forms;
  @Autowired
  private HistoryService history;

  private TestInstitution institution;
  private String databaseCase;

  @Override
  String process() {
    return "subscribe-annually";
  }

  @BeforeEach
  void inOperation() {
    world.day(DAY);
    institution = world.qualified();
    databaseCase = world.inOperation(institution);
  }

  @Test
  void whatIsOrderedOfferedAndSignedByBothIsInForceToTheEndOfTheYear() {
    String number = SubscriptionWorld.open(world, institution);
    ProcessInstance instance = world.instance(number, process());
    assertThat(number).startsWith("ABO-2027-");
    assertThat(instance).isWaitingAt("userTask_requestSubscription");
    assertThat(instance.getTenantId()).isEqualTo(institution.id());
    assertThat(world.task(number, "userTask_requestSubscription"))
        .isAssignedTo(institution.applicant());
    assertState(number, CaseState.SUBSCRIPTION_DRAFT);

    SubscriptionWorld.request(world, institution, number);
    assertThat(world.task(number, "userTask_offerSubscription")).hasCandidateGroup("fse-reviewers");
    assertState(number, CaseState.SUBSCRIPTION_REQUESTED);
    traces.decided(number, Step.SUBSCRIPTION_REQUEST, 1, "submitted", "Helst før sommer.", institution.applicant());
    assertThat(registers(number)).containsExactly("BEF", "IND");

    SubscriptionWorld.offer(world, number);
    assertThat(world.task(number, "userTask_signSubscription")).hasCandidateUser(institution.signatory());
    assertState(number, CaseState.SUBSCRIPTION_OFFERED);
    traces.decided(number, Step.SUBSCRIPTION_OFFER, 1, "offered", "Levering af de bestilte registre, når de udgives.",
        REVIEWER);
    assertThat(row(number)).containsEntry("hours", 12).containsEntry("price_dkk", 15600);
    assertThat(forms.view("sign-subscription", number)).containsEntry("offeredPrice", "15.600 kroner")
        .containsEntry("lastDay", LAST_DAY).containsEntry("obstacle", "");

    SubscriptionWorld.sign(world, institution, number);
    assertThat(world.task(number, "userTask_countersignSubscription")).hasCandidateGroup("fse-approvers");
    assertState(number, CaseState.SUBSCRIPTION_FOR_FSE);
    traces.decided(number, Step.SUBSCRIPTION_SIGNATURE, 1, "signed", "", institution.signatory());
    assertThat(row(number)).as("binding only when both have signed").containsEntry("in_force_on", null);

    countersign(number);
    assertThat(instance).isEnded().satisfies(Passed.inOrder("serviceTask_openSubscription",
        "serviceTask_recordSubscriptionRequest", "serviceTask_recordOffer", "gateway_offered",
        "serviceTask_recordSubscriptionSignature", "gateway_accepted", "serviceTask_concludeSubscription",
        "endEvent_subscriptionConcluded"));
    assertState(number, CaseState.SUBSCRIPTION_IN_FORCE);
    traces.decided(number, Step.SUBSCRIPTION_CONCLUSION, 1, "signed", "Gælder fra 1. marts 2027 til og med " + LAST_DAY
        + ".", APPROVER);
    assertThat(row(number)).containsEntry("in_force_on", DAY.toString());
    assertThat(traces.notices(number)).containsExactlyInAnyOrder(
        "SUBSCRIPTION_OFFERED sagen " + institution.applicant(),
        "SUBSCRIPTION_TO_SIGN sagen " + institution.signatory(),
        "SUBSCRIPTION_IN_FORCE sagen " + institution.applicant());
    assertThat(letters(number)).anyMatch(letter -> letter.contains(LAST_DAY) && letter.contains("BEF, IND"));
  }

  @Test
  void itRunsOutWithItsYearByItself() {
    String number = inForce();
    world.day(LocalDate.of(2027, 12, 31));
    assertThat(shown(number)).containsExactly("Årsabonnement: i kraft", LAST_DAY);
    world.day(LocalDate.of(2028, 1, 1));
    assertThat(shown(number)).containsExactly("Årsabonnement: udløbet", LAST_DAY);
  }

  @Test
  void whatFseCannotOfferEndsTheCase() {
    String number = requested();
    world.complete(number, "userTask_offerSubscription", REVIEWER, TestAnswers.noSubscriptionOffer());
    assertEndedAt(number, "endEvent_notOffered");
    traces.decided(number, Step.SUBSCRIPTION_OFFER, 1, "notOffered", "Registrene udgives ikke i året.", REVIEWER);
    assertThat(letters(number)).anyMatch(letter -> letter.contains("Registrene udgives ikke i året."));
  }

  @Test
  void anOfferIsDeclined() {
    String number = offered();
    world.complete(number, "userTask_signSubscription", institution.signatory(),
        TestAnswers.of("signature", "declined", "reason", "For dyrt."));
    assertEndedAt(number, "endEvent_notAccepted");
    traces.decided(number, Step.SUBSCRIPTION_SIGNATURE, 1, "declined", "For dyrt.", institution.signatory());
    assertToldNotMade(number);
  }

  @Test
  void fseDoesNotSign() {
    String number = signed();
    world.complete(number, "userTask_countersignSubscription", APPROVER,
        TestAnswers.of("countersignature", "refused", "reason", "Prisen er forkert."));
    assertEndedAt(number, "endEvent_subscriptionConcluded");
    traces.decided(number, Step.SUBSCRIPTION_CONCLUSION, 1, "refused", "Prisen er forkert.", APPROVER);
    assertToldNotMade(number);
  }

  @Test
  void whoDoesNotChooseInTimeHasNothing() {
    String number = SubscriptionWorld.open(world, institution);
    world.runJob(number, "event_requestExpired");
    assertEndedAt(number, "endEvent_subscriptionLapsed");
    traces.decided(number, Step.SUBSCRIPTION_ENDED, 1, "lapsed", "Ikke bestilt inden fristen.", Decisions.SYSTEM);
    assertToldNotMade(number);
  }

  @Test
  void whoDoesNotSignInTimeHasNothing() {
    String number = offered();
    world.runJob(number, "event_signatureExpired");
    assertEndedAt(number, "endEvent_notSigned");
    traces.decided(number, Step.SUBSCRIPTION_SIGNATURE, 1, "expired", "Ikke underskrevet inden fristen.",
        Decisions.SYSTEM);
    assertToldNotMade(number);
  }

  // --- what can be ordered

  @Test
  void onlyThisYearAndTheNext() {
    for (int year : List.of(1999, 2026, 2029)) {
      refused(() -> world.start(process(), institution.applicant(), TestAnswers.subscription(year)),
          "Kalenderår", "skriv 2027 eller 2028");
    }
    assertThat(world.start(process(), institution.applicant(), TestAnswers.subscription(2028))).isNotNull();
  }

  @Test
  void onlyToADatabaseInOperation() {
    TestInstitution without = world.qualified();
    refused(() -> world.start(process(), without.applicant(), TestAnswers.subscription(2027)),
        "ingen projektdatabase i drift");
    closeDatabase();
    refused(() -> world.start(process(), institution.applicant(), TestAnswers.subscription(2027)),
        "ingen projektdatabase i drift");
  }

  @Test
  void onlyWithAValidAuthorisation() {
    suspend();
    refused(() -> world.start(process(), institution.applicant(), TestAnswers.subscription(2027)),
        "autorisation gælder ikke");
  }

  @Test
  void onlyByThoseWhoMay() {
    for (String person : List.of(institution.signatory(), institution.responsible())) {
      refused(() -> world.start(process(), person, TestAnswers.subscription(2027)), "kan ikke bestille årsabonnement");
    }
  }

  @Test
  void whoIsOfSeveralInstitutionsSaysForWhich() {
    TestInstitution other = world.qualified();
    world.inOperation(other);
    world.associate(other, institution.applicant(), "CONTACT_WITH_POWERS");
    refused(() -> world.start(process(), institution.applicant(), TestAnswers.subscription(2027)),
        "Autorisationsnummer", String.valueOf(other.authorisationNumber()));
    String number = world.businessKey(world.start(process(), institution.applicant(),
        TestAnswers.of("year", 2027, "forAuthorisation", other.authorisationNumber())));
    assertThat(cases.get(number).institution()).isEqualTo(other.id());
    assertThat(world.instance(number, process()).getTenantId()).isEqualTo(other.id());
  }

  @Test
  void whatIsNotInTheApprovedContentIsShownBlockedAndRefused() {
    String number = SubscriptionWorld.open(world, institution);
    assertThat(blocked(number)).containsEntry("LMDB",
        "Ikke i det godkendte indhold – kræver genindstilling").doesNotContainKeys("BEF", "IND");
    refused(() -> request(number, "BEF", "LMDB"), "Registre, der skal forudbestilles data fra", "LMDB");
    refused(() -> request(number), "Registre, der skal forudbestilles data fra");
    assertState(number, CaseState.SUBSCRIPTION_DRAFT);
    assertThat(registers(number)).isEmpty();
  }

  @Test
  void whatIsNoLongerUpdatedIsBlocked() {
    String number = SubscriptionWorld.open(world, institution);
    assertThat(blocked(number)).containsEntry("LPR_DIAG", "Opdateres ikke længere: seneste år er 2019");
    refused(() -> request(number, "LPR_DIAG"), "LPR_DIAG");
  }

  @Test
  void aRegisterIsOrderedOnceForAYear() {
    String first = inForce();
    String supplement = SubscriptionWorld.open(world, institution);
    assertThat(blocked(supplement)).containsEntry("BEF", "Er allerede med i årsabonnement " + first);
    refused(() -> request(supplement, "BEF", "UDDA"), "BEF");
    request(supplement, "UDDA");
    String next = world.businessKey(world.start(process(), institution.applicant(), TestAnswers.subscription(2028)));
    assertThat(blocked(next)).as("another year").doesNotContainKey("BEF");
  }

  @Test
  void oneAtATimeForAYearAndItsNumberIsSaid() {
    String first = SubscriptionWorld.open(world, institution);
    refused(() -> SubscriptionWorld.open(world, institution), "Kalenderår", "sag " + first, "Fortsæt på den sag");
    request(first, "BEF", "IND");
    refused(() -> SubscriptionWorld.open(world, institution), "sag " + first);
    world.complete(first, "userTask_offerSubscription", REVIEWER, TestAnswers.noSubscriptionOffer());
    SubscriptionWorld.open(world, institution);
  }

  /** Two of before, when a second could be begun: the one that has come further holds the other up, with its number. */
  @Test
  void whatAnotherOrderHasComeFurtherWithIsNeitherSentNorSigned() {
    String first = signed();
    String other = world.businessKey(world.start(process(), institution.applicant(), TestAnswers.subscription(2028)));
    SubscriptionWorld.offer(world, SubscriptionWorld.request(world, institution, other));
    jdbc.sql("update subscription set year = (select year from subscription where case_number = ?)"
        + " where case_number = ?").param(first).param(other).update();
    refused(() -> SubscriptionWorld.sign(world, institution, other), "BEF", first);
    assertState(other, CaseState.SUBSCRIPTION_OFFERED);
    countersign(first);
    assertState(first, CaseState.SUBSCRIPTION_IN_FORCE);
  }

  @Test
  void ofTwoOrdersOfTheSameRegisterTheOneSignedLastIsNotMade() {
    String one = signed();
    String other = SubscriptionWorld.signedBeside(world, institution);
    countersign(one);
    assertThat(forms.view("countersign-subscription", other).get("obstacle").toString()).contains("BEF", one);
    countersign(other);
    assertState(one, CaseState.SUBSCRIPTION_IN_FORCE);
    assertEndedAt(other, "endEvent_subscriptionConcluded");
    traces.decided(other, Step.SUBSCRIPTION_CONCLUSION, 1, "notMade",
        "Indholdet har ændret sig, siden der blev bestilt:"
        + " BEF: Er allerede med i årsabonnement " + one + "; IND: Er allerede med i årsabonnement " + one + ".",
        APPROVER);
    assertToldNotMade(other);
  }

  // --- what has changed since

  @Test
  void whatFseOfferedIsWhatIsSigned() {
    String number = offered();
    jdbc.sql("update database_register set removed_on = ? where case_number = ? and register_code = 'IND'").param(DAY)
        .param(databaseCase).update();
    refused(() -> SubscriptionWorld.sign(world, institution, number), "IND", "kan ikke underskrives");
    assertState(number, CaseState.SUBSCRIPTION_OFFERED);
    traces.notDecided(number, Step.SUBSCRIPTION_SIGNATURE);
  }

  @Test
  void aSuspendedInstitutionDoesNotSign() {
    String number = offered();
    suspend();
    refused(() -> SubscriptionWorld.sign(world, institution, number), "er suspenderet. Så længe kan der ikke underskrives");
    lift();
    SubscriptionWorld.sign(world, institution, number);
    assertState(number, CaseState.SUBSCRIPTION_FOR_FSE);
  }

  @Test
  void withASuspendedInstitutionFseDoesNotSignEitherAndTheCaseWaits() {
    String number = signed();
    suspend();
    assertThatThrownBy(() -> countersign(number)).isInstanceOf(InputRefused.class)
        .hasMessageContaining("er suspenderet. Så længe kan der ikke underskrives. Sagen venter imens");
    assertState(number, CaseState.SUBSCRIPTION_FOR_FSE);
    lift();
    countersign(number);
    assertState(number, CaseState.SUBSCRIPTION_IN_FORCE);
  }

  @Test
  void aRegisterLostBeforeFseSignsLeavesNoContract() {
    String number = signed();
    jdbc.sql("update database_register set removed_on = ? where case_number = ? and register_code = 'IND'").param(DAY)
        .param(databaseCase).update();
    countersign(number);
    assertEndedAt(number, "endEvent_subscriptionConcluded");
    traces.decided(number, Step.SUBSCRIPTION_CONCLUSION, 1, "notMade",
        "Indholdet har ændret sig, siden der blev bestilt:"
        + " IND: Ikke i det godkendte indhold – kræver genindstilling.", APPROVER);
    assertThat(row(number)).containsEntry("in_force_on", null);
    assertToldNotMade(number);
  }

  @Test
  void aDatabaseClosedBeforeFseSignsLeavesNoContract() {
    String number = signed();
    closeDatabase();
    countersign(number);
    assertEndedAt(number, "endEvent_subscriptionConcluded");
    traces.decided(number, Step.SUBSCRIPTION_CONCLUSION, 1, "notMade", "Projektdatabasen er ikke længere i drift.",
        APPROVER);
  }

  @Test
  void aYearThatIsOverLeavesNoContract() {
    String number = signed();
    world.day(LocalDate.of(2028, 1, 2));
    countersign(number);
    traces.decided(number, Step.SUBSCRIPTION_CONCLUSION, 1, "notMade",
        "Året, som årsabonnementet skulle gælde, er gået.", APPROVER);
  }

  // --- bad input

  @Test
  void anAnswerNeedsWhatBelongsToIt() {
    String number = requested();
    refused(() -> world.complete(number, "userTask_offerSubscription", REVIEWER, TestAnswers.of("answer", "offered",
        "hours", 1, "priceDkk", 1)), "Tilbud og kontrakt");
    refused(() -> world.complete(number, "userTask_offerSubscription", REVIEWER, TestAnswers.of("answer", "offered",
        "offer", "Levering i løbet af året.", "hours", 1)), "Pris i kroner ekskl. moms");
    refused(() -> world.complete(number, "userTask_offerSubscription", REVIEWER, TestAnswers.of("answer", "offered",
        "offer", "Levering i løbet af året.", "hours", 1, "priceDkk", -1)), "mindst 0");
    refused(() -> world.complete(number, "userTask_offerSubscription", REVIEWER, TestAnswers.of("answer",
        "notOffered")), "Begrundelse for ikke at tilbyde");
    SubscriptionWorld.offer(world, number);
    refused(() -> world.complete(number, "userTask_signSubscription", institution.signatory(),
        TestAnswers.of("signature", "signed", "employed", true)), "Jeg har læst tilbuddet");
    refused(() -> world.complete(number, "userTask_signSubscription", institution.signatory(),
        TestAnswers.of("signature", "declined")), "Begrundelse for at afvise");
    SubscriptionWorld.sign(world, institution, number);
    refused(() -> world.complete(number, "userTask_countersignSubscription", APPROVER,
        TestAnswers.of("countersignature", "signed")), "bindende");
    refused(() -> world.complete(number, "userTask_countersignSubscription", APPROVER,
        TestAnswers.of("countersignature", "refused")), "Begrundelse for ikke at underskrive");
    assertState(number, CaseState.SUBSCRIPTION_FOR_FSE);
  }

  private String requested() {
    return SubscriptionWorld.request(world, institution, SubscriptionWorld.open(world, institution));
  }

  private String offered() {
    return SubscriptionWorld.offer(world, requested());
  }

  private String signed() {
    return SubscriptionWorld.sign(world, institution, offered());
  }

  private String inForce() {
    String number = signed();
    countersign(number);
    return number;
  }

  private void request(String number, String... registers) {
    world.complete(number, "userTask_requestSubscription", institution.applicant(),
        TestAnswers.subscriptionRequest(institution, registers));
  }

  private void countersign(String number) {
    world.complete(number, "userTask_countersignSubscription", APPROVER, TestAnswers.subscriptionCountersigned());
  }

  private void closeDatabase() {
    world.start("give-notice", institution.manager(), TestAnswers.notice());
    world.runJob(databaseCase, "serviceTask_endAccess");
  }

  private void suspend() {
    jdbc.sql("update institution set suspended_on = ?, suspension_reason = 'Uafklaret brud.' where id = ?").param(DAY)
        .param(institution.id()).update();
  }

  private void lift() {
    jdbc.sql("update institution set suspended_on = null, suspension_reason = null where id = ?")
        .param(institution.id()).update();
  }

  private void assertState(String number, CaseState state) {
    assertThat(cases.get(number).state()).isEqualTo(state);
  }

  private void assertEndedAt(String number, String event) {
    assertState(number, CaseState.SUBSCRIPTION_NOT_MADE);
    assertThat(world.instance(number, process())).isNull();
    assertThat(history.createHistoricActivityInstanceQuery().activityId(event).processInstanceId(history
        .createHistoricProcessInstanceQuery().processInstanceBusinessKey(number).singleResult().getId()).count())
        .isEqualTo(1);
  }

  private void assertToldNotMade(String number) {
    assertThat(traces.notices(number)).contains("SUBSCRIPTION_NOT_MADE sagen " + institution.applicant());
  }

  private static void refused(ThrowingCallable attempt, String... words) {
    assertThatThrownBy(attempt).isInstanceOf(InputRefused.class).message().contains(words);
  }

  private List<String> shown(String number) {
    return lines.page(Wanted.of(List.of(institution.id()), number), "", Optional.empty()).lines().stream()
        .flatMap(line -> List.of(line.state(), line.endsOn()).stream()).toList();
  }

  /** Reasons by code. */
  private Map<String, String> blocked(String number) {
    return ((List<?>) forms.view("request-subscription", number).get("blocked")).stream().map(row -> (Map<?, ?>) row)
        .collect(toMap(row -> row.get("register").toString().split(" ")[0],
            row -> row.get("reason").toString()));
  }

  private List<String> registers(String number) {
    return jdbc.sql("select register_code from subscription_register where case_number = ? order by 1").param(number)
        .query(String.class).list();
  }

  private Map<String, Object> row(String number) {
    return jdbc.sql("select hours, price_dkk, in_force_on::text from subscription where case_number = ?").param(number)
        .query().singleRow();
  }

  private List<String> letters(String number) {
    return jdbc.sql("select body from notice where case_number = ?").param(number).query(String.class).list();
  }
}
