package dk.dst.microdata.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Version;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What the build file promises: overrides of versions have a reason and an end, the fast lane stays one, tests have an
 * order, the jar's files a time, and what Error Prone is asked for counts.
 */
class BuildTest {

  private static final Pattern ADVISORY = Pattern.compile("\\b(CVE-\\d{4}-\\d{4,}|GHSA(-\\w{4}){3})\\b");
  private static final String SLOW = "@Tag(\"application\")";
  private static final Pattern TEST = Pattern.compile("@Test\\b|@SpringBootTest\\b");
  /** Ways to start the application, a database or a browser; tests that extend one that does inherit its tag. */
  private static final Pattern STARTS = Pattern.compile("@SpringBootTest\\b|ApplicationProcess\\.start|EmbeddedPostgres\\."
      + "|SpringApplicationBuilder\\(|new SimulatedYears\\(|Chromium\\.launch|Playwright\\.create");

  /** Ways to a context of the application besides the one that its base gives a test, or to one of something else. */
  private static final String OTHER_CONTEXT = "@TestPropertySource\\b|@Import\\b|@SpringBootTest\\b";
  private static final Pattern OWN_CONTEXT =
      Pattern.compile(OTHER_CONTEXT + "|Provider\\.start\\(|new SimulatedYears\\(");

  /** Name these ways without going them. */
  private static final List<String> NAMING = List.of("BuildTest.java", "PatienceTest.java");

  /** A version of ours where the parent has one: it must be ahead, or it holds back what the parent brings. */
  @Test
  void noOverrideStaysLongerThanItMust() throws Exception {
    Map<String, String> parents = properties(parse(parentsVersions()));
    assertThat(parents).containsKeys("tomcat.version", "jackson-bom.version", "commons-lang3.version");
    assertThat(overrides(parents)).isNotEmpty().allSatisfy((name, version) ->
        assertThat(Version.parse(version)).as("%s, which Spring Boot manages as %s: remove it", name, parents.get(name))
            .isGreaterThan(Version.parse(parents.get(name))));
  }

  @Test
  void everyOverrideNamesItsAdvisory() throws Exception {
    Map<String, String> parents = properties(parse(parentsVersions()));
    for (Element element : elements(parse(Path.of("pom.xml")))) {
      if (parents.containsKey(element.getTagName()) && !element.getTagName().equals("java.version")) {
        assertThat(commentBefore(element)).as("comment before %s", element.getTagName()).containsPattern(ADVISORY);
      }
    }
  }

  /** JAXB, which reads the holidays, is ours: once, and not in the wrapping that an engine brings or leaves out. */
  @Test
  void holidaysNeedNothingOfTheEngine() throws Exception {
    var found = Collections.list(getClass().getClassLoader()
        .getResources("org/glassfish/jaxb/runtime/v2/ContextFactory.class"));
    assertThat(found).singleElement().asString().contains("/jaxb-runtime-");
  }

  /** Nobody gets the fast lane but who asks for it by name, and what decides does not ask. */
  @Test
  void theFastLaneIsNeverTakenByMistake() throws Exception {
    var profiles = parse(Path.of("pom.xml")).getElementsByTagName("profile");
    assertThat(profiles.getLength()).isPositive();
    for (int i = 0; i < profiles.getLength(); i++) {
      var profile = (Element) profiles.item(i);
      assertThat(profile.getElementsByTagName("activation").getLength())
          .as("activation of profile %s", profile.getElementsByTagName("id").item(0).getTextContent()).isZero();
    }
    assertThat(Files.readString(Path.of(".ci/run"))).containsPattern("(?m)^mvn -B verify$")
        .doesNotContain("-P", "Groups", "groups", "skip");
    assertThat(Path.of(".mvn")).as("settings that every run would take").doesNotExist();
  }

