package dk.dst.microdata.models;

import static dk.dst.microdata.support.World.APPROVER;
import static dk.dst.microdata.support.World.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.support.Passed;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import java.time.LocalDate;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LapseAuthorisationTest extends ModelTest {

  private static final LocalDate TODAY = LocalDate.of(2027, 6, 1);
  private static final LocalDate LAPSED = LocalDate.of(2027, 5, 28);

  @Autowired
  private Institutions institutions;

  private TestInstitution institution;

  @Override
  String process() {
    return "lapse-authorisation";
  }

  @BeforeEach
  void anInstitution() {
    world.day(LocalDate.of(2027, 3, 1));
    institution = world.qualified();
  }

  @Test
  void theDatabaseInOperationIsShutDown() {
    String caseNumber = world.inOperation(institution);
    world.day(TODAY);
    ProcessInstance lapse = lapse(REVIEWER, institution, LAPSED);
    assertThat(lapse).isEnded()
        .satisfies(Passed.inOrder("startEvent_lapseReported", "serviceTask_lapseAuthorisation",
            "endEvent_authorisationLapsed"));
    traces.decided(caseNumber, Step.AUTHORISATION_LAPSE, 1, "authorisationLost", "Aftalen er ophørt.", REVIEWER);
    assertThat(traces.shutdown(caseNumber)).singleElement().satisfies(row -> assertThat(row)
        .containsEntry("cause", "AUTHORISATION_LOST").containsEntry("started_on", TODAY.toString()));
    assertThat(world.lifecycle(caseNumber)).isWaitingAt("callActivity_shutDownProjectDatabase");
    assertThat(institutions.get(institution.id()).authorisedUntil()).isEqualTo(LAPSED);
  }

  @Test
  void withoutADatabaseOnlyTheLapseIsRegistered() {
    ProcessInstance lapse = lapse(APPROVER, institution, LocalDate.of(2027, 3, 1));
    assertThat(lapse).isEnded().hasPassed("endEvent_authorisationLapsed");
    assertThat(institutions.get(institution.id()).authorisedUntil()).isEqualTo(LocalDate.of(2027, 3, 1));
  }

  @Test
  void anApplicationUnderWayIsFoundNotEligible() {
    String caseNumber = world.draft(institution);
    lapse(REVIEWER, institution, LocalDate.of(2027, 3, 1));
    world.complete(caseNumber, "userTask_completeApplication", institution.applicant(),
        TestAnswers.application(institution));
    world.runJob(caseNumber, "serviceTask_checkEligibility");
    assertThat(world.instance(caseNumber, "assess-application")).isWaitingAt("userTask_completeApplication");
    traces.notDecided(caseNumber, Step.AUTHORISATION_LAPSE);
  }

  @Test
  void anotherInstitutionsDatabaseIsLeftAlone() {
    String others = world.inOperation(world.qualified());
    lapse(REVIEWER, institution, LocalDate.of(2027, 3, 1));
    assertThat(world.lifecycle(others)).isWaitingAt("event_nextDateReached");
    assertThat(traces.shutdown(others)).isEmpty();
  }

  @Test
  void aDayInTheFutureOrBeforeTheAuthorisationIsRefused() {
    String caseNumber = world.inOperation(institution);
    world.day(TODAY);
    for (LocalDate day : new LocalDate[] {TODAY.plusDays(1), LocalDate.of(2024, 2, 29)}) {
      assertThatThrownBy(() -> lapse(REVIEWER, institution, day)).isInstanceOf(InputRefused.class)
          .hasMessageContaining("Bortfaldet den");
    }
    assertThat(institutions.get(institution.id()).authorisedUntil()).isNull();
    assertThat(world.lifecycle(caseNumber)).isWaitingAt("event_nextDateReached");
  }

  @Test
  void anUnknownNumberIsRefused() {
    assertThatThrownBy(() -> world.start("lapse-authorisation", REVIEWER, TestAnswers.lapse(99999, LAPSED)))
        .isInstanceOf(InputRefused.class).hasMessageContaining("Ingen institution har nummer 99999");
  }

  @Test
  void isRegisteredOnceAndTheFirstDayStays() {
    world.day(TODAY);
    lapse(REVIEWER, institution, LAPSED);
    assertThatThrownBy(() -> lapse(APPROVER, institution, TODAY)).isInstanceOf(InputRefused.class)
        .hasMessageContaining("allerede registreret som bortfaldet");
    assertThat(institutions.get(institution.id()).authorisedUntil()).isEqualTo(LAPSED);
  }

  @Test
  void isRegisteredAlsoWhileTheDatabaseIsClosing() {
    String caseNumber = world.inOperation(institution);
    world.day(TODAY);
    world.start("give-notice", institution.manager(), TestAnswers.notice());
    world.accessEnded(caseNumber);
    lapse(REVIEWER, institution, LAPSED);
    assertThat(institutions.get(institution.id()).authorisedUntil()).isEqualTo(LAPSED);
    assertThat(traces.shutdown(caseNumber)).singleElement()
        .satisfies(row -> assertThat(row).containsEntry("cause", "NOTICE"));
    world.task(caseNumber, "userTask_instructDeletion");
  }

  @Test
  void isRegisteredAlsoBeforeTheAccessIsClosed() {
    String caseNumber = world.inOperation(institution);
    world.day(TODAY);
    world.start("give-notice", institution.manager(), TestAnswers.notice());
    lapse(REVIEWER, institution, LAPSED);
    assertThat(institutions.get(institution.id()).authorisedUntil()).isEqualTo(LAPSED);
    assertThat(traces.shutdown(caseNumber)).singleElement()
        .satisfies(row -> assertThat(row).containsEntry("cause", "NOTICE"));
    assertThat(world.lifecycle(caseNumber)).isWaitingAt("callActivity_shutDownProjectDatabase");
  }

  @Test
  void institutionsCannotRegisterALapse() {
    assertThatThrownBy(() -> lapse(institution.responsible(), institution, LAPSED))
        .isInstanceOf(AuthorizationException.class);
  }

  private ProcessInstance lapse(String person, TestInstitution of, LocalDate day) {
    return world.start("lapse-authorisation", person, TestAnswers.lapse(of.authorisationNumber(), day));
  }
}
