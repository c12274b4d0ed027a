package dk.dst.microdata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dk.dst.microdata.desk.replanning.Replanning;
import dk.dst.microdata.schemes.database.ProjectDatabases;
import dk.dst.microdata.support.ProposalWorld;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a database is to hold, and an extension of one that is hardly used, is decided by two people of FSE. */
class TwoDecideIT extends BrowserTest {

  @Autowired
  private ProjectDatabases databases;
  @Autowired
  private Replanning replanning;
  @Autowired
  private JdbcClient jdbc;

  @Test
  void theSecondSeesWhatTheFirstHasFoundAndDecides() {
    TestInstitution institution = world.qualified();
    String database = inOperation(institution);
    String change = changeOfContent(institution, database);
    try (Tasklist karen = tasklist("karen")) {
      karen.openFilter("Til afgørelse").openTask("Afgør databasens indhold", change).claim();
      karen.openFilter("Mine opgaver").openTask("Afgør databasens indhold", change);
      assertThat(karen.text("Den førstes vurdering")).hasValue(Pattern.compile("Begrundet[.]$"));
      karen.screenshot("95-karen-decides-what-a-database-holds");
      karen.pick("Godkend (FSE’s underskrift)").fill("Begrundelse", "Registrene bruges af flere underprojekter.");
      karen.screenshot("96-karen-has-decided-what-a-database-holds").complete();
    }
    String extended = extension(institution, database);
    try (Tasklist karen = tasklist("karen")) {
      karen.openFilter("Til afgørelse").openTask("Afgør forlængelse som den anden", extended).claim();
      karen.openFilter("Mine opgaver").openTask("Afgør forlængelse som den anden", extended);
      assertThat(karen.text("Den førstes begrundelse")).hasValue("Begrundet afgørelse.");
      karen.screenshot("97-karen-decides-an-extension-second");
      karen.pick("Forlæng som i aftalen (FSE’s underskrift)");
      karen.fill("Begrundelse", "Behovet er vist, trods den lave anvendelse.");
      karen.screenshot("98-karen-has-decided-an-extension-second").complete();
    }
    comesTo(database, "userTask_signExtension");
  }

  private String changeOfContent(TestInstitution institution, String database) {
    String change = world.businessKey(world.start("resubmit-project", institution.manager(), TestAnswers.of(
        "projectNumber", databases.get(database).projectNumber(), "schemeAfter", "unchanged")));
    world.complete(change, "userTask_completeProposal", institution.manager(),
        ProposalWorld.answersOfDatabase(institution, "BEF", "IND", "DOD"));
    world.complete(change, "userTask_endorseProposal", institution.manager(), ProposalWorld.endorsed());
    world.complete(change, "userTask_reviewProposal", comesTo(change, "userTask_reviewProposal"),
        ProposalWorld.reviewed("approved"));
    return change;
  }

  private String extension(TestInstitution institution, String database) {
    jdbc.sql("update project_database set ends_on = ? where case_number = ?").param(world.today().plusDays(100))
        .param(database).update();
    replanning.replan();
    comesTo(database, "userTask_requestExtension");
    world.complete(database, "userTask_requestExtension", institution.manager(), TestAnswers.extensionRequested());
    world.complete(database, "userTask_decideExtension", "rasmus", TestAnswers.extensionDecision("extended"));
    return database;
  }
}
