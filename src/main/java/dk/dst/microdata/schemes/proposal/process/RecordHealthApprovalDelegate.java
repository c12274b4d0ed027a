package dk.dst.microdata.schemes.proposal.process;

import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.proposal.Deliveries;
import dk.dst.microdata.schemes.proposal.Deliveries.Delivery;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records what the Health Data Authority has approved, and what not (U8). */
@Component
record RecordHealthApprovalDelegate(Deliveries deliveries, DeliveryNeeds needs, SubmittedForms forms, Actor actor)
    implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    String caseNumber = execution.getProcessBusinessKey();
    Answers answers = forms.take(execution, "record-health-approval");
    List<String> chosen = answers.chosen("covered");
    List<Delivery> covered = deliveries.of(caseNumber).stream()
        .filter(delivery -> chosen.isEmpty() || chosen.contains(delivery.key())).toList();
    if ("notApproved".equals(answers.text("approval"))) {
      deliveries.refuse(caseNumber, covered, answers.needed("remark", "Hvorfor godkendes de ikke?"), actor.id());
    } else {
      deliveries.approve(caseNumber, covered, answers.needed("reference", "Sundhedsdatastyrelsens journalnummer"),
          LocalDate.parse(answers.needed("approvedOn", "Godkendt den")), actor.id());
    }
    needs.say(execution);
  }
}
