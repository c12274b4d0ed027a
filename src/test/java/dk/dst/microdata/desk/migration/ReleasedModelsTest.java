package dk.dst.microdata.desk.migration;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dk.dst.microdata.desk.migration.Releases.Kept;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.Place;
import dk.dst.microdata.support.TestInstitution;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every released model is kept, and an instance of it follows to the present one from each place where it can wait, and
 * goes on from there. The places are read from the files: one that is not a {@link Place} fails here.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ReleasedModelsTest extends EngineTest {

  /** A case that waits at a place of a released version. */
  private record Waiting(Kept model, Place place, String caseNumber, TestInstitution institution, LocalDate day,
      String definition, Set<String> before) {}

  @Autowired
  private RepositoryService repository;
  @Autowired
  private ManagementService management;
  @Autowired
  private TaskService tasks;
  @Autowired
  private ModelMigration migration;
  @Autowired
  private Cases cases;

  /** One migration for all cases of a release, as at a start: each takes along what other tests have left running. */
  @TestFactory
  Stream<DynamicNode> followToThePresentModelFromEachPlaceAndGoOn() {
    return Releases.all().stream().map(release -> {
      Iterable<DynamicTest> later = () -> followers(release).iterator();
      return dynamicContainer("release " + release, later);
    });
  }

  private List<DynamicTest> followers(String release) {
    List<Kept> models = Releases.models(release);
    Releases.deploy(repository, models.stream().map(Kept::process).toList(), models.stream().map(Kept::text).toList());
    var waiting = new ArrayList<Waiting>();
    var tests = new ArrayList<DynamicTest>();
    for (Kept model : models) {
      for (String element : elements(model.text())) {
        Place.at(element).ifPresentOrElse(place -> waiting.add(wait(model, place)), () ->
            tests.add(dynamicTest(model + " at " + element, () -> {
              throw new AssertionError("No test knows how a case of " + model + " comes to " + element
                  + " and goes on. Add it to Place.");
            })));
      }
    }
    Releases.deployPresent(repository, LongLived.PROCESSES);
    migration.migrate();
    waiting.forEach(at -> tests.add(dynamicTest(at.model().process() + " at " + at.place().element,
        () -> followsAndGoesOn(at))));
    return tests;
  }

  private static Set<String> elements(String model) {
    return WaitState.of(Bpmn.readModelFromStream(new ByteArrayInputStream(model.getBytes(StandardCharsets.UTF_8))))
        .stream().map(WaitState::activity).collect(toCollection(LinkedHashSet::new));
  }

  private Waiting wait(Kept model, Place place) {
    clock.reset();
    TestInstitution institution = world.qualified();
    String caseNumber = place.reach(world, institution);
    ProcessInstance instance = world.instance(caseNumber, model.process());
    return new Waiting(model, place, caseNumber, institution, world.today(), instance.getProcessDefinitionId(),
        picture(instance));
  }

  /** No case can come from a release to a place that is newer than all of them, but it must come there and go on. */
  @TestFactory
  Stream<DynamicTest> newPlacesAreReachedAndLeft() {
    Set<String> released = Releases.models().stream().flatMap(model -> elements(model.text()).stream())
        .collect(toSet());
    return LongLived.PROCESSES.stream().flatMap(process -> elements(Releases.present(process)).stream())
        .filter(element -> !released.contains(element)).map(element -> dynamicTest(element, () -> {
          Place place = Place.at(element).orElseThrow();
          TestInstitution institution = world.qualified();
          String caseNumber = place.reach(world, institution);
          assertThat(cases.get(caseNumber).state()).isEqualTo(place.state);
          place.goOnFromStepToStep(world, institution, caseNumber);
        }));
  }

  private void followsAndGoesOn(Waiting waiting) {
    ProcessInstance instance = world.instance(waiting.caseNumber(), waiting.model().process());
    String present = repository.createProcessDefinitionQuery().processDefinitionKey(waiting.model().process())
        .latestVersion().singleResult().getId();
    assertThat(instance.getProcessDefinitionId()).isNotEqualTo(waiting.definition()).isEqualTo(present);
    assertThat(picture(instance)).as("dates and tasks").containsAll(waiting.before());
    assertThat(cases.get(waiting.caseNumber()).state()).isEqualTo(waiting.place().state);
    world.day(waiting.day());
    waiting.place().goOnFromStepToStep(world, waiting.institution(), waiting.caseNumber());
  }

  /** What must not change: jobs with their dates, tasks with their holders and due dates. */
  private Set<String> picture(ProcessInstance instance) {
    var picture = new TreeSet<String>();
    Set<String> given = SecondToken.WITH_ONE_TOKEN_ONLY.stream().flatMap(timer -> management.createJobQuery()
        .processInstanceId(instance.getId()).activityId(timer).list().stream()).map(Job::getId).collect(toSet());
    management.createJobQuery().processInstanceId(instance.getId()).list().stream()
        .filter(job -> !given.contains(job.getId())).forEach(job ->
        picture.add("job " + job.getId() + " due " + job.getDuedate()));
    tasks.createTaskQuery().processInstanceId(instance.getId()).list().forEach(task ->
        picture.add(task.getTaskDefinitionKey() + " " + task.getId() + " of " + task.getAssignee() + " due "
            + task.getDueDate()));
    return picture;
  }

  @AfterAll
  void thePresentModelsAreInUse() {
    Releases.deployPresent(repository, LongLived.PROCESSES);
    migration.migrate();
  }
}
