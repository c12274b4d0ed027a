package dk.dst.microdata.schemes.proposal.process;

import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.CaseRole;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.schemes.proposal.Deliveries;
import dk.dst.microdata.schemes.proposal.Deliveries.Source;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records that the managers have taken the data out of the database, or that nothing comes of it. */
@Component
record RecordExtractionDelegate(Deliveries deliveries, Cases cases, SubmittedForms forms, Actor actor)
    implements JavaDelegate {

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
