package dk.dst.microdata.authorisation.process;

import dk.dst.microdata.authorisation.EndedAuthorisations;
import dk.dst.microdata.database.Shutdowns;
import dk.dst.microdata.decision.Decisions;
import dk.dst.microdata.institution.Institution;
import dk.dst.microdata.process.LifecycleProcess;
import dk.dst.microdata.project.Projects;
import dk.dst.microdata.project.process.ProjectProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The authorisation is over: its people are told, and its project database and projects are closed. */
@Component
class EndAuthorisationDelegate implements JavaDelegate {

  private final EndedAuthorisations ended;
  private final Shutdowns shutdowns;
  private final LifecycleProcess lifecycle;
  private final Projects projects;
  private final ProjectProcess process;

  EndAuthorisationDelegate(EndedAuthorisations ended, Shutdowns shutdowns, LifecycleProcess lifecycle,
      Projects projects, ProjectProcess process) {
    this.ended = ended;
    this.shutdowns = shutdowns;
    this.lifecycle = lifecycle;
    this.projects = projects;
    this.process = process;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Institution one = ended.conclude(execution.getProcessBusinessKey());
    shutdowns.authorisationLost(one.id(), one.lapseReason(), Decisions.SYSTEM).ifPresent(lifecycle::authorisationLost);
    projects.openCases(one.id()).forEach((number, caseNumber) -> {
      projects.requestClosing(number, "AUTHORISATION_LOST");
      process.closed(caseNumber);
    });
  }
}
