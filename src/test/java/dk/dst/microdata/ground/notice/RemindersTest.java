package dk.dst.microdata.ground.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.races.AtOnce;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.World;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Reminders are due by what stands in the tables: neither an outage nor a second node loses or doubles one. */
class RemindersTest extends EngineTest {

  private static final LocalDate ESTABLISHED = LocalDate.of(2027, 3, 1);
  private static final LocalDate END = LocalDate.of(2029, 3, 1);
  private static final LocalDate ASKED = END.minusDays(180);

  @Autowired
  private Reminders reminders;
  @Autowired
  private Notices notices;
  @Autowired
  private TransactionTemplate transaction;
  @Autowired
  private JdbcClient jdbc;

  private TestInstitution institution;
  private String caseNumber;

  @BeforeEach
  void aDatabase() {
    world.day(ESTABLISHED);
    institution = world.qualified();
    caseNumber = world.inOperation(institution);
    jdbc.sql("update project_database set reviewed_on = ends_on where case_number = ?").param(caseNumber).update();
  }

  // --- the term

  @Test
  void anOutageOfAWeekOverAReminderTellsOnce() {
    asked(ASKED);
    assertThat(told()).containsExactly("EXTENSION_QUESTION 2029-03-01 " + institution.manager());
    sweep(END.minusDays(93)); // and then nothing runs for a week
    sweep(END.minusDays(86));
    sweep(END.minusDays(86));
    sweep(END.minusDays(85));
    assertThat(told()).containsExactly("EXTENSION_QUESTION 2029-03-01 " + institution.manager(),
        "EXTENSION_REMINDER 2029-03-01 P90D " + institution.manager());
    assertThat(body("EXTENSION_REMINDER")).contains(caseNumber, "inden ophørsdatoen, den 1. marts 2029",
        "lukkes den 30. maj 2029");
  }

  @Test
  void afterAnOutageOverTwoRemindersOnlyTheLaterIsSent() {
    asked(ASKED);
    sweep(END.minusDays(20));
    assertThat(told()).containsExactly("EXTENSION_QUESTION 2029-03-01 " + institution.manager(),
        "EXTENSION_REMINDER 2029-03-01 P30D " + institution.manager());
  }

  @Test
  void whatIsAskedLateIsNotRemindedOfAtOnce() {
    asked(END.minusDays(85));
    sweep(END.minusDays(84));
    assertThat(told()).containsExactly("EXTENSION_QUESTION 2029-03-01 " + institution.manager());
  }

  @Test
  void whoeverHasAnsweredIsNotReminded() {
    asked(ASKED);
    world.complete(caseNumber, "userTask_requestExtension", institution.manager(), TestAnswers.extensionRequested());
    sweep(END.minusDays(90));
    sweep(END.minusDays(30));
    assertThat(told()).containsExactly("EXTENSION_QUESTION 2029-03-01 " + institution.manager());
  }

  @Test
  void withoutManagersTheResponsibleIsAsked() {
    asked(ASKED);
    world.endManagersAccess(caseNumber);
    sweep(END.minusDays(90));
    assertThat(told()).contains("EXTENSION_REMINDER 2029-03-01 P90D " + institution.responsible()).hasSize(2);
  }

  @Test
  void aFrozenDatabaseIsToldOfOnceToAllWhomItConcerns() {
    asked(ASKED);
    world.complete(caseNumber, "userTask_requestExtension", institution.manager(), TestAnswers.extensionRequested());
    sweep(END.minusDays(1));
    assertThat(told("DATABASE_FROZEN")).isEmpty();
    sweep(END.plusDays(6)); // an outage over the end date
    sweep(END.plusDays(7));
    assertThat(told("DATABASE_FROZEN")).containsExactlyInAnyOrder(
        "DATABASE_FROZEN 2029-03-01 " + institution.manager(),
        "DATABASE_FROZEN 2029-03-01 " + institution.responsible(),
        "DATABASE_FROZEN 2029-03-01 " + World.REVIEWER);
    assertThat(body("DATABASE_FROZEN")).contains("den 1. marts 2029", "Den lukkes den 30. maj 2029");
  }

  @Test
  void whatEndsAsAgreedIsNotFrozen() {
    asked(ASKED);
    world.complete(caseNumber, "userTask_requestExtension", institution.manager(), TestAnswers.extensionNotRequested());
    sweep(END); // before the engine's timer
    assertThat(told("DATABASE_FROZEN")).isEmpty();
  }

