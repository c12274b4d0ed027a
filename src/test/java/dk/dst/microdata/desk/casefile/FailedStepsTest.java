package dk.dst.microdata.desk.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.TestAnswers;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A step that the job executor could not do is tried again within seconds, and whoever looks at the case is told. */
class FailedStepsTest extends EngineTest {

  @Autowired
  private FailedSteps failed;
  @Autowired
  private ManagementService management;
  @Autowired
  private EmbeddedPostgres postgres;

  @Test
  void areToldOnTheCaseUntilTheyAreDone() {
    var institution = world.qualified();
    String caseNumber = world.draft(institution);
    world.complete(caseNumber, "userTask_completeApplication", institution.applicant(),
        TestAnswers.application(institution));
    assertThat(failed.of(caseNumber)).isEmpty();

    breaking(() -> {
      var first = fails(caseNumber);
      assertThat(Duration.between(clock.instant(), first.getDuedate().toInstant())).isLessThan(Duration.ofSeconds(10));
      assertThat(failed.of(caseNumber)).singleElement().asString()
          .startsWith("Et trin i sagen kunne ikke gennemføres. Det prøves igen af sig selv den ");
      Job job = first;
      while (job.getRetries() > 0) {
        job = fails(caseNumber);
      }
      assertThat(failed.of(caseNumber)).singleElement().asString().startsWith("Sagen er standset af en fejl siden den ")
          .doesNotContain("finding", "eligibility");
    });

    world.runJob(caseNumber, "serviceTask_checkEligibility");
    assertThat(failed.of(caseNumber)).isEmpty();
  }

  private Job fails(String caseNumber) {
    String job = world.job(caseNumber, "serviceTask_checkEligibility").getId();
    assertThatThrownBy(() -> management.executeJob(job)).isInstanceOf(RuntimeException.class);
    return world.job(caseNumber, "serviceTask_checkEligibility");
  }

  /** Takes away the table that the step writes into. */
  private void breaking(Runnable work) {
    var superuser = JdbcClient.create(postgres.getPostgresDatabase());
    superuser.sql("alter table microdata.finding rename to finding_away").update();
    try {
      work.run();
    } finally {
      superuser.sql("alter table microdata.finding_away rename to finding").update();
    }
  }
}
