package dk.dst.microdata.project.process;

import dk.dst.microdata.form.Answers;
import dk.dst.microdata.form.InputRefused;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.CaseRights;
import dk.dst.microdata.process.SubmittedForms;
import dk.dst.microdata.project.Project;
import dk.dst.microdata.project.ProjectOperation;
import dk.dst.microdata.project.Projects;
import dk.dst.microdata.rights.Command;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The institution closes a project it has no more use for. */
@Component
class RequestProjectClosingDelegate implements JavaDelegate {

  private final Projects known;
  private final ProjectOperation projects;
  private final ProjectProcess process;
  private final SubmittedForms forms;
  private final CaseRights rights;
  private final Actor actor;

  RequestProjectClosingDelegate(Projects known, ProjectOperation projects, ProjectProcess process,
      SubmittedForms forms, CaseRights rights, Actor actor) {
    this.known = known;
    this.projects = projects;
    this.process = process;
    this.forms = forms;
    this.rights = rights;
    this.actor = actor;
  }

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
