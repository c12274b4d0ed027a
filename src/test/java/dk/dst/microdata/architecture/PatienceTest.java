package dk.dst.microdata.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No test depends on a quiet machine or on luck: whoever waits asks {@code Patience} for how long, and nobody sleeps. */
class PatienceTest {

  private static final Path TESTS = Path.of("src/test/java");
  /**
   * Themselves, the application on a machine with a moved clock, which looks at a file for as long as it lives, and what
   * is about time: how soon people are answered in an outage, how long a busy pool lets them wait, and the crashes by
   * hand, whose outages last and whose next steps must come as they say.
   */
  private static final List<String> EXCEPT = List.of("Patience.java", "PatienceTest.java", "MovedClock.java",
      "DatabaseAwayTest.java", "BusyPoolTest.java", "CrashesUnderLoad.java");
  /** Every way to say how long, unless Patience says it; and every way to wait for time instead of an event. */
  private static final Pattern OWN_PATIENCE = Pattern.compile("\\b(atMost|timeout|connectTimeout|setDefaultTimeout"
      + "|setDefaultAssertionTimeout|setDefaultNavigationTimeout|setTimeout|setPGStartupWait|waitForIncomingEmail"
      + "|awaitTermination|tryAcquire|tryLock|orTimeout|setConnectTimeout|setReadTimeout)\\((?!Patience\\.)"
      + "|\\b(get|waitFor|await|poll)\\([^()]*TimeUnit|(?<!\\.)\\bawait\\(\\)|Awaitility\\.await|Thread\\.sleep"
      + "|TimeUnit\\.\\w+\\.sleep|waitForTimeout|@Timeout|assertTimeout|EmbeddedPostgres\\.builder\\(\\)\\.start\\(\\)");
  private static final Pattern MACHINES_DAY =
      Pattern.compile("\\b(Local(Date|DateTime|Time)|Year|YearMonth|MonthDay|ZonedDateTime|OffsetDateTime)\\.now\\(\\)");
  private static final Pattern REQUEST = Pattern.compile("HttpRequest\\s*\\.newBuilder\\(");
  private static final Pattern BOUNDED = Pattern.compile("\\.timeout\\(Patience\\.LIMIT\\)");

  @Test
  void onlyOneSettingSaysHowLongTestsWait() throws IOException {
    var found = new ArrayList<String>();
    for (Path file : tests()) {
      Files.readAllLines(file).stream().filter(line -> OWN_PATIENCE.matcher(line).find())
          .forEach(line -> found.add(file.getFileName() + ": " + line.strip()));
    }
    assertThat(found).isEmpty();
  }

  @Test
  void noRequestWaitsForEver() throws IOException {
    var found = new ArrayList<String>();
    for (Path file : tests()) {
      String text = Files.readString(file);
      if (REQUEST.matcher(text).results().count() > BOUNDED.matcher(text).results().count()) {
        found.add(file.getFileName().toString());
      }
    }
    assertThat(found).as("files with an HttpRequest without .timeout(Patience.LIMIT)").isEmpty();
  }

  /** Between midnight in Denmark and midnight where the machine is, they are two days. */
  @Test
  void nobodyAsksTheMachineWhichDayItIs() throws IOException {
    var found = new ArrayList<String>();
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      for (Path file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
        Files.readAllLines(file).stream().filter(line -> MACHINES_DAY.matcher(line).find())
            .forEach(line -> found.add(file.getFileName() + ": " + line.strip()));
      }
    }
    assertThat(found).as("the house asks its clock, tests ask Today").isEmpty();
  }

  /** Camunda's {@code hasPassedInOrder} sorts by time, and all steps of a stopped day have the same one. */
  @Test
  void nobodyReadsAnOrderFromAClockThatStandsStill() throws IOException {
    var found = new ArrayList<String>();
    for (Path file : tests()) {
      if (Files.readString(file).contains("hasPassedInOrder(")) {
        found.add(file.getFileName().toString());
      }
    }
    assertThat(found).as("Passed.inOrder asks the engine's own count").isEmpty();
  }

  @Test
  void theRuleKnowsItsWays() {
    assertThat(Stream.of("await().atMost(Duration.ofSeconds(60))", "page.setDefaultTimeout(20_000);",
        "running.get(0).get(30, TimeUnit.SECONDS)", "process.waitFor(60, TimeUnit.SECONDS)", "Thread.sleep(100);",
        "EmbeddedPostgres.builder().start();")).allMatch(line -> OWN_PATIENCE.matcher(line).find());
    assertThat(Stream.of("request.timeout(Patience.LIMIT)", "list.get(0)", "start.await();", "process.waitFor()"))
        .noneMatch(line -> OWN_PATIENCE.matcher(line).find());
  }

  private static List<Path> tests() throws IOException {
    try (Stream<Path> files = Files.walk(TESTS)) {
      return files.filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !EXCEPT.contains(file.getFileName().toString())).toList();
    }
  }
}
