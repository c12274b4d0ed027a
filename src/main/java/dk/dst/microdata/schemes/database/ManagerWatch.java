package dk.dst.microdata.schemes.database;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.cases.task.TaskSeats;
import dk.dst.microdata.facts.institution.Associations.Certified;
import dk.dst.microdata.facts.institution.Associations.EmploymentEnded;
import dk.dst.microdata.facts.institution.Associations.PersonLeft;
import dk.dst.microdata.facts.institution.Associations.RolesChanged;
import dk.dst.microdata.ground.notice.Reminder;
import dk.dst.microdata.schemes.application.LifecycleProcess;
import dk.dst.microdata.schemes.database.Managers.ManagersChanged;
import dk.dst.microdata.schemes.database.Shutdowns.OperationEnded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Sees to it that a database without a manager who can act gets a deadline, and that tasks follow who is manager. At the
 * end of the transaction that changed something, when all of it is written; and in every sweep, for what came otherwise.
 */
@Component
record ManagerWatch(Managers managers, ProjectDatabases databases, LifecycleProcess lifecycle, TaskSeats seats,
    People people) implements Reminder {

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
  public void onManagersChanged(ManagersChanged changed) {
    look(changed.caseNumber());
    people.asSystem(() -> seats.arrange(databases.get(changed.caseNumber()).institutionId()));
  }

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
  public void onPersonLeft(PersonLeft left) {
    databases.openOf(left.institution()).map(ProjectDatabase::caseNumber).ifPresent(this::look);
  }

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
  public void onEmploymentEnded(EmploymentEnded ended) {
    databases.openOf(ended.institution()).map(ProjectDatabase::caseNumber).ifPresent(this::look);
    people.asSystem(() -> seats.arrange(ended.institution()));
  }

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
  public void onCertified(Certified certified) {
    databases.openOf(certified.institution()).map(ProjectDatabase::caseNumber).ifPresent(this::look);
  }

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
  public void onRolesChanged(RolesChanged changed) {
    databases.openOf(changed.institution()).map(ProjectDatabase::caseNumber).ifPresent(this::look);
  }

  /** At once: it is a step of the shutdown, and after it nobody may do the tasks that this takes away. */
  @EventListener
  public void onOperationEnded(OperationEnded ended) {
    managers.lapse(ended.caseNumber());
    people.asSystem(() -> lifecycle.operationEnded(ended.caseNumber()));
    look(ended.caseNumber());
  }

  /** What it begins and ends are steps of their own, and what those tell is told once. */
  @Override
  public boolean waitsForCases() {
    return false;
  }

  @Override
  public void run() {
    managers.toLookAt().forEach(this::look);
  }

  private void look(String caseNumber) {
    if (!managers.look(caseNumber)) {
      return;
    }
    people.asSystem(() -> {
      if (managers.gap(caseNumber).isPresent()) {
        lifecycle.managersMissing(caseNumber, databases.get(caseNumber).institutionId());
      } else {
        lifecycle.managersComplete(caseNumber);
      }
    });
  }
}
