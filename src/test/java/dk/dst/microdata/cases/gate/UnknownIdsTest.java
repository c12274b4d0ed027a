package dk.dst.microdata.cases.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.World;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What does not exist is said not to exist: to nobody does the server say that it has failed. */
class UnknownIdsTest extends EngineTest {

  private static final String[] ENGINE = {"incident/{}", "job/{}", "job-definition/{}",
      "process-instance/{}", "process-instance/{}/activity-instances", "process-instance/{}/variables",
      "process-instance/{}/variables/{}", "execution/{}", "execution/{}/localVariables", "task/{}", "task/{}/form",
      "task/{}/identity-links", "process-definition/{}", "process-definition/{}/xml", "process-definition/{}/diagram",
      "process-definition/key/{}", "process-definition/key/{}/xml", "deployment/{}", "deployment/{}/resources",
      "variable-instance/{}", "external-task/{}", "batch/{}", "history/process-instance/{}", "history/activity-instance/{}",
      "history/job-log/{}", "history/variable-instance/{}", "history/detail/{}",
      "history/batch/{}", "history/external-task-log/{}"};
  private static final String[] OURS = {"cases/{}", "cases/{}/troubles", "incidents/4711", "incidents/4711/cases",
      "incidents/4711/trace", "incidents/retries/4711", "projects/4711", "institutions/{}"};

  @LocalServerPort
  private int port;

  @Test
  void areAnswered404() throws Exception {
    var wrong = new TreeMap<String, Integer>();
    for (String person : new String[] {World.OWNER, "admin"}) {
      WebSession session = new WebSession(port).logIn(person, "demo");
      for (String path : ENGINE) {
        look(session, "/camunda/api/engine/engine/default/" + path, person, wrong);
      }
      for (String path : OURS) {
        if (person.equals(World.OWNER)) {
          look(session, "/camunda/api/microdata/" + path, person, wrong);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void whatIsNoNumberWhereOneBelongsIsRefused() throws Exception {
    WebSession owner = new WebSession(port).logIn(World.OWNER, "demo");
    for (String path : new String[] {"incidents/x", "incidents/x/cases", "incidents/retries/x", "incidents?after=x"}) {
      assertThat(owner.get("/camunda/api/microdata/" + path).statusCode()).as(path).isBetween(400, 404);
    }
  }

  /** Empty lists of what an unknown thing has are no failure. */
  private static void look(WebSession session, String path, String person, Map<String, Integer> wrong) throws Exception {
    var answer = session.get(path.replace("{}", "findes-ikke"));
    boolean nothing = answer.statusCode() == 200 && answer.body().replaceAll("\\s", "").matches("\\[]|\\{}");
    if (answer.statusCode() != 404 && !nothing) {
      wrong.put(person + " " + path, answer.statusCode());
    }
  }
}
