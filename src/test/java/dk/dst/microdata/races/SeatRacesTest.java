package dk.dst.microdata.races;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.cases.task.OpenTasks;
import dk.dst.microdata.cases.task.OpenTasks.OpenTask;
import dk.dst.microdata.cases.task.TaskSeats;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.facts.institution.Absences;
import dk.dst.microdata.facts.institution.PeopleDesk;
import dk.dst.microdata.facts.institution.Role;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.Patience;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A task is done in the moment in which it is given to others or offered to others. */
class SeatRacesTest extends EngineTest {

  @Autowired
  private TaskSeats seats;
  @Autowired
  private OpenTasks openTasks;
  @Autowired
  private TaskService tasks;
  @Autowired
  private FormService forms;
  @Autowired
  private Absences absences;
  @Autowired
  private People people;
  @Autowired
  private ApplicationContext context;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private TransactionTemplate transaction;

  private TestInstitution institution;

  @Test
  void whatIsDoneWhileTasksMoveToTheSubstituteHoldsUpNothing() throws Exception {
    String away = reviewer();
    String substitute = reviewer();
    List<String> held = Stream.of(taken(away), taken(away)).sorted().toList();
    LocalDate today = world.today();
    absences.register(away, null, substitute, today, today.plusDays(7), away);
    meanwhile(() -> lock(held.get(0)), () -> seats.arrangeOf(away),
        () -> complete(held.get(1), away, TestAnswers.review("approve")));
    assertThat(tasks.createTaskQuery().taskId(held.get(0)).singleResult().getAssignee()).isEqualTo(substitute);
    assertThat(tasks.createTaskQuery().taskId(held.get(1)).count()).isZero();
  }

  @Test
  void aTaskThatHasBeenDoneCannotBeHandedOverAndIsSaidToBeDone() {
    String one = reviewer();
    String id = taken(one);
    OpenTask task = openTasks.heldBy(one, null).stream().filter(open -> open.id().equals(id)).findFirst()
        .orElseThrow();
    complete(id, one, TestAnswers.review("approve"));
    assertThatThrownBy(() -> seats.give(task, reviewer())).isInstanceOf(InputRefused.class)
        .hasMessageContaining(task.caseNumber()).hasMessageContaining("udført i mellemtiden");
  }

  @Test
  void whoGetsARoleWhileATaskOfItIsBeingDoneGetsIt() throws Exception {
    institution = world.qualified();
    world.inOperation(institution);
    String change = wanted();
    String other = wanted();
    meanwhile(() -> choose(change), () -> people.as(institution.responsible(), () -> new PeopleDesk(context)
        .appoint(institution.id(), institution.applicant(), Role.ADMINISTRATOR)), () -> {});
    assertThat(jdbc.sql("select person_id from association_role where institution_id = ? and role = 'ADMINISTRATOR'")
        .param(institution.id()).query(String.class).list()).contains(institution.applicant());
    assertThat(tasks.getIdentityLinksForTask(other)).extracting(IdentityLink::getUserId)
        .contains(institution.applicant());
  }

  /** In a transaction something is begun; the one waits for it; the other is done; then the transaction is committed. */
  private void meanwhile(Runnable begun, Runnable one, Runnable other) throws Exception {
    CompletableFuture<Void> waiting = transaction.execute(status -> {
      begun.run();
      int holder = jdbc.sql("select pg_backend_pid()").query(Integer.class).single();
      CompletableFuture<Void> started = CompletableFuture.runAsync(one);
      Instant latest = Instant.now().plus(Patience.LIMIT);
      while (jdbc.sql("select count(*) from pg_stat_activity where ? = any(pg_blocking_pids(pid))").param(holder)
          .query(Integer.class).single() == 0) {
        assertThat(Instant.now()).as("waits at the task").isBefore(latest);
        assertThat(started).isNotDone();
      }
      CompletableFuture.runAsync(other).join();
      return started;
    });
    Patience.get(waiting);
  }

  private void lock(String task) {
    jdbc.sql("select id_ from act_ru_task where id_ = ? for update").param(task).query().singleRow();
  }

  private String reviewer() {
    String id = "fse" + UUID.randomUUID().toString().substring(0, 8);
    people.account(id, "Ansat " + id, id + "@example.org", "demo", Groups.REVIEWERS, null);
    world.person(id);
    return id;
  }

  /** A review somebody has taken. @return the task's id */
  private String taken(String person) {
    String task = world.openTask(world.underReview(world.qualified())).getId();
    people.as(person, () -> world.claim(task, person));
    return task;
  }

  private void complete(String task, String person, Map<String, Object> answers) {
    people.as(person, () -> {
      world.claim(task, person);
      forms.submitTaskForm(task, answers);
    });
  }

  private String wanted() {
    ProcessInstance change = world.start("change-managers", institution.responsible(), Map.of());
    return tasks.createTaskQuery().processInstanceId(change.getId()).singleResult().getId();
  }

  private void choose(String task) {
    complete(task, institution.responsible(), TestAnswers.managers(institution.signatory(), null));
  }
}
