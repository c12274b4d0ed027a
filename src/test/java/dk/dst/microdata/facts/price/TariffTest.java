package dk.dst.microdata.facts.price;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.facts.price.Price.Basis;
import dk.dst.microdata.ground.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures worked out by hand from what is published (domain 7). */
class TariffTest {

  private static final LocalDate DAY = LocalDate.of(2025, 5, 5);
  private static final PriceList LIST = new PriceList(List.of(
      price(PriceItem.HOUR, Audience.PUBLIC, "1674", "2025-01-01", Basis.PUBLISHED, false),
      price(PriceItem.HOUR, Audience.PUBLIC, "1538", "2024-01-01", Basis.PUBLISHED, false),
      price(PriceItem.HOUR, Audience.PUBLIC, "1568", "2024-01-01", Basis.PUBLISHED, true),
      price(PriceItem.HOUR, Audience.PRIVATE, "2299", "2025-01-01", Basis.PUBLISHED, false),
      price(PriceItem.PROPOSAL, Audience.ALL, "2", "2024-01-01", Basis.PUBLISHED, false),
      price(PriceItem.FIRST_DATA_SET, Audience.ALL, "1.05", "2025-01-01", Basis.PUBLISHED, false),
      price(PriceItem.FURTHER_DATA_SET, Audience.ALL, "0.04", "2025-01-01", Basis.JUDGEMENT, false),
      price(PriceItem.STORAGE, Audience.ALL, "16", "2025-01-01", Basis.PUBLISHED, false),
      price(PriceItem.SERVER, Audience.ALL, null, "2019-01-01", Basis.NOT_PUBLISHED, false)));

  private final Tariff tariff = new Tariff(LIST, Audience.PUBLIC, DAY);

  @Test
  void aProposalCostsTwoHours() {
    assertThat(tariff.proposal().amount().danish()).isEqualTo("3.348,00\u00a0kr.");
    assertThat(new Tariff(LIST, Audience.PRIVATE, DAY).proposal().amount().danish()).isEqualTo("4.598,00\u00a0kr.");
    assertThat(tariff.proposal().uncertain()).isEmpty();
  }

  /** 1.05 x 1,674 = 1,757.70; 1.09 x 1,674 = 1,824.66; 1.41 x 1,674 = 2,360.34. */
  @ParameterizedTest
  @CsvSource({"1, '1,05 timer', '1.757,70\u00a0kr.', ''", "2, '1,09 timer', '1.824,66\u00a0kr.', 'FSE’s skøn, ikke offentliggjort.'",
      "10, '1,41 timer', '2.360,34\u00a0kr.', 'FSE’s skøn, ikke offentliggjort.'"})
  void dataSetsOfARegisterAreExtractedTogether(int sets, String hours, String amount, String uncertain) {
    assertThat(tariff.dataSets(sets).danishQuantity()).isEqualTo(hours);
    assertThat(tariff.dataSets(sets).amount().danish()).isEqualTo(amount);
    assertThat(tariff.dataSets(sets).uncertain()).isEqualTo(uncertain);
  }

  @ParameterizedTest
  @CsvSource({"2000, '6.400,00\u00a0kr.'", "2000.01, '6.416,00\u00a0kr.'", "5, '16,00\u00a0kr.'", "5.01, '32,00\u00a0kr.'",
      "0.01, '16,00\u00a0kr.'", "4.99, '16,00\u00a0kr.'"})
  void storageIsPaidForEachFiveGigabytesBegun(BigDecimal gigabytes, String amount) {
    assertThat(tariff.storage(gigabytes).amount().danish()).isEqualTo(amount);
  }

  @Test
  void whatIsNotKnownIsNotGuessed() {
    assertThat(tariff.servers(BigDecimal.ONE).isKnown()).isFalse();
    assertThat(tariff.servers(BigDecimal.ONE).uncertain()).isEqualTo("Prisen er ikke oplyst for den 5. maj 2025.");
    var before = new Tariff(LIST, Audience.PUBLIC, LocalDate.of(2023, 12, 31));
    assertThat(before.proposal().isKnown()).isFalse();
    assertThat(before.dataSets(1).uncertain()).isEqualTo("Hvor mange timer det tager, er ikke oplyst for den 31. december"
        + " 2023.");
  }

  @Test
  void whereSourcesDifferItIsSaid() {
    assertThat(new Tariff(LIST, Audience.PUBLIC, LocalDate.of(2024, 5, 5)).proposal().uncertain())
        .contains("En anden kilde siger 1.568,00\u00a0kr.");
  }

  @Property
  void moreStorageNeverCostsLessAndNeverMoreThanOneStepBeyond(@ForAll @IntRange(min = 1, max = 5_000_000) int hundredths) {
    BigDecimal gigabytes = BigDecimal.valueOf(hundredths, 2);
    Money amount = tariff.storage(gigabytes).amount();
    assertThat(amount.kroner().multiply(BigDecimal.valueOf(5))).isGreaterThanOrEqualTo(gigabytes.multiply(
        BigDecimal.valueOf(16))).isLessThan(gigabytes.add(BigDecimal.valueOf(5)).multiply(BigDecimal.valueOf(16)));
  }

  private static Price price(PriceItem item, Audience audience, String value, String from, Basis basis, boolean rival) {
    return new Price(1, item, audience, value == null ? null : new BigDecimal(value), LocalDate.parse(from), basis, rival,
        "Kilde", "", "systemet", Instant.EPOCH);
  }
}
