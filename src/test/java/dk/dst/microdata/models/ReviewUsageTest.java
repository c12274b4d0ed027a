package dk.dst.microdata.models;

import static dk.dst.microdata.support.World.APPROVER;
import static dk.dst.microdata.support.World.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import dk.dst.microdata.ground.agreement.Agreements;
import dk.dst.microdata.ground.agreement.DrawnUp;
import dk.dst.microdata.ground.agreement.DrawnUp.Signature;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.FormView;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.support.Passed;
import dk.dst.microdata.support.Pdf;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class ReviewUsageTest extends ModelTest {

  private static final LocalDate ESTABLISHED = LocalDate.of(2027, 3, 1);
  private static final LocalDate DUE = LocalDate.of(2027, 9, 1);
  private static final LocalDate LATER = LocalDate.of(2027, 9, 20);

  @Autowired
  private Agreements agreements;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private List<FormView> views;

  private TestInstitution institution;
  private String caseNumber;
  private ProcessInstance review;

  @Override
  String process() {
    return "review-usage";
  }

  @BeforeEach
  void reviewIsDue() {
    world.day(ESTABLISHED);
    institution = world.qualified();
    caseNumber = world.inOperation(institution);
    world.subprojects(institution, caseNumber);
    world.day(DUE);
    world.beginReview(caseNumber);
    review = world.instance(caseNumber, "review-usage");
  }

  @Test
  void measuresAndAsksTheManagers() {
    assertThat(review).isWaitingAt("userTask_commentUsage").hasPassed("serviceTask_measureUsage");
    assertThat(world.task(caseNumber, "userTask_commentUsage")).hasCandidateUser(institution.manager());
    assertThat(traces.reviews(caseNumber)).singleElement().satisfies(row -> assertThat(row)
        .containsEntry("number", 1).containsEntry("measured_on", "2027-09-01").containsEntry("registers", 5)
        .containsEntry("used", 5).containsEntry("subprojects", 5).containsEntry("concluded_on", null));
  }

  @Test
  void goesOnUnchanged() {
    comment();
    traces.decided(caseNumber, Step.USAGE_COMMENT, 1, "commented", "Bruges som planlagt.", institution.manager());
    assertThat(review).isWaitingAt("userTask_decideUsage");
    assertThat(traces.reviewedOn(caseNumber)).isEqualTo(ESTABLISHED);
    world.day(LATER);
    decide(TestAnswers.usageDecision("continue"));
    assertThat(review).isEnded()
        .satisfies(Passed.inOrder("serviceTask_measureUsage", "userTask_commentUsage", "serviceTask_recordUsageComment",
            "userTask_decideUsage", "serviceTask_recordUsageDecision", "gateway_measure", "endEvent_continued"))
        .hasNotPassed("userTask_answerHearing", "serviceTask_restrictContent");
    traces.decided(caseNumber, Step.USAGE_REVIEW, 1, "continue", "Begrundet vurdering.", REVIEWER);
    assertConcludedOn(LATER);
    assertThat(traces.registers(caseNumber)).hasSize(5).allSatisfy((code, day) -> assertThat(day).isNull());
    assertThat(world.lifecycle(caseNumber)).isWaitingAt("event_nextDateReached");
  }

  @Test
  void restrictionAfterAHearingTakesExactlyTheRegistersNamed() throws Exception {
    comment();
    decide(TestAnswers.restriction(List.of("AKM", "UDDA")));
    assertThat(review).isWaitingAt("userTask_answerHearing").hasNotPassed("serviceTask_restrictContent");
    assertThat(world.task(caseNumber, "userTask_answerHearing")).hasCandidateUser(institution.manager());
    traces.decided(caseNumber, Step.USAGE_REVIEW, 1, "restrict", "Begrundet vurdering.", REVIEWER);
    assertThat(traces.registers(caseNumber)).allSatisfy((code, day) -> assertThat(day).isNull());
    answerHearing();
    traces.decided(caseNumber, Step.HEARING, 1, "answered", "Institutionens svar.", institution.manager());
    world.day(LATER);
    assertThat(restriction().isFor(true)).as("not the institution's before it is decided").isFalse();
    confirm("restrict");
    restrictionIsADocumentThatFseSigned();
    assertThat(review).isEnded()
        .satisfies(Passed.inOrder("userTask_answerHearing", "serviceTask_recordHearingAnswer",
            "userTask_confirmMeasure", "serviceTask_recordMeasure", "gateway_finalMeasure",
            "serviceTask_restrictContent", "endEvent_restricted"))
        .hasNotPassed("endEvent_continued", "endEvent_shutDown");
    traces.decided(caseNumber, Step.MEASURE, 1, "restrict", "Begrundet vurdering.", APPROVER);
    assertThat(traces.registers(caseNumber)).hasSize(5).containsEntry("AKM", LATER).containsEntry("UDDA", LATER)
        .containsEntry("BEF", null).containsEntry("IND", null).containsEntry("LPR_DIAG", null);
    assertConcludedOn(LATER);
    assertThat(traces.shutdown(caseNumber)).isEmpty();
    assertThat(world.lifecycle(caseNumber)).isWaitingAt("event_nextDateReached");
  }

  private DrawnUp restriction() {
    List<DrawnUp> drawnUp = agreements.of(caseNumber);
    return drawnUp.get(drawnUp.size() - 1);
  }

  private void restrictionIsADocumentThatFseSigned() throws Exception {
    DrawnUp document = restriction();
    assertThat(document.agreement().key()).isEqualTo("project-database-restriction");
    assertThat(document.signatures()).extracting(Signature::signedBy).containsExactly(APPROVER);
    byte[] bytes = agreements.document(document);
    Pdf.assertIsArchivalAndAccessible(bytes);
    assertThat(Pdf.read(bytes).text()).contains("AKM", "UDDA", "Begrundet vurdering.", "1. september 2027")
        .doesNotContain("LPR_DIAG");
    assertThat(document.agreement().content(caseNumber).keySet()).isEqualTo(document.agreement().example().keySet());
  }

  @Test
  void silenceStopsNeitherTheReviewNorTheShutdown() {
    world.day(DUE.plusDays(15));
    world.runJob(caseNumber, "event_commentExpired");
    assertThat(review).isWaitingAt("userTask_decideUsage").hasNotPassed("serviceTask_recordUsageComment");
    decide(TestAnswers.usageDecision("shutDown"));
    assertThat(review).isWaitingAt("userTask_answerHearing");
    assertThat(traces.shutdown(caseNumber)).isEmpty();
    LocalDate end = DUE.plusDays(46);
    world.day(end);
    world.runJob(caseNumber, "event_hearingExpired");
    assertThat(review).isWaitingAt("userTask_confirmMeasure").hasNotPassed("serviceTask_recordHearingAnswer");
    confirm("shutDown");
    assertThat(review).isEnded()
        .satisfies(Passed.inOrder("event_commentExpired", "userTask_decideUsage", "event_hearingExpired",
            "userTask_confirmMeasure", "endEvent_shutDown"))
        .hasNotPassed("serviceTask_restrictContent", "endEvent_finallyContinued");
    traces.notDecided(caseNumber, Step.USAGE_COMMENT);
    traces.notDecided(caseNumber, Step.HEARING);
    traces.decided(caseNumber, Step.MEASURE, 1, "shutDown", "Begrundet vurdering.", APPROVER);
    assertThat(traces.shutdown(caseNumber)).singleElement().satisfies(row ->
        assertThat(row).containsEntry("cause", "USAGE_REVIEW").containsEntry("started_on", end.toString()));
    assertConcludedOn(end);
    assertThat(world.lifecycle(caseNumber)).isWaitingAt("callActivity_shutDownProjectDatabase");
  }

  @Test
  void theDeadlinesAreFourteenAndThirtyDays() {
    assertThat(world.job(caseNumber, "event_commentExpired").getDuedate()).isEqualTo("2027-09-15T23:59:00.000+02:00");
    comment();
    decide(TestAnswers.usageDecision("shutDown"));
    assertThat(world.job(caseNumber, "event_hearingExpired").getDuedate()).isEqualTo("2027-10-01T23:59:00.000+02:00");
  }

  @Test
  void goesOnAfterAHearingWithNothingTakenOut() {
    comment();
    decide(TestAnswers.restriction(List.of("AKM")));
    answerHearing();
    confirm("continue");
    assertThat(review).isEnded().hasPassed("endEvent_finallyContinued")
        .hasNotPassed("serviceTask_restrictContent", "endEvent_restricted", "endEvent_continued");
    traces.decided(caseNumber, Step.MEASURE, 1, "continue", "Begrundet vurdering.", APPROVER);
    assertThat(traces.registers(caseNumber)).hasSize(5).allSatisfy((code, day) -> assertThat(day).isNull());
    assertThat(restriction().signatures()).as("drawn up, but nobody's").isEmpty();
    assertConcludedOn(DUE);
  }

  @Test
  void aRestrictionMustNameRegistersButNotAll() {
    comment();
    assertThatThrownBy(() -> decide(TestAnswers.usageDecision("restrict"))).isInstanceOf(InputRefused.class)
        .hasMessageContaining("Vælg de registre, der skal udgå");
    assertThatThrownBy(() -> decide(TestAnswers.restriction(List.of("BEF", "IND", "UDDA", "AKM", "LPR_DIAG"))))
        .isInstanceOf(InputRefused.class).hasMessageContaining("Alle registre kan ikke udgå");
    assertThat(review).isWaitingAt("userTask_decideUsage");
    traces.notDecided(caseNumber, Step.USAGE_REVIEW);
  }

  @Test
  void whatWasHeardAsAShutdownCannotBecomeARestriction() {
    comment();
    decide(TestAnswers.usageDecision("shutDown"));
    answerHearing();
    assertThatThrownBy(() -> confirm("restrict")).isInstanceOf(InputRefused.class)
        .hasMessageContaining("Ingen registre er udpeget");
    assertThat(review).isWaitingAt("userTask_confirmMeasure");
    traces.notDecided(caseNumber, Step.MEASURE);
  }

  @Test
  void theIntendedDecisionAndTheDecisionAreWrittenToManagersAndResponsible() {
    comment();
    decide(TestAnswers.restriction(List.of("AKM")));
    assertThat(letter("MEASURE_INTENDED", institution.manager())).contains("Påtænkt afgørelse", "Begrundet vurdering.",
        "AKM", institution.authorisationNumber() + "00 Projekt", "til og med 1. oktober 2027");
    assertThat(letter("MEASURE_INTENDED", institution.responsible())).isNotBlank();
    answerHearing();
    confirm("restrict");
    assertThat(letter("MEASURE_DECIDED", institution.responsible())).contains("Afgørelse", "AKM", "Skriv senest");
    assertThat(traces.notices(caseNumber)).filteredOn(notice -> notice.startsWith("CONTENT_RESTRICTED"))
        .as("one to the contact of all that use it").hasSize(1);
    assertThat(jdbc.sql("select registers from affected_subproject where case_number = ?").param(caseNumber)
        .query(String.class).list()).hasSize(5).containsOnly("AKM");
  }

  @Test
  void aRegisterIsObservedUntilTheNextReviewWhichComparesWithThis() {
    comment();
    decide(TestAnswers.observing(List.of("UDDA")));
    assertThat(review).isEnded();
    world.day(DUE.plusMonths(6));
    world.beginReview(caseNumber);
    Map<String, Object> shown = views.stream().filter(view -> view.form().equals("decide-usage")).findFirst()
        .orElseThrow().show(caseNumber);
    assertThat(shown.get("since").toString()).contains("Sidst, 1. september 2027: 5 af 5 registre");
    assertThat(shown.get("usage").toString()).contains("last=5", "Fulgt siden sidst");
  }

  @Test
  void whatTooFewUseIsNamed() {
    Map<String, Integer> uses = Map.of("BEF", 0, "IND", 1, "UDDA", 2, "AKM", 3);
    uses.forEach((register, projects) -> jdbc.sql("update usage_review_register set projects = ?"
        + " where case_number = ? and register_code = ?").param(projects).param(caseNumber).param(register).update());
    Map<String, Object> shown = views.stream().filter(view -> view.form().equals("decide-usage")).findFirst()
        .orElseThrow().show(caseNumber);
    assertThat(((List<?>) shown.get("usage")).stream().map(row -> ((Map<?, ?>) row).get("note").toString()))
        .containsExactlyInAnyOrder("Bruges ikke", "Bruges kun af ét", "Bruges af færre end 3", "", "");
  }

  @Test
  void aRegisterCannotBothLeaveAndBeObserved() {
    comment();
    var answers = TestAnswers.restriction(List.of("AKM"));
    answers.put("observed", TestAnswers.observing(List.of("AKM")).get("observed"));
    assertThatThrownBy(() -> decide(answers)).isInstanceOf(InputRefused.class)
        .hasMessageContaining("kan ikke både udgå og følges");
  }

  private String letter(String kind, String person) {
    return jdbc.sql("select title || body from notice where case_number = ? and kind = ? and person_id = ?")
        .param(caseNumber).param(kind).param(person).query(String.class).single();
  }

  private void comment() {
    world.complete(caseNumber, "userTask_commentUsage", institution.manager(), TestAnswers.usageComment());
  }

  private void decide(Map<String, Object> answers) {
    world.complete(caseNumber, "userTask_decideUsage", REVIEWER, answers);
  }

  private void answerHearing() {
    world.complete(caseNumber, "userTask_answerHearing", institution.manager(), TestAnswers.hearingAnswer());
  }

  private void confirm(String measure) {
    world.complete(caseNumber, "userTask_confirmMeasure", APPROVER, TestAnswers.usageDecision(measure));
  }

  private void assertConcludedOn(LocalDate day) {
    assertThat(traces.reviews(caseNumber)).singleElement()
        .satisfies(row -> assertThat(row).containsEntry("concluded_on", day.toString()));
    assertThat(traces.reviewedOn(caseNumber)).isEqualTo(day);
  }
}