  @Test
  void aCaseOwnerWhomWeDoNotKnowKeepsItFromNobody() {
    asked(ASKED);
    world.complete(caseNumber, "userTask_requestExtension", institution.manager(), TestAnswers.extensionRequested());
    jdbc.sql("update project_database set case_owner = 'ukendt' where case_number = ?").param(caseNumber).update();
    sweep(END);
    assertThat(told("DATABASE_FROZEN")).hasSize(2);
  }

  // --- tasks

  @Test
  void aTaskIsRemindedOfToWhoeverHasTakenIt() {
    String draft = world.draft(world.qualified());
    String applicant = world.openTask(draft).getAssignee();
    sweep(ESTABLISHED.plusDays(52));
    assertThat(traces.notices(draft)).isEmpty();
    sweep(ESTABLISHED.plusDays(56));
    sweep(ESTABLISHED.plusDays(60));
    String task = world.openTask(draft).getId() + " 2027-04-30 ";
    assertThat(traces.notices(draft)).containsExactly("TASK_DUE " + task + applicant);
    sweep(ESTABLISHED.plusDays(68));
    assertThat(traces.notices(draft)).containsExactlyInAnyOrder("TASK_DUE " + task + applicant,
        "TASK_OVERDUE " + task + applicant);
  }

  // --- the sweep

  @Test
  void severalNodesAtOnceDoubleNothing() throws Exception {
    asked(ASKED);
    world.complete(caseNumber, "userTask_requestExtension", institution.manager(), TestAnswers.extensionRequested());
    world.day(END);
    Runnable sweep = reminders::runAll;
    assertThat(AtOnce.run(sweep, sweep, sweep, sweep)).isEqualTo(4);
    assertThat(told("DATABASE_FROZEN")).hasSize(3);
  }

  @Test
  void ofACaseThatDoesNotGoOnOnlyWhatDoesNotRestOnItIsTold() {
    var stopped = new HashSet<>(Set.of(caseNumber));
    Reminder resting = () -> notices.tell(caseNumber, "RESTING", "x", List.of(institution.manager()), "Titel", "Tekst");
    Reminder other = new Reminder() {
      @Override
      public void run() {
        notices.tell(caseNumber, "OF_PEOPLE", "x", institution.manager(), "Titel", "Tekst");
      }

      @Override
      public boolean waitsForCases() {
        return false;
      }
    };
    var both = new Reminders(Map.of("other", other, "resting", resting), notices, () -> stopped, transaction,
        new SimpleMeterRegistry(), clock);
    both.runAll();
    assertThat(told("RESTING")).isEmpty();
    assertThat(told("OF_PEOPLE")).hasSize(1);
    resting.run(); // outside a round, as a step tells
    stopped.clear();
    both.runAll();
    assertThat(told("RESTING")).hasSize(1);
  }

  @Test
  void oneThatFailsLeavesNothingAndStopsNoOther() {
    var meters = new SimpleMeterRegistry();
    Reminder failing = () -> {
      notices.tell(caseNumber, "FAILING", "x", institution.manager(), "Titel", "Tekst");
      throw new IllegalStateException("a poisoned row");
    };
    Reminder good = () -> notices.tell(caseNumber, "GOOD", "x", institution.manager(), "Titel", "Tekst");
    var both = new Reminders(Map.of("aFailing", failing, "good", good), notices, Set::of, transaction, meters, clock);
    both.runAll();
    both.runAll();
    assertThat(told("FAILING")).isEmpty();
    assertThat(told("GOOD")).hasSize(1);
    assertThat(meters.get("microdata.reminders.failures").tag("reminder", "aFailing").counter().count()).isEqualTo(2);
    assertThat(meters.get("microdata.reminders.failures").tag("reminder", "good").counter().count()).isZero();
    assertThat(meters.get("microdata.reminders.last.good").tag("reminder", "aFailing").gauge().value()).isZero();
    assertThat(meters.get("microdata.reminders.last.good").tag("reminder", "good").gauge().value())
        .isEqualTo(clock.instant().getEpochSecond());
  }

  private void asked(LocalDate day) {
    world.day(day);
    world.runJob(caseNumber, "event_nextDateReached");
    reminders.runAll();
  }

  private void sweep(LocalDate day) {
    world.day(day);
    reminders.runAll();
  }

  private List<String> told() {
    return jdbc.sql("select kind || ' ' || about || ' ' || person_id from notice where case_number = ?"
        + " and kind like 'EXTENSION%' order by id").param(caseNumber).query(String.class).list();
  }

  private List<String> told(String kind) {
    return traces.notices(caseNumber).stream().filter(notice -> notice.startsWith(kind + " ")).toList();
  }

  private String body(String kind) {
    return jdbc.sql("select distinct body from notice where case_number = ? and kind = ?").param(caseNumber).param(kind)
        .query(String.class).single();
  }
}
