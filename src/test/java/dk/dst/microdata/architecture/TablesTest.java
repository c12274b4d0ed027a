package dk.dst.microdata.architecture;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Each of our tables has one room that writes it. Who else reads it stands here, because what is read past the owner's
 * classes is found by no compiler when the table changes. Read from the SQL in the code.
 */
@TestInstance(Lifecycle.PER_CLASS)
class TablesTest {

  private static final Path MAIN = Path.of("src/main/java/dk/dst/microdata");
  private static final int MOST_QUESTION_MARKS = 5;
  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
  private static final Pattern CREATED = Pattern.compile("create table (\\w+)");
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
  private static final Pattern TEXT = Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:\\\\.|[^\"\\\\\n])*)\"", Pattern.DOTALL);
  private static final Pattern WRITTEN = Pattern.compile("(?:insert into|update|delete from)\\s+(\\w+)");
  private static final Pattern READ = Pattern.compile("(?:from|join|using)\\s+(\\w+)");

  /** Rooms that by their purpose write what is others', with the tables. */
  private static final Map<String, Set<String>> ALSO_WRITE = Map.of(
      // erases people and what has been kept long enough, wherever it lies, in one transaction
      "desk.personaldata", Set.of("absence", "association", "association_role", "attachment", "authorisation",
          "authorisation_person", "certificate_reminder", "certification_asked", "certification_attempt",
          "eligibility_check", "finding", "form_draft", "person", "project", "task_news", "task_news_choice",
          "last_visit"),
      // makes a world that nobody has applied for
      "demo", Set.of("association", "association_role", "institution", "person", "project"),
      // the first letter to somebody of FSE makes them known, before any institution does
      "ground.notice", Set.of("person"));

  /**
   * Rooms that read everything by their purpose: what is kept of a person lies everywhere, figures are of all, and
   * anything is found.
   */
  private static final Set<String> READ_EVERYTHING = Set.of("desk.personaldata", "desk.overview", "desk.find");

  /** Rooms that read what another room writes, with the tables. One that is no longer read goes from here. */
  private static final Map<String, Set<String>> FOREIGN_READS = new TreeMap<>(Map.ofEntries(
      // a change belongs to the institution of its case, and is shown with the institution's name
      Map.entry("ground.audit", Set.of("case_file", "institution", "person")),
      // a second run finds the case further on
      Map.entry("ground.agreement", Set.of("case_file")),
      // what has not been sent belongs to a draft
      Map.entry("ground.attachment", Set.of("form_draft")),
      // people and their roles decide rights
      Map.entry("ground.rights", Set.of("application_manager", "association", "association_role", "database_manager",
          "institution")),
      // lists of tasks name the case, the institution and who has the task
      Map.entry("cases.task", Set.of("case_file", "institution", "person")),
      // whose cases these are, asked of many at once
      Map.entry("facts.institution", Set.of("case_file")),
      // a round over everybody whose certificate runs out is one question; two windows of a person wait for their row
      Map.entry("facts.certificate", Set.of("association", "institution", "person")),
      // a case that names an institution is told to it by its title and whose it is
      Map.entry("facts.legalbasis", Set.of("case_file", "institution")),
      // whoever belongs to an institution is hit by what closes it
      Map.entry("facts.quarantine", Set.of("association")),
      // a list may be looked at by whoever may look at what it was loaded for
      Map.entry("facts.register", Set.of("application", "eligibility_check", "law_model_year", "person", "project",
          "project_database", "proposal")),
      // rounds over many cases at once: what is due and untold is one question
      Map.entry("schemes.application", Set.of("case_file")),
      Map.entry("schemes.authorisation", Set.of("association", "association_role", "case_file", "database_manager",
          "decision", "institution", "notice", "person", "project", "project_access", "project_database")),
      // what costs is found where it happens, so that nobody who makes it happen can forget to tell
      Map.entry("schemes.billing", Set.of("application", "application_register", "authority_register", "authority_scheme",
          "case_file", "content_row", "delivery", "institution", "project", "project_database", "proposal", "subscription")),
      Map.entry("schemes.authority", Set.of("case_file", "institution", "notice", "person",
          "project")),
      Map.entry("schemes.breach", Set.of("case_file", "project", "project_database", "sanction_rule")),
      Map.entry("schemes.database", Set.of("association", "association_role", "case_file", "decision", "institution",
          "notice", "usage_review")),
      // a ministry has it once: of two that begin at once the second waits for the first; its users are searched by name
      Map.entry("schemes.lawmodel", Set.of("case_file", "institution", "person")),
      Map.entry("schemes.project", Set.of("association", "case_file", "institution", "notice", "proposal")),
      Map.entry("schemes.proposal", Set.of("case_file", "institution", "project", "project_access")),
      Map.entry("schemes.subscription", Set.of("authority_scheme", "case_file", "project_database")),
      Map.entry("schemes.usage", Set.of("case_file", "extension", "institution")),
      // a line of the list of cases says of each what its kind knows
      Map.entry("desk.casefile", Set.of("adverse_letter", "application", "case_file", "database_manager",
          "database_register", "decision", "digital_letter", "institution", "notice", "person", "turn")),
      // what is new to somebody is what has been written to them
      Map.entry("desk.home", Set.of("notice")),
      // figures for those who watch, each by one statement over all cases
      Map.entry("desk.watch", Set.of("case_file", "turn")),
      // a cause is told of with the cases it stops
      Map.entry("desk.incidents", Set.of("case_file", "institution")),
      Map.entry("desk.statistics", Set.of("project", "project_database", "project_standing", "quarantine", "shutdown"))));

