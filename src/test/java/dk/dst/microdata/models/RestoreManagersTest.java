package dk.dst.microdata.models;

import static dk.dst.microdata.support.World.APPROVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import dk.dst.microdata.cases.engine.EngineClock;
import dk.dst.microdata.facts.institution.Associations;
import dk.dst.microdata.facts.institution.Role;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.notice.Reminders;
import dk.dst.microdata.schemes.database.Managers;
import dk.dst.microdata.schemes.database.ProjectDatabases;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import java.time.LocalDate;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class RestoreManagersTest extends ModelTest {

  private static final LocalDate DAY = LocalDate.of(2027, 4, 1);

  @Autowired
  private Managers managers;
  @Autowired
  private ProjectDatabases databases;
  @Autowired
  private Associations associations;
  @Autowired
  private Reminders reminders;
  @Autowired
  private TransactionTemplate transaction;

  private TestInstitution institution;
  private String caseNumber;

  @Override
  String process() {
    return "restore-managers";
  }

  @BeforeEach
  void inOperation() {
    world.day(LocalDate.of(2027, 3, 1));
    institution = world.qualified();
    caseNumber = world.inOperation(institution);
    world.day(DAY);
  }

  @Test
  void whoLeavesTheInstitutionLeavesADeadlineBehind() {
    ProcessInstance missing = managerLeaves();
    assertThat(missing).isWaitingAt("event_managerDeadlinePassed");
    assertThat(world.job(caseNumber, "event_managerDeadlinePassed").getDuedate())
        .isEqualTo("2027-05-02T00:00:00.000+02:00");
    assertThat(databases.closedToSubprojects(caseNumber)).get().asString().contains("1. maj 2027");
    assertThat(traces.notices(caseNumber)).contains("MANAGERS_MISSING fra 2027-04-01 " + institution.responsible());
    reminders.runAll();
    assertThat(traces.notices(caseNumber)).filteredOn(notice -> notice.startsWith("MANAGERS_MISSING")).hasSize(1);
  }

  @Test
  void aRoleTakenAwayCountsAndGivenBackEndsIt() {
    role(false);
    ProcessInstance missing = world.instance(caseNumber, process());
    assertThat(missing).isWaitingAt("event_managerDeadlinePassed");
    role(true);
    assertThat(missing).isEnded().hasPassed("endEvent_managersComplete");
    assertThat(managers.gap(caseNumber)).isEmpty();
    assertThat(databases.closedToSubprojects(caseNumber)).isEmpty();
    role(false);
    assertThat(world.instance(caseNumber, process())).as("a gap of its own").isNotNull();
  }

  /** Managers need a certificate as project users do: access is closed the day after its last, which counts (D12). */
  @Test
  void aCertificateThatRunsOutIsAGapFromTheDayAfterAndRenewedEndsIt() {
    world.day(DAY.plusDays(1));
    certify(DAY);
    LocalDate last = DAY.plusYears(1).minusDays(1);
    moveTo(last);
    assertThat(managers.gap(caseNumber)).as("the last day counts").isEmpty();
    moveTo(last.plusDays(1));
    assertThat(traces.notices(caseNumber)).contains(
        "CERTIFICATE_RAN_OUT " + institution.manager() + " " + last + " " + institution.manager(),
        "CERTIFICATE_RAN_OUT " + institution.manager() + " " + last + " " + institution.responsible(),
        "MANAGERS_MISSING fra " + last.plusDays(1) + " " + institution.responsible())
        .filteredOn(notice -> notice.startsWith("CERTIFICATE")).hasSize(2);
    assertThat(databases.closedToSubprojects(caseNumber)).isPresent();
    ProcessInstance missing = world.instance(caseNumber, process());
    certify(last.plusDays(1));
    assertThat(missing).as("at once, in the same transaction").isEnded().hasPassed("endEvent_managersComplete");
  }

  /** Of what nobody looked at for a week nobody is told any more that it will be. */
  @Test
  void aCertificateThatRanOutUnseenIsToldOfAsThat() {
    certify(DAY);
    moveTo(DAY.plusYears(1).plusDays(6));
    assertThat(traces.notices(caseNumber)).filteredOn(notice -> notice.startsWith("CERTIFICATE"))
        .hasSize(2).allMatch(notice -> notice.startsWith("CERTIFICATE_RAN_OUT"));
  }

  /** The day comes without anybody's having renewed a certificate. */
  private void moveTo(LocalDate day) {
    clock.stopAt(day.atTime(9, 0).atZone(EngineClock.DENMARK).toInstant());
    reminders.runAll();
  }

  private void certify(LocalDate on) {
    transaction.executeWithoutResult(status ->
        associations.certify(institution.id(), institution.manager(), on, on.minusYears(3)));
  }

  @Test
  void missedByAWeekFseGivesANewDeadline() {
    ProcessInstance missing = managerLeaves();
    world.day(DAY.plusDays(38));
    world.runJob(caseNumber, "event_managerDeadlinePassed");
    world.task(caseNumber, "userTask_followUpManagers");
    assertThatThrownBy(() -> followUp(DAY.plusDays(38))).isInstanceOf(InputRefused.class)
        .hasMessageContaining("Ny frist");
    followUp(DAY.plusDays(58));
    assertThat(missing).isWaitingAt("event_managerDeadlinePassed");
    traces.decided(caseNumber, Step.MANAGER_FOLLOW_UP, 1, "longer", "En er på vej.", APPROVER);
    role(true, institution.applicant());
    assertThat(missing).as("administrator, but no manager").isWaitingAt("event_managerDeadlinePassed");
  }

  @Test
  void fseMayShutTheDatabaseDown() {
    ProcessInstance missing = managerLeaves();
    world.day(DAY.plusDays(31));
    world.runJob(caseNumber, "event_managerDeadlinePassed");
    followUp(null);
    assertThat(missing).isEnded().hasPassed("endEvent_managersStillMissing");
    assertThat(world.lifecycle(caseNumber)).isWaitingAt("callActivity_shutDownProjectDatabase")
        .hasPassed("subProcess_operationStopped");
    assertThat(traces.shutdown(caseNumber)).singleElement()
        .satisfies(row -> assertThat(row).containsEntry("cause", "MANAGERS_MISSING"));
    world.accessEnded(caseNumber);
    reminders.runAll();
    assertThat(managers.gap(caseNumber)).as("nothing to wait for any more").isEmpty();
  }

  @Test
  void theSweepFindsWhatCameOtherwise() {
    world.endManagersAccess(caseNumber);
    assertThat(world.instance(caseNumber, process())).isNull();
    reminders.runAll();
    assertThat(world.instance(caseNumber, process())).isWaitingAt("event_managerDeadlinePassed");
  }

  private ProcessInstance managerLeaves() {
    transaction.executeWithoutResult(status -> associations.end(institution.id(), institution.manager()));
    assertThat(databases.managers(caseNumber)).isEmpty();
    return world.instance(caseNumber, process());
  }

  private void role(boolean given) {
    role(given, institution.manager());
  }

  private void role(boolean given, String person) {
    transaction.executeWithoutResult(status -> {
      if (given) {
        associations.appoint(institution.id(), person, Role.ADMINISTRATOR);
      } else {
        associations.dismiss(institution.id(), person, Role.ADMINISTRATOR);
      }
    });
  }

  private void followUp(LocalDate newDeadline) {
    world.complete(caseNumber, "userTask_followUpManagers", APPROVER, TestAnswers.managerConsequence(newDeadline));
  }
}
