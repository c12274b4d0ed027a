package dk.dst.microdata.cases.task;

import dk.dst.microdata.cases.engine.People;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * The case an open task belongs to. A task that somebody has done since it was read has none; asking the engine for its
 * variable instead would end in an exception, and with it whatever else was being done.
 */
@Component
public class TaskCases {

  private final RuntimeService runtime;
  private final People people;

  TaskCases(RuntimeService runtime, People people) {
    this.runtime = runtime;
    this.people = people;
  }

  public Optional<String> of(Task task) {
    return Optional.ofNullable(of(List.of(task)).get(task.getId()));
  }

  /** In one question however many there are: case numbers by the tasks' ids. */
  Map<String, String> of(List<Task> open) {
    if (open.isEmpty()) {
      return Map.of();
    }
    return people.asSystem(() -> runtime.createVariableInstanceQuery().variableName(FormGuard.CASE_NUMBER)
        .taskIdIn(open.stream().map(Task::getId).toArray(String[]::new)).list().stream()
        .filter(variable -> variable.getValue() != null)
        .collect(Collectors.toMap(VariableInstance::getTaskId, variable -> (String) variable.getValue())));
  }
}
