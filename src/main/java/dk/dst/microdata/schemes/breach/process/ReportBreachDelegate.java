package dk.dst.microdata.schemes.breach.process;

import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.schemes.breach.BreachProcess;
import dk.dst.microdata.schemes.breach.BreachReport;
import dk.dst.microdata.schemes.breach.Breaches;
import dk.dst.microdata.schemes.breach.ProjectNumbers;
import dk.dst.microdata.schemes.breach.Reporting;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** FSE or the institution itself reports a breach; the case about it begins. */
@Component
record ReportBreachDelegate(Breaches breaches, Reporting reporting, ProjectNumbers projects, BreachProcess process,
    SubmittedForms forms, Actor actor) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.takeStart(execution, "report-breach");
    Institution institution = reporting.institution(answers.number("authorisationNumber"));
    boolean closesAtOnce = answers.ticked("closeAtOnce");
    if (closesAtOnce && !reporting.mayClose(institution)) {
      throw InputRefused.field("Luk adgangen straks", "Kun FSE kan lukke adgangen. Fjern krydset, og send igen.");
    }
    String caseNumber = breaches.report(BreachReport.of(answers, institution.id(), projects,
        reporting.isOwn(institution)), closesAtOnce, actor.id());
    execution.setProcessBusinessKey(caseNumber);
    process.start(caseNumber, institution.id());
  }
}
