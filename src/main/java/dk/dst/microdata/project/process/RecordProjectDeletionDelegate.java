package dk.dst.microdata.project.process;

import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.SubmittedForms;
import dk.dst.microdata.project.ProjectOperation;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records that the data is deleted, and closes the case. */
@Component
class RecordProjectDeletionDelegate implements JavaDelegate {

  private final ProjectOperation projects;
  private final SubmittedForms forms;
  private final Actor actor;

  RecordProjectDeletionDelegate(ProjectOperation projects, SubmittedForms forms, Actor actor) {
    this.projects = projects;
    this.forms = forms;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "confirm-project-deletion");
    projects.confirmDeletion(execution.getProcessBusinessKey(), answers.textOrEmpty("remark"), actor.id());
  }
}
