package dk.dst.microdata.database.process;

import dk.dst.microdata.database.Shutdowns;
import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.CaseRights;
import dk.dst.microdata.process.LifecycleProcess;
import dk.dst.microdata.process.StartingInstitution;
import dk.dst.microdata.process.SubmittedForms;
import dk.dst.microdata.rights.Command;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The institution gives notice of its project database. */
@Component
class GiveNoticeDelegate implements JavaDelegate {

  private final Shutdowns shutdowns;
  private final SubmittedForms forms;
  private final LifecycleProcess lifecycle;
  private final CaseRights rights;
  private final StartingInstitution starting;
  private final Actor actor;

  GiveNoticeDelegate(Shutdowns shutdowns, SubmittedForms forms, LifecycleProcess lifecycle, CaseRights rights,
      StartingInstitution starting, Actor actor) {
    this.starting = starting;
    this.rights = rights;
    this.shutdowns = shutdowns;
    this.forms = forms;
    this.lifecycle = lifecycle;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.takeStart(execution, "give-notice");
    String caseNumber = shutdowns.inOperation(starting.chosen(execution.getTenantId()));
    rights.mustBeAllowed(Command.GIVE_NOTICE, caseNumber);
    shutdowns.giveNotice(caseNumber, answers.text("reason"), actor.id());
    execution.setProcessBusinessKey(caseNumber);
    lifecycle.noticeGiven(caseNumber);
  }
}
