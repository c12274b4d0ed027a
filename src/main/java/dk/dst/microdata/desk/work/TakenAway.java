package dk.dst.microdata.desk.work;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.cases.engine.People.Account;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.CaseRights;
import dk.dst.microdata.ground.notice.Notices;
import dk.dst.microdata.ground.rights.Case;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.rights.Command;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A task that somebody has taken is gone without having been done: the case was withdrawn, a deadline passed, another
 * decision overtook it, an administrator moved the case. Whoever had taken it is told, in the transaction in which it
 * goes, or they would look for it in vain. Not told is whoever did that themselves, who may not know of the case any
 * more, and who is told in the same transaction what has become of the case. A new version of a model keeps its tasks,
 * and completing one is another event.
 */
@Component
record TakenAway(Cases cases, CaseRights rights, People people, Notices notices, Actor actor) {

  @EventListener
  public void onTask(DelegateTask task) {
    if (task.getEventName().equals(TaskListener.EVENTNAME_DELETE) && task.getAssignee() != null
        && !(actor.isKnown() && actor.id().equals(task.getAssignee()))) {
      tell(task.getExecution().getProcessBusinessKey(), task.getAssignee(), task.getId(), task.getName());
    }
  }

  private void tell(String caseNumber, String person, String taskId, String name) {
    Case at = cases.find(caseNumber).filter(found -> rights.may(person, Command.toKnowOf(found.state()), caseNumber))
        .orElse(null);
    if (at == null) {
      return;
    }
    boolean isFse = !at.people().containsKey(person);
    if (isFse) {
      Account account = people.account(person);
      notices.mayBeTold(account.id(), account.name(), account.email());
    }
    String kind = isFse ? Notices.FSE_TASK_TAKEN_AWAY : "TASK_TAKEN_AWAY";
    atTheEnd(() -> {
      if (!notices.isBeingTold(caseNumber, person)) {
        notices.tell(caseNumber, kind, taskId, List.of(person), "Opgaven er lukket: " + name,
            "Sag " + caseNumber + ". Opgaven „" + name + "“, der lå hos dig, er lukket, uden at den er udført:"
                + " Sagen er trukket tilbage, en frist er udløbet, eller sagen er gået videre på anden måde."
                + " Du skal ikke gøre mere ved opgaven. Hvad der er sket, står på sagen under Sager.");
      }
    });
  }

  /** Only then is it known what else they are told. */
  private static void atTheEnd(Runnable telling) {
    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void beforeCommit(boolean readOnly) {
        telling.run();
      }
    });
  }
}
