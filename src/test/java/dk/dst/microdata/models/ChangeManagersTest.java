package dk.dst.microdata.models;

import static dk.dst.microdata.support.World.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.desk.casefile.CaseFiles;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.institution.PeopleDesk;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.schemes.database.ProjectDatabases;
import dk.dst.microdata.support.BreachWorld;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class ChangeManagersTest extends ModelTest {

  private static final LocalDate DAY = LocalDate.of(2027, 4, 1);

  @Autowired
  private ProjectDatabases databases;
  @Autowired
  private People people;
  @Autowired
  private CaseFiles files;
  @Autowired
  private ApplicationContext context;
  @Autowired
  private JdbcClient jdbc;

  private TestInstitution institution;
  private String caseNumber;
  private ProcessInstance change;

  @Override
  String process() {
    return "change-managers";
  }

  @BeforeEach
  void aChangeIsWanted() {
    world.day(LocalDate.of(2027, 3, 1));
    institution = world.qualified();
    caseNumber = world.inOperation(institution);
    world.day(DAY);
    change = world.start("change-managers", institution.responsible(), Map.of());
    assertThat(change).isWaitingAt("userTask_chooseManagers");
    assertThat(world.task(caseNumber, "userTask_chooseManagers")).isAssignedTo(institution.responsible());
  }

  @Test
  void somebodyNewHasAccessFromTheMomentFseConfirms() {
    choose(institution.applicant(), null);
    assertThat(change).isWaitingAt("userTask_confirmManager");
    assertThat(databases.managers(caseNumber)).containsExactly(institution.manager());
    world.complete(caseNumber, "userTask_confirmManager", REVIEWER, TestAnswers.managerVerdict("confirmed"));
    assertThat(change).isEnded();
    assertThat(databases.managers(caseNumber)).contains(institution.applicant(), institution.manager());
    traces.decided(caseNumber, Step.MANAGER_CONFIRMATION, 1, "confirmed", "Begrundet vurdering.", REVIEWER);
    assertThat(traces.notices(caseNumber)).contains("MANAGERS_CHANGED ændring nr. 1 " + institution.applicant());
  }

  @Test
  void theReplacedLeavesInTheMomentTheNewOneComes() {
    choose(institution.applicant(), institution.manager());
    assertThat(databases.managers(caseNumber)).containsExactly(institution.manager());
    world.complete(caseNumber, "userTask_confirmManager", REVIEWER, TestAnswers.managerVerdict("confirmed"));
    assertThat(databases.managers(caseNumber)).containsExactly(institution.applicant());
  }

  @Test
  void whoLeavesHasLeftAtOnceAndTheirTaskGoesToOthers() {
    world.day(LocalDate.of(2027, 9, 1));
    choose(institution.applicant(), null);
    world.complete(caseNumber, "userTask_confirmManager", REVIEWER, TestAnswers.managerVerdict("confirmed"));
    world.beginReview(caseNumber); // the review of the use asks the managers
    String task = world.task(caseNumber, "userTask_commentUsage").getId();
    leave(institution.manager());
    assertThat(databases.managers(caseNumber)).containsExactly(institution.applicant());
    assertThatThrownBy(() -> world.complete(caseNumber, "userTask_commentUsage", institution.manager(),
        TestAnswers.usageComment())).isInstanceOf(RuntimeException.class);
    assertThat(world.task(caseNumber, "userTask_commentUsage").getId()).isEqualTo(task);
    world.complete(caseNumber, "userTask_commentUsage", institution.applicant(), TestAnswers.usageComment());
  }

  @Test
  void whoseEmploymentEndsIsManagerNoMoreFromTheSameMoment() {
    people.as(institution.responsible(),
        () -> new PeopleDesk(context).employ(institution.id(), institution.manager(), "Gæsteforsker", false));
    assertThat(databases.managers(caseNumber)).isEmpty();
    assertThat(world.instance(caseNumber, "restore-managers")).as("the deadline of D12").isNotNull();
    assertThat(files.find(caseNumber, command -> true, true).turns()).contains(
        "Databasen mangler en manager, der er administrator og har et gyldigt certifikat. Institutionen skal udpege en senest den 1. maj 2027.");
    assertThat(traces.notices(caseNumber)).contains("MANAGERS_MISSING fra " + DAY + " " + institution.responsible());
  }

  /** Somebody must answer for the database at any time. */
  @Test
  void managersCanBeReplacedWhileEverythingElseWaits() {
    world.part(Institutions.class).suspend(institution.id(), world.today(), "Et brud undersøges.");
    choose(institution.applicant(), institution.manager());
    BreachWorld.quarantine(world, BreachWorld.institution(world, institution), 12);
    world.complete(caseNumber, "userTask_confirmManager", REVIEWER, TestAnswers.managerVerdict("confirmed"));
    assertThat(databases.managers(caseNumber)).containsExactly(institution.applicant());
  }

  @Test
  void refusedByFseNothingChangesAndTheInstitutionIsTold() {
    choose(institution.applicant(), institution.manager());
    world.complete(caseNumber, "userTask_confirmManager", REVIEWER, TestAnswers.managerVerdict("refused"));
    assertThat(change).isEnded();
    assertThat(databases.managers(caseNumber)).containsExactly(institution.manager());
    assertThat(traces.notices(caseNumber)).contains("MANAGER_REFUSED ændring nr. 1 " + institution.responsible());
  }

  @Test
  void notChosenInTimeNothingChanges() {
    world.runJob(caseNumber, "event_changeExpired");
    assertThat(change).isEnded().hasPassed("endEvent_changeExpired");
    assertThat(databases.managers(caseNumber)).containsExactly(institution.manager());
  }

  @Test
  void lapsesWhenTheOperationEndsAndCanBeginAnewWhenThatIsUndone() {
    choose(institution.applicant(), null);
    ProcessInstance other = world.start("change-managers", institution.responsible(), Map.of());
    ProcessInstance notice = world.start("give-notice", institution.responsible(), TestAnswers.notice());
    assertThat(notice).isEnded();
    world.runJob(caseNumber, "serviceTask_endAccess");
    assertThat(change).isEnded().hasPassed("endEvent_changeLapsed");
    assertThat(other).isEnded().hasPassed("endEvent_changeLapsed");
    world.start("undo-shutdown", world.APPROVER, TestAnswers.undo(caseNumber));
    change = world.start("change-managers", institution.responsible(), Map.of());
    choose(institution.applicant(), null);
    assertThat(change).isWaitingAt("userTask_confirmManager");
  }

  @Test
  void refusesWhoCannotBeManagerNamingTheRule() {
    assertThatThrownBy(() -> choose(null, null)).isInstanceOf(InputRefused.class).hasMessageContaining("Ny manager");
    assertThatThrownBy(() -> choose(institution.manager(), null)).isInstanceOf(InputRefused.class)
        .hasMessageContaining("er ikke et af valgene");
    assertThatThrownBy(() -> choose(null, institution.applicant())).isInstanceOf(InputRefused.class)
        .hasMessageContaining("er ikke et af valgene");
    jdbc.sql("update association set employed = false where person_id = ?").param(institution.applicant()).update();
    assertThatThrownBy(() -> choose(institution.applicant(), null)).isInstanceOf(InputRefused.class)
        .hasMessageContaining("er ikke et af valgene");
    jdbc.sql("update association set employed = true, certified_on = ? where person_id = ?")
        .param(DAY.minusYears(1)).param(institution.applicant()).update();
    assertThatThrownBy(() -> choose(institution.applicant(), null)).isInstanceOf(InputRefused.class)
        .hasMessageContaining("certifikat udløb 31. marts 2027");
    jdbc.sql("update association set certified_on = null, certified_since = null where person_id = ?")
        .param(institution.applicant()).update();
    assertThatThrownBy(() -> choose(institution.applicant(), null)).isInstanceOf(InputRefused.class)
        .hasMessageContaining("ikke certificeret");
    traces.notDecided(caseNumber, Step.MANAGER_CHANGE);
  }

  @Test
  void thereAreNeverMoreThanThree() {
    jdbc.sql("insert into database_manager (case_number, person_id, access_from) values (?, ?, ?), (?, ?, ?)")
        .param(caseNumber).param(institution.signatory()).param(DAY)
        .param(caseNumber).param(institution.responsible()).param(DAY).update();
    assertThatThrownBy(() -> choose(institution.applicant(), null)).isInstanceOf(InputRefused.class)
        .hasMessageContaining("højst være 3");
    choose(institution.applicant(), institution.signatory());
    world.complete(caseNumber, "userTask_confirmManager", REVIEWER, TestAnswers.managerVerdict("confirmed"));
    assertThat(databases.managers(caseNumber)).hasSize(3).contains(institution.applicant());
  }

  @Test
  void whoMayNotChooseCannotStartIt() {
    assertThatThrownBy(() -> world.start("change-managers", institution.signatory(), Map.of()))
        .isInstanceOf(InputRefused.class);
  }

  /** By a change of its own. The life cycle's task may be open beside it. */
  private void leave(String manager) {
    ProcessInstance leaving = world.start("change-managers", institution.responsible(), Map.of());
    world.completeIn(leaving, institution.responsible(), TestAnswers.managers(null, manager));
    assertThat(leaving).isEnded().hasPassed("endEvent_managerLeft");
  }

  private void choose(String coming, String leaving) {
    world.complete(caseNumber, "userTask_chooseManagers", institution.responsible(),
        TestAnswers.managers(coming, leaving));
  }
}
