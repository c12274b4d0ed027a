package dk.dst.microdata.sanction.process;

import dk.dst.microdata.form.Answers;
import dk.dst.microdata.form.InputRefused;
import dk.dst.microdata.institution.Institution;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.SubmittedForms;
import dk.dst.microdata.sanction.BreachReport;
import dk.dst.microdata.sanction.Breaches;
import dk.dst.microdata.sanction.ProjectNumbers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** FSE or the institution itself reports a breach; the case about it begins. */
@Component
class ReportBreachDelegate implements JavaDelegate {

  private final Breaches breaches;
  private final Reporting reporting;
  private final ProjectNumbers projects;
  private final BreachProcess process;
  private final SubmittedForms forms;
  private final Actor actor;

  ReportBreachDelegate(Breaches breaches, Reporting reporting, ProjectNumbers projects, BreachProcess process,
      SubmittedForms forms, Actor actor) {
    this.breaches = breaches;
    this.reporting = reporting;
    this.projects = projects;
    this.process = process;
    this.forms = forms;
    this.actor = actor;
  }

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
