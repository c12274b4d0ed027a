package dk.dst.microdata.facts.register;

import static dk.dst.microdata.facts.register.ContentRow.variable;
import static dk.dst.microdata.facts.register.ContentRow.whole;
import static dk.dst.microdata.facts.register.Overlap.coverage;
import static dk.dst.microdata.facts.register.Overlap.jaccard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.dst.microdata.facts.register.Overlap.Share;
import dk.dst.microdata.support.Contents;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OverlapTest {

  private static final Years TEN = Years.between(2010, 2019);

  @Provide
  Arbitrary<List<ContentRow>> rows() {
    return Contents.rows();
  }

  @Provide
  Arbitrary<List<ContentRow>> variables() {
    return Contents.variableRows();
  }

  @Property
  void coverageLiesBetweenZeroAndOne(@ForAll("rows") List<ContentRow> project,
      @ForAll("rows") List<ContentRow> database) {
    assertThat(coverage(DataContent.of(project), DataContent.of(database)).value()).isBetween(0.0, 1.0);
  }

  @Test
  void aShareReachesAThresholdExactlyOrNot() {
    Share share = new Share(489, 500, 1, 1);
    assertThat(share.reaches(new BigDecimal("0.978"))).isTrue();
    assertThat(share.reaches(new BigDecimal("0.97800000000000000001"))).isFalse();
    assertThat(new Share(2, 3, 1, 1).reaches(new BigDecimal("0.66666666666666666667"))).isFalse();
    assertThat(new Share(0, 0, 0, 0).reaches(BigDecimal.ZERO)).isFalse();
  }

  @Property
  void coverageIsTheShareOfCellsHeld(@ForAll("rows") List<ContentRow> project,
      @ForAll("rows") List<ContentRow> database) {
    Cells own = Cells.of(project);
    Cells held = own.heldBy(Cells.of(database));
    assertThat(coverage(DataContent.of(project), DataContent.of(database))).isEqualTo(
        new Share(held.count(), own.count(), held.registers().size(), own.registers().size()));
  }

  @Property
  void coverageIsOneExactlyWhereEveryCellIsHeld(@ForAll("rows") List<ContentRow> project,
      @ForAll("rows") List<ContentRow> database) {
    Cells own = Cells.of(project);
    assertThat(coverage(DataContent.of(project), DataContent.of(database)).value() == 1.0)
        .isEqualTo(own.count() > 0 && own.heldBy(Cells.of(database)).count() == own.count());
  }

  @Property
  void coverageNeverFallsWhenTheDatabaseGrows(@ForAll("rows") List<ContentRow> project,
      @ForAll("rows") List<ContentRow> database, @ForAll("rows") List<ContentRow> more) {
    var larger = new ArrayList<>(database);
    larger.addAll(more);
    DataContent covered = DataContent.of(project);
    assertThat(coverage(covered, DataContent.of(larger)).common())
        .isGreaterThanOrEqualTo(coverage(covered, DataContent.of(database)).common());
  }

  @Property
  void everyContentCoversAndOverlapsItselfWholly(@ForAll("rows") List<ContentRow> rows) {
    DataContent content = DataContent.of(rows);
    double all = rows.isEmpty() ? 0 : 1;
    assertThat(coverage(content, content).value()).isEqualTo(all);
    assertThat(jaccard(content, content)).isEqualTo(all);
  }

  @Property
  void jaccardLiesBetweenZeroAndOne(@ForAll("rows") List<ContentRow> one, @ForAll("rows") List<ContentRow> other) {
    assertThat(jaccard(DataContent.of(one), DataContent.of(other))).isBetween(0.0, 1.0);
  }

  @Property
  void jaccardIsTheSameWhicheverComesFirst(@ForAll("rows") List<ContentRow> one,
      @ForAll("rows") List<ContentRow> other) {
    assertThat(jaccard(DataContent.of(one), DataContent.of(other)))
        .isEqualTo(jaccard(DataContent.of(other), DataContent.of(one)));
  }

  @Property
  void jaccardIsTheShareOfCellsThatBothHave(@ForAll("rows") List<ContentRow> one,
      @ForAll("rows") List<ContentRow> other) {
    assertThat(jaccard(DataContent.of(one), DataContent.of(other)))
        .isEqualTo(Cells.of(one).jaccard(Cells.of(other)), within(1e-12));
  }

  @Property
  void jaccardOfVariablesIsOneOnlyForEqualContents(@ForAll("variables") List<ContentRow> one,
      @ForAll("variables") List<ContentRow> other) {
    DataContent content = DataContent.of(one);
    assertThat(jaccard(content, DataContent.of(other)) == 1.0)
        .isEqualTo(content.equals(DataContent.of(other)) && !one.isEmpty());
  }

  @Property
  void jaccardIsZeroOnlyWithoutACommonCell(@ForAll("rows") List<ContentRow> one,
      @ForAll("rows") List<ContentRow> other) {
    assertThat(jaccard(DataContent.of(one), DataContent.of(other)) == 0.0)
        .isEqualTo(Cells.of(one).heldBy(Cells.of(other)).count() == 0);
  }

  @Test
  void countsVariableYearsInCommon() {
    DataContent project = Contents.of(variable("BEF", "KOEN", TEN), variable("BEF", "KOM", TEN),
        variable("IND", "PNR", TEN));
    DataContent database = Contents.of(variable("BEF", "KOEN", Years.between(2015, 2024)),
        variable("BEF", "ALDER", TEN), variable("DOD", "PNR", Years.between(2010, 2014)));
    assertThat(coverage(project, database)).isEqualTo(new Share(5, 30, 1, 2));
    assertThat(coverage(database, project)).isEqualTo(new Share(5, 25, 1, 2));
    assertThat(jaccard(project, database)).isEqualTo(5.0 / 50, within(1e-12));
  }

  @Test
  void knowsNoOverlapWithNothing() {
    assertThat(coverage(DataContent.NONE, Contents.whole("BEF"))).isEqualTo(new Share(0, 0, 0, 0));
    assertThat(coverage(DataContent.NONE, Contents.whole("BEF")).value()).isZero();
    assertThat(coverage(Contents.whole("BEF"), DataContent.NONE)).isEqualTo(new Share(0, 10, 0, 1));
    assertThat(jaccard(DataContent.NONE, DataContent.NONE)).isZero();
    assertThat(jaccard(Contents.whole("BEF"), DataContent.NONE)).isZero();
  }

  @Test
  void findsNothingInCommonInYearsApart() {
    DataContent early = Contents.of(variable("BEF", "KOEN", Years.between(2000, 2004)));
    DataContent late = Contents.of(variable("BEF", "KOEN", Years.between(2005, 2009)));
    assertThat(coverage(early, late)).isEqualTo(new Share(0, 5, 0, 1));
    assertThat(jaccard(early, late)).isZero();
    assertThat(coverage(early, Contents.of(whole("BEF", Years.between(2005, 2009)))).common()).isZero();
  }

  @Nested
  class ARegisterHeldWhole {

    private final DataContent variables =
        Contents.of(variable("BEF", "KOEN", TEN), variable("BEF", "KOM", Years.between(2015, 2019)));

    @Test
    void holdsAllItsVariablesInItsYears() {
      assertThat(coverage(variables, Contents.of(whole("BEF", TEN)))).isEqualTo(new Share(15, 15, 1, 1));
      assertThat(coverage(variables, Contents.of(whole("BEF", Years.between(2018, 2030)))))
          .isEqualTo(new Share(4, 15, 1, 1));
    }

    @Test
    void isCoveredByTheYearsInWhichAnythingOfItIsHeld() {
      assertThat(coverage(Contents.of(whole("BEF", Years.between(2005, 2014))), variables))
          .isEqualTo(new Share(5, 10, 1, 1));
    }

    @Test
    void isComparedByItsYearsOnBothSides() {
      assertThat(jaccard(variables, Contents.of(whole("BEF", TEN)))).isEqualTo(1.0);
      assertThat(jaccard(variables, Contents.of(whole("BEF", Years.between(2015, 2024)))))
          .isEqualTo(5.0 / 15, within(1e-12));
    }

    @Test
    void leavesTheOtherRegistersAtTheirVariables() {
      DataContent dataContent = Contents.of(whole("BEF", TEN), variable("IND", "PNR", TEN));
      DataContent other = Contents.together(variables, Contents.of(variable("IND", "LOEN", TEN)));
      assertThat(jaccard(dataContent, other)).isEqualTo(10.0 / 30, within(1e-12));
    }
  }
}
