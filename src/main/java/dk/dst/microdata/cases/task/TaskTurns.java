package dk.dst.microdata.cases.task;

import dk.dst.microdata.cases.engine.EngineClock;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.rights.Command;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Writes down with every user task whose turn it is, in the engine's transaction. Taking and handing over change
 * nothing: the side counts, not the person.
 */
@Component
record TaskTurns(Turns turns, Actor actor, Clock clock) {

  @EventListener
  public void onTask(DelegateTask task) {
    switch (task.getEventName()) {
      case TaskListener.EVENTNAME_CREATE -> begin(task);
      case TaskListener.EVENTNAME_UPDATE -> turns.due(task.getId(), day(task.getDueDate()));
      case TaskListener.EVENTNAME_COMPLETE, TaskListener.EVENTNAME_DELETE ->
          turns.end(task.getId(), LocalDate.now(clock));
      default -> { }
    }
  }

  private void begin(DelegateTask task) {
    Command command = Command.ofForm(FormRef.of(task.getBpmnModelElementInstance())).orElseThrow();
    turns.begin(new Turn(task.getId(), task.getExecution().getProcessBusinessKey(), task.getProcessInstanceId(),
        command, command.isFse(), LocalDate.now(clock), day(task.getDueDate()), null),
        actor.isKnown() ? actor.id() : null);
  }

  static LocalDate day(Date moment) {
    return moment == null ? null : LocalDate.ofInstant(moment.toInstant(), EngineClock.DENMARK);
  }
}
