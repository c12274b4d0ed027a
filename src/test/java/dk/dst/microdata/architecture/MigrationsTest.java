package dk.dst.microdata.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The release before goes on for a while on the tables of a new one, so a migration adds to them and takes nothing away.
 * What has become needless goes a release later, when nobody reads it any more.
 */
class MigrationsTest {

  /** Up to this one all nodes were stopped for an upgrade. */
  private static final int LAST_WITH_A_STOP = 38;

  /** Takes away, renames or narrows what the release before reads, or demands what it does not write. */
  private static final Pattern CONTRACTS = Pattern.compile(
      "\\bdrop\\s+(table|column|view|function|trigger|constraint)\\b|\\brename\\s+(to|column)\\b|\\bset\\s+not\\s+null\\b"
          + "|\\balter\\s+column\\s+\\w+\\s+(set\\s+data\\s+)?type\\b|\\badd\\s+(constraint|check|unique|primary|foreign)\\b"
          + "|\\badd\\s+column\\s+\\w+\\s+(?![^,;]*\\bdefault\\b)[^,;]*\\bnot\\s+null\\b|\\bcreate\\s+unique\\s+index\\b"
          + "|\\btruncate\\b(?! on )|\\bdelete\\s+from\\b");

  /** A list of names that a column may hold, replaced in one statement; {@link #aReplacedListOfNamesOnlyGrows}. */
  private static final Pattern LIST_OF_NAMES = Pattern.compile(
      "\\bdrop constraint (\\w+), add constraint \\1 check \\(\\w+ in \\(([^)]*)\\)\\)");

  /** The file, and the release since which nobody reads what it takes away. */
  private static final Map<String, String> TAKEN_AWAY_LATER =
      // constraints of tables that no release has had, which would allow one credit note of a bill
      Map.of("V64__partial_credit.sql", "1.0.0");

  @Test
  void addAndTakeNothingAwayThatTheReleaseBeforeReads() throws IOException {
    var files = new TreeMap<String, String>();
    try (var folder = Files.list(Path.of("src/main/resources/db/migration"))) {
      for (Path file : folder.filter(file -> version(file) > LAST_WITH_A_STOP).toList()) {
        files.put(file.getFileName().toString(), sql(Files.readString(file)));
      }
    }
    assertThat(files).isNotEmpty();
    files.replaceAll((file, sql) -> LIST_OF_NAMES.matcher(sql).replaceAll(" "));
    assertThat(files.entrySet().stream().filter(file -> CONTRACTS.matcher(file.getValue()).find())
        .map(Map.Entry::getKey).toList()).isEqualTo(List.copyOf(TAKEN_AWAY_LATER.keySet()));
  }

  /** The release before goes on writing the names it knows. */
  @Test
  void aReplacedListOfNamesOnlyGrows() throws IOException {
    var all = new TreeMap<Integer, String>();
    try (var folder = Files.list(Path.of("src/main/resources/db/migration"))) {
      for (Path file : folder.filter(file -> version(file) > 0).toList()) {
        all.put(version(file), sql(Files.readString(file)));
      }
    }
    Pattern list = Pattern.compile("constraint (\\w+) check \\(\\w+ in \\(([^)]*)\\)\\)");
    var known = new TreeMap<String, List<String>>();
    all.forEach((version, sql) -> list.matcher(sql).results().forEach(found -> {
      List<String> names = List.of(found.group(2).strip().split("\\s*,\\s*"));
      assertThat(names).as("V%s %s", version, found.group(1)).containsAll(known.getOrDefault(found.group(1), List.of()));
      known.put(found.group(1), names);
    }));
    assertThat(known).containsKeys("case_file_kind_check", "case_file_state_check");
  }

  @ParameterizedTest
  @ValueSource(strings = {"drop table notice;", "alter table notice drop column title;",
      "alter table notice rename column title to subject;", "alter table notice add column x text not null;",
      "alter table notice add column y int, alter column title set not null;",
      "alter table notice alter column about type int;", "alter table notice add constraint c check (id > 0);",
      "alter table notice drop constraint c, add constraint d check (id > 0);",
      "create unique index i on notice (about);", "delete from notice;"})
  void aContractingStatementIsKnown(String sql) {
    assertThat(CONTRACTS.matcher(sql(sql)).find()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"alter table notice add column x timestamptz; -- and drop table later",
      "alter table notice add column x int not null default 0;", "create table x (id bigint primary key, y text not null);",
      "create trigger t before update or delete or truncate on x for each statement execute function f();",
      "create index i on notice (about); drop index j;", "update notice set about = title;"})
  void anExpandingOneMayBe(String sql) {
    assertThat(CONTRACTS.matcher(sql(sql)).find()).isFalse();
  }

  private static int version(Path file) {
    var version = Pattern.compile("V(\\d+)__.*").matcher(file.getFileName().toString());
    return version.matches() ? Integer.parseInt(version.group(1)) : 0;
  }

  private static String sql(String text) {
    return text.replaceAll("--.*", " ").replaceAll("\\s+", " ").toLowerCase();
  }
}
