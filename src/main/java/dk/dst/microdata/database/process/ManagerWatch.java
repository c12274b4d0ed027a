package dk.dst.microdata.database.process;

import dk.dst.microdata.database.Managers;
import dk.dst.microdata.database.Managers.ManagersChanged;
import dk.dst.microdata.database.ProjectDatabase;
import dk.dst.microdata.database.ProjectDatabases;
import dk.dst.microdata.database.Shutdowns.OperationEnded;
import dk.dst.microdata.institution.Associations.EmploymentEnded;
import dk.dst.microdata.institution.Associations.PersonLeft;
import dk.dst.microdata.institution.Associations.RolesChanged;
import dk.dst.microdata.notice.Reminder;
import dk.dst.microdata.process.LifecycleProcess;
import dk.dst.microdata.process.People;
import dk.dst.microdata.process.TaskSeats;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Sees to it that a database without a manager who can act gets a deadline, and that tasks follow who is manager. At the
 * end of the transaction that changed something, when all of it is written; and in every sweep, for what came otherwise.
 */
@Component
class ManagerWatch implements Reminder {

  private final Managers managers;
  private final ProjectDatabases databases;
  private final LifecycleProcess lifecycle;
  private final TaskSeats seats;
  private final People people;

  ManagerWatch(Managers managers, ProjectDatabases databases, LifecycleProcess lifecycle, TaskSeats seats,
      People people) {
    this.managers = managers;
    this.databases = databases;
    this.lifecycle = lifecycle;
    this.seats = seats;
    this.people = people;
  }

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
