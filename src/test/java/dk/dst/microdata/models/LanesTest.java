package dk.dst.microdata.models;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.models.ModelRules.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link ModelConventionsTest} asks it of every model; here it finds each made fault, in a model that has none. */
class LanesTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      // a decision in the lane of those who only recommend, as when a group is changed and the drawing is not
      "sign-agreement | candidateUsers=\"${performers.whoMay(&#39;sign-agreement&#39;, execution)}\""
          + " | candidateGroups=\"fse-approvers\" | userTask_signAgreement does not lie in Kontorchef, but in",
      "sign-agreement | <bpmn:flowNodeRef>serviceTask_recordSignature</bpmn:flowNodeRef> |"
          + " | serviceTask_recordSignature does not lie in System, but in []",
      "sign-agreement | name=\"Institution\" | name=\"Kommune\" | others: [Kommune, System]",
      "sign-agreement | <bpmn:participant id=\"participant_sign-agreement\" name=\"Indhent institutionens underskrift\""
          + " | <bpmn:participant id=\"participant_sign-agreement\" name=\"Underskrift\" | no pool with the name",
      "reconsider-decision | <bpmn:flowNodeRef>startEvent_reconsiderationWanted</bpmn:flowNodeRef> |"
          + " | lane_institution is empty",
      "authorise-institution | <bpmn:text>FSE</bpmn:text> | <bpmn:text>Kontorchef</bpmn:text>"
          + " | userTask_followUpConfirmation has notes of who does it",
      "authorise-institution | sourceRef=\"userTask_confirmAuthorisation\" targetRef=\"annotation_confirmAuthorisation\""
          + " | sourceRef=\"serviceTask_planConfirmation\" targetRef=\"annotation_confirmAuthorisation\""
          + " | userTask_confirmAuthorisation has notes of who does it that are too many, missing or wrong: []",
      "project-in-operation | camunda:formRef=\"answer-project-end\" | camunda:candidateGroups=\"fse-reviewers\""
          + " | subProcess_projectActive does not lie in System, but in [Institution]"})
  void findsWhoDoesNotLieWhereTheyAct(String model, String good, String bad, String problem) throws IOException {
    String text = text(model);
    assertThat(text).contains(good);
    assertThat(Lanes.broken(Model.of(model + ".bpmn", text))).isEmpty();
    assertThat(broken(model, text.replace(good, bad == null ? "" : bad))).anyMatch(found -> found.contains(problem));
  }

  @Test
  void findsWhatIsDrawnInAnotherLane() throws IOException {
    String text = text("sign-agreement").replaceFirst(
        "(bpmnElement=\"userTask_signAgreement\">\\s*<dc:Bounds x=\"\\d+\" y=\")\\d+", "$1" + 400);
    assertThat(broken("sign-agreement", text))
        .containsExactly("userTask_signAgreement is drawn outside Institution");
  }

  /** A form that begins a case says by itself who begins it. */
  @Test
  void wantsNoLanesWhereNobodyHasATask() throws IOException {
    String text = text("give-notice");
    assertThat(broken("give-notice", text)).isEmpty();
    assertThat(broken("give-notice", text.replace("  <bpmn:process ", """
          <bpmn:collaboration id="collaboration_give-notice">
            <bpmn:participant id="participant_give-notice" processRef="give-notice" />
          </bpmn:collaboration>
          <bpmn:process\s"""))).containsExactly("has lanes, and nobody has a task");
  }

  private static List<String> broken(String model, String text) {
    return Lanes.broken(Model.of(model + ".bpmn", text));
  }

  private static String text(String model) throws IOException {
    return Files.readString(Path.of("processes", model + ".bpmn"));
  }
}
