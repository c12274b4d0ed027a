package dk.dst.microdata.schemes.lawmodel.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.lawmodel.LawModelStart;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds the case that is to be changed; what needs no more than this form is carried out. */
@Component
record OpenLawModelChangeDelegate(LawModelStart start, SubmittedForms forms, Actor actor) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.takeStart(execution, "change-law-model");
    String caseNumber = start.find(answers);
    execution.setProcessBusinessKey(caseNumber);
    Variable.NEXT_STEP.set(execution, start.change(caseNumber, answers, !actor.isFse(), actor.id()));
  }
}
