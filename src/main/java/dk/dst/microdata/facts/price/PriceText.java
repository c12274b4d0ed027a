package dk.dst.microdata.facts.price;

import dk.dst.microdata.facts.price.PriceItem.Unit;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.money.Money;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Values of prices as people write and read them. */
final class PriceText {

  private static final Pattern HOURS = Pattern.compile("(\\d{1,4}(?:,\\d{1,2})?)(?:\\s*timer?)?");
  private static final Pattern PER_CENT = Pattern.compile("(\\d{1,2}(?:,\\d{1,2})?)\\s*%?");

  private PriceText() {}

  static String danish(PriceItem item, BigDecimal value) {
    if (value == null) {
      return "ikke oplyst";
    }
    return switch (item.unit()) {
      case KRONER -> Money.kroner(value).danish();
      case HOURS -> decimal(value) + (value.compareTo(BigDecimal.ONE) == 0 ? " time" : " timer");
      case PER_CENT -> decimal(value) + " %";
    };
  }

  /** "1,05". */
  static String decimal(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString().replace('.', ',');
  }

  static String hint(PriceItem item) {
    return switch (item.unit()) {
      case KRONER -> "I kroner, fx 1.674,00. Ekskl. moms.";
      case HOURS -> "I timer, fx 1,05.";
      case PER_CENT -> "I procent, fx 25. 0 betyder, at der ikke lægges moms på.";
    };
  }

  /**
   * The value that somebody typed.
   *
   * @throws InputRefused where it cannot be one of this item
   */
  static BigDecimal typed(PriceItem item, String text) {
    String typed = text == null ? "" : text.strip();
    try {
      if (item.unit() == Unit.KRONER) {
        return Money.typed(typed).kroner();
      }
      var matcher = (item.unit() == Unit.HOURS ? HOURS : PER_CENT).matcher(typed);
      if (matcher.matches()) {
        return new BigDecimal(matcher.group(1).replace(',', '.'));
      }
    } catch (IllegalArgumentException e) {
      // said below, as for the other units
    }
    throw InputRefused.field("Ny pris", "Skriv den som vist. " + hint(item));
  }
}
