package dk.dst.microdata.architecture;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a new kind of case costs outside its own package, read off one that is whole: every class of the others that names
 * annual subscriptions in its code. The README tells whoever adds a kind just these.
 */
class NewKindTest {

  private static final Path MAIN = Path.of("src/main/java/dk/dst/microdata");
  private static final Path OWN = MAIN.resolve("schemes/subscription");
  private static final Pattern NAME = Pattern.compile("(?i)(?<!event-)subscription");
  /**
   * The end of a database ends its subscriptions, what released models called, and that a subscription has a price.
   * Another kind needs none of it.
   */
  private static final Set<String> OF_THIS_KIND_ALONE = Set.of("Shutdowns", "FormerListeners", "CostFigures",
      "Estimates", "Event", "Events", "PriceItem");
  private static final int MOST = 12;

  @Test
  void aNewKindOfCaseIsToldToFewAndTheReadmeNamesThem() throws IOException {
    Set<String> told;
    try (Stream<Path> sources = Files.walk(MAIN)) {
      told = sources.filter(source -> source.toString().endsWith(".java") && !source.startsWith(OWN))
          .filter(source -> NAME.matcher(text(source)).find())
          .map(source -> source.getFileName().toString().replace(".java", ""))
          .filter(name -> !OF_THIS_KIND_ALONE.contains(name)).collect(toCollection(TreeSet::new));
    }
    String row = Files.readAllLines(Path.of("README.md")).stream().filter(line -> line.startsWith("| a new kind of case"))
        .findFirst().orElseThrow();
    var listed = Pattern.compile("`([A-Z]\\w+)`").matcher(row).results().map(found -> found.group(1))
        .collect(toCollection(TreeSet::new));
    assertThat(listed).isEqualTo(told).hasSizeLessThanOrEqualTo(MOST);
  }

  /** Without comments, which may speak of everything. */
  private static String text(Path source) {
    try {
      return Files.readString(source).replaceAll("(?s)/\\*.*?\\*/|//[^\n]*", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
