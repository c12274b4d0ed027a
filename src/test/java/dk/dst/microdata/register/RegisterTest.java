package dk.dst.microdata.register;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegisterTest {

  @ParameterizedTest
  @CsvSource({
      "2000, 2010, 2000, 2010, true",
      "2000, 2010, 2005, 2005, true",
      "2000, 2010, 1999, 2010, false",
      "2000, 2010, 2000, 2011, false",
      "2000,     , 2000, 2100, true",
      "2000,     , 1999, 2100, false",
      "    , 2010, 1900, 2010, true",
      "    , 2010, 1900, 2011, false",
      "    ,     , 1900, 2100, true"})
  void coversTheYearsItHasDataFor(Integer first, Integer last, int from, int to, boolean covered) {
    assertThat(register(first, last).covers(from, to)).isEqualTo(covered);
  }

  @ParameterizedTest
  @CsvSource({"2000, 2010, 2000–2010", "2000, , 2000–", ", 2010, –2010", ", , ikke oplyst"})
  void saysItsYearsInWords(Integer first, Integer last, String words) {
    assertThat(register(first, last).years()).isEqualTo(words);
  }

  @Test
  void isListedWithCodeAndDanishName() {
    assertThat(register(2000, null).label()).isEqualTo("BEF – Befolkningen");
  }

  private static Register register(Integer first, Integer last) {
    return new Register("BEF", "Befolkningen", "Population", "Borgere", "Danmarks Statistik", first, last);
  }
}
