package dk.dst.microdata.schemes.project.process;

import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.project.ProjectOperation;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records whether a project without activity goes on. */
@Component
record RecordProjectActivityDelegate(ProjectOperation projects, SubmittedForms forms, Actor actor)
    implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "confirm-project-activity");
    projects.answerActivity(execution.getProcessBusinessKey(), answers.text("activity").equals("active"),
        answers.text("reason"), actor.id());
  }
}
