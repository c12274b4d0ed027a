package dk.dst.microdata.schemes.database.process;

import dk.dst.microdata.cases.engine.StartingInstitution;
import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.CaseRights;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.schemes.application.LifecycleProcess;
import dk.dst.microdata.schemes.database.Shutdowns;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The institution gives notice of its project database. */
@Component
record GiveNoticeDelegate(Shutdowns shutdowns, SubmittedForms forms, LifecycleProcess lifecycle, CaseRights rights,
    StartingInstitution starting, Actor actor) implements JavaDelegate {

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
