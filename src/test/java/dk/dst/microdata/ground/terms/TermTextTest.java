package dk.dst.microdata.ground.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.support.Terms;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TermTextTest {

  @Test
  void everyNumberOfTheSchemeHasAName() {
    assertThat(Arrays.stream(SchemeTerm.values()).map(SchemeTerm::key)).containsExactlyElementsOf(
        Arrays.stream(SchemeTerms.class.getRecordComponents()).map(RecordComponent::getName).toList());
    assertThat(Arrays.stream(SchemeTerm.values()).map(SchemeTerm::danish)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsShownCanBeTypedAndWhatIsKeptCanBeRead(SchemeTerm term) {
    Object value = term.in(Terms.shipped());
    assertThat(same(TermText.typed(term, TermText.danish(value)))).isEqualTo(same(value));
    assertThat(TermText.parse(term, TermText.kept(value))).isEqualTo(value);
  }

  /** A share without its trailing zeros. */
  private static Object same(Object value) {
    return value instanceof BigDecimal share ? share.stripTrailingZeros() : value;
  }

  @Test
  void peopleWriteAsTheySpeak() {
    assertThat(TermText.typed(SchemeTerm.REVIEW_INTERVAL, " 1 år og 6 Måneder ")).isEqualTo(Period.of(1, 6, 0));
    assertThat(TermText.typed(SchemeTerm.REVIEW_INTERVAL, "1 måned")).isEqualTo(Period.ofMonths(1));
    assertThat(TermText.typed(SchemeTerm.USAGE_LOW, "12,5 %")).isEqualTo(new BigDecimal("0.125"));
    assertThat(TermText.typed(SchemeTerm.USAGE_LOW, "12")).isEqualTo(new BigDecimal("0.12"));
    assertThat(TermText.typed(SchemeTerm.EXTENSION_REMINDERS, "90 dage,30 dage"))
        .isEqualTo(List.of(Period.ofDays(90), Period.ofDays(30)));
    assertThat(TermText.typed(SchemeTerm.CLOSED_DAYS, "5. Juni, 24. december"))
        .isEqualTo(List.of(MonthDay.of(6, 5), MonthDay.of(12, 24)));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "null", value = {"REVIEW_INTERVAL | null", "REVIEW_INTERVAL | 12",
      "REVIEW_INTERVAL | 0 dage", "REVIEW_INTERVAL | -3 dage", "REVIEW_INTERVAL | 3 uger", "USAGE_LOW | 101 %",
      "USAGE_LOW | -1", "USAGE_LOW | halvdelen", "USAGE_LOW | 7.5", "USAGE_LOW | 1e1", "REVIEW_WORKING_DAYS | 0", "REVIEW_WORKING_DAYS | 2,5",
      "CLOSED_DAYS | 31. juni", "EXTENSION_REMINDERS | 90 dage og", "REVIEW_INTERVAL | 99999999999 dage"})
  void whatIsNoValueIsRefused(SchemeTerm term, String typed) {
    assertThatThrownBy(() -> TermText.typed(term, typed)).isInstanceOf(InputRefused.class)
        .hasMessageStartingWith("Ny værdi: Skriv ");
  }

  @Test
  void ofSeveralChangesTheOneThatCameLastApplies() {
    var terms = new TermsInForce(Terms.shipped());
    LocalDate day = LocalDate.of(2027, 1, 1);
    var changes = List.of(change(1, "P9M", day), change(4, "P7M", day), change(2, "P12M", day.plusMonths(6)));
    assertThat(terms.on(day.minusDays(1), changes)).isEqualTo(Terms.shipped());
    assertThat(terms.on(day, changes)).isEqualTo(Terms.with("review-interval=P7M"));
    assertThat(terms.on(day.plusMonths(6), changes)).isEqualTo(Terms.with("review-interval=P12M"));
  }

  private static TermChanges.TermChange change(long id, String value, LocalDate from) {
    return new TermChanges.TermChange(id, "reviewInterval", value, from, "karen", "Prøve", Instant.EPOCH);
  }
}
