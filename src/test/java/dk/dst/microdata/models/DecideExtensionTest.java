package dk.dst.microdata.models;

import static dk.dst.microdata.support.World.APPROVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import dk.dst.microdata.cases.engine.EngineClock;
import dk.dst.microdata.desk.work.Standstill;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.legalbasis.LegalBases;
import dk.dst.microdata.ground.agreement.Agreements;
import dk.dst.microdata.ground.agreement.DrawnUp;
import dk.dst.microdata.ground.agreement.DrawnUp.Signature;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.FormView;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.schemes.database.ProjectDatabases;
import dk.dst.microdata.support.BreachWorld;
import dk.dst.microdata.support.Passed;
import dk.dst.microdata.support.Pdf;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.World;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class DecideExtensionTest extends ModelTest {

  private static final LocalDate ESTABLISHED = LocalDate.of(2027, 3, 1);
  private static final LocalDate END = LocalDate.of(2029, 3, 1);
  private static final LocalDate ASKED = END.minusDays(180);

  @Autowired
  private ProjectDatabases databases;
  @Autowired
  private Standstill standstill;
  @Autowired
  private List<FormView> views;
  @Autowired
  private Agreements agreements;
  @Autowired
  private JdbcClient jdbc;

  private TestInstitution institution;
  private String caseNumber;
  private ProcessInstance extension;

  @Override
  String process() {
    return "decide-extension";
  }

  @BeforeEach
  void theEndComesNear() {
    world.day(ESTABLISHED);
    institution = world.qualified();
    caseNumber = world.inOperation(institution);
    world.subprojects(institution, caseNumber);
    world.day(ASKED);
    world.runJob(caseNumber, "event_nextDateReached");
    extension = world.instance(caseNumber, "decide-extension");
  }

  /** A database from before has an empty part, which is filled in with the request; what is unlawful is refused there. */
  @Test
  void theLegalBasisIsStatedAnewWithTheRequest() {
    var answers = TestAnswers.extensionRequested();
    answers.put("otherUse", "yes");
    answers.remove("permission");
    assertThatThrownBy(() -> world.complete(caseNumber, "userTask_requestExtension", institution.manager(), answers))
        .isInstanceOf(InputRefused.class).hasMessageContaining("Ingen senere brug til andet")
        .hasMessageContaining("må ikke senere behandles i andet end videnskabeligt eller statistisk øjemed");
    int before = world.part(LegalBases.class).version(caseNumber);
    answers.put("otherUse", "no");
    answers.put("recordNumber", "2027-003");
    world.complete(caseNumber, "userTask_requestExtension", institution.manager(), answers);
    assertThat(world.part(LegalBases.class).version(caseNumber)).isEqualTo(before + 1);
    assertThat(world.part(LegalBases.class).find(caseNumber).orElseThrow().recordNumber()).isEqualTo("2027-003");
  }

  @Test
  void asksTheManagersInGoodTime() {
    assertThat(extension).isWaitingAt("userTask_requestExtension").hasPassed("serviceTask_openExtension");
    assertThat(world.task(caseNumber, "userTask_requestExtension")).hasCandidateUser(institution.manager());
    assertThat(traces.extensions(caseNumber)).singleElement().satisfies(row -> assertThat(row)
        .containsEntry("number", 1).containsEntry("term_ends_on", END.toString())
        .containsEntry("asked_on", ASKED.toString()).containsEntry("concluded_on", null));
    assertThat(world.job(caseNumber, "event_extensionUnanswered").getDuedate())
        .isEqualTo("2029-05-30T00:00:00.000+02:00");
  }

  @Test
  void extendedMovesTheEndByTwoYearsFromTheOldEnd() {
    request();
    traces.decided(caseNumber, Step.EXTENSION_REQUEST, 1, "requested", "Der er nye underprojekter.",
        institution.manager());
    assertThat(extension).isWaitingAt("userTask_decideExtension");
    assertThat(world.task(caseNumber, "userTask_decideExtension")).hasCandidateGroup("fse-approvers");
    assertThat(traces.endsOn(caseNumber)).isEqualTo(END);
    LocalDate decided = ASKED.plusDays(20);
    world.day(decided);
    decide("extended");
    assertThat(traces.endsOn(caseNumber)).as("nothing is agreed before both have signed").isEqualTo(END);
    assertThat(traces.notices(caseNumber)).contains(
        "EXTENSION_FOR_SIGNATURE forlængelse nr. 1 " + institution.signatory());
    sign();
    assertThat(extension).isEnded().satisfies(Passed.inOrder("serviceTask_openExtension", "userTask_requestExtension",
        "serviceTask_recordExtensionRequest", "gateway_requested", "serviceTask_measureForExtension",
        "serviceTask_drawUpExtension", "userTask_decideExtension", "serviceTask_recordExtensionDecision", "gateway_decided",
        "serviceTask_sendExtensionDecision", "gateway_extended", "userTask_signExtension",
        "serviceTask_recordExtensionSignature", "gateway_signed", "serviceTask_extendTerm", "endEvent_extended"))
        .hasNotPassed("userTask_confirmExtension");
    traces.decided(caseNumber, Step.EXTENSION, 1, "extended", "Begrundet afgørelse.", APPROVER);
    traces.decided(caseNumber, Step.EXTENSION_SIGNATURE, 1, "signed", "", institution.signatory());
    assertThat(agreements.of(caseNumber)).last().satisfies(document -> {
      assertThat(document.agreement().key()).isEqualTo("project-database-extension");
      assertThat(document.signatures()).extracting(Signature::signedBy).containsExactly(APPROVER, institution.signatory());
      byte[] bytes = agreements.document(document);
      Pdf.assertIsArchivalAndAccessible(bytes);
      assertThat(Pdf.read(bytes).text()).contains("1. marts 2029", "1. marts 2031", "Der er nye underprojekter.",
          "To nye.", "Institutionen betaler.");
      assertThat(document.agreement().content(caseNumber).keySet()).isEqualTo(document.agreement().example().keySet());
    });
    assertThat(traces.notices(caseNumber)).contains("EXTENSION_IN_FORCE forlængelse nr. 1 " + institution.manager());
    assertThat(traces.endsOn(caseNumber)).isEqualTo(LocalDate.of(2031, 3, 1));
    assertThat(traces.extensions(caseNumber)).singleElement().satisfies(row -> assertThat(row)
        .containsEntry("subprojects", "To nye.").containsEntry("concluded_on", decided.toString()));
  }

  @Test
  void refusedLeavesTheEndWhereItIs() {
    request();
    decide("refused");
    assertThat(extension).isEnded().hasPassed("endEvent_notExtended").hasNotPassed("serviceTask_extendTerm");
    traces.decided(caseNumber, Step.EXTENSION, 1, "refused", "Begrundet afgørelse.", APPROVER);
    assertThat(traces.endsOn(caseNumber)).isEqualTo(END);
    assertThat(world.lifecycle(caseNumber)).as("goes on until the end").isNotNull();
  }

  @Test
  void notRequestedIsNotDecided() {
    world.complete(caseNumber, "userTask_requestExtension", institution.manager(), TestAnswers.extensionNotRequested());
    assertThat(extension).isEnded()
        .satisfies(Passed.inOrder("serviceTask_recordExtensionRequest", "endEvent_notRequested"))
        .hasNotPassed("userTask_decideExtension", "serviceTask_extendTerm");
    traces.decided(caseNumber, Step.EXTENSION_REQUEST, 1, "notRequested", "", institution.manager());
    traces.notDecided(caseNumber, Step.EXTENSION);
    assertThat(traces.endsOn(caseNumber)).isEqualTo(END);
  }

  @Test
  void isDecidedWithTheUseAsItIsThen() {
    world.day(ASKED.plusDays(30));
    request();
    assertThat(traces.reviews(caseNumber)).singleElement().satisfies(row -> assertThat(row)
        .containsEntry("kind", "EXTENSION").containsEntry("measured_on", ASKED.plusDays(30).toString()));
    assertThat(traces.reviewedOn(caseNumber)).as("no review was held").isEqualTo(ESTABLISHED);
    decide("refused");
    assertThat(traces.notices(caseNumber))
        .contains("EXTENSION_DECIDED forlængelse nr. 1 " + institution.manager(),
            "EXTENSION_DECIDED forlængelse nr. 1 " + institution.responsible());
  }

  /** D10: frozen at the end date, it can still be asked for. */
  @Test
  void canBeAskedForWhileTheDatabaseIsFrozen() {
    world.day(END.plusDays(89));
    assertThat(databases.get(caseNumber).isFrozen(world.today())).isTrue();
    assertThat(databases.get(caseNumber).isOpen(world.today())).isFalse();
    assertThatThrownBy(() -> request(END.plusDays(89))).isInstanceOf(InputRefused.class)
        .hasMessageContaining("Dagen skal ligge efter i dag");
    request();
    decide("extended");
    sign();
    assertThat(databases.get(caseNumber).isOpen(world.today())).isTrue();
    assertThat(traces.endsOn(caseNumber)).isEqualTo(LocalDate.of(2031, 3, 1));
  }

  @Test
  void unansweredAtTheEndOfTheGraceEndsTheOperation() {
    world.day(END.plusDays(90));
    world.runJob(caseNumber, "event_extensionUnanswered");
    assertThat(extension).isEnded()
        .satisfies(Passed.inOrder("event_extensionUnanswered", "serviceTask_recordNoAnswer", "endEvent_unanswered"))
        .hasNotPassed("serviceTask_recordExtensionRequest");
    traces.decided(caseNumber, Step.EXTENSION_REQUEST, 1, "unanswered", "Ikke besvaret inden fristen efter ophørsdatoen.",
        Decisions.SYSTEM);
    assertThat(traces.endsOn(caseNumber)).isEqualTo(END);
    assertThat(world.lifecycle(caseNumber)).isWaitingAt("callActivity_shutDownProjectDatabase");
  }

  @Test
  void aRequestNeedsAReason() {
    assertThatThrownBy(() -> world.complete(caseNumber, "userTask_requestExtension", institution.manager(),
        TestAnswers.of("extension", "requested"))).isInstanceOf(InputRefused.class)
        .hasMessageContaining("Begrundelse for forlængelse");
    assertThat(extension).isWaitingAt("userTask_requestExtension");
    traces.notDecided(caseNumber, Step.EXTENSION_REQUEST);
  }

  @Test
  void isAskedOnceForAnEndDateAndAgainForTheNext() {
    request();
    decide("extended");
    sign();
    assertThat(world.instance(caseNumber, "decide-extension")).isNull();
    world.day(LocalDate.of(2031, 3, 1).minusDays(180));
    world.runJob(caseNumber, "event_nextDateReached");
    assertThat(world.instance(caseNumber, "decide-extension")).isWaitingAt("userTask_requestExtension");
    assertThat(traces.extensions(caseNumber)).hasSize(2).last().satisfies(row -> assertThat(row)
        .containsEntry("number", 2).containsEntry("term_ends_on", "2031-03-01"));
  }

  private void request() {
    world.complete(caseNumber, "userTask_requestExtension", institution.manager(), TestAnswers.extensionRequested());
  }

  private void decide(String decision) {
    world.complete(caseNumber, "userTask_decideExtension", APPROVER, TestAnswers.extensionDecision(decision));
  }

  /** The review that has been due since long before waits for nobody, and nobody for it. */
  @Test
  void theQuestionAndAReviewRunSideBySide() {
    world.beginReview(caseNumber);
    assertThat(world.lifecycle(caseNumber)).isWaitingAt("callActivity_decideExtension", "callActivity_reviewUsage");
    request();
    world.complete(caseNumber, "userTask_commentUsage", institution.manager(), TestAnswers.usageComment());
    Map<String, Object> shown = views.stream().filter(view -> view.form().equals("decide-extension")).findFirst()
        .orElseThrow().show(caseNumber);
    assertThat(shown.get("usageSummary").toString()).contains("Måling til forlængelsen, ",
        "Gennemgang nr. 1, begyndt 2. september 2028, er ikke afgjort.");
    decide("extended");
    sign();
    assertThat(world.lifecycle(caseNumber)).isWaitingAt("event_nextDateReached", "callActivity_reviewUsage");
    world.complete(caseNumber, "userTask_decideUsage", "rikke", TestAnswers.usageDecision("continue"));
    assertThat(world.lifecycle(caseNumber)).isWaitingAt("event_nextDateReached", "event_nextReviewReached");
  }

  @Test
  void aReviewThatEndsTheDatabaseEndsTheQuestionWhichIsPutAnewWhereThatIsUndone() {
    world.beginReview(caseNumber);
    world.complete(caseNumber, "userTask_commentUsage", institution.manager(), TestAnswers.usageComment());
    world.complete(caseNumber, "userTask_decideUsage", "rikke", TestAnswers.usageDecision("shutDown"));
    world.complete(caseNumber, "userTask_answerHearing", institution.manager(), TestAnswers.hearingAnswer());
    world.complete(caseNumber, "userTask_confirmMeasure", APPROVER, TestAnswers.usageDecision("shutDown"));
    assertThat(extension).isEnded();
    assertThat(world.openTask(caseNumber)).isNull();
    world.runJob(caseNumber, "serviceTask_endAccess");
    assertThat(traces.extensions(caseNumber)).singleElement().satisfies(row -> assertThat(row)
        .containsEntry("stopped_on", ASKED.toString()));
    world.start("undo-shutdown", APPROVER, TestAnswers.undo(caseNumber));
    assertThat(world.instance(caseNumber, "decide-extension")).isWaitingAt("userTask_requestExtension");
    assertThat(traces.extensions(caseNumber)).hasSize(2);
    request();
  }

  @Test
  void whileTheAuthorisationIsSuspendedNothingIsExtendedAndNothingEnds() {
    request();
    world.part(Institutions.class).suspend(institution.id(), world.today(), "Undersøges.");
    assertThatThrownBy(() -> decide("extended")).isInstanceOf(InputRefused.class)
        .hasMessageContaining("er suspenderet. Så længe kan projektdatabasen ikke forlænges. Sagen venter imens");
    LocalDate late = ASKED.plusDays(265);
    world.day(late);
    standstill.sweep();
    standstill.sweep();
    assertThat(world.job(caseNumber, "event_extensionUndecided").getDuedate().toInstant())
        .isEqualTo(late.plusDays(31).atStartOfDay(EngineClock.DENMARK).toInstant());
    world.part(Institutions.class).lift(institution.id());
    decide("extended");
    world.part(Institutions.class).suspend(institution.id(), world.today(), "Undersøges igen.");
    assertThatThrownBy(this::sign).isInstanceOf(InputRefused.class).hasMessageContaining("er suspenderet");
    world.part(Institutions.class).lift(institution.id());
    sign();
    assertThat(world.lifecycle(caseNumber)).isWaitingAt("event_nextDateReached");
  }

  @Test
  void whileTheInstitutionIsInQuarantineNothingIsExtendedAndNothingEnds() {
    request();
    BreachWorld.quarantine(world, BreachWorld.institution(world, institution), 12);
    assertThatThrownBy(() -> decide("extended")).isInstanceOf(InputRefused.class)
        .hasMessageContaining("Så længe kan projektdatabasen ikke forlænges. Sagen venter imens");
    LocalDate late = ASKED.plusDays(265);
    world.day(late);
    standstill.sweep();
    assertThat(world.job(caseNumber, "event_extensionUndecided").getDuedate().toInstant())
        .isEqualTo(late.plusDays(31).atStartOfDay(EngineClock.DENMARK).toInstant());
    world.day(ASKED.plusYears(1).plusDays(2));
    decide("extended");
  }

  /** Where the use is below the term, two people decide: whoever was the first cannot be the second. */
  @Test
  void whatIsHardlyUsedIsExtendedByTwo() {
    jdbc.sql("update project set database_case = null where institution_id = ?").param(institution.id()).update();
    request();
    decide("extended");
    assertThat(extension).isWaitingAt("userTask_confirmExtension");
    assertThat(agreements.of(caseNumber).get(1)).as("nobody has signed yet").matches(drawnUp ->
        drawnUp.signatures().isEmpty() && !drawnUp.isFor(true) && drawnUp.isFor(false));
    assertThat(traces.notices(caseNumber)).noneMatch(notice -> notice.startsWith("EXTENSION_DECIDED"));
    assertThatThrownBy(() -> confirm(APPROVER, "extended")).hasMessageContaining("En anden må tage opgaven.");
    confirm(World.BOTH, "extended");
    traces.decided(caseNumber, Step.EXTENSION_CONFIRMATION, 1, "extended", "Begrundet afgørelse.", World.BOTH);
    sign();
    assertThat(traces.endsOn(caseNumber)).isEqualTo(END.plusYears(2));
    assertThat(agreements.of(caseNumber).get(1).signatures()).extracting(Signature::signedBy)
        .containsExactly(World.BOTH, institution.signatory());
  }

  @Test
  void theSecondMayRefuseAndTheDatabaseEndsAsAgreed() {
    jdbc.sql("update project set database_case = null where institution_id = ?").param(institution.id()).update();
    request();
    decide("extended");
    confirm(World.BOTH, "refused");
    assertThat(extension).isEnded().hasPassed("endEvent_notExtended");
    world.day(END);
    world.runJob(caseNumber, "event_nextDateReached");
    assertThat(world.lifecycle(caseNumber)).isWaitingAt("callActivity_shutDownProjectDatabase");
  }

  /** S01, condition 4: "forlænges efter aftale"; the length is chosen, and is never longer than an extension (D8). */
  @Test
  void theInstitutionChoosesUntilWhen() {
    for (LocalDate wrong : List.of(END, END.plusYears(2).plusDays(1))) {
      assertThatThrownBy(() -> request(wrong)).isInstanceOf(InputRefused.class)
          .hasMessageContaining("Ny ophørsdato").hasMessageContaining("senest være 1. marts 2031");
    }
    request(END.plusMonths(6));
    decide("extended");
    sign();
    assertThat(traces.endsOn(caseNumber)).isEqualTo(END.plusMonths(6));
  }

  /** What FSE would agree to is another document, of which FSE decides as it did of the first. */
  @Test
  void fseMayOfferLess() {
    request();
    assertThatThrownBy(() -> shorter(END.plusYears(2))).isInstanceOf(InputRefused.class)
        .hasMessageContaining("Kortere ophørsdato");
    shorter(END.plusYears(1));
    assertThat(extension).isWaitingAt("userTask_decideExtension").hasPassed("gateway_decided");
    assertThat(agreements.of(caseNumber)).hasSize(3).extracting(DrawnUp::round).endsWith(1, 2);
    traces.notDecided(caseNumber, Step.EXTENSION);
    decide("extended");
    sign();
    assertThat(traces.endsOn(caseNumber)).isEqualTo(END.plusYears(1));
    assertThat(agreements.of(caseNumber)).last().satisfies(signed -> assertThat(signed.signatures()).hasSize(2));
    assertThat(agreements.of(caseNumber).get(1).signatures()).as("the first document stays as it was").isEmpty();
  }

  @Test
  void declinedByTheInstitutionTheDatabaseEndsAsAgreed() {
    request();
    decide("extended");
    world.complete(caseNumber, "userTask_signExtension", institution.signatory(), TestAnswers.declined());
    assertThat(extension).isEnded().hasPassed("endEvent_extensionDeclined");
    world.day(END);
    world.runJob(caseNumber, "event_nextDateReached");
    assertThat(world.lifecycle(caseNumber)).isWaitingAt("callActivity_shutDownProjectDatabase");
  }

  @Test
  void anotherDocumentThanTheOneShownIsNotSigned() {
    request();
    decide("extended");
    var other = new HashMap<>(TestAnswers.signed());
    other.put("digest", "0".repeat(64));
    assertThatThrownBy(() -> world.complete(caseNumber, "userTask_signExtension", institution.signatory(), other))
        .isInstanceOf(InputRefused.class).hasMessageContaining("Intet er underskrevet");
  }

  private void request(LocalDate until) {
    var answers = new HashMap<>(TestAnswers.extensionRequested());
    answers.put("extendTo", until.toString());
    world.complete(caseNumber, "userTask_requestExtension", institution.manager(), answers);
  }

  private void shorter(LocalDate until) {
    world.complete(caseNumber, "userTask_decideExtension", APPROVER,
        TestAnswers.of("decision", "shorter", "shorterEnd", until.toString()));
  }

  private void confirm(String person, String decision) {
    world.complete(caseNumber, "userTask_confirmExtension", person, TestAnswers.extensionDecision(decision));
  }

  private void sign() {
    world.complete(caseNumber, "userTask_signExtension", institution.signatory(), TestAnswers.signed());
  }
}