  private final Map<String, Set<String>> writers = new TreeMap<>();
  private final Map<String, Set<String>> readers = new TreeMap<>();

  @BeforeAll
  void readTheCode() throws IOException {
    var tables = new TreeSet<String>();
    for (Path migration : files(MIGRATIONS, ".sql")) {
      CREATED.matcher(Files.readString(migration)).results().forEach(found -> tables.add(found.group(1)));
    }
    for (Path source : files(MAIN, ".java")) {
      Path within = MAIN.relativize(source);
      String room = within.getNameCount() < 3 ? within.getName(0).toString()
          : within.getName(0) + "." + within.getName(1);
      String sql = TEXT.matcher(COMMENT.matcher(Files.readString(source)).replaceAll("")).results()
          .map(found -> found.group(1) != null ? found.group(1) : found.group(2)).collect(joining("\n"));
      note(writers, WRITTEN, sql, tables, room);
      note(readers, READ, sql, tables, room);
    }
    assertThat(tables).hasSizeGreaterThan(50);
  }

  @Test
  void eachTableIsWrittenByOneRoom() {
    writers.forEach((table, rooms) -> assertThat(rooms.stream()
        .filter(room -> !ALSO_WRITE.getOrDefault(room, Set.of()).contains(table)))
        .as("who writes %s", table).hasSize(1));
    ALSO_WRITE.forEach((room, tables) -> assertThat(tables).as("what %s writes of others", room)
        .allSatisfy(table -> assertThat(writers.get(table)).as(table).contains(room)));
  }

  @Test
  void whatARoomReadsOfOthersIsKnown() {
    var foreign = new TreeMap<String, Set<String>>();
    readers.forEach((table, rooms) -> rooms.stream()
        .filter(room -> !writers.getOrDefault(table, Set.of()).contains(room) && !READ_EVERYTHING.contains(room))
        .forEach(room -> foreign.computeIfAbsent(room, unseen -> new TreeSet<>()).add(table)));
    assertThat(foreign).isEqualTo(FOREIGN_READS);
  }

  /** A column more would be written into the next one; of many question marks nobody sees which is which. */
  @Test
  void insertsNameTheirColumnsAndManyParametersHaveNames() throws IOException {
    for (Path source : files(MAIN, ".java")) {
      TEXT.matcher(COMMENT.matcher(Files.readString(source)).replaceAll("")).results()
          .map(found -> found.group(1) != null ? found.group(1) : found.group(2)).forEach(sql -> {
            assertThat(sql).as("%s", source.getFileName()).doesNotContainPattern("insert into \\w+ values");
            if (sql.strip().matches("(?s)(?:select|insert|update|delete|with) .*")) {
              assertThat(sql.chars().filter(character -> character == '?')).as("%s: %s", source.getFileName(), sql)
                  .hasSizeLessThanOrEqualTo(MOST_QUESTION_MARKS);
            }
          });
    }
  }

  /**
   * A statement has as many parameters however many it is asked about: the protocol has room for 65,535, which a list of
   * tasks can exceed. An array is one. And what is read as a stream holds its connection until somebody closes it.
   */
  @Test
  void noStatementGrowsWithWhatItIsAskedAboutAndNoneKeepsItsConnection() throws IOException {
    Pattern growing = Pattern.compile("\\bin \\(:\\w+\\)|\\w+Id\\w*In\\([^;]*toArray");
    Pattern open = Pattern.compile("\\.query\\((?:[^()]|\\([^()]*\\))*\\)\\s*\\.stream\\(\\)");
    for (Path source : files(MAIN, ".java")) {
      assertThat(Files.readString(source)).as("%s", source.getFileName()).doesNotContainPattern(growing)
          .doesNotContainPattern(open);
    }
    assertThat("tasks.taskIdIn(open.toArray(String[]::new))").containsPattern(growing);
    assertThat("where id in (:ids)").containsPattern(growing);
    assertThat("jdbc.sql(\"…\").query(DECISION)\n    .stream()").containsPattern(open);
  }

  private static void note(Map<String, Set<String>> where, Pattern what, String sql, Set<String> tables, String room) {
    what.matcher(sql).results().map((MatchResult found) -> found.group(1)).filter(tables::contains)
        .forEach(table -> where.computeIfAbsent(table, unseen -> new TreeSet<>()).add(room));
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(ending)).toList();
    }
  }
}
