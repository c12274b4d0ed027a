package dk.dst.microdata.desk.personaldata;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.support.CommittedPage;
import dk.dst.microdata.support.EngineTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of where people are named is whole: no column of the database is forgotten, and none is made up. */
class PlacesTest extends EngineTest {

  private static final Path DOCUMENT = Path.of("src", "docs", "persondata.md");

  /** What of the engine's columns sounds like a person, or like what a person has written. */
  private static final String SOUNDS_LIKE_A_PERSON = "(user|assign|owner|person|mail|first_|^last_$|worker|reporter"
      + "|_by_|annotation|message|msg|description|org_value|new_value)";

  @Autowired
  private JdbcClient jdbc;

  private static Set<String> named() {
    return Places.ALL.stream().flatMap(place -> place.columns().stream().map(column -> place.table() + "." + column))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> ofEngine(Stream<String> columns, boolean engine) {
    return columns.filter(column -> column.startsWith("act_") == engine).collect(Collectors.toCollection(TreeSet::new));
  }

  /** A new column that could hold a text must be said to hold something of a person, or not to. */
  @Test
  void everyColumnOfOursThatCouldHoldATextIsInOneOfTheLists() {
    List<String> columns = jdbc.sql("""
            select c.table_name || '.' || c.column_name from information_schema.columns c
            join information_schema.tables t using (table_schema, table_name)
            where c.table_schema = 'microdata' and t.table_type = 'BASE TABLE'
              and c.data_type in ('text', 'character varying', 'character', 'json', 'jsonb', 'bytea', 'ARRAY',
                                  'USER-DEFINED', 'xml')""")
        .query(String.class).list();
    var known = ofEngine(named().stream(), false);
    assertThat(known).as("both of a person and not").doesNotContainAnyElementsOf(Places.NO_PERSON);
    known.addAll(Places.NO_PERSON);
    assertThat(known).containsExactlyInAnyOrderElementsOf(columns);
    assertThat(Places.NO_PERSON).doesNotHaveDuplicates();
  }

  @Test
  void everyReferenceToAPersonIsAPlace() {
    List<String> references = jdbc.sql("""
            select c.conrelid::regclass::text || '.' || a.attname from pg_constraint c
            join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
            where c.contype = 'f' and c.confrelid = 'microdata.person'::regclass""").query(String.class).list();
    assertThat(references).isNotEmpty();
    assertThat(named()).containsAll(references.stream().map(reference -> reference.replace("microdata.", "")).toList());
  }

  /** Names that say by whom something was done. */
  @Test
  void whoeverDidSomethingIsAPlace() {
    List<String> doers = jdbc.sql("""
            select table_name || '.' || column_name from information_schema.columns
            where table_schema = 'microdata' and table_name <> 'flyway_schema_history'
              and (column_name like '%\\_by' or column_name in ('actor', 'applicant', 'signatory', 'case_owner',
                   'contact', 'person_id', 'substitute_id'))""").query(String.class).list();
    assertThat(doers).hasSizeGreaterThan(15);
    assertThat(named()).containsAll(doers);
  }

  @Test
  void everyColumnOfTheEngineThatSoundsLikeAPersonIsInOneOfTheLists() {
    List<String> columns = jdbc.sql("""
            select c.table_name || '.' || c.column_name from information_schema.columns c
            join information_schema.tables t using (table_schema, table_name)
            where c.table_schema = 'camunda' and t.table_type = 'BASE TABLE' and c.column_name ~ ?""")
        .param(SOUNDS_LIKE_A_PERSON).query(String.class).list();
    var known = ofEngine(named().stream(), true);
    assertThat(known).doesNotContainAnyElementsOf(Places.NO_PERSON_IN_ENGINE);
    known.addAll(Places.NO_PERSON_IN_ENGINE);
    assertThat(known).containsAll(columns);
    var all = new HashSet<>(jdbc.sql("""
        select table_name || '.' || column_name from information_schema.columns where table_schema = 'camunda'""")
        .query(String.class).list());
    assertThat(all).as("columns that the engine has").containsAll(known);
  }

  /** Whoever has an account in the engine is named wherever the engine keeps accounts. */
  @Test
  void everyTableOfAccountsIsAPlace() {
    List<String> tables = jdbc.sql("""
            select table_name from information_schema.tables where table_schema = 'camunda'
              and table_name like 'act\\_id\\_%'""").query(String.class).list();
    assertThat(tables).isNotEmpty();
    assertThat(tables).allMatch(table -> Set.of("act_id_group", "act_id_tenant").contains(table)
        || Places.ALL.stream().anyMatch(place -> place.table().equals(table)));
  }

  @TestFactory
  Stream<DynamicTest> everyExportIsAQuestionTheDatabaseUnderstands() {
    return Places.ALL.stream().filter(place -> place.export() != null).map(place ->
        DynamicTest.dynamicTest(place.line().place(), () -> assertThat(jdbc.sql(place.export())
            .param("person", "ingen, der hedder sådan").query().listOfRows()).isEmpty()));
  }

  @Test
  void theDocumentIsOfTheTableAsItIsNow() throws IOException {
    var text = new StringBuilder("""
        # Personoplysninger: hvad der gemmes hvor

        Lavet af `PlacesTest` ud fra `Places` i `desk/personaldata`. Grundlag og frister er vores læsning af reglerne;
        myndighedens databeskyttelsesrådgiver har det sidste ord.

        | Sted | Hvad | Hvorfor | Hvor længe | Ved sletning |
        |---|---|---|---|---|
        """);
    for (Place place : Places.ALL) {
      Place.Line line = place.line();
      text.append(Stream.of("`" + place.table() + "`: " + String.join(", ", place.columns()), line.holds(),
              line.ground(), line.kept(), line.erasure())
          .map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |\n")));
    }
    CommittedPage.assertIsAsMade(DOCUMENT, text.toString());
  }
}
