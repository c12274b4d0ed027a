package dk.dst.microdata.facts.price;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Prices as they were known at one moment, to be asked for any day. */
public final class PriceList {

  private static final Comparator<Price> INTO_FORCE =
      Comparator.comparing(Price::appliesFrom).thenComparing(Price::id);

  private final List<Price> prices;

  PriceList(List<Price> prices) {
    this.prices = prices.stream().sorted(INTO_FORCE).toList();
  }

  /** What holds on that day; empty where nobody has said anything of it by then. It may be unknown ({@link Price#isKnown}). */
  public Optional<Price> on(PriceItem item, Audience audience, LocalDate day) {
    return of(item, audience).stream().filter(price -> !price.rival() && !price.appliesFrom().isAfter(day))
        .reduce((earlier, later) -> later);
  }

  /** What other sources say of the same as this price. */
  public List<Price> rivals(Price price) {
    return of(price.item(), price.audience()).stream().filter(Price::rival)
        .filter(rival -> rival.appliesFrom().equals(price.appliesFrom())).toList();
  }

  /** All of an item, in the order in which they come to apply. */
  List<Price> of(PriceItem item, Audience audience) {
    Audience asked = item.isByAudience() ? audience : Audience.ALL;
    return prices.stream().filter(price -> price.item() == item && price.audience() == asked).toList();
  }

  /** This list as it would be with that price decided, too. */
  PriceList with(Price price) {
    var all = new ArrayList<>(prices);
    all.add(price);
    return new PriceList(all);
  }
}
