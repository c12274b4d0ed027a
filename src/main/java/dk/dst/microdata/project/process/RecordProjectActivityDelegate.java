package dk.dst.microdata.project.process;

import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.SubmittedForms;
import dk.dst.microdata.project.ProjectOperation;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records whether a project without activity goes on. */
@Component
class RecordProjectActivityDelegate implements JavaDelegate {

  private final ProjectOperation projects;
  private final SubmittedForms forms;
  private final Actor actor;

  RecordProjectActivityDelegate(ProjectOperation projects, SubmittedForms forms, Actor actor) {
    this.projects = projects;
    this.forms = forms;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "confirm-project-activity");
    projects.answerActivity(execution.getProcessBusinessKey(), answers.text("activity").equals("active"),
        answers.text("reason"), actor.id());
  }
}
