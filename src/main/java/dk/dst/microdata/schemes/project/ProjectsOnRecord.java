package dk.dst.microdata.schemes.project;

import dk.dst.microdata.cases.engine.StartStep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Projects from before there were proposals (O3) get a case, and their life is followed from then on. Their proposal is
 * empty: it is written at their first resubmission.
 */
@Component
public class ProjectsOnRecord extends StartStep {

  private static final Logger log = LoggerFactory.getLogger(ProjectsOnRecord.class);

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

  /** One at a time: one that fails does not hold up the others or the start, and is tried again at the next one. */
  public void follow() {
    for (OlderProjects.Older project : older.withoutCase()) {
      try {
        transaction.executeWithoutResult(status -> follow(project));
      } catch (RuntimeException e) {
        log.error("Project {} has got no case", project.number(), e);
      }
    }
  }

  /** @return the number of its case */
  public String follow(OlderProjects.Older project) {
    String caseNumber = older.file(project);
    if (project.active()) {
      process.start(caseNumber, project.institutionId());
    }
    return caseNumber;
  }
}
