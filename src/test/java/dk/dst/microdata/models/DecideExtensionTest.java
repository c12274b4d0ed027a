package dk.dst.microdata.models;

import static dk.dst.microdata.support.World.APPROVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import dk.dst.microdata.cases.engine.EngineClock;
import dk.dst.microdata.desk.work.Standstill;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.FormView;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.schemes.database.ProjectDatabases;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

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
    world.day(ASKED);
    world.runJob(caseNumber, "event_nextDateReached");
    extension = world.instance(caseNumber, "decide-extension");
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
    assertThat(extension).isEnded().hasPassedInOrder("serviceTask_openExtension", "userTask_requestExtension",
        "serviceTask_recordExtensionRequest", "gateway_requested", "serviceTask_measureForExtension", "userTask_decideExtension",
        "serviceTask_recordExtensionDecision", "serviceTask_sendExtensionDecision", "gateway_extended", "serviceTask_extendTerm", "endEvent_extended");
    traces.decided(caseNumber, Step.EXTENSION, 1, "extended", "Begrundet afgørelse.", APPROVER);
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
    assertThat(extension).isEnded().hasPassedInOrder("serviceTask_recordExtensionRequest", "endEvent_notRequested")
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
    request();
    decide("extended");
    assertThat(databases.get(caseNumber).isOpen(world.today())).isTrue();
    assertThat(traces.endsOn(caseNumber)).isEqualTo(LocalDate.of(2031, 3, 1));
  }

  @Test
  void unansweredAtTheEndOfTheGraceEndsTheOperation() {
    world.day(END.plusDays(90));
    world.runJob(caseNumber, "event_extensionUnanswered");
    assertThat(extension).isEnded()
        .hasPassedInOrder("event_extensionUnanswered", "serviceTask_recordNoAnswer", "endEvent_unanswered")
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
    assertThat(world.lifecycle(caseNumber)).isWaitingAt("event_nextDateReached");
  }
}
