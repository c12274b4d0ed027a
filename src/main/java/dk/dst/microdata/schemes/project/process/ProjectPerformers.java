package dk.dst.microdata.schemes.project.process;

import dk.dst.microdata.cases.engine.EngineClock;
import dk.dst.microdata.schemes.project.ProjectOperation;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What the model of a project in operation asks. */
@Component("projectPerformers")
public class ProjectPerformers {

  private final ProjectOperation projects;

  ProjectPerformers(ProjectOperation projects) {
    this.projects = projects;
  }

  /** The moment the end date begins. */
  public Date end(DelegateExecution execution) {
    return Date.from(projects.get(execution.getProcessBusinessKey()).endsOn().atStartOfDay(EngineClock.DENMARK)
        .toInstant());
  }
}
