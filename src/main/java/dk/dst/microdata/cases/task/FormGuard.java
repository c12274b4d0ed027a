package dk.dst.microdata.cases.task;

import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.CaseRights;
import dk.dst.microdata.cases.who.Refused;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.audit.Audit;
import dk.dst.microdata.ground.form.Drafts;
import dk.dst.microdata.ground.form.Forms;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.Command;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Stands at every user task: who may take it, who may complete it, and that nothing comes back with it but the fields
 * of its form. Tasklist, the REST interface and the engine's own interface all pass here, in the transaction of the
 * command, so what is refused has not happened. A task that is taken away takes its draft with it.
 */
@Component
record FormGuard(Forms forms, Drafts drafts, Institutions institutions, IdentityService identity, CaseRights rights,
    Audit audit) {

  /** Local to each task: its card shows it, and whoever may see the task may read it there. */
  static final String CASE_NUMBER = "caseNumber";
  private static final String INSTITUTION = "institution";
  /** What the card shows of the case belongs to the task alone; a process has no variables of these names. */
  private static final Set<String> LABELS = Set.of(CASE_NUMBER, INSTITUTION);

  @EventListener
  public void onTask(DelegateTask task) {
    try {
      guard(task);
    } catch (InputRefused refused) {
      throw Refused.noted(refused);
    }
  }

  private void guard(DelegateTask task) {
    switch (task.getEventName()) {
      case TaskListener.EVENTNAME_CREATE -> label(task);
      case TaskListener.EVENTNAME_ASSIGNMENT -> {
        mayTake(task, task.getAssignee());
        trace(task);
      }
      case TaskListener.EVENTNAME_UPDATE -> nothingBut(task, Set.of());
      case TaskListener.EVENTNAME_COMPLETE -> {
        completedByAssignee(task);
        mayTake(task, task.getAssignee());
        nothingBut(task, forms.definition(form(task)).inputs());
      }
      case TaskListener.EVENTNAME_DELETE -> drafts.forget(task.getExecution().getProcessBusinessKey(), form(task));
      default -> { }
    }
  }

  /** Case number and institution for the card in the list, and a copy of the process variables to compare with later. */
  private void label(DelegateTask task) {
    for (String name : task.getExecution().getVariableNames()) {
      task.setVariableLocal(name, task.getExecution().getVariable(name));
    }
    task.setVariableLocal(CASE_NUMBER, task.getExecution().getProcessBusinessKey());
    task.setVariableLocal(INSTITUTION, institutions.name(task.getTenantId()));
  }

  private void completedByAssignee(DelegateTask task) {
    var current = identity.getCurrentAuthentication();
    if (current == null || task.getAssignee() == null || !task.getAssignee().equals(current.getUserId())) {
      throw new InputRefused("Opgaven „" + task.getName() + "“ kan kun fuldføres af den, der har taget den."
          + " Tag opgaven først.");
    }
  }

  /** Asked anew each time: a link to the task may be older than what the person has lost since. */
  private void mayTake(DelegateTask task, String person) {
    Command command = Command.ofForm(form(task)).orElseThrow();
    String caseNumber = task.getExecution().getProcessBusinessKey();
    if (person != null && !rights.may(person, command, caseNumber)) {
      throw rights.refused(person, command, caseNumber);
    }
  }

  private void trace(DelegateTask task) {
    var current = identity.getCurrentAuthentication();
    audit.changed(current == null || current.getUserId() == null ? Actor.SYSTEM : current.getUserId(), "task",
        task.getAssignee(), task.getTenantId(), task.getExecution().getProcessBusinessKey(),
        Map.of("task", task.getName(), "assignee", Objects.requireNonNullElse(task.getAssignee(), "")));
  }

  /** A variable may be sent with a task by anybody who may complete it, whether the form has such a field or not. */
  private void nothingBut(DelegateTask task, Set<String> inputs) {
    var known = new HashSet<>(inputs);
    for (String name : task.getVariableNamesLocal()) {
      Object expected = switch (name) {
        case CASE_NUMBER -> task.getExecution().getProcessBusinessKey();
        case INSTITUTION -> institutions.name(task.getTenantId());
        default -> task.getExecution().getVariable(name);
      };
      if (!Objects.equals(expected, task.getVariableLocal(name))) {
        throw new InputRefused("Feltet " + InputRefused.quoted(name) + " kan ikke ændres. Intet er gemt.");
      }
      if (!LABELS.contains(name)) {
        known.add(name);
      }
    }
    for (String name : task.getExecution().getVariableNames()) {
      if (!known.contains(name)) {
        throw new InputRefused("Formularen har ikke et felt, der hedder " + InputRefused.quoted(name)
            + ". Intet er gemt.");
      }
    }
  }

  private static String form(DelegateTask task) {
    return FormRef.of(task.getBpmnModelElementInstance());
  }
}
