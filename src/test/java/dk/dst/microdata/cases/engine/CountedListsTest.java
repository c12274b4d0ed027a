package dk.dst.microdata.cases.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.support.EngineTest;
import java.util.List;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long a list is that Tasklist asks for: exact while anybody would turn its pages, and then no more. */
class CountedListsTest extends EngineTest {

  private static final String SOMEBODY = "somebody-with-very-many-tasks";

  @Autowired
  private FilterService filters;
  @Autowired
  private TaskService tasks;
  @Autowired
  private JdbcClient jdbc;

  private Filter theirs;

  @BeforeEach
  void aFilter() {
    theirs = filters.saveFilter(filters.newTaskFilter("Meget lang liste")
        .setQuery(tasks.createTaskQuery().taskAssignee(SOMEBODY).orderByDueDate().asc()));
  }

  @AfterEach
  void nothingIsLeft() {
    filters.deleteFilter(theirs.getId());
    jdbc.sql("delete from act_ru_task where assignee_ = ?").param(SOMEBODY).update();
  }

  @Test
  void aListIsCountedUpToThousand() {
    hold(1, 999);
    assertThat(filters.count(theirs.getId())).isEqualTo(999);
    hold(1000, 1001);
    assertThat(filters.count(theirs.getId())).isEqualTo(1_000);
    assertThat(filters.count(theirs.getId(), tasks.createTaskQuery().taskNameLike("Opgave 100%"))).isEqualTo(3);
    List<Task> last = filters.listPage(theirs.getId(), 1_000, 15);
    assertThat(last).as("what lies behind can be asked for").hasSize(1);
  }

  private void hold(int from, int to) {
    jdbc.sql("""
        insert into act_ru_task (id_, rev_, name_, assignee_, priority_, create_time_, suspension_state_)
        select 'many' || n, 1, 'Opgave ' || n, ?, 50, now(), 1 from generate_series(?, ?) n""").param(SOMEBODY)
        .param(from).param(to).update();
  }
}
