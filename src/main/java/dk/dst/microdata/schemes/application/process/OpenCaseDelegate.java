package dk.dst.microdata.schemes.application.process;

import dk.dst.microdata.cases.engine.StartingInstitution;
import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.application.Applications;
import dk.dst.microdata.schemes.application.LifecycleProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens a case for the institution one applies for, and starts its life cycle. */
@Component
record OpenCaseDelegate(Applications applications, LifecycleProcess lifecycle, SubmittedForms forms,
    StartingInstitution starting, Actor actor) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.takeStart(execution, "start-application");
    String institution = starting.chosen(execution.getTenantId());
    String caseNumber = applications.open(institution, actor.id(), answers.text("title"));
    execution.setProcessBusinessKey(caseNumber);
    lifecycle.start(caseNumber, institution);
  }
}
