package dk.dst.microdata.ground.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

  private static final long MOST = 1_000_000_000_000L;

  /** Two hours at the public rate of 2025 are what SDCA tells its users that a subproject costs (domain 7). */
  @Test
  void twoHoursCostWhatIsPublished() {
    assertThat(Money.kroner(1674).times(new BigDecimal("2"))).isEqualTo(Money.kroner(3348));
    assertThat(Money.kroner(1674).times(new BigDecimal("1.05")).danish()).isEqualTo("1.757,70\u00a0kr.");
    assertThat(Money.kroner(16).times(new BigDecimal("400")).danish()).isEqualTo("6.400,00\u00a0kr.");
  }

  @ParameterizedTest
  @CsvSource({"1, 0.5, 1", "1, 0.49, 0", "3, 0.5, 2", "-1, 0.5, -1", "-3, 0.5, -2", "167400, 1.005, 168237"})
  void roundsHalfAnOereAwayFromNothing(long oere, BigDecimal quantity, long result) {
    assertThat(new Money(oere).times(quantity)).isEqualTo(new Money(result));
  }

  @ParameterizedTest
  @CsvSource({"0, '0,00\u00a0kr.'", "1, '0,01\u00a0kr.'", "334800, '3.348,00\u00a0kr.'", "-1600, '-16,00\u00a0kr.'",
      "123456789, '1.234.567,89\u00a0kr.'"})
  void isWrittenInDanish(long oere, String text) {
    assertThat(new Money(oere).danish()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"1674, 167400", "1.674, 167400", "'1.674,00', 167400", "'1674,5', 167450", "'1.674,50 kr.', 167450",
      "'1.674,50\u00a0kr.', 167450", "' 16 kr ', 1600", "0, 0"})
  void isReadAsPeopleWriteIt(String text, long oere) {
    assertThat(Money.typed(text)).isEqualTo(new Money(oere));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "kr.", "-16", "1,674.00", "16.5", "1.67,00", "1,005", "1e3", "ti", "1 674"})
  void isNotGuessed(String text) {
    assertThatThrownBy(() -> Money.typed(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void hasNoPartOfAnOereAndDoesNotOverflow() {
    assertThatThrownBy(() -> Money.kroner(new BigDecimal("0.005"))).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> new Money(Long.MAX_VALUE).plus(new Money(1))).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Money.kroner(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
  }

  @Property
  void aCreditTakesBackExactlyWhatWasCharged(@ForAll @LongRange(min = -MOST, max = MOST) long oere,
      @ForAll @Scale(4) @BigRange(min = "0", max = "10000") BigDecimal quantity) {
    Money charged = new Money(oere).times(quantity);
    assertThat(charged.plus(new Money(oere).times(quantity.negate()))).isEqualTo(Money.NONE);
  }

  @Property
  void theRoundingIsNeverMoreThanHalfAnOere(@ForAll @LongRange(min = -MOST, max = MOST) long oere,
      @ForAll @Scale(4) @BigRange(min = "0", max = "10000") BigDecimal quantity) {
    BigDecimal exact = BigDecimal.valueOf(oere).multiply(quantity);
    assertThat(exact.subtract(BigDecimal.valueOf(new Money(oere).times(quantity).oere())).abs())
        .isLessThanOrEqualTo(new BigDecimal("0.5"));
  }

  @Property
  void theSumOfPartsIsTheSumOfAllInAnyOrder(
      @ForAll @Size(max = 50) List<@LongRange(min = -MOST, max = MOST) Long> amounts,
      @ForAll @IntRange(max = 50) int at) {
    List<Money> all = amounts.stream().map(Money::new).toList();
    int middle = Math.min(at, all.size());
    assertThat(Money.sum(all.subList(middle, all.size())).plus(Money.sum(all.subList(0, middle))))
        .isEqualTo(Money.sum(all));
  }

  @Property
  void whatIsWrittenIsReadAgain(@ForAll @LongRange(min = 0, max = MOST) long oere) {
    assertThat(Money.typed(new Money(oere).danish())).isEqualTo(new Money(oere));
  }
}
