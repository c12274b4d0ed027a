package dk.dst.microdata.schemes.authorisation.process;

import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.schemes.application.LifecycleProcess;
import dk.dst.microdata.schemes.authorisation.EndedAuthorisations;
import dk.dst.microdata.schemes.database.Shutdowns;
import dk.dst.microdata.schemes.lawmodel.LawModelOperation;
import dk.dst.microdata.schemes.lawmodel.LawModelProcess;
import dk.dst.microdata.schemes.project.ProjectProcess;
import dk.dst.microdata.schemes.project.Projects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The authorisation is over: its people are told, and its project database, projects and Lovmodellen are closed. */
@Component
record EndAuthorisationDelegate(EndedAuthorisations ended, Shutdowns shutdowns, LifecycleProcess lifecycle,
    Projects projects, ProjectProcess process, LawModelOperation lawModels, LawModelProcess lawModel) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Institution institution = ended.conclude(execution.getProcessBusinessKey());
    shutdowns.authorisationLost(institution.id(), institution.lapseReason(), Decisions.SYSTEM)
        .ifPresent(lifecycle::authorisationLost);
    projects.openCases(institution.id()).forEach((number, caseNumber) -> {
      projects.requestClosing(number, "AUTHORISATION_LOST");
      process.closed(caseNumber);
    });
    lawModels.authorisationLost(institution.id()).forEach(lawModel::ended);
  }
}
