package dk.dst.microdata.register;

import static dk.dst.microdata.register.ContentRow.variable;
import static dk.dst.microdata.register.ContentRow.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.register.DataContent.Holding;
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
