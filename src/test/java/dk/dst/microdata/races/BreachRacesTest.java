package dk.dst.microdata.races;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.support.BreachWorld;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.World;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two at once about the same breach, or about the same user. */
class BreachRacesTest extends EngineTest {

  @Autowired
  private TaskService tasks;
  @Autowired
  private FormService forms;
  @Autowired
  private People people;
  @Autowired
  private JdbcClient jdbc;

  @Test
  void theSameBreachReportedByTwoIsOneCase() throws Exception {
    TestInstitution institution = world.qualified();
    Map<String, Object> report = BreachWorld.user(world, institution, institution.manager());
    assertThat(AtOnce.run(() -> BreachWorld.report(world, World.REVIEWER, report),
        () -> BreachWorld.report(world, institution.responsible(), report))).isEqualTo(1);
    assertThat(count("select count(*) from case_file where kind = 'BREACH' and institution_id = ?", institution.id()))
        .isEqualTo(1);
  }

  @Test
  void aDecisionSentTwiceCountsOnce() throws Exception {
    TestInstitution institution = world.qualified();
    String number = BreachWorld.graded(world, institution, institution.manager(), "serious", true);
    String task = world.task(number, "userTask_decideSanction").getId();
    assertThat(AtOnce.run(() -> send(task, World.APPROVER, "matrix-3"), () -> send(task, World.BOTH, "none")))
        .isEqualTo(1);
    String outcome = jdbc.sql("select outcome from decision where case_number = ? and step = 'SANCTION'").param(number)
        .query(String.class).single();
    assertThat(count("select count(*) from quarantine where case_number = ?", number))
        .isEqualTo(outcome.equals("byMatrix") ? 1 : 0);
  }

  /** The second is a second breach, and nobody has seen what the matrix says of that. */
  @Test
  void ofTwoBreachesOfAUserDecidedAtOnceOnlyOneIsTheFirst() throws Exception {
    TestInstitution institution = world.qualified();
    String one = BreachWorld.graded(world, institution, institution.manager(), "minor", true);
    Map<String, Object> another = BreachWorld.user(world, institution, institution.manager());
    another.put("happenedAt", "09.05");
    String other = BreachWorld.grade(world, BreachWorld.explain(world, institution,
        BreachWorld.report(world, World.REVIEWER, another)), "minor", true);
    String oneTask = world.task(one, "userTask_decideSanction").getId();
    String otherTask = world.task(other, "userTask_decideSanction").getId();
    assertThat(AtOnce.run(() -> send(oneTask, World.APPROVER, "matrix-closed"),
        () -> send(otherTask, World.BOTH, "matrix-closed"))).isEqualTo(1);
    assertThat(List.of(state(one), state(other))).containsExactlyInAnyOrder("BREACH_SANCTIONED", "BREACH_FOR_DECISION");
  }

  private void send(String task, String person, String choice) {
    people.as(person, () -> {
      tasks.claim(task, person);
      forms.submitTaskForm(task, BreachWorld.sanction(choice));
    });
  }

  private String state(String number) {
    return jdbc.sql("select state from case_file where case_number = ?").param(number).query(String.class).single();
  }

  private int count(String sql, String of) {
    return jdbc.sql(sql).param(of).query(Integer.class).single();
  }
}
