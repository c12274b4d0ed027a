package dk.dst.microdata.desk.work;

import dk.dst.microdata.cases.engine.EngineClock;
import dk.dst.microdata.ground.notice.AnswerMoved;
import java.time.LocalTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A letter that asks for an answer is late: the task of answering, and what happens without one, wait as long. */
@Component
record LateLetters(TaskService tasks, ManagementService management, RepositoryService repository) {

  private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);
  /** The tasks in which such letters are answered. */
  private static final Map<String, String> TASKS = Map.of("MEASURE_INTENDED", "userTask_answerHearing",
      "BREACH_REPORTED", "userTask_explainBreach", "BREACH_ASKED_AGAIN", "userTask_explainBreach");

  @EventListener
  public void onMoved(AnswerMoved moved) {
    Date to = Date.from(moved.until().atTime(END_OF_DAY).atZone(EngineClock.DENMARK).toInstant());
    tasks.createTaskQuery().processInstanceBusinessKey(moved.caseNumber())
        .taskDefinitionKey(TASKS.get(moved.kind())).list().stream()
        .filter(task -> task.getDueDate() != null && task.getDueDate().before(to)).forEach(task -> later(task, to));
  }

  private void later(Task task, Date to) {
    tasks.setDueDate(task.getId(), to);
    List<String> beside = repository.getBpmnModelInstance(task.getProcessDefinitionId())
        .getModelElementsByType(BoundaryEvent.class).stream()
        .filter(event -> event.getAttachedTo().getId().equals(task.getTaskDefinitionKey())).map(BoundaryEvent::getId)
            .toList();
    management.createJobQuery().processInstanceId(task.getProcessInstanceId()).timers().list().stream()
        .filter(job -> beside.contains(activity(job)) && job.getDuedate().before(to))
        .forEach(job -> management.setJobDuedate(job.getId(), to));
  }

  private String activity(Job job) {
    return management.createJobDefinitionQuery().jobDefinitionId(job.getJobDefinitionId()).singleResult()
        .getActivityId();
  }
}
