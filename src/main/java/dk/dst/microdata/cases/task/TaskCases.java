package dk.dst.microdata.cases.task;

import dk.dst.microdata.cases.engine.People;
import java.util.Objects;
import java.util.Optional;
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
    return people.asSystem(() -> runtime.createVariableInstanceQuery().variableName(FormGuard.CASE_NUMBER)
        .taskIdIn(task.getId()).list().stream().map(VariableInstance::getValue).filter(Objects::nonNull)
        .map(String.class::cast).findFirst());
  }
}
