package dk.dst.microdata.project.process;

import dk.dst.microdata.process.StartStep;
import dk.dst.microdata.project.OlderProjects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Projects from before there were proposals (O3) get a case, and their life is followed from then on. Their proposal is
 * empty: it is written at their first resubmission.
 */
@Component
public class ProjectsOnRecord extends StartStep {

  private final OlderProjects older;
  private final ProjectProcess process;
  private final TransactionTemplate transaction;

  ProjectsOnRecord(OlderProjects older, ProjectProcess process, TransactionTemplate transaction) {
    super(MIGRATION);
    this.older = older;
    this.process = process;
    this.transaction = transaction;
  }

  @Override
  protected void run() {
    follow();
  }

  /** One at a time: one that fails does not hold up the others, and is tried again at the next start. */
  public void follow() {
    for (OlderProjects.Older project : older.withoutCase()) {
      transaction.executeWithoutResult(status -> {
        String caseNumber = older.file(project);
        if (project.active()) {
          process.start(caseNumber, project.institutionId());
        }
      });
    }
  }
}