  /** What starts something is left out of it, so that it stays fast. The bases of most tests have the tag. */
  @Test
  void whatStartsSomethingIsTagged() throws IOException {
    List<Path> tests;
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      tests = files.filter(file -> file.toString().endsWith(".java") && !NAMING.contains(file.getFileName().toString())).toList();
    }
    var untagged = new ArrayList<Path>();
    for (Path test : tests) {
      String text = Files.readString(test);
      if (TEST.matcher(text).find() && STARTS.matcher(text).find() && !text.contains(SLOW)) {
        untagged.add(test.getFileName());
      }
    }
    assertThat(untagged).as("tests that start something without %s", SLOW).isEmpty();
  }

  /** A second context in a JVM takes logins and log of the first, of which others would fail, by their order. */
  @Test
  void whatHasAContextOfItsOwnHasAJvmOfItsOwn() throws Exception {
    List<String> own = named("include");
    assertThat(own).isNotEmpty().isEqualTo(named("exclude"));
    assertThat(with(OWN_CONTEXT, "Test.java")).isEqualTo(own);
    assertThat(with(Pattern.compile(OTHER_CONTEXT), "IT.java")).as("beside BrowserTest's").isEmpty();
  }

  /** The order of tests is one on every machine, for each execution: what says nothing of its own has what its plugin has. */
  @Test
  void testsRunInTheOrderOfTheirNames() throws Exception {
    assertThat(texts("runOrder")).as("of Surefire and Failsafe").containsExactly("alphabetical", "alphabetical");
    for (Element plugin : List.of(plugin("maven-surefire-plugin"), plugin("maven-failsafe-plugin"))) {
      var order = (Element) plugin.getElementsByTagName("runOrder").item(0);
      assertThat(order.getParentNode().getParentNode()).as("whose configuration it is").isEqualTo(plugin);
    }
  }

  /** Without it every file in the jar has the time of its build. */
  @Test
  void theJarsFilesHaveAFixedTime() throws Exception {
    assertThat(texts("project.build.outputTimestamp")).singleElement().asString()
        .matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z");
  }

  /** What is found fails the build: warnings are not read. And each list of checks must come to the compiler. */
  @Test
  void everyCheckOfErrorProneIsAnErrorAndIsOn() throws Exception {
    Map<String, String> lists = properties(parse(Path.of("pom.xml")));
    lists.keySet().removeIf(name -> !name.startsWith("ep."));
    String arguments = String.join("\n", texts("arg"));
    assertThat(arguments).contains("-Xplugin:ErrorProne -XepDisableAllWarnings ");
    assertThat(lists).isNotEmpty().allSatisfy((name, list) -> {
      assertThat(list.split(" ")).as(name).allMatch(flag -> flag.matches("-Xep:\\w+:ERROR|\\$\\{ep\\.\\w+}"));
      assertThat(arguments + lists.values()).as("where %s is used", name).contains("${" + name + "}");
    });
  }

  private static Element plugin(String name) throws Exception {
    var plugins = parse(Path.of("pom.xml")).getElementsByTagName("plugin");
    return IntStream.range(0, plugins.getLength()).mapToObj(i -> (Element) plugins.item(i))
        .filter(element -> element.getElementsByTagName("artifactId").item(0).getTextContent().equals(name)).findFirst()
        .orElseThrow();
  }

  private static List<String> texts(String tag) throws Exception {
    var found = parse(Path.of("pom.xml")).getElementsByTagName(tag);
    return IntStream.range(0, found.getLength()).mapToObj(i -> found.item(i).getTextContent().strip()).toList();
  }

  private static List<String> with(Pattern pattern, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      return files.filter(file -> file.toString().endsWith(ending)
          && !NAMING.contains(file.getFileName().toString()) && !read(file).contains("\npublic abstract class ")
          && !read(file).contains("\nabstract class ") && pattern.matcher(read(file)).find())
          .map(file -> "**/" + file.getFileName()).sorted().toList();
    }
  }

  private static List<String> named(String tag) throws Exception {
    var named = parse(Path.of("pom.xml")).getElementsByTagName(tag);
    return IntStream.range(0, named.getLength()).mapToObj(i -> named.item(i).getTextContent())
        .filter(name -> name.startsWith("**/")).toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> overrides(Map<String, String> parents) throws Exception {
    Map<String, String> ours = properties(parse(Path.of("pom.xml")));
    ours.keySet().retainAll(parents.keySet());
    ours.remove("java.version");
    return ours;
  }

  /** The parent's list of versions lies beside its jars in Maven's local repository: the build has read it there. */
  private static Path parentsVersions() throws URISyntaxException {
    Path jar = Path.of(SpringApplication.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    String version = jar.getParent().getFileName().toString();
    return jar.getParent().getParent().resolveSibling("spring-boot-dependencies").resolve(version)
        .resolve("spring-boot-dependencies-" + version + ".pom");
  }

  private static Map<String, String> properties(Document pom) {
    Map<String, String> properties = new LinkedHashMap<>();
    elements(pom).forEach(element -> properties.put(element.getTagName(), element.getTextContent().strip()));
    return properties;
  }

  /** The elements of the properties. */
  private static List<Element> elements(Document pom) {
    var elements = new ArrayList<Element>();
    Node all = pom.getElementsByTagName("properties").item(0);
    for (Node node = all.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        elements.add(element);
      }
    }
    return elements;
  }

  private static String commentBefore(Element element) {
    for (Node node = element.getPreviousSibling(); node != null && !(node instanceof Element);
        node = node.getPreviousSibling()) {
      if (node.getNodeType() == Node.COMMENT_NODE) {
        return node.getTextContent();
      }
    }
    return "";
  }

  private static Document parse(Path pom) throws Exception {
    try (var in = Files.newInputStream(pom)) {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
    } catch (IOException e) {
      throw new IllegalStateException(pom + " cannot be read", e);
    }
  }
}
