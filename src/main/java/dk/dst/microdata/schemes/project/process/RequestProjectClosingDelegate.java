package dk.dst.microdata.schemes.project.process;

import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.CaseRights;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.schemes.project.Project;
import dk.dst.microdata.schemes.project.ProjectOperation;
import dk.dst.microdata.schemes.project.ProjectProcess;
import dk.dst.microdata.schemes.project.Projects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The institution closes a project it has no more use for. */
@Component
record RequestProjectClosingDelegate(Projects known, ProjectOperation projects, ProjectProcess process,
    SubmittedForms forms, CaseRights rights, Actor actor) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.takeStart(execution, "close-project");
    int number = answers.number("projectNumber");
    Project project = known.find(number, actor.institutions()).orElseThrow(() -> InputRefused.field("Projektnummer",
        number + " er ikke et af din institutions projekter. Se numrene på siden Projekter."));
    String caseNumber = known.caseNumber(project.number());
    if (caseNumber == null) {
      throw InputRefused.field("Projektnummer", "Projekt " + number + " er ikke i drift her.");
    }
    rights.mustBeAllowed(Command.CLOSE_PROJECT, caseNumber);
    projects.noMoreNeeded(caseNumber, answers.text("reason"), actor.id());
    execution.setProcessBusinessKey(caseNumber);
    process.closed(caseNumber);
  }
}
