package dk.dst.microdata.ground.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.schemes.project.OlderProjects;
import dk.dst.microdata.schemes.project.ProjectsOnRecord;
import dk.dst.microdata.support.AuthorisationWorld;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.World;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An institution with its authorisation, a database and a project, looked at every day for three years. What its people
 * should be told of is reckoned by hand below; nothing of the application's is used for it.
 */
class ThreeYearsTest extends EngineTest {

  private static final LocalDate FIRST = LocalDate.of(2027, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2029, 12, 31);
  private static final LocalDate TERM = LocalDate.of(2027, 8, 1);
  private static final LocalDate EXTENDED_TERM = LocalDate.of(2029, 8, 1);
  private static final LocalDate PROJECT_END = LocalDate.of(2028, 6, 15);

  @Autowired
  private Reminders reminders;
  @Autowired
  private OlderProjects older;
  @Autowired
  private ProjectsOnRecord projects;
  @Autowired
  private ManagementService management;
  @Autowired
  private JdbcClient jdbc;

  private final Map<LocalDate, Runnable> acts = new HashMap<>();
  private TestInstitution institution;
  private String database;
  private String authorisation;
  private String project;

  @Test
  void everyReminderIsToldOnItsDayAndNoOther() {
    world.day(FIRST);
    institution = world.qualified();
    theDatabase();
    theAuthorisation();
    theProject();
    for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
      world.day(day);
      runWhatIsDue();
      acts.getOrDefault(day, () -> { }).run();
      reminders.runAll();
    }
    assertThat(told()).containsExactlyInAnyOrderElementsOf(expected());
  }

  /** Extended in the last week of its first term; of the second FSE never decides. */
  private void theDatabase() {
    database = world.inOperation(institution);
    jdbc.sql("update project_database set ends_on = ?, reviewed_on = '2035-01-01' where case_number = ?").param(TERM)
        .param(database).update();
    world.runJob(database, "event_nextDateReached"); // plans anew
    acts.put(LocalDate.of(2027, 7, 22), this::requestExtension);
    acts.put(LocalDate.of(2027, 7, 27), () -> world.extend(institution, database));
    acts.put(LocalDate.of(2029, 7, 25), this::requestExtension);
  }

  private void requestExtension() {
    world.complete(database, "userTask_requestExtension", institution.manager(), TestAnswers.extensionRequested());
  }

  /** Authorised three years before and never confirmed; the second confirmation comes after FSE has followed up. */
  private void theAuthorisation() {
    authorisation = AuthorisationWorld.authorised(world, institution);
    acts.put(LocalDate.of(2027, 1, 11), this::confirm);
    acts.put(LocalDate.of(2028, 2, 15), () -> world.complete(authorisation, "userTask_followUpConfirmation",
        World.REVIEWER, TestAnswers.followUp()));
    acts.put(LocalDate.of(2028, 3, 20), this::confirm);
    acts.put(LocalDate.of(2029, 3, 25), this::confirm);
  }

  private void confirm() {
    world.complete(authorisation, "userTask_confirmAuthorisation", institution.responsible(),
        TestAnswers.confirmation());
  }

  /** Nobody ever answers for it. */
  private void theProject() {
    int number = institution.authorisationNumber() * 100;
    jdbc.sql("update project set ends_on = ? where number = ?").param(PROJECT_END).param(number).update();
    project = projects.follow(older.withoutCase().stream().filter(own -> own.number() == number).findFirst()
        .orElseThrow());
    jdbc.sql("update project set active_on = ? where number = ?").param(LocalDate.of(2028, 1, 1)).param(number)
        .update();
  }

  private List<String> expected() {
    var expected = new ArrayList<String>();
    String manager = institution.manager();
    String responsible = institution.responsible();
    String applicant = institution.applicant();
    for (LocalDate term : List.of(TERM, EXTENDED_TERM)) {
      expected.add(term.minusDays(180) + " EXTENSION_QUESTION " + term + " " + manager);
      expected.add(term.minusDays(90) + " EXTENSION_REMINDER " + term + " P90D " + manager);
      expected.add(term.minusDays(30) + " EXTENSION_REMINDER " + term + " P30D " + manager);
    }
    for (String person : List.of(manager, responsible, World.REVIEWER)) {
      expected.add("2029-08-01 DATABASE_FROZEN 2029-08-01 " + person);
    }
    expected.add("2027-01-01 CONFIRMATION_DUE 2025-01-01 " + responsible);
    expected.add("2028-01-11 CONFIRMATION_DUE 2028-01-11 " + responsible);
    expected.add("2028-02-03 TASK_DUE Frist den 10. februar 2028: Bekræft autorisationen " + responsible);
    expected.add("2028-03-16 CONFIRMATION_DUE 2028-03-16 " + responsible);
    expected.add("2029-03-20 CONFIRMATION_DUE 2029-03-20 " + responsible);
    for (String person : List.of(applicant, manager)) {
      expected.add("2028-03-17 PROJECT_ENDS 2028-06-15 " + person);
      expected.add("2028-05-09 TASK_DUE Frist den 16. maj 2028: Tag stilling til slutdatoen " + person);
      expected.add("2028-05-17 TASK_OVERDUE Fristen er passeret: Tag stilling til slutdatoen " + person);
    }
    expected.add("2029-06-08 TASK_DUE Frist den 15. juni 2029: Giv instruks om sletning " + responsible);
    expected.add("2029-06-16 TASK_OVERDUE Fristen er passeret: Giv instruks om sletning " + responsible);
    return expected;
  }

  /** The reminders, each with its day; of tasks, whose ids nobody can foresee, the title. */
  private List<String> told() {
    return jdbc.sql("""
            select (written_at at time zone 'Europe/Copenhagen')::date || ' ' || kind || ' '
                   || case when kind like 'TASK%' then title else about end || ' ' || person_id
            from notice
            where case_number in (?, ?) and kind in ('CONFIRMATION_DUE', 'PROJECT_ENDS', 'TASK_DUE', 'TASK_OVERDUE')
               or case_number = ? and kind in ('EXTENSION_QUESTION', 'EXTENSION_REMINDER', 'DATABASE_FROZEN')""")
        .param(authorisation).param(project).param(database).query(String.class).list();
  }

  /** As the engine would, of this institution only: one thing may make the next due. */
  private void runWhatIsDue() {
    List<Job> due = dueJobs();
    while (!due.isEmpty()) {
      management.executeJob(due.get(0).getId());
      due = dueJobs();
    }
  }

  private List<Job> dueJobs() {
    return management.createJobQuery().tenantIdIn(institution.id()).executable().list();
  }
}
