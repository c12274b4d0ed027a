package dk.dst.microdata.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dk.dst.microdata.models.ModelRules.Model;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Models are code: what a model names must exist, what people see must be Danish, and the drawing must be readable. */
class ModelConventionsTest {

  private static final ModelRules RULES =
      new ModelRules(names("processes/*.bpmn"), names("forms/*.form"), new MainBeans());

  @TestFactory
  Stream<DynamicContainer> everyModelKeepsTheRules() {
    return Arrays.stream(files("processes/*.bpmn")).map(file -> {
      Model model = Model.of(file.getFilename(), text(file));
      return dynamicContainer(model.file(), RULES.all().entrySet().stream().map(rule ->
          dynamicTest(rule.getKey(), () -> assertThat(rule.getValue().apply(model)).isEmpty())));
    });
  }

  /** A rule that finds nothing in a model full of faults is no rule. */
  @TestFactory
  Stream<DynamicTest> everyRuleFindsItsFaultInABadModel() {
    Model bad = Model.of("bad-model.bpmn", text(files("models/bad-model.bpmn")[0]));
    return RULES.all().entrySet().stream().map(rule ->
        dynamicTest(rule.getKey(), () -> assertThat(rule.getValue().apply(bad)).isNotEmpty()));
  }

  /** Rules with several halves: each half finds its own fault. */
  @Test
  void whatCamundaModelerWouldSayIsSaidHere() {
    Model bad = Model.of("bad-model.bpmn", text(files("models/bad-model.bpmn")[0]));
    assertThat(RULES.all().values().stream().flatMap(rule -> rule.apply(bad).stream())).contains(
        "another-name begins in more than one place",
        "subProcess_endless waits for an event once it is entered",
        "subProcess_endless never ends",
        "subProcess_untold begins without an event",
        "subProcess_empty does not begin in one place",
        "startEvent_both waits for several things",
        "gateway_single waits for one event only",
        "gateway_which joins and splits",
        "userTask_approve is not followed by the step that records its answer",
        "has no pool with the name of the process: []",
        "1923 wide and 1414 high",
        "the label of flow_which_a lies away from it or from where it begins",
        "the label of flow_one lies away from it or from where it begins",
        "the label of flow_one lies over flow_one",
        "flow_one leads where another flow leads",
        "error_lost has no name",
        "signal_unheard is used nowhere",
        "signal_twin has the name of another",
        "startEvent_untold adds a token",
        "steps in no order",
        "a jump where no flow is drawn",
        "endEvent_all ends more than itself");
  }

  /** Tasklist and Min side show the names of models; what one is for stands in a script of theirs. */
  @Test
  void whoeverStartsAModelReadsWhatItIsFor() throws IOException {
    String script = Files.readString(Path.of("src/main/resources/public/start-texts.js"));
    Set<String> explained = Pattern.compile("(?m)^  '([^']+)': '[^']{10,}").matcher(script).results()
        .map(line -> line.group(1)).collect(Collectors.toSet());
    Set<String> started = Arrays.stream(files("processes/*.bpmn")).map(ModelConventionsTest::text)
        .filter(model -> !model.contains("isStartableInTasklist=\"false\""))
        .map(model -> Pattern.compile("<bpmn:process [^>]*name=\"([^\"]+)\"").matcher(model).results().findFirst()
            .orElseThrow().group(1)).collect(Collectors.toSet());
    assertThat(explained).isEqualTo(started);
  }

  @Test
  void onlyModelsAndFormsLieInTheirFolders() {
    assertThat(files("processes/**/*.*")).extracting(Resource::getFilename).isNotEmpty()
        .allMatch(name -> name.endsWith(".bpmn"));
    assertThat(files("forms/**/*.*")).extracting(Resource::getFilename).isNotEmpty()
        .allMatch(name -> name.endsWith(".form"));
  }

  @Test
  void everyFormIsShownSomewhere() {
    var formRef = Pattern.compile("camunda:formRef=\"([^\"]+)\"");
    var shown = Arrays.stream(files("processes/*.bpmn")).flatMap(file -> formRef.matcher(text(file)).results())
        .map(result -> result.group(1)).collect(Collectors.toSet());
    assertThat(names("forms/*.form")).isEqualTo(shown);
  }

  /** Called by a model, started by people through a form, or started by the class that speaks for the process. */
  @Test
  void everyProcessIsStartedBySomething() throws IOException {
    List<String> texts = Arrays.stream(files("processes/*.bpmn")).map(ModelConventionsTest::text).toList();
    String code;
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      code = files.filter(file -> file.toString().endsWith("Process.java")).map(ModelConventionsTest::read)
          .collect(Collectors.joining());
    }
    for (String id : names("processes/*.bpmn")) {
      assertThat(code.contains("\"" + id + "\"") || texts.stream().anyMatch(text ->
          text.contains("calledElement=\"" + id + "\"")
              || text.contains("<bpmn:process id=\"" + id + "\"") && isStartedByPeople(text))).as(id).isTrue();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Any other would run without a case. */
  @Test
  void onlyProcessesWithAStartFormAreOfferedInTasklist() {
    for (Resource file : files("processes/*.bpmn")) {
      assertThat(text(file).contains("camunda:isStartableInTasklist=\"false\"")).as(file.getFilename())
          .isEqualTo(!isStartedByPeople(text(file)));
    }
  }

  /** In the list of what can be started, which shows names only, people are told what each is for. */
  @Test
  void everyProcessPeopleStartIsExplainedInTasklist() {
    String explained = text(files("public/start-texts.js")[0]);
    var name = Pattern.compile("<bpmn:process [^>]*name=\"([^\"]+)\"");
    assertThat(Arrays.stream(files("processes/*.bpmn")).map(ModelConventionsTest::text)
        .filter(ModelConventionsTest::isStartedByPeople).flatMap(text -> name.matcher(text).results())
        .map(process -> process.group(1))).isNotEmpty().allMatch(process -> explained.contains("'" + process + "': '"));
  }

  private static boolean isStartedByPeople(String text) {
    return text.matches("(?s).*<bpmn:startEvent [^>]*formRef.*");
  }

  private static Set<String> names(String pattern) {
    return Arrays.stream(files(pattern)).map(file -> file.getFilename().replaceAll("\\.\\w+$", ""))
        .collect(Collectors.toSet());
  }

  private static Resource[] files(String pattern) {
    try {
      return new PathMatchingResourcePatternResolver().getResources("classpath*:" + pattern);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String text(Resource file) {
    try {
      return file.getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
