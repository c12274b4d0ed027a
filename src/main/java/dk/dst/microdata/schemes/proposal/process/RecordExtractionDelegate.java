package dk.dst.microdata.schemes.proposal.process;

import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.CaseRole;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.schemes.proposal.Deliveries;
import dk.dst.microdata.schemes.proposal.Deliveries.Answer;
import dk.dst.microdata.schemes.proposal.Deliveries.Delivery;
import dk.dst.microdata.schemes.proposal.Deliveries.Source;
import dk.dst.microdata.schemes.proposal.DeliveryAnswers;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records that the managers have taken the data out of the database, or what they cannot take out. */
@Component
record RecordExtractionDelegate(Deliveries deliveries, DeliveryNeeds needs, Cases cases, SubmittedForms forms,
    Actor actor) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    String caseNumber = execution.getProcessBusinessKey();
    Answers answers = forms.take(execution, "deliver-from-database");
    Map<Delivery, Answer> given =
        DeliveryAnswers.read(answers, "extraction", deliveries.ready(caseNumber, Source.DATABASE));
    if (given.values().stream().anyMatch(Answer::delivered)) {
      if (!cases.get(caseNumber).people().get(actor.id()).contains(CaseRole.MANAGER)) {
        throw InputRefused.field("Levering", "Kun en projektdatabasemanager har adgang til databasen og kan levere fra"
            + " den. Vælg, at data ikke kan leveres.");
      }
      deliveries.mustBeOpen(caseNumber, actor.id());
    }
    deliveries.conclude(caseNumber, Step.EXTRACTION, given, actor.id());
    needs.say(execution);
  }
}
