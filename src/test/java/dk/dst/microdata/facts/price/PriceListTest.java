package dk.dst.microdata.facts.price;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.facts.institution.Institution.Kind;
import dk.dst.microdata.facts.price.Price.Basis;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceListTest {

  private static final PriceList LIST = new PriceList(List.of(
      price(1, "1538", "2024-01-01", false), price(2, "1568", "2024-01-01", true),
      price(3, "1674", "2025-01-01", false), price(4, null, "2027-01-01", false),
      price(5, "1700", "2025-07-01", false), price(6, "1699", "2025-07-01", false)));

  @ParameterizedTest
  @CsvSource({"2024-01-01, 1538", "2024-12-31, 1538", "2025-01-01, 1674", "2025-06-30, 1674", "2026-12-31, 1699"})
  void whatHeldThatDayCountsAndOfTwoForADayTheLast(LocalDate day, BigDecimal value) {
    assertThat(LIST.on(PriceItem.HOUR, Audience.PUBLIC, day).orElseThrow().value()).isEqualByComparingTo(value);
  }

  @Test
  void nothingIsCarriedOnBeyondADayFromWhichItIsNotKnown() {
    assertThat(LIST.on(PriceItem.HOUR, Audience.PUBLIC, LocalDate.of(2027, 1, 1)).orElseThrow().isKnown()).isFalse();
    assertThat(LIST.on(PriceItem.HOUR, Audience.PUBLIC, LocalDate.of(2023, 12, 31))).isEmpty();
    assertThat(LIST.on(PriceItem.HOUR, Audience.PRIVATE, LocalDate.of(2025, 1, 1))).isEmpty();
  }

  @Test
  void anotherSourcesFigureIsShownAndNeverCounts() {
    Price used = LIST.on(PriceItem.HOUR, Audience.PUBLIC, LocalDate.of(2024, 5, 5)).orElseThrow();
    assertThat(LIST.rivals(used)).extracting(Price::danish).containsExactly("1.568,00\u00a0kr.");
  }

  /** The grant lowers the rate of public institutions, and a client authorisation is a public institution's. */
  @ParameterizedTest
  @CsvSource({"PUBLIC, PUBLIC", "CLIENT, PUBLIC", "FOUNDATION, PRIVATE", "INTEREST_ORGANISATION, PRIVATE",
      "CONSULTANCY, PRIVATE"})
  void theAuthorisationSaysWhichRateIsPaid(Kind kind, Audience audience) {
    assertThat(Audience.of(kind)).isEqualTo(audience);
  }

  private static Price price(long id, String value, String from, boolean rival) {
    return new Price(id, PriceItem.HOUR, Audience.PUBLIC, value == null ? null : new BigDecimal(value),
        LocalDate.parse(from), value == null ? Basis.NOT_PUBLISHED : Basis.PUBLISHED, rival, "Kilde", "", "systemet",
        Instant.EPOCH);
  }
}
