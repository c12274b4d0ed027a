package dk.dst.microdata.project.process;

import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.SubmittedForms;
import dk.dst.microdata.project.ProjectOperation;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records what the institution says of the end date. */
@Component
class RecordProjectEndAnswerDelegate implements JavaDelegate {

  private final ProjectOperation projects;
  private final SubmittedForms forms;
  private final Actor actor;

  RecordProjectEndAnswerDelegate(ProjectOperation projects, SubmittedForms forms, Actor actor) {
    this.projects = projects;
    this.forms = forms;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "answer-project-end");
    projects.answerEnd(execution.getProcessBusinessKey(), answers.text("endAnswer"), answers.textOrEmpty("reason"),
        actor.id());
  }
}
