package dk.dst.microdata.races;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.SubscriptionWorld;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.World;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two at once about the same annual subscription, or about the same register. */
class SubscriptionRacesTest extends EngineTest {

  @Autowired
  private TaskService tasks;
  @Autowired
  private FormService forms;
  @Autowired
  private People people;
  @Autowired
  private JdbcClient jdbc;

  @Test
  void ofTwoSignatoriesOneSignsOrDeclines() throws Exception {
    TestInstitution institution = world.qualified();
    String other = institution.id() + "other";
    world.person(institution, other, "SIGNATORY");
    String number = SubscriptionWorld.offered(world, institution);
    String task = world.task(number, "userTask_signSubscription").getId();

    Map<String, Object> signed = signed(number);
    assertThat(AtOnce.run(() -> send(task, institution.signatory(), signed),
        () -> send(task, other, TestAnswers.of("signature", "declined", "reason", "For dyrt.")))).isEqualTo(1);

    String outcome = jdbc.sql("select outcome from decision where case_number = ? and step = 'SUBSCRIPTION_SIGNATURE'")
        .param(number).query(String.class).single();
    assertThat(state(number)).isEqualTo(outcome.equals("signed") ? "SUBSCRIPTION_FOR_FSE" : "SUBSCRIPTION_NOT_MADE");
  }

  @Test
  void theSameSignatureSentTwiceCountsOnce() throws Exception {
    TestInstitution institution = world.qualified();
    String number = SubscriptionWorld.offered(world, institution);
    String task = world.task(number, "userTask_signSubscription").getId();
    Map<String, Object> signed = signed(number);
    Runnable sign = () -> send(task, institution.signatory(), signed);

    assertThat(AtOnce.run(sign, sign)).isEqualTo(1);

    world.task(number, "userTask_countersignSubscription");
  }

  /** The house's table cannot hold it: the register and the state of the case lie in two tables. So a lock does. */
  @Test
  void ofTwoContractsAboutTheSameRegisterOneComesIntoForce() throws Exception {
    TestInstitution institution = world.qualified();
    String one = SubscriptionWorld.signed(world, institution);
    String other = SubscriptionWorld.signedBeside(world, institution);
    String oneTask = world.task(one, "userTask_countersignSubscription").getId();
    String otherTask = world.task(other, "userTask_countersignSubscription").getId();

    assertThat(AtOnce.run(() -> send(oneTask, World.APPROVER, TestAnswers.subscriptionCountersigned()),
        () -> send(otherTask, World.BOTH, TestAnswers.subscriptionCountersigned()))).isEqualTo(2);

    assertThat(List.of(state(one), state(other)))
        .containsExactlyInAnyOrder("SUBSCRIPTION_IN_FORCE", "SUBSCRIPTION_NOT_MADE");
  }

  @Test
  void ofTwoThatBeginAtOnceForTheSameYearOneDoes() throws Exception {
    TestInstitution institution = world.qualified();
    world.inOperation(institution);
    Runnable begin = () -> SubscriptionWorld.open(world, institution);

    assertThat(AtOnce.run(begin, begin)).isEqualTo(1);
  }

  private Map<String, Object> signed(String number) {
    return world.asShown(number, "userTask_signSubscription", TestAnswers.subscriptionSigned());
  }

  private void send(String task, String person, Map<String, Object> answers) {
    people.as(person, () -> {
      tasks.claim(task, person);
      forms.submitTaskForm(task, answers);
    });
  }

  private String state(String number) {
    return jdbc.sql("select state from case_file where case_number = ?").param(number).query(String.class).single();
  }
}
