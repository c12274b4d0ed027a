package dk.dst.microdata.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.process.LifecycleMigration;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.World;
import java.io.File;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every released parent model is kept, and an instance of it follows to the present one from each place it can wait. */
class ReleasedModelsTest extends EngineTest {

  private static final String LIFECYCLE = "project-database-lifecycle";

  @Autowired
  private RepositoryService repository;
  @Autowired
  private LifecycleMigration migration;

  /** Where the parent can wait, and how a case gets there. */
  private enum Wait {
    ASSESSMENT(World::draft),
    SIGNATURE(World::forSignature),
    ESTABLISHMENT(ReleasedModelsTest::signed),
    NEXT_DATE(World::inOperation),
    USAGE_REVIEW(ReleasedModelsTest::usageReview),
    EXTENSION(ReleasedModelsTest::extension),
    SHUTDOWN(ReleasedModelsTest::shutDown);

    private final BiFunction<World, TestInstitution, String> way;

    Wait(BiFunction<World, TestInstitution, String> way) {
      this.way = way;
    }
  }

  static Stream<Object[]> releasesAndWaits() {
    return releases().flatMap(release -> Arrays.stream(Wait.values()).map(wait -> new Object[] {release, wait}));
  }

  private static Stream<String> releases() {
    return Arrays.stream(new File("src/test/resources/released").list()).sorted();
  }

  @ParameterizedTest(name = "release {0} waiting at {1}")
  @MethodSource("releasesAndWaits")
  void followsToThePresentModel(String release, Wait wait) {
    deploy("released/" + release + "/" + LIFECYCLE + ".bpmn");
    String caseNumber = wait.way.apply(world, world.qualified());
    String released = world.lifecycle(caseNumber).getProcessDefinitionId();

    deploy("processes/" + LIFECYCLE + ".bpmn");
    assertThat(migration.migrate()).isZero();

    ProcessDefinition present = repository.createProcessDefinitionQuery().processDefinitionKey(LIFECYCLE)
        .latestVersion().singleResult();
    assertThat(present.getId()).isNotEqualTo(released);
    assertThat(world.lifecycle(caseNumber).getProcessDefinitionId()).isEqualTo(present.getId());
    goesOn(wait, caseNumber);
  }

  /** The migrated case is alive: its next step works. */
  private void goesOn(Wait wait, String caseNumber) {
    switch (wait) {
      case ESTABLISHMENT -> world.runJob(caseNumber, "serviceTask_establishProjectDatabase");
      case NEXT_DATE -> world.runJob(caseNumber, "event_nextDateReached");
      case SHUTDOWN -> world.runJob(caseNumber, "serviceTask_endAccess");
      default -> assertThat(world.openTask(caseNumber)).isNotNull();
    }
    assertThat(world.lifecycle(caseNumber)).isNotNull();
  }

  @Test
  void theNewestReleaseIsKept() {
    assertThat(releases()).isNotEmpty();
  }

  private void deploy(String model) {
    repository.createDeployment().name(model).addClasspathResource(model).deploy();
  }

  private static String signed(World world, TestInstitution institution) {
    String caseNumber = world.forSignature(institution);
    world.complete(caseNumber, "userTask_signAgreement", institution.signatory(), TestAnswers.signed());
    return caseNumber;
  }

  private static String usageReview(World world, TestInstitution institution) {
    String caseNumber = world.inOperation(institution);
    world.day(LocalDate.now().plusMonths(6).plusDays(1));
    world.runJob(caseNumber, "event_nextDateReached");
    return caseNumber;
  }

  private static String extension(World world, TestInstitution institution) {
    String caseNumber = world.inOperation(institution);
    world.day(LocalDate.now().plusYears(2).minusDays(100));
    world.runJob(caseNumber, "event_nextDateReached");
    world.task(caseNumber, "userTask_requestExtension");
    return caseNumber;
  }

  private static String shutDown(World world, TestInstitution institution) {
    String caseNumber = world.inOperation(institution);
    world.day(LocalDate.now().plusYears(2).plusDays(1));
    world.runJob(caseNumber, "event_nextDateReached");
    return caseNumber;
  }
}
