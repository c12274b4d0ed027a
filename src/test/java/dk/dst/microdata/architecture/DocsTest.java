package dk.dst.microdata.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README stays short enough to be read, and what it and the chapters point to is there. */
class DocsTest {

  private static final Path README = Path.of("README.md");
  private static final Path CHAPTERS = Path.of("src/docs");
  private static final Path MAIN = Path.of("src/main/java/dk/dst/microdata");
  private static final int LONGEST_README = 250;
  /** Also of a picture, and of a text that is broken over two lines: only the target matters. */
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern ELSEWHERE = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.*?)[ #]*$");
  /** Code is shown and not followed, indented or in backticks. */
  private static final Pattern CODE = Pattern.compile("(?m)^ {4}.*$|`[^`\\n]*`");
  private static final Pattern NAME = Pattern.compile("`([A-Z]\\w*)`");
  /** One class or several of the same folder; "there" and other ways to say where are for people only. */
  private static final Pattern CLASSES_IN_FOLDER =
      Pattern.compile("(`[A-Z]\\w*`(?:(?:, | and )`[A-Z]\\w*`)*) in `([a-z]+(?:/[a-z]+)*)`");

  @Test
  void theReadmeIsShort() throws IOException {
    assertThat(Files.readAllLines(README)).as("What is for some readers only belongs into a chapter in %s", CHAPTERS)
        .hasSizeLessThanOrEqualTo(LONGEST_README);
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    var broken = new ArrayList<String>();
    var seen = new ArrayList<String>();
    for (Path page : pages()) {
      for (String link : links(page)) {
        seen.add(link);
        if (!leadsSomewhere(page, link)) {
          broken.add(page + " -> " + link);
        }
      }
    }
    assertThat(seen).hasSizeGreaterThan(30);
    assertThat(broken).as("links to files or headings that are not there").isEmpty();
  }

  @Test
  void theReadmeLeadsToEveryChapter() throws IOException {
    assertThat(links(README)).containsAll(chapters().stream().map(chapter -> chapter.toString().replace('\\', '/'))
        .toList());
  }

  @Test
  void whereToChangeWhatNamesClassesWhereTheyAre() throws IOException {
    String readme = Files.readString(README).replace("\r\n", "\n");
    int begin = readme.indexOf("\n## Where to change what\n");
    String table = readme.substring(begin, readme.indexOf("\n## ", begin + 1));
    var named = new ArrayList<Path>();
    for (MatchResult place : CLASSES_IN_FOLDER.matcher(table).results().toList()) {
      NAME.matcher(place.group(1)).results()
          .forEach(name -> named.add(MAIN.resolve(place.group(2)).resolve(name.group(1) + ".java")));
    }
    assertThat(named).hasSizeGreaterThan(20).allSatisfy(file -> assertThat(file).exists());
  }

  /** GitHub's rules: marks are left out, spaces become hyphens, and who comes second gets a number. */
  @Test
  void anchorsAreMadeAsGitHubMakesThem() {
    assertThat(anchors("# Letters, and *reminders* (`Breve`)\n\n## Årets gang\n\n## Årets gang\n"))
        .containsExactlyInAnyOrder("letters-and-reminders-breve", "årets-gang", "årets-gang-1");
  }

  private static boolean leadsSomewhere(Path page, String link) throws IOException {
    int hash = link.indexOf('#');
    String file = hash < 0 ? link : link.substring(0, hash);
    Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
    if (!Files.exists(target)) {
      return false;
    }
    return hash < 0 || anchors(Files.readString(target)).contains(link.substring(hash + 1));
  }

  private static TreeSet<String> anchors(String text) {
    var anchors = new TreeSet<String>();
    var times = new HashMap<String, Integer>();
    for (MatchResult heading : HEADING.matcher(text.replace("\r\n", "\n")).results().toList()) {
      String anchor = heading.group(1).strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "")
          .replace(' ', '-');
      int before = times.merge(anchor, 1, Integer::sum) - 1;
      anchors.add(before == 0 ? anchor : anchor + "-" + before);
    }
    return anchors;
  }

  /** What leads out of the repository is not asked: no build depends on the net. */
  private static List<String> links(Path page) throws IOException {
    String text = CODE.matcher(Files.readString(page).replace("\r\n", "\n")).replaceAll("");
    return LINK.matcher(text).results().map(link -> link.group(1)).filter(link -> !ELSEWHERE.matcher(link).matches())
        .toList();
  }

  private static List<Path> pages() throws IOException {
    var pages = new ArrayList<>(chapters());
    pages.add(README);
    return pages;
  }

  private static List<Path> chapters() throws IOException {
    try (var files = Files.list(CHAPTERS)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
  }
}
