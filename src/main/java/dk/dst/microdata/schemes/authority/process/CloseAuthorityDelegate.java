package dk.dst.microdata.schemes.authority.process;

import dk.dst.microdata.schemes.project.ProjectOperation;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends everybody’s access by the agreement, and tells them. */
@Component
record CloseAuthorityDelegate(ProjectOperation projects) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    projects.close(execution.getProcessBusinessKey());
  }
}
