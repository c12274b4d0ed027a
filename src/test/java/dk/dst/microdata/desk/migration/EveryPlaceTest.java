package dk.dst.microdata.desk.migration;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.support.Place;
import java.io.File;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;

/** The models say where a case can wait; {@link Place} has all of it, and nothing besides. */
class EveryPlaceTest {

  private final List<BpmnModelInstance> models =
      Stream.of(Objects.requireNonNull(new File("processes").listFiles())).map(Bpmn::readModelFromFile).toList();

  @Test
  void everyTaskAndEveryStepWhereALongLivedModelWaitsIsAPlace() {
    var waits = new TreeSet<String>();
    for (BpmnModelInstance model : models) {
      model.getModelElementsByType(UserTask.class).forEach(task -> waits.add(task.getId()));
      if (isLongLived(model)) {
        WaitState.of(model).forEach(place -> waits.add(place.activity()));
      }
    }
    assertThat(elements()).containsAll(waits);
  }

  @Test
  void everyPlaceIsOneOfAModel() {
    assertThat(elements().stream().filter(element -> !SecondToken.WITH_ONE_TOKEN_ONLY.contains(element)))
        .allMatch(element -> models.stream().anyMatch(model -> model.getModelElementById(element) instanceof FlowNode));
  }

  /** A released model names its elements only, so that one name must be one place. */
  @Test
  void noTwoLongLivedModelsWaitAtTheSameName() {
    assertThat(models.stream().filter(EveryPlaceTest::isLongLived)
        .flatMap(model -> WaitState.of(model).stream().map(WaitState::activity).distinct())).doesNotHaveDuplicates();
  }

  private static boolean isLongLived(BpmnModelInstance model) {
    return LongLived.PROCESSES.contains(model.getModelElementsByType(Process.class).iterator().next().getId());
  }

  private static TreeSet<String> elements() {
    return Stream.of(Place.values()).map(place -> place.element).collect(toCollection(TreeSet::new));
  }
}
