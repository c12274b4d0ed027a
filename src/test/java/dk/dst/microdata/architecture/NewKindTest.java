package dk.dst.microdata.architecture;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a new kind of case costs outside its own package, read off three that are whole. A file that two of them or more
 * are told to has to be told of a fourth, and the README tells whoever adds one just these; what one alone has needed is
 * its own matter (the end of a database ends its subscriptions).
 */
class NewKindTest {

  /** @param name how code, models and people name it; health authorities and event-subscriptions are other things */
  private record Kind(String room, Pattern name) {}

  private static final List<Kind> KINDS = List.of(
      new Kind("subscription", Pattern.compile("(?i)(?<!event-)subscription|subscribe-annually|Bestil årsabonnement")),
      new Kind("authority", Pattern.compile("(?<!HEALTH_)AUTHORITY_|authority-(scheme|in-operation)|[Aa]uthorityScheme"
          + "|authority(Period|Renewal|Frozen)|authority-(period|renewal|frozen)|Myndighedsordning")),
      new Kind("lawmodel", Pattern.compile("(?i)law[-_]?model|Lovmodel")));
  /** Its words name no kind; a new one may need a word there. */
  private static final Set<String> TOLD_WITHOUT_A_NAME = Set.of("Outcomes");
  private static final Path MAIN = Path.of("src/main");
  /** An agreement's text is its kind's own; a migration never changes. */
  private static final Pattern NOT_SHARED = Pattern.compile("/(db/migration|agreements)/");
  private static final Pattern SOURCE = Pattern.compile(".*\\.(java|js|yaml|css|html)");
  private static final int MOST = 21;

  @Test
  void aNewKindOfCaseIsToldToFewAndTheReadmeNamesThem() throws IOException {
    String row = Files.readAllLines(Path.of("README.md")).stream().filter(line -> line.startsWith("| a new kind of case"))
        .findFirst().orElseThrow();
    var listed = Pattern.compile("`([A-Z]\\w+|[\\w-]+\\.(?:js|yaml))`").matcher(row).results()
        .map(found -> found.group(1)).collect(toCollection(TreeSet::new));
    var expected = new TreeSet<>(TOLD_WITHOUT_A_NAME);
    told().forEach((file, times) -> {
      if (times > 1) {
        expected.add(file);
      }
    });
    assertThat(listed).isEqualTo(expected).hasSizeLessThanOrEqualTo(MOST);
  }

  /** Files that name a kind, each with how many of the three it names. */
  private static Map<String, Integer> told() throws IOException {
    var told = new TreeMap<String, Integer>();
    try (Stream<Path> sources = Files.walk(MAIN)) {
      sources.filter(source -> SOURCE.matcher(source.toString()).matches()
          && !NOT_SHARED.matcher(source.toString()).find()).forEach(source -> {
            String text = text(source);
            for (Kind kind : KINDS) {
              if (!source.toString().contains("/schemes/" + kind.room() + "/") && kind.name().matcher(text).find()) {
                told.merge(source.getFileName().toString().replace(".java", ""), 1, Integer::sum);
              }
            }
          });
    }
    return told;
  }

  /** Code without comments, which may speak of everything. */
  private static String text(Path source) {
    try {
      String text = Files.readString(source);
      return source.toString().endsWith(".java") ? text.replaceAll("(?s)/\\*.*?\\*/|//[^\n]*", "") : text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
