package dk.dst.microdata.desk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** The repairs of scripts that are not ours: each fits, and hangs on what survives a rebuild; else it is refused. */
class TasklistPatchTest {

  /** One or two letters that are no property, in front of what a minifier leaves in front of. */
  private static final Pattern SHORTENED = Pattern.compile("(?<![\\\\\\w\"$.<>{(?:!])[a-z](?=[=.(,;\\[])");

  @Test
  void everyRepairFitsWhatCamundaShips() throws IOException {
    String tasklist = script(WebJar.TASKLIST_BUNDLE);
    String libraries = script(WebJar.LIBRARIES);
    String mended = TasklistPatch.repaired("tasklist", tasklist, TasklistRepairs.TASKLIST);
    for (String gone : List.of("localStorage.getItem(\"camunda-form", "localStorage.setItem(\"camunda-form")) {
      assertThat(mended.contains(gone)).as(gone).isFalse();
    }
    for (String there : List.of("window.microdata.open(", "window.microdata.formModules", ".microdata.shown(",
        ".microdata.opened(")) {
      assertThat(mended.contains(there)).as(there).isTrue();
    }
    String danish = TasklistPatch.repaired("libraries", libraries, TasklistRepairs.RENDERER);
    for (String gone : List.of("Field is required", "`Field must have", "`Field must match", "\"Add new\"", "Remove list item", "Click to sort")) {
      assertThat(danish.contains(gone)).as(gone).isFalse();
    }
    for (String there : List.of("Feltet skal udfyldes.", "`Skriv mindst ${", "`Fjern række ${", "`Sortér efter ${")) {
      assertThat(danish.contains(there)).as(there).isTrue();
    }
  }

  /** The next build shortens the same names otherwise. */
  @Test
  void theyFitAsWellWhenTheBuildShortensNamesOtherwise() throws IOException {
    String tasklist = script(WebJar.TASKLIST_BUNDLE);
    int form = tasklist.indexOf("[\"camAPI\",\"$translate\",\"Notifications\",\"unfixDate\",function");
    String ofForms = tasklist.substring(form, form + 7000);
    String other = ofForms.replaceAll("(?<![\\w.\"'$\\\\-])([A-Za-z])(?![\\w\"':-])", "$1x");
    List<Repair> repairs = TasklistRepairs.TASKLIST.stream()
        .filter(repair -> repair.from().matcher(ofForms).find()).toList();
    assertThat(repairs).hasSize(5).allSatisfy(repair ->
        assertThat(repair.from().matcher(other).results().count()).as(repair.fault()).isEqualTo(repair.times()));
  }

  @Test
  void noneExpectsANameThatABuildShortens() {
    assertThat(Stream.of(TasklistRepairs.TASKLIST, TasklistRepairs.RENDERER).flatMap(List::stream)
        .filter(repair -> SHORTENED.matcher(repair.from().pattern()).find()).map(repair -> repair.from().pattern()))
        .isEmpty();
  }

  @Test
  void oneThatFitsOftenerOrNotAtAllStopsTheStart() {
    var repair = new Repair("fault", "not reported", 1, Pattern.compile("a(\\d)"), "b$1");
    assertThat(TasklistPatch.repaired("x.js", "a1", List.of(repair))).isEqualTo("b1");
    for (String script : List.of("c", "a1 a2")) {
      assertThatThrownBy(() -> TasklistPatch.repaired("x.js", script, List.of(repair)))
          .hasMessageContaining("x.js has changed").hasMessageContaining("fault");
    }
  }

  @Test
  void eachSaysWhereItIsReportedOrMendedUpstream() {
    assertThat(Stream.of(TasklistRepairs.TASKLIST, TasklistRepairs.RENDERER).flatMap(List::stream))
        .allSatisfy(repair -> assertThat(repair.upstream())
            .matches(".*https://github.com/\\S+/(issues|pull)/\\d+.*|not reported|no fault, our choice"));
  }

  private static String script(String path) throws IOException {
    return new ClassPathResource(WebJar.FOLDER + path).getContentAsString(StandardCharsets.UTF_8);
  }
}
