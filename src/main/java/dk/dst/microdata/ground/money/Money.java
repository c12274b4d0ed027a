package dk.dst.microdata.ground.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An amount in whole øre, which may be negative: then it is owed the other way. It has no currency but kroner.
 *
 * @param oere the amount; one krone is 100
 */
public record Money(long oere) implements Comparable<Money> {

  public static final Money NONE = new Money(0);

  private static final Locale DANISH = Locale.forLanguageTag("da");
  /** With full stops between thousands or none, and a comma before øre. */
  private static final Pattern TYPED = Pattern.compile("(\\d{1,3}(?:\\.\\d{3})+|\\d{1,12})(,\\d{1,2})?");

  /**
   * So many kroner.
   *
   * @throws ArithmeticException where that is no whole number of øre, or more than can be counted
   */
  public static Money kroner(BigDecimal kroner) {
    return new Money(kroner.movePointRight(2).longValueExact());
  }

  public static Money kroner(long kroner) {
    return new Money(Math.multiplyExact(kroner, 100L));
  }

  /**
   * What a person has typed: "1.674", "1674,5" or "1.674,00", with or without "kr.".
   *
   * @throws IllegalArgumentException where it is no amount, or a negative one
   */
  public static Money typed(String text) {
    String amount = (text == null ? "" : text).strip().replaceFirst("[\\s\u00a0]*kr\\.?$", "");
    if (!TYPED.matcher(amount).matches()) {
      throw new IllegalArgumentException("No amount: " + text);
    }
    return kroner(new BigDecimal(amount.replace(".", "").replace(',', '.')));
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(oere, other.oere));
  }

  public Money minus(Money other) {
    return plus(other.negated());
  }

  public Money negated() {
    return new Money(Math.negateExact(oere));
  }

  /**
   * So many times the amount. This is the one place where money is rounded: to the nearest øre, and half an øre away from
   * nothing, so that a credit of the same quantity is exactly what it takes back.
   */
  public Money times(BigDecimal quantity) {
    return new Money(BigDecimal.valueOf(oere).multiply(quantity).setScale(0, RoundingMode.HALF_UP).longValueExact());
  }

  public static Money sum(Collection<Money> amounts) {
    return amounts.stream().reduce(NONE, Money::plus);
  }

  /** "3.348,00 kr.", "-16,00 kr.", which no line breaks in two. */
  public String danish() {
    return String.format(DANISH, "%,.2f\u00a0kr.", kroner());
  }

  /** With two decimals, for files. */
  public BigDecimal kroner() {
    return BigDecimal.valueOf(oere, 2);
  }

  public boolean isNegative() {
    return oere < 0;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(oere, other.oere);
  }
}
