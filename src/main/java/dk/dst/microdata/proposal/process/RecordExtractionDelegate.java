package dk.dst.microdata.proposal.process;

import dk.dst.microdata.decision.Step;
import dk.dst.microdata.form.Answers;
import dk.dst.microdata.form.InputRefused;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.SubmittedForms;
import dk.dst.microdata.proposal.Deliveries;
import dk.dst.microdata.proposal.Deliveries.Source;
import dk.dst.microdata.rights.CaseRole;
import dk.dst.microdata.rights.Cases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records that the managers have taken the data out of the database, or that nothing comes of it. */
@Component
class RecordExtractionDelegate implements JavaDelegate {

  private final Deliveries deliveries;
  private final Cases cases;
  private final SubmittedForms forms;
  private final Actor actor;

  RecordExtractionDelegate(Deliveries deliveries, Cases cases, SubmittedForms forms, Actor actor) {
    this.deliveries = deliveries;
    this.cases = cases;
    this.forms = forms;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String caseNumber = execution.getProcessBusinessKey();
    Answers answers = forms.take(execution, "deliver-from-database");
    boolean delivered = answers.text("extraction").equals("delivered");
    if (delivered && !cases.get(caseNumber).people().get(actor.id()).contains(CaseRole.MANAGER)) {
      throw InputRefused.field("Levering", "Kun en projektdatabasemanager har adgang til databasen og kan levere fra den."
          + " Vælg, at data ikke kan leveres.");
    }
    if (delivered) {
      deliveries.mustBeOpen(caseNumber, actor.id());
    }
    String remark = delivered ? answers.textOrEmpty("remark") : answers.needed("remark", "Bemærkning");
    deliveries.conclude(caseNumber, Step.EXTRACTION, delivered, remark, actor.id(), Source.DATABASE);
  }
}
