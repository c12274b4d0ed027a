package dk.dst.microdata.facts.price;

import dk.dst.microdata.ground.money.Money;
import java.math.BigDecimal;

/**
 * What something costs, with how it is worked out.
 *
 * @param quantity how much of it, in the unit
 * @param rate of one unit; null where no price is known
 * @param source where the rate and the hours stand
 * @param uncertain what is not certain of it, or why it cannot be told; empty where all of it is published
 */
public record Costing(BigDecimal quantity, String unit, Money rate, String source, String uncertain) {

  public boolean isKnown() {
    return rate != null;
  }

  /** Empty-handed where no price is known: ask {@link #isKnown} first. */
  public Money amount() {
    return rate.times(quantity);
  }

  /** "1,05 timer". */
  public String danishQuantity() {
    return PriceText.decimal(quantity) + " " + unit;
  }
}
