package dk.dst.microdata.project.process;

import dk.dst.microdata.project.ProjectOperation;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends everybody’s access to the project, and tells them. */
@Component
class CloseProjectDelegate implements JavaDelegate {

  private final ProjectOperation projects;

  CloseProjectDelegate(ProjectOperation projects) {
    this.projects = projects;
  }

  @Override
  public void execute(DelegateExecution execution) {
    projects.close(execution.getProcessBusinessKey());
  }
}
