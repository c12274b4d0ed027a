package dk.dst.microdata.facts.register;

import static dk.dst.microdata.facts.register.ContentRow.variable;
import static dk.dst.microdata.facts.register.ContentRow.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.facts.register.DataContent.Holding;
import dk.dst.microdata.support.Contents;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class DataContentTest {

  @Provide
  Arbitrary<List<ContentRow>> rows() {
    return Contents.rows();
  }

  @Test
  void unitesTheYearsOfOneVariable() {
    DataContent content = Contents.of(variable("BEF", "KOEN", Years.between(2010, 2012)),
        variable("BEF", "KOEN", Years.of(List.of(2012, 2015))), variable("BEF", "KOM", Years.of(List.of(2008))));
    assertThat(content.holdings()).containsExactly(new Holding("BEF", List.of("KOEN", "KOM"),
        List.of(Years.of(List.of(2010, 2011, 2012, 2015)), Years.of(List.of(2008))),
        Years.of(List.of(2008, 2010, 2011, 2012, 2015)), 5));
    assertThat(content.find("BEF").cells()).isEqualTo(5);
  }

  @Test
  void takesTheVariablesOfAWholeRegisterIntoIt() {
    DataContent content = Contents.of(variable("BEF", "KOEN", Years.of(List.of(2012))),
        whole("BEF", Years.of(List.of(2010))), variable("IND", "PNR", Years.of(List.of(2012))));
    assertThat(content.find("BEF"))
        .isEqualTo(new Holding("BEF", List.of(), List.of(), Years.of(List.of(2010, 2012)), 2));
    assertThat(content.find("BEF").isWhole()).isTrue();
    assertThat(content.find("BEF").cells()).isEqualTo(2);
    assertThat(content.find("IND").isWhole()).isFalse();
    assertThat(content.rows()).isEqualTo(2);
  }

  @Test
  void namesItsRegistersAndVariablesInOrder() {
    Years year = Years.of(List.of(2010));
    DataContent content =
        Contents.of(variable("IND", "PNR", year), variable("BEF", "KOM", year), variable("BEF", "ALDER", year));
    assertThat(content.registers()).containsExactly("BEF", "IND");
    assertThat(content.find("BEF").variables()).containsExactly("ALDER", "KOM");
    assertThat(content.find("DOD")).isNull();
  }

  @Test
  void leavesRegistersOut() {
    DataContent content = Contents.whole("AKM", "BEF", "IND");
    assertThat(content.without(Set.of("BEF", "DOD"))).isEqualTo(Contents.whole("AKM", "IND"));
    assertThat(content.registers()).containsExactly("AKM", "BEF", "IND");
  }

  @Test
  void isEmptyWithoutRows() {
    assertThat(DataContent.of(List.of())).isEqualTo(DataContent.NONE);
    assertThat(DataContent.NONE.isEmpty()).isTrue();
    assertThat(DataContent.NONE.rows()).isZero();
    assertThat(Contents.whole("BEF").isEmpty()).isFalse();
  }

  // --- what of a content another one holds, and what not

  private static final DataContent WHOLE = Contents.of(whole("BEF", Years.between(2010, 2019)));
  private static final DataContent VARIABLES = Contents.of(variable("BEF", "ALDER", Years.between(2015, 2022)),
      variable("BEF", "KOEN", Years.between(2018, 2018)));

  @Test
  void ofAWholeRegisterAWholeOneHoldsItsYears() {
    DataContent held = Contents.of(whole("BEF", Years.between(2015, 2022)));
    assertThat(WHOLE.common(held)).isEqualTo(Contents.of(whole("BEF", Years.between(2015, 2019))));
    assertThat(WHOLE.beyond(held)).isEqualTo(Contents.of(whole("BEF", Years.between(2010, 2014))));
  }

  /** Which variables a whole register has, nobody says: what is there, is it; a year without any is beyond. */
  @Test
  void ofAWholeRegisterAFewVariablesAreHeld() {
    assertThat(WHOLE.common(VARIABLES)).isEqualTo(Contents.of(variable("BEF", "ALDER", Years.between(2015, 2019)),
        variable("BEF", "KOEN", Years.between(2018, 2018))));
    assertThat(WHOLE.beyond(VARIABLES)).isEqualTo(Contents.of(whole("BEF", Years.between(2010, 2014))));
  }

  @Test
  void ofAFewVariablesAWholeRegisterHoldsEach() {
    assertThat(VARIABLES.common(WHOLE)).isEqualTo(Contents.of(variable("BEF", "ALDER", Years.between(2015, 2019)),
        variable("BEF", "KOEN", Years.between(2018, 2018))));
    assertThat(VARIABLES.beyond(WHOLE)).isEqualTo(Contents.of(variable("BEF", "ALDER", Years.between(2020, 2022))));
  }

  @Test
  void ofAFewVariablesOthersHoldTheSameOnes() {
    DataContent held = Contents.of(variable("BEF", "ALDER", Years.between(2010, 2016)),
        variable("BEF", "KOM", Years.between(2010, 2022)));
    assertThat(VARIABLES.common(held)).isEqualTo(Contents.of(variable("BEF", "ALDER", Years.between(2015, 2016))));
    assertThat(VARIABLES.beyond(held)).isEqualTo(Contents.of(variable("BEF", "ALDER", Years.between(2017, 2022)),
        variable("BEF", "KOEN", Years.between(2018, 2018))));
  }

  @Test
  void ofARegisterThatIsNotHeldNothingIsCommon() {
    DataContent other = Contents.of(whole("IND", Years.between(2010, 2019)));
    assertThat(WHOLE.common(other)).isEqualTo(DataContent.NONE);
    assertThat(WHOLE.beyond(other)).isEqualTo(WHOLE);
    assertThat(WHOLE.common(DataContent.NONE)).isEqualTo(DataContent.NONE);
    assertThat(VARIABLES.beyond(DataContent.NONE)).isEqualTo(VARIABLES);
    assertThat(WHOLE.common(WHOLE)).isEqualTo(WHOLE);
    assertThat(WHOLE.beyond(WHOLE)).isEqualTo(DataContent.NONE);
  }

  /** Nothing that was asked for is forgotten, and nothing comes twice. */
  @Property(tries = 300)
  void commonAndBeyondTogetherAreWhatIsAsked(@ForAll("rows") List<ContentRow> asked,
      @ForAll("rows") List<ContentRow> held) {
    DataContent content = DataContent.of(asked);
    DataContent common = content.common(DataContent.of(held));
    DataContent beyond = content.beyond(DataContent.of(held));
    for (Holding own : content.holdings()) {
      for (String variable : own.isWhole() ? List.of("") : own.variables()) {
        Years here = years(common, own, variable);
        Years notHere = years(beyond, own, variable);
        assertThat(here.or(notHere)).isEqualTo(years(content, own, variable));
        assertThat(here.meets(notHere)).isFalse();
      }
    }
    assertThat(content.registers()).containsAll(common.registers()).containsAll(beyond.registers());
  }

  @Property(tries = 300)
  void allThatIsCommonIsHeldAndNothingBeyondIs(@ForAll("rows") List<ContentRow> asked,
      @ForAll("rows") List<ContentRow> held) {
    Cells theirs = Cells.of(held);
    Cells common = Cells.of(DataContent.of(asked).common(DataContent.of(held)).asRows());
    Cells beyond = Cells.of(DataContent.of(asked).beyond(DataContent.of(held)).asRows());
    assertThat(common.heldBy(theirs).count()).isEqualTo(common.count());
    assertThat(beyond.heldBy(theirs).count()).isZero();
    assertThat(beyond.count()).isEqualTo(Cells.of(asked).count() - Cells.of(asked).heldBy(theirs).count());
  }

  /** Of a register asked for as a whole the years in which there is anything, else those of the variable. */
  private static Years years(DataContent content, Holding asked, String variable) {
    Holding part = content.find(asked.register());
    int at = part == null ? -1 : part.variables().indexOf(variable);
    return part == null ? Years.NONE : asked.isWhole() ? part.span() : at < 0 ? Years.NONE : part.years().get(at);
  }

  @Property(tries = 300)
  void isTheSameMadeFromItsOwnRows(@ForAll("rows") List<ContentRow> rows) {
    DataContent content = DataContent.of(rows);
    assertThat(DataContent.of(content.asRows())).isEqualTo(content).hasSameHashCodeAs(content);
    assertThat(content.asRows()).hasSize(content.rows());
  }

  @Property(tries = 300)
  void isTheSameWhateverTheOrderOfTheRows(@ForAll("rows") List<ContentRow> rows) {
    var reversed = new ArrayList<>(rows);
    Collections.reverse(reversed);
    assertThat(DataContent.of(reversed)).isEqualTo(DataContent.of(rows));
  }

  @Property(tries = 300)
  void hasAsManyCellsAsTheRowsSay(@ForAll("rows") List<ContentRow> rows) {
    assertThat(DataContent.of(rows).holdings().stream().mapToInt(Holding::cells).sum())
        .isEqualTo(Cells.of(rows).count());
  }
}
