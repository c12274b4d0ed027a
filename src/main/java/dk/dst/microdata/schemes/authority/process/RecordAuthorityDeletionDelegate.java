package dk.dst.microdata.schemes.authority.process;

import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.project.ProjectOperation;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records that the data is deleted, and closes the case. */
@Component
record RecordAuthorityDeletionDelegate(ProjectOperation projects, SubmittedForms forms, Actor actor)
    implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "confirm-authority-deletion");
    projects.confirmDeletion(execution.getProcessBusinessKey(), answers.textOrEmpty("remark"), actor.id());
  }
}
