package dk.dst.microdata.schemes.database.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.facts.legalbasis.LegalBasisForm;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.database.ExtensionBasis;
import dk.dst.microdata.schemes.database.Extensions;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records what the managers answered. */
@Component
record RecordExtensionRequestDelegate(Extensions extensions, ExtensionBasis basis, SubmittedForms forms, Actor actor)
    implements JavaDelegate {

  private static final Variable<Boolean> REQUESTED = new Variable<>("extensionRequested", Boolean.class);

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "request-extension");
    boolean requested = answers.text("extension").equals("requested");
    String reason = requested ? answers.needed("reason", "Begrundelse for forlængelse") : answers.textOrEmpty("reason");
    String caseNumber = execution.getProcessBusinessKey();
    String day = answers.text("extendTo"); // forms from before a day could be chosen have none
    LocalDate until = !requested ? null : day == null ? extensions.latest(caseNumber) : LocalDate.parse(day);
    if (requested && forms.asked(execution, "request-extension", LegalBasisForm.FIELD)) {
      basis.state(caseNumber, LegalBasisForm.read(answers), actor.id());
    }
    extensions.answer(caseNumber, until, reason, answers.textOrEmpty("subprojects"), actor.id());
    REQUESTED.set(execution, requested);
  }
}
