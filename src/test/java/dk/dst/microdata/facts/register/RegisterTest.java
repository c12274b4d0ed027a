package dk.dst.microdata.facts.register;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegisterTest {

  @ParameterizedTest
  @CsvSource({
      "2000, 2010, 2000, 2010, ''",
      "2000, 2010, 2005, 2005, ''",
      "2000, 2010, 1999, 2010, '1999'",
      "2000, 2010, 2000, 2011, '2011'",
      "2000, 2010, 1998, 2012, '1998–1999, 2011–2012'",
      "2000,     , 2000, 2100, ''",
      "2000,     , 1999, 2100, '1999'",
      "    , 2010, 1900, 2010, ''",
      "    , 2010, 1900, 2011, '2011'",
      "    ,     , 1900, 2100, ''"})
  void namesTheYearsItHasNoDataFor(Integer first, Integer last, int from, int to, String outside) {
    assertThat(register(first, last).outside(Years.between(from, to)).danish()).isEqualTo(outside);
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
