package dk.dst.microdata.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The steps of a move; the whole of one is seen in {@code DemoMoveTest}, because all cases live through it. */
class DemoClockTest extends EngineTest {

  @Autowired
  private DemoClock demoClock;
  @Autowired
  private ManagementService management;
  @Autowired
  private RuntimeService runtime;
  @Autowired
  private JdbcClient jdbc;

  @Test
  void whatSomebodyElseDoesMeanwhileIsDone() {
    TestInstitution institution = world.qualified();
    String caseNumber = world.draft(institution);
    world.complete(caseNumber, "userTask_completeApplication", institution.applicant(),
        TestAnswers.application(institution));
    String instance = world.job(caseNumber, "serviceTask_checkEligibility").getProcessInstanceId();
    List<String> tried = new ArrayList<>();

    int happened = new DemoClock(clock, interfering(instance, tried), jdbc).letHappen();

    assertThat(tried).hasSizeGreaterThan(1);
    assertThat(happened).as("steps of ours").isEqualTo(tried.size() - 2);
    world.task(caseNumber, "userTask_reviewApplication");
    assertThat(runtime.createIncidentQuery().processInstanceId(instance).count()).as("incidents").isZero();
  }

  @Test
  void theClockIsKeptBeforeAnythingHappens() {
    Instant moment = clock.instant().plusSeconds(3600);
    Instant target = moment.plusSeconds(3600);
    demoClock.set(moment, target);
    assertThat(demoClock.unfinished()).hasValueSatisfying(instant ->
        assertThat(instant.getEpochSecond()).isEqualTo(target.getEpochSecond()));
    clock.reset();
    demoClock.run(); // what a restart does first
    assertThat(clock.instant()).isAfterOrEqualTo(moment);
    demoClock.arrived();
    assertThat(demoClock.unfinished()).isEmpty();
  }

  /**
   * Sees the jobs of that instance only. At the first try somebody else is at the job in the same moment, at the second
   * somebody else has just done it.
   */
  private ManagementService interfering(String instance, List<String> tried) {
    return (ManagementService) Proxy.newProxyInstance(getClass().getClassLoader(),
        new Class<?>[] {ManagementService.class}, (proxy, method, arguments) -> {
          if (method.getName().equals("createJobQuery")) {
            return management.createJobQuery().processInstanceId(instance);
          }
          try {
            if (method.getName().equals("executeJob")) {
              tried.add((String) arguments[0]);
              if (tried.size() == 1) {
                throw new OptimisticLockingException("somebody else");
              } else if (tried.size() == 2) {
                method.invoke(management, arguments);
              }
            }
            return method.invoke(management, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }
}
