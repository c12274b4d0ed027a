package dk.dst.microdata.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Rules for our own pages and for what we add to the web applications. */
class OwnPagesTest {

  /** Fields and functions that read a number or a day as the browser's language has it, or guess. */
  private static final Pattern READS_BY_ITSELF = Pattern.compile("type\\s*=\\s*[\"'](?:number|date)|valueAs(?:Number|Date)"
      + "|parseInt\\(|\\b(?:Number|parseFloat|new Date)\\([\\w.]*\\.value\\b");

  private static final String[] ALL_PAGES = {"public/**/*.html", "statistics/*.html", "demo/*.html"};
  private static final Pattern STYLE_SHEET = Pattern.compile("rel=\"stylesheet\" href=\"([^\"]*)\"");
  /** Our own pages that ask for a login: address and title. */
  private static final Map<String, String> OWN = Stream.of(Page.values())
      .filter(page -> page.address().endsWith(".html"))
      .collect(Collectors.toMap(Page::address, Page::title));

  /** For whoever cannot log in yet. */
  private static final String FIRST_PASSWORD = "adgangskode.html";

  @Test
  void noneReadsANumberOrADayByItself() {
    assertThat(scripts()).hasSizeGreaterThan(40);
    assertThat(scripts().stream().filter(page -> READS_BY_ITSELF.matcher(text(page)).find()).map(Resource::getFilename))
        .isEmpty();
  }

  @Test
  void eachHasTheOneStyleSheet() {
    assertThat(files(ALL_PAGES)).hasSizeGreaterThan(20).allSatisfy(page ->
        assertThat(STYLE_SHEET.matcher(text(page)).results().map(found -> found.group(1))).as(page.getFilename())
            .containsExactly("/pages.css"));
    assertThat(files("public/**/*.css")).extracting(Resource::getFilename)
        .containsExactlyInAnyOrder("pages.css", "parts.css");
  }

  @Test
  void eachWithALoginStandsInTheListAndHasTheOneHead() {
    List<Resource> pages = files("public/*.html").stream().filter(page -> text(page).contains("<script")
        && !page.getFilename().equals(FIRST_PASSWORD)).toList();
    assertThat(pages).extracting(page -> "/" + page.getFilename()).containsExactlyInAnyOrderElementsOf(OWN.keySet());
    assertThat(pages).allSatisfy(page -> assertThat(text(page)).as(page.getFilename())
        .contains("<title>" + OWN.get("/" + page.getFilename()) + "</title>",
            "<body>\n<script src=\"/head.js\"></script>\n<main>\n")
        .doesNotContain("<header", "<nav", "viewport", "rel=\"icon\""));
  }

  /** They are seen when nobody is logged in, and when nothing answers. */
  @Test
  void thoseOfErrorsAndLoginsAskNothing() {
    List<Resource> notes = files("public/**/*.html").stream()
        .filter(page -> !OWN.containsKey("/" + page.getFilename()) && !page.getFilename().equals(FIRST_PASSWORD)).toList();
    assertThat(notes).hasSizeGreaterThan(8).allSatisfy(page -> assertThat(text(page)).as(page.getFilename())
        .doesNotContain("<script").contains("<header>", "<main class=\"note\">"));
  }

  /** A link to one page is part of what a script or a letter says; two are a list, and there is one already. */
  @Test
  void nobodyElseHasAListOfThem() throws IOException {
    assertThat(scripts()).allSatisfy(script -> assertThat(OWN.keySet().stream().filter(text(script)::contains))
        .as(script.getFilename()).hasSizeLessThan(2));
    try (var sources = Files.walk(Path.of("src/main/java"))) {
      assertThat(sources.filter(source -> source.toString().endsWith(".java")).filter(source ->
          OWN.keySet().stream().filter(text(new FileSystemResource(source))::contains).count() > 1))
          .extracting(source -> source.getFileName().toString()).containsExactly("Page.java");
    }
  }

  @Test
  void theReadmeTellsOfEach() {
    assertThat(text(new FileSystemResource("README.md"))).contains(OWN.keySet());
  }

  private static List<Resource> scripts() {
    return files("public/**/*.js", "public/**/*.html",
        WebJar.FOLDER + "app/*/scripts/microdata-*.js");
  }

  /** As they lie in the sources: what has gone there may still lie among what was built before. */
  private static List<Resource> files(String... patterns) {
    var found = new PathMatchingResourcePatternResolver();
    return Stream.of(patterns).flatMap(pattern -> resources(found, "file:src/main/resources/" + pattern)).toList();
  }

  private static Stream<Resource> resources(PathMatchingResourcePatternResolver found, String pattern) {
    try {
      return Arrays.stream(found.getResources(pattern));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String text(Resource page) {
    try {
      return page.getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
