package dk.dst.microdata.facts.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.dst.microdata.ground.form.InputRefused;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTextTest {

  private static final int HORIZON = 2025;

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "2008 | 2008",
      "2008.0 | 2008",
      "2008, 2009;2011 , 2012 | 2008–2009, 2011–2012",
      "'2008\n2010\r\n2012' | 2008, 2010, 2012",
      "'2008,,2009;' | 2008–2009",
      "2008 og 2010 | 2008, 2010",
      "2008-2012 | 2008–2012",
      "2008–2012 | 2008–2012",
      "2008 — 2012 | 2008–2012",
      "2008\u00a0- 2012, 2020 | 2008–2012, 2020",
      "2008 til 2012 | 2008–2012",
      "Fra 2008 til og med 2012 | 2008–2012",
      "'2008, 2009, …, 2012' | 2008–2012",
      "2008 ... 2012 | 2008–2012",
      "2.008 | 2008",
      "2 008 - 2 012 | 2008–2012",
      "2\u00a0008 | 2008",
      "'2008,00' | 2008",
      "2008 & 2010 | 2008, 2010",
      "2008 + 2010 | 2008, 2010",
      "from 2008 to 2012 | 2008–2012",
      "2008 -> 2012 | 2008–2012",
      "2008 → 2012 | 2008–2012",
      "f.o.m. 2008 t.o.m. 2012 | 2008–2012",
      "2008/2009 | 2008–2009",
      "'2008, …, 2010-2012, 2015' | 2008–2012, 2015"})
  void readsYears(String text, String years) {
    PeriodText read = PeriodText.read(text, null, HORIZON);
    assertThat(read.years().danish()).isEqualTo(years);
    assertThat(read.finer()).isFalse();
    assertThat(read.openEnd()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "200812 | 2008",
      "200812.0 | 2008",
      "2008-12 | 2008",
      "2008M12 | 2008",
      "2008m1 | 2008",
      "1997, 199712, 199812 | 1997–1998",
      "2008K1 | 2008",
      "2008Q4 | 2008",
      "2008 K1 | 2008",
      "2008-K1 | 2008",
      "1. kvt. 2008 | 2008",
      "4. kvartal 2008 | 2008",
      "K1 2008 | 2008",
      "200801-201012 | 2008–2010",
      "2008-01-2010-12 | 2008–2010",
      "2008M1 – 2010M6 | 2008–2010",
      "2008K1-2010K4 | 2008–2010",
      "2008-K1-2010-K4 | 2008–2010",
      "1. kvt. 2008 til 2. kvt. 2010 | 2008–2010",
      "2007, 200812-2010 | 2007–2010",
      "jan 2019 - mar 2019 | 2019",
      "januar 2019 til marts 2019 | 2019",
      "Jan. 2018–dec. 2019 | 2018–2019",
      "October 2018 to May 2019 | 2018–2019",
      "2019 jan | 2019",
      "maj-2019 | 2019",
      "jan - mar 2019 | 2019",
      "2019 jan - mar | 2019",
      "'sept 2018, okt 2019' | 2018–2019",
      "12/2008 | 2008",
      "12-2008 | 2008",
      "2019K1-K3 | 2019",
      "1.-3. kvartal 2019 | 2019",
      "2019 1. kvartal | 2019",
      "Q1-2019 | 2019",
      "1st quarter 2019 | 2019",
      "2019H1 | 2019",
      "1. halvår 2019 - 2. halvår 2020 | 2019–2020",
      "første halvår 2019 | 2019",
      "2nd half of 2019 | 2019",
      "uge 12 2019 | 2019",
      "'uge 12, 2019' | 2019",
      "uge 1-10 2019 | 2019",
      "2019-W12 | 2019",
      "2019U52 | 2019",
      "week 3 2019 | 2019",
      "01-07-2007 | 2007",
      "1.7.2007 | 2007",
      "01/07/2007 - 31/12/2015 | 2007–2015",
      "2007-07-01 | 2007",
      "20070701 | 2007",
      "2007-07-01/2015-12-31 | 2007–2015",
      "2007-07-01 00:00:00 – 2015-12-31T23:59:59 | 2007–2015",
      "1. juli 2007 - 31. december 2015 | 2007–2015",
      "01-07-2007–31-12-2015 | 2007–2015"})
  void readsQuartersAndStatusMonthsAsTheirYears(String text, String years) {
    PeriodText read = PeriodText.read(text, null, HORIZON);
    assertThat(read.years().danish()).isEqualTo(years);
    assertThat(read.finer()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "2008- | 2008–2025",
      "2008– | 2008–2025",
      "2008 og frem | 2008–2025",
      "fra 2008 | 2008–2025",
      "fra 2008 og fremefter | 2008–2025",
      "2001, 2008K1- | 2001, 2008–2025",
      "'2008, 2009, …' | 2008–2025",
      "2008... | 2008–2025",
      "2008-… | 2008–2025",
      "2008+ | 2008–2025",
      "2008 og senere | 2008–2025",
      "2008-nu | 2008–2025",
      "fra og med 2008 | 2008–2025",
      "01-07-2007 til i dag | 2007–2025",
      "01-07-2007 - 31-12-9999 | 2007–2025",
      "01-07-2007– | 2007–2025",
      "2010 –> | 2010–2025",
      "2010 -> | 2010–2025",
      "2010-> | 2010–2025",
      "2010 => | 2010–2025",
      "2010→ | 2010–2025",
      "f.o.m. 2010 | 2010–2025",
      "fom 2010 | 2010–2025"})
  void runsToTheHorizonWithoutAnEnd(String text, String years) {
    PeriodText read = PeriodText.read(text, null, HORIZON);
    assertThat(read.years().danish()).isEqualTo(years);
    assertThat(read.openEnd()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"-2012 | 2008–2012", "–2012 | 2008–2012", "til 2012 | 2008–2012",
      "op til 2012 | 2008–2012", "indtil 2012 | 2008–2012", "t.o.m. 2012 | 2008–2012", "–> 2012 | 2008–2012",
      "til og med 2012, 2015 | 2008–2012, 2015"})
  void beginsWithTheFirstYearWhereThatIsKnown(String text, String years) {
    PeriodText read = PeriodText.read(text, 2008, HORIZON);
    assertThat(read.years().danish()).isEqualTo(years);
    assertThat(read.openStart()).isTrue();
    assertThatThrownBy(() -> PeriodText.read(text, null, HORIZON)).hasMessageContaining("mangler et første år");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "2o08 | „2o08“ er ikke en periode",
      "'2007, 2o08, 2009' | „2o08“ er ikke en periode",
      "alle | „alle“ er ikke en periode",
      "39783 | „39783“ er ikke en periode",
      "08 | „08“ er ikke en periode",
      "200813 | „200813“ er ikke en periode",
      "2008K5 | „2008K5“ er ikke en periode",
      "2008–12 | „2008–12“ er ikke en periode",
      "2008 2009 | „2008 2009“ er ikke en periode",
      "2007/2015 | „2007/2015“ kan betyde flere ting",
      "jan 19 | „jan 19“ er ikke en periode",
      "32-01-2019 | „32-01-2019“ er ikke en periode",
      "2019-13-01 | „2019-13-01“ er ikke en periode",
      "uge 54 | „uge 54“ er ikke en periode",
      "9999 | „9999“ ligger efter 2025",
      "2012-2008 | „2012-2008“ slutter, før perioden begynder",
      "'2012, …, 2008' | „2008“ slutter, før",
      "'…, 2008' | „…“ kan kun stå efter et år",
      "1850 | „1850“ ligger før 1900",
      "1850-2008 | „1850-2008“ ligger før 1900",
      "2026 | „2026“ ligger efter 2025",
      "2026- | „2026-“ ligger efter 2025",
      "',;' | Perioden mangler"})
  void refusesWhatItCannotRead(String text, String message) {
    assertThatThrownBy(() -> PeriodText.read(text, null, HORIZON)).isInstanceOf(InputRefused.class)
        .hasMessageContaining(message);
  }

  @Property
  void readsAnyListOfYears(@ForAll @NotEmpty Set<@IntRange(min = 1900, max = HORIZON) Integer> years) {
    String text = years.stream().map(String::valueOf).collect(Collectors.joining(", "));
    assertThat(PeriodText.read(text, null, HORIZON).years()).isEqualTo(Years.of(years));
  }

  @Property
  void readsOrRefusesAnyText(@ForAll String text) {
    try {
      assertThat(PeriodText.read(text, null, HORIZON).years().isEmpty()).isFalse();
    } catch (InputRefused e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }
}
