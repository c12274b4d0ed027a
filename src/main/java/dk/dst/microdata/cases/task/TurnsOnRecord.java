package dk.dst.microdata.cases.task;

import dk.dst.microdata.cases.engine.StartStep;
import dk.dst.microdata.ground.rights.Command;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Cases that were under way before turns were written down: theirs are read from the engine's history, once, so that
 * the clock of an assessment does not begin anew.
 */
@Component
class TurnsOnRecord extends StartStep {

  private final Turns turns;
  private final HistoryService history;
  private final RuntimeService runtime;
  private final TransactionTemplate transaction;

  TurnsOnRecord(Turns turns, HistoryService history, RuntimeService runtime, TransactionTemplate transaction) {
    super(RIGHTS);
    this.turns = turns;
    this.history = history;
    this.runtime = runtime;
    this.transaction = transaction;
  }

  @Override
  protected void run() {
    if (turns.none()) {
      transaction.executeWithoutResult(status -> write());
    }
  }

  private void write() {
    Map<String, String> cases = runtime.createProcessInstanceQuery().list().stream()
        .filter(instance -> instance.getBusinessKey() != null)
        .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
    for (HistoricTaskInstance task : history.createHistoricTaskInstanceQuery().processUnfinished().list()) {
      String caseNumber = cases.get(task.getProcessInstanceId());
      Command.ofForm(form(task.getTaskDefinitionKey())).filter(command -> caseNumber != null).ifPresent(command ->
          turns.begin(new Turn(task.getId(), caseNumber, task.getProcessInstanceId(), command, command.isFse(),
              TaskTurns.day(task.getStartTime()), TaskTurns.day(task.getDueDate()), TaskTurns.day(task.getEndTime()))));
    }
  }

  /** History does not keep the form; every task has the name of its own. */
  private static String form(String task) {
    return task.replaceFirst("^userTask_", "").replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
