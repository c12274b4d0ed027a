package dk.dst.microdata.schemes.lawmodel.process;

import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.lawmodel.LawModelOperation;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records the ministry’s confirmation. */
@Component
record RecordLawModelConfirmationDelegate(LawModelOperation operation, SubmittedForms forms, Actor actor)
    implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "confirm-law-model");
    operation.confirm(execution.getProcessBusinessKey(), answers.textOrEmpty("remark"), actor.id());
  }
}
