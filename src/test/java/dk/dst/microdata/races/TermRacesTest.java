package dk.dst.microdata.races;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.desk.replanning.Replanning;
import dk.dst.microdata.ground.terms.ChangingTerms;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.support.ChangedTerms;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.World;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Terms change while others change them, while timers fire, and on two nodes at once. */
class TermRacesTest extends EngineTest {

  private static final LocalDate DAY = LocalDate.of(2027, 3, 1);

  @Autowired
  private ChangingTerms changing;
  @Autowired
  private Replanning replanning;
  @Autowired
  private TermsInForce terms;
  @Autowired
  private ChangedTerms changed;
  @Autowired
  private ManagementService management;
  @Autowired
  private TransactionTemplate transaction;
  @Autowired
  private JdbcClient jdbc;

  @BeforeEach
  void aDay() {
    world.day(DAY);
    replanning.sweep();
  }

  @AfterEach
  void asShipped() {
    clock.reset();
    changed.asShipped();
  }

  @Test
  void ofTwoWhoChangeAtOnceOneDoes() throws Exception {
    long seen = changing.newest();
    assertThat(AtOnce.run(() -> make("12 måneder", seen), () -> make("12 måneder", seen),
        () -> make("9 måneder", seen))).isEqualTo(1);
    assertThat(jdbc.sql("select count(*) from term_change where id > ?").param(seen).query(Integer.class).single())
        .isEqualTo(1);
  }

  /** Whoever is first: the review begins, and the next date follows the new term. */
  @RepeatedTest(5)
  void aTimerThatFiresWhileItIsMovedDoesNotGetLost() throws Exception {
    TestInstitution institution = world.qualified();
    String database = world.inOperation(institution);
    world.day(DAY.plusMonths(4));
    String timer = world.reviewTimer(database).getId();
    make("3 måneder", changing.newest());
    AtOnce.run(() -> management.executeJob(timer), replanning::replan, replanning::replan);
    replanning.replan();
    if (world.openTask(database) == null) {
      // who came second is tried again, minutes later
      Instant due = world.reviewTimer(database).getDuedate().toInstant();
      assertThat(LocalDate.ofInstant(due, clock.getZone())).isEqualTo(world.today());
      world.beginReview(database);
    }
    world.complete(database, "userTask_commentUsage", institution.manager(), TestAnswers.usageComment());
    world.complete(database, "userTask_decideUsage", World.REVIEWER, TestAnswers.usageDecision("continue"));
    assertThat(terms.now().reviewInterval()).isEqualTo(Period.ofMonths(3));
    assertThat(world.reviewTimer(database).getDuedate().toInstant())
        .isEqualTo(world.today().plusMonths(3).atStartOfDay(clock.getZone()).toInstant());
  }

  private void make(String interval, long seen) {
    transaction.executeWithoutResult(status ->
        changing.make("reviewInterval", interval, world.today(), "Det er nok.", seen, World.APPROVER));
  }
}
