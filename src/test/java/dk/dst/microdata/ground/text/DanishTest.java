package dk.dst.microdata.ground.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DanishTest {

  @ParameterizedTest
  @CsvSource({"2027-01-01, 1. januar 2027", "2027-03-15, 15. marts 2027", "2027-05-31, 31. maj 2027",
      "2028-02-29, 29. februar 2028", "2027-12-24, 24. december 2027"})
  void writesADayInWords(LocalDate day, String words) {
    assertThat(Danish.day(day)).isEqualTo(words);
  }

  @Test
  void writesNothingForNoDay() {
    assertThat(Danish.day(null)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 0 %", "0.25, 25 %", "0.49, 49 %", "0.5, 50 %", "0.333333, '33,3 %'", "0.666666, '66,6 %'",
      "0.978, '97,8 %'", "0.9786, '97,8 %'", "0.0009, 'under 0,1 %'", "0.001, '0,1 %'", "0.4999, '49,9 %'", "0.99999, '99,9 %'", "1, 100 %"})
  void writesAShareInPerCentThatIsNeverMoreThanItIs(double share, String words) {
    assertThat(Danish.percent(share)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"P2Y, 2 år", "P1Y, 1 år", "P1M, 1 måned", "P6M, 6 måneder", "P1D, 1 dag", "P180D, 180 dage",
      "P1Y6M, 1 år og 6 måneder"})
  void writesAPeriodInWords(Period period, String words) {
    assertThat(Danish.period(period)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"1, 1 kB", "1024, 1 kB", "1025, 2 kB", "1047552, 1.023 kB", "1048576, 1 MB", "1300000, '1,3 MB'",
      "52428800, 50 MB", "52428801, '50,1 MB'"})
  void writesASizeThatIsNeverLessThanItIs(long bytes, String words) {
    assertThat(Danish.size(bytes)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"0, 0 projekter", "1, 1 projekt", "2, 2 projekter"})
  void countsOneAndSeveral(int count, String words) {
    assertThat(Danish.count(count, "projekt", "projekter")).isEqualTo(words);
  }
}
