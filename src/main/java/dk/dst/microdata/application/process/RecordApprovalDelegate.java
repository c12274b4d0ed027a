package dk.dst.microdata.application.process;

import dk.dst.microdata.application.Applications;
import dk.dst.microdata.application.Ruling;
import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.SubmittedForms;
import dk.dst.microdata.process.Variable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records FSE's decision. */
@Component
class RecordApprovalDelegate implements JavaDelegate {

  private final Applications applications;
  private final SubmittedForms forms;
  private final Actor actor;

  RecordApprovalDelegate(Applications applications, SubmittedForms forms, Actor actor) {
    this.applications = applications;
    this.forms = forms;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "approve-application");
    var ruling = Ruling.of(answers.text("ruling"));
    applications.approve(execution.getProcessBusinessKey(), ruling, answers.textOrEmpty("reason"), actor.id());
    Variable.OUTCOME.set(execution, ruling.key());
  }
}
