package dk.dst.microdata.schemes.authority.process;

import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.authority.AuthorityOperation;
import dk.dst.microdata.schemes.authority.AuthorityScheme.SecurityDocument;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The institution renews its agreement for another calendar year. */
@Component
record RecordAuthorityRenewalDelegate(AuthorityOperation operation, SubmittedForms forms, Actor actor)
    implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "renew-authority");
    answers.mustBeTicked("obligationStands", "Myndighedsopgaven er den samme");
    operation.renew(execution.getProcessBusinessKey(), answers.text("contact"),
        new SecurityDocument(answers.text("securityTitle"), answers.text("securityVersion"),
            LocalDate.parse(answers.text("securityDay"))), answers.textOrEmpty("remark"), actor.id());
  }
}
