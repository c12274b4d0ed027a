package dk.dst.microdata.facts.register;

import static dk.dst.microdata.facts.register.ContentRow.variable;
import static dk.dst.microdata.facts.register.ContentRow.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.dst.microdata.facts.register.ContentFile.Problem;
import dk.dst.microdata.facts.register.ContentFile.ReadColumn;
import dk.dst.microdata.facts.register.ContentLists.Head;
import dk.dst.microdata.schemes.application.Applications;
import dk.dst.microdata.schemes.project.Projects;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.TestInstitution;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class ContentListsTest extends EngineTest {

  /** Everything a row can say, the names in no order. */
  private static final List<ContentRow> ROWS = List.of(
      new ContentRow("LPR_DIAG", "C_DIAG", "Diagnosekode", Years.of(List.of(1994, 1995, 1999, 2004, 2005)), null, null),
      new ContentRow("BEF", "KOEN", "Køn", Years.between(2008, 2010), "2008K1–2010K4", "2026"),
      new ContentRow("BEF", "ALDER", null, Years.of(List.of(2012)), null, "2026"),
      new ContentRow("BEF", "ÅRGANG", null, Years.of(List.of(2012)), null, null),
      whole("AKM", Years.between(1990, 2019)));

  @Autowired
  private ContentLists lists;
  @Autowired
  private Projects projects;
  @Autowired
  private Applications applications;
  @Autowired
  private JdbcClient jdbc;

  @Test
  void keepsWhatAListSaysOfEachRowByRegisterAndVariable() {
    assertThat(lists.rows(keep(ROWS))).containsExactly(ROWS.get(4), ROWS.get(2), ROWS.get(1), ROWS.get(3), ROWS.get(0));
  }

  @Test
  void knowsAListsContentAsItsRowsSayIt() {
    assertThat(lists.content(keep(ROWS))).isEqualTo(DataContent.of(ROWS));
  }

  @Test
  void saysWhoKeptAListAndWhen() {
    world.day(LocalDate.of(2031, 5, 6));
    ContentList kept = lists.keep("Udtræk.xlsx", "anna", ROWS);
    assertThat(kept).isEqualTo(new ContentList(kept.id(), "Udtræk.xlsx", "anna",
        LocalDate.of(2031, 5, 6).atTime(LocalTime.of(9, 0)).atZone(clock.getZone()).toInstant(), 3, 5, List.of(),
        List.of(), List.of(), List.of()));
    assertThat(lists.get(kept.id())).isEqualTo(kept);
  }

  @Test
  void saysInShortWhereListsComeFrom() {
    world.day(LocalDate.of(2031, 5, 6));
    long known = keep(ROWS);
    long unknown = lists.keep("Udtræk.csv", "ukendt", ROWS.subList(0, 1)).id();
    assertThat(lists.heads(List.of(known, unknown, Long.MAX_VALUE))).isEqualTo(Map.of(
        known, new Head("Afprøvning, Anna Ager, 6. maj 2031", 3, 5),
        unknown, new Head("Udtræk.csv, ukendt, 6. maj 2031", 1, 1)));
  }

  @Test
  void keepsWhatWasNoticedInReadingTheFile() {
    var reading = new ContentFile.Reading(ROWS, List.of(new Problem(7, "Perioden „i går“ kan ikke læses.")),
        List.of(new Problem(8, "Læst som 2012.")), List.of("Arket „Noter“ er ikke læst."),
        List.of(new ReadColumn("C", "Hvornår", "perioder", true)));
    ContentList kept = lists.keep("Udtræk.xlsx", "anna", reading);
    assertThat(kept.problems()).isEqualTo(reading.problems());
    assertThat(kept.remarks()).isEqualTo(reading.remarks());
    assertThat(kept.notes()).isEqualTo(reading.notes());
    assertThat(kept.columns()).isEqualTo(reading.columns());
    jdbc.sql("update content_list set reading = reading - 'columns' where id = ?").param(kept.id()).update();
    assertThat(lists.get(kept.id()).columns()).as("kept by an earlier version").isEmpty();
    assertThat(lists.rows(kept.id())).hasSameElementsAs(ROWS);
  }

  @Test
  void keepsThousandsOfRows() {
    var rows = IntStream.range(0, 2501)
        .mapToObj(i -> variable("R%02d".formatted(i % 90), "V" + i, Years.of(List.of(1990 + i % 7, 2000 + i % 20))))
        .toList();
    long list = keep(rows);
    assertThat(lists.get(list).registers()).isEqualTo(90);
    assertThat(lists.get(list).rows()).isEqualTo(2501);
    assertThat(lists.rows(list)).hasSameElementsAs(rows);
    assertThat(lists.content(list)).isEqualTo(DataContent.of(rows));
  }

  @Test
  void holdsNothingWithoutAListOrRows() {
    assertThat(lists.content(null)).isEqualTo(DataContent.NONE);
    assertThat(lists.content(Long.MAX_VALUE)).isEqualTo(DataContent.NONE);
    assertThat(lists.content(keep(List.of()))).isEqualTo(DataContent.NONE);
  }

  @Test
  void putsTheRowsOfAListAndOthersTogether() {
    long list = keep(ROWS);
    var more = List.of(whole("IND", Years.between(2010, 2019)), variable("BEF", "KOEN", Years.of(List.of(2015))));
    DataContent together = lists.content(list, more);
    assertThat(together.registers()).containsExactly("AKM", "BEF", "IND", "LPR_DIAG");
    assertThat(together.find("BEF").years().get(1)).isEqualTo(Years.of(List.of(2008, 2009, 2010, 2015)));
    assertThat(lists.content(list, List.of())).isEqualTo(lists.content(list));
    assertThat(lists.content(null, more)).isEqualTo(DataContent.of(more));
    assertThat(lists.content(list)).isEqualTo(DataContent.of(ROWS));
  }

  @Test
  void knowsManyListsAtOnceWhetherTheyHaveBeenReadBeforeOrNot() {
    long read = keep(ROWS);
    lists.content(read);
    var other = List.of(variable("BEF", "KOEN", Years.of(List.of(2020))));
    long unread = keep(other);
    assertThat(lists.contents(List.of(unread, read, unread)))
        .isEqualTo(Map.of(read, DataContent.of(ROWS), unread, DataContent.of(other)));
    assertThat(lists.contents(List.of())).isEmpty();
  }

  @Test
  void aCorrectionIsAnotherListAndLeavesTheFirstAsItWas() {
    long first = keep(ROWS);
    long corrected = keep(ROWS.subList(0, 1));
    assertThat(corrected).isNotEqualTo(first);
    assertThat(lists.content(first)).isEqualTo(DataContent.of(ROWS));
    assertThat(lists.content(corrected).registers()).containsExactly("LPR_DIAG");
  }

  @Test
  void forgetsAListThatNothingRefersTo() {
    long list = keep(ROWS);
    long other = keep(ROWS);
    lists.forget(list);
    assertThatThrownBy(() -> lists.get(list)).isInstanceOf(EmptyResultDataAccessException.class);
    assertThat(lists.rows(list)).isEmpty();
    assertThat(lists.rows(other)).hasSameElementsAs(ROWS);
  }

  @Test
  void forgetsNoListThatAProjectHas() {
    TestInstitution institution = world.institution(1);
    long list = keep(ROWS);
    projects.setContent(projects.ofInstitution(institution.id()).get(0).number(), list);
    assertStays(list);
  }

  @Test
  void forgetsADraftsListOnlyWhenItIsNoLongerTheDrafts() {
    String caseNumber = world.draft(world.institution(0));
    long list = keep(ROWS);
    applications.load(caseNumber, list);
    assertStays(list);
    assertThat(applications.load(caseNumber, null)).contains(list);
    lists.forget(list);
    assertThat(lists.rows(list)).isEmpty();
  }

  @Test
  void forgetsNoListThatHasBeenSentOrChecked() {
    String caseNumber = world.underReview(world.qualified());
    long sent = keep(ROWS);
    jdbc.sql("update application set content_list = ? where case_number = ?").param(sent).param(caseNumber).update();
    assertStays(sent);
    long checked = keep(ROWS);
    jdbc.sql("update eligibility_check set content_list = ? where case_number = ?").param(checked).param(caseNumber)
        .update();
    assertStays(checked);
  }

  @Test
  void forgetsNoListThatAProjectDatabaseHolds() {
    String caseNumber = world.inOperation(world.qualified());
    long list = jdbc.sql("select content_list from project_database where case_number = ?").param(caseNumber)
        .query(Long.class).single();
    lists.forget(list);
    assertThat(lists.rows(list)).extracting(ContentRow::register)
        .containsExactly("AKM", "BEF", "IND", "LPR_DIAG", "UDDA");
  }

  private long keep(List<ContentRow> rows) {
    return lists.keep("Afprøvning", "anna", rows).id();
  }

  private void assertStays(long list) {
    lists.forget(list);
    assertThat(lists.rows(list)).hasSameElementsAs(ROWS);
  }
}
