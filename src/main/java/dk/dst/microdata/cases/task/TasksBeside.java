package dk.dst.microdata.cases.task;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * Where tasks of one process stand side by side, a step beside one of them may change what the process knows. Each task
 * has its own copy of that ({@link FormGuard}), which would then look as if somebody had sent something else with it.
 */
@Component
public class TasksBeside {

  private final TaskService tasks;

  TasksBeside(TaskService tasks) {
    this.tasks = tasks;
  }

  /** Lets the copies of the tasks that are open follow the variable. Nothing happens to those that know the value. */
  public void follow(DelegateExecution execution, String variable, Object value) {
    for (Task task : tasks.createTaskQuery().processInstanceId(execution.getProcessInstanceId()).list()) {
      if (!value.equals(tasks.getVariableLocal(task.getId(), variable))) {
        tasks.setVariableLocal(task.getId(), variable, value);
      }
    }
  }
}
