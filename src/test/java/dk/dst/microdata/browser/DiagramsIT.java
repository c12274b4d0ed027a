package dk.dst.microdata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Cockpit shows every model's diagram, and the pictures for readers (src/docs) are of the models as they are now. The
 * pictures are what Cockpit draws; target/diagrams has them fresh.
 */
class DiagramsIT extends BrowserTest {

  private static final Path MODELS = Path.of("processes");
  private static final Path FRESH = Path.of("target", "diagrams");
  private static final Path COMMITTED = Path.of("src", "docs");

  /** The drawing without what Cockpit lays over it, in its own size, on white. */
  private static final String PICTURE = """
      () => {
        const drawn = document.querySelector('.djs-container > svg');
        const box = drawn.querySelector('.viewport').getBBox();
        const picture = drawn.cloneNode(true);
        const viewport = picture.querySelector('.viewport');
        viewport.removeAttribute('transform');
        picture.querySelectorAll('.djs-hit, .djs-outline, .djs-drag-group, .djs-selection-outline, .djs-bendpoints,'
          + ' .djs-segment-dragger').forEach(element => element.remove());
        picture.querySelectorAll('[style*="display: none"]').forEach(element => element.remove());
        const number = value => Math.round(value);
        const [x, y, width, height] = [number(box.x) - 10, number(box.y) - 10, number(box.width) + 20,
          number(box.height) + 20];
        for (const name of [...picture.getAttributeNames()]) {
          picture.removeAttribute(name);
        }
        picture.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
        picture.setAttribute('viewBox', [x, y, width, height].join(' '));
        picture.setAttribute('width', width);
        picture.setAttribute('height', height);
        const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
        Object.entries({ x, y, width, height, fill: 'white' }).forEach(([name, value]) =>
          paper.setAttribute(name, value));
        picture.insertBefore(paper, picture.firstChild);
        // Names of markers are drawn by lot; the same model shall give the same file.
        let text = new XMLSerializer().serializeToString(picture);
        [...picture.querySelectorAll('[id]')].forEach((element, i) =>
          text = text.replaceAll(element.id, element.id.replace(/-[^-]*$/, '-' + i)));
        return text;
      }""";

  @Autowired
  private RepositoryService repository;

  @TestFactory
  Stream<DynamicTest> cockpitDrawsEveryModel() throws IOException {
    Files.createDirectories(FRESH);
    Person per = person("per").logIn("cockpit");
    return models().stream().map(model -> DynamicTest.dynamicTest(name(model), () -> draw(per, model)))
        .onClose(per::close);
  }

  private void draw(Person per, Path model) throws IOException {
    String definition = repository.createProcessDefinitionQuery().processDefinitionKey(name(model)).latestVersion()
        .singleResult().getId();
    per.open("/camunda/app/cockpit/default/#/process-definition/" + definition + "/runtime");
    Page page = per.page();
    page.reload(); // only the part after # has changed
    assertThat(page.locator("[cam-widget-bpmn-viewer] .djs-element, .djs-container .djs-shape").first()).isVisible();
    assertThat(page.locator(".djs-container .djs-shape")).not().hasCount(0);
    String picture = (String) page.evaluate(PICTURE);
    assertThat(picture).contains("<svg").contains("djs-shape").doesNotContain("NaN");
    Files.writeString(FRESH.resolve(name(model) + ".svg"),
        "<!-- %s -->%n%s%n".formatted(origin(model), picture));
  }

  @TestFactory
  Stream<DynamicTest> committedPicturesAreOfTheseModels() throws IOException {
    return models().stream().map(model -> DynamicTest.dynamicTest(name(model), () -> {
      Path picture = COMMITTED.resolve(name(model) + ".svg");
      String refresh = picture + " is not a picture of " + model + " as it is now. Refresh all of them with:"
          + " cp target/diagrams/*.svg src/docs/";
      assertThat(picture).as(refresh).exists();
      assertThat(Files.readString(picture)).as(refresh).startsWith("<!-- " + origin(model) + " -->");
    }));
  }

  private static List<Path> models() throws IOException {
    try (Stream<Path> files = Files.list(MODELS)) {
      return files.filter(file -> file.toString().endsWith(".bpmn")).sorted().toList();
    }
  }

  private static String name(Path model) {
    return model.getFileName().toString().replace(".bpmn", "");
  }

  /** What a picture says it was drawn from. Line ends differ between machines and are no part of it. */
  private static String origin(Path model) throws IOException {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256")
          .digest(Files.readString(model).replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8));
      return "Drawn from " + model.toString().replace('\\', '/') + ", SHA-256 " + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
