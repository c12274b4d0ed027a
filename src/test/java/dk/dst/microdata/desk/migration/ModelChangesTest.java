package dk.dst.microdata.desk.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.desk.migration.Releases.Kept;
import dk.dst.microdata.support.EngineTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A change of a long-lived model that would strand running instances fails the build, with what it lacks. */
class ModelChangesTest extends EngineTest {

  private static final String TRIAL = "afproevning";
  private static final Path REPORT = Path.of("target/model-changes.txt");

  @Autowired
  private RepositoryService repository;
  @Autowired
  private MigrationPlans plans;

  @TestFactory
  Stream<DynamicTest> nothingIsStrandedByThePresentModel() {
    return Releases.models().stream().map(kept -> DynamicTest.dynamicTest(kept.toString(),
        () -> assertThat(lost(kept.process(), kept.text(), Releases.present(kept.process())))
            .as("places of %s that the present model has not", kept).isEmpty()));
  }

  /** Each of these changes is harmless to look at, and would strand somebody. */
  @ParameterizedTest(name = "{1}")
  @CsvSource(delimiter = '|', textBlock = """
      authorise-institution | a task renamed | userTask_followUpConfirmation | userTask_chaseConfirmation | userTask_followUpConfirmation
      authorise-institution | a timer removed | (?s)<bpmn:timerEventDefinition id="event_confirmationOverdue_definition">.*?</bpmn:timerEventDefinition> | <bpmn:errorEventDefinition /> | event_confirmationOverdue
      authorise-institution | a scope renamed | subProcess_inForce | subProcess_valid | event_confirmationDue
      project-in-operation | a transaction less | camunda:asyncBefore="true" | | serviceTask_closeProject
      project-database-lifecycle | a message that is none any more | (?s)<bpmn:messageEventDefinition id="startEvent_noticeGiven_definition".*?/> | <bpmn:errorEventDefinition /> | startEvent_noticeGiven
      project-database-lifecycle | a called process that is a step now | (?s)<bpmn:callActivity (id="callActivity_decideExtension".*?) calledElement="decide-extension">(.*?)</bpmn:callActivity> | <bpmn:scriptTask $1 scriptFormat="juel"><bpmn:script>x</bpmn:script></bpmn:scriptTask> | callActivity_decideExtension
      """)
  void aChangeThatStrandsIsNamed(String process, String what, String of, String into, String lost) {
    String present = Releases.present(process);
    String changed = present.replaceAll(of, into == null ? "" : into);
    assertThat(changed).isNotEqualTo(present);
    assertThat(lost(process, present, changed)).as(what).anyMatch(place -> place.contains("(" + lost + ")"));
  }

  @Test
  void whatIsAddedStrandsNobody() {
    String present = Releases.present("project-in-operation");
    String more = present.replace("</bpmn:process>", """
        <bpmn:subProcess id="subProcess_more" triggeredByEvent="true">
          <bpmn:startEvent id="startEvent_more"><bpmn:outgoing>flow_more</bpmn:outgoing>
            <bpmn:messageEventDefinition id="startEvent_more_definition" messageRef="message_projectClosed" />
          </bpmn:startEvent>
          <bpmn:endEvent id="endEvent_more"><bpmn:incoming>flow_more</bpmn:incoming></bpmn:endEvent>
          <bpmn:sequenceFlow id="flow_more" sourceRef="startEvent_more" targetRef="endEvent_more" />
        </bpmn:subProcess>
        </bpmn:process>""");
    assertThat(lost("project-in-operation", present, more)).isEmpty();
  }

  /**
   * Between releases a model may gain places to wait, which nobody has waited at in production; the report names them.
   * What is released is kept: a build of a version that is no SNAPSHOT needs its own copies.
   */
  @Test
  void whatIsReleasedIsKept() throws IOException {
    assertThat(Releases.models(Releases.newest())).extracting(Kept::process)
        .containsExactlyInAnyOrderElementsOf(LongLived.PROCESSES);
    var report = new ArrayList<String>();
    var changed = new ArrayList<String>();
    for (Kept kept : Releases.models(Releases.newest())) {
      var places = new ArrayList<>(places(Releases.present(kept.process())));
      places.removeAll(places(kept.text()));
      places.forEach(place -> report.add(kept.process() + ": new since release " + kept.release() + ": " + place));
      if (!kept.text().equals(Releases.present(kept.process()))) {
        changed.add(kept.process());
      }
    }
    Files.write(REPORT, report);
    if (!version().endsWith("-SNAPSHOT")) {
      assertThat(changed).as("Models that differ from src/test/resources/released/%s. Copy processes/ of them to a"
          + " new folder there", Releases.newest()).isEmpty();
    }
  }

  private static String version() {
    Matcher version = Pattern.compile("</parent>.*?<version>([^<]+)</version>", Pattern.DOTALL)
        .matcher(Releases.read(Path.of("pom.xml")));
    assertThat(version.find()).isTrue();
    return version.group(1);
  }

  private static Set<WaitState> places(String text) {
    return WaitState.of(Bpmn.readModelFromStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
  }

  /** Asks the engine, under another name, so that no running case is meant. */
  private List<String> lost(String process, String older, String newer) {
    String before = deploy(process, older);
    String after = deploy(process, newer);
    try {
      return plans.between(definition(before), definition(after)).lost();
    } finally {
      repository.deleteDeployment(before, true);
      repository.deleteDeployment(after, true);
    }
  }

  private String deploy(String process, String text) {
    return Releases.deploy(repository, List.of(TRIAL), List.of(text.replace("\"" + process + "\"", "\"" + TRIAL
        + "\"")));
  }

  private String definition(String deployment) {
    return repository.createProcessDefinitionQuery().deploymentId(deployment).singleResult().getId();
  }
}
