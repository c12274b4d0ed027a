package dk.dst.microdata.schemes.authority.process;

import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.project.ProjectOperation;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records the data controller’s instruction. */
@Component
record RecordAuthorityDeletionInstructionDelegate(ProjectOperation projects, SubmittedForms forms, Actor actor)
    implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "instruct-authority-deletion");
    projects.instructDeletion(execution.getProcessBusinessKey(), answers.text("instruction"), actor.id());
  }
}
