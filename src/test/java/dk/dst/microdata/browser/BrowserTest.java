package dk.dst.microdata.browser;

import dk.dst.microdata.schemes.database.ProjectDatabases;
import dk.dst.microdata.support.ChangedTerms;
import dk.dst.microdata.support.Patience;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.World;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/**
 * The application as it runs in the demo, timers and all, and a real browser in front of it: one context for all tests, as
 * nobody can log in to the first once there is a second.
 */
@Tag("application")
@ExtendWith({LastSeen.class, OneBrowser.class})
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "camunda.bpm.job-execution.enabled=true")
@Import({ChangedTerms.class, World.class})
abstract class BrowserTest {

  @Autowired
  World world;
  @LocalServerPort
  private int port;

  /** Somebody at a machine of their own, not yet logged in. */
  Person person(String id) {
    return new Person(OneBrowser.browser(), "http://127.0.0.1:" + port, id);
  }

  /** Somebody at a machine whose clock is in that zone, not yet logged in. */
  Person person(String id, String zone) {
    return new Person(OneBrowser.browser(), "http://127.0.0.1:" + port, id, zone);
  }

  /** Somebody who has logged in to Tasklist. */
  Tasklist tasklist(String id) {
    return new Tasklist(person(id).logIn("tasklist"));
  }

  /** Waits until the application's own jobs have brought the case to that task. @return who it is assigned to, or null */
  String comesTo(String caseNumber, String task) {
    Patience.await(task + " of " + caseNumber).until(() -> world.isOpen(caseNumber, task));
    return world.task(caseNumber, task).getAssignee();
  }

  /** A database of the institution, brought there while the application's own jobs run. @return its case number */
  String inOperation(TestInstitution institution) {
    String caseNumber = forSignature(institution);
    world.complete(caseNumber, "userTask_signAgreement", institution.signatory(), TestAnswers.signed());
    Patience.await(caseNumber + " is in operation").until(() -> world.part(ProjectDatabases.class)
        .openOf(institution.id()).isPresent());
    return caseNumber;
  }

  /** What the institution has applied for is approved, and waits for its signatory. */
  String forSignature(TestInstitution institution) {
    String caseNumber = world.draft(institution);
    world.complete(caseNumber, "userTask_completeApplication", institution.applicant(), TestAnswers.application(institution));
    comesTo(caseNumber, "userTask_reviewApplication");
    world.complete(caseNumber, "userTask_reviewApplication", "rikke", TestAnswers.review("approve"));
    world.complete(caseNumber, "userTask_approveApplication", "karen", TestAnswers.ruling("approved"));
    return caseNumber;
  }
}
