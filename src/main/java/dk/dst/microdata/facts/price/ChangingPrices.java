package dk.dst.microdata.facts.price;

import dk.dst.microdata.facts.price.Price.Basis;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.text.Danish;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A price changes from a day on, by the decision of a person. What has happened before costs what it cost then. */
@Component
public class ChangingPrices {

  /** A change as it is typed. @param published whether Statistics Denmark has published it; else it is FSE's judgement */
  public record Wanted(String item, String audience, String value, LocalDate from, Boolean published, String source) {}

  /** A change that can be made. @param before what holds on that day until then; @param after all prices with the change */
  public record Checked(PriceItem item, Audience audience, BigDecimal value, LocalDate from, Basis basis, String source,
      Optional<Price> before, PriceList after) {

    public String danish() {
      return PriceText.danish(item, value);
    }
  }

  /**
   * One price as it is today.
   *
   * @param now what holds, or null where nothing is said
   * @param rivals what other sources say of the same
   * @param others those before and those to come, in the order of their days
   */
  public record Standing(PriceItem item, Audience audience, Price now, List<Price> rivals, List<Price> others,
      String hint) {}

  private final Prices prices;
  private final Clock clock;

  ChangingPrices(Prices prices, Clock clock) {
    this.prices = prices;
    this.clock = clock;
  }

  /** All prices, in the order of {@link PriceItem}. */
  public List<Standing> standing() {
    PriceList list = prices.list();
    var standing = new ArrayList<Standing>();
    for (PriceItem item : PriceItem.values()) {
      for (Audience audience : item.isByAudience() ? List.of(Audience.PUBLIC, Audience.PRIVATE) : List.of(Audience.ALL)) {
        Price now = list.on(item, audience, today()).orElse(null);
        standing.add(new Standing(item, audience, now, now == null ? List.of() : list.rivals(now),
            list.of(item, audience).stream().filter(price -> !price.equals(now)).toList(), PriceText.hint(item)));
      }
    }
    return standing;
  }

  public long newest() {
    return prices.newest();
  }

  /**
   * Whether that change can be made.
   *
   * @throws InputRefused for a day that is not to come, but where no price is known that day; a value that is none, or the
   *     same as before; and without a source
   */
  public Checked check(Wanted wanted) {
    PriceItem item = one(PriceItem.values(), wanted.item(), "Pris");
    Audience audience = item.isByAudience() ? one(Audience.values(), wanted.audience(), "For") : Audience.ALL;
    if (item.isByAudience() && audience == Audience.ALL) {
      throw InputRefused.field("For", "Vælg offentlige eller private institutioner.");
    }
    if (wanted.from() == null) {
      throw InputRefused.field("Gælder fra", "Skriv en dag.");
    }
    PriceList list = prices.list();
    Optional<Price> before = list.on(item, audience, wanted.from());
    mustBeToCome(list, item, audience, wanted.from());
    BigDecimal value = PriceText.typed(item, wanted.value());
    if (before.map(Price::value).filter(same -> same.compareTo(value) == 0).isPresent()) {
      throw InputRefused.field("Ny pris", "Den er allerede " + PriceText.danish(item, value) + " den dag.");
    }
    if (wanted.source() == null || wanted.source().isBlank()) {
      throw InputRefused.field("Kilde", "Skriv, hvor prisen står, eller hvad den bygger på.");
    }
    Basis basis = item == PriceItem.VAT ? Basis.CONFIGURATION
        : Boolean.TRUE.equals(wanted.published()) ? Basis.PUBLISHED : Basis.JUDGEMENT;
    return new Checked(item, audience, value, wanted.from(), basis, wanted.source().strip(), before, list.with(new Price(
        Long.MAX_VALUE, item, audience, value, wanted.from(), basis, false, wanted.source(), "", "", clock.instant())));
  }

  /** What has a price has been charged by it; only what could not be charged yet may be given a price afterwards. */
  private void mustBeToCome(PriceList list, PriceItem item, Audience audience, LocalDate from) {
    boolean unknownUntilNow = list.on(item, audience, from).filter(Price::isKnown).isEmpty()
        && list.of(item, audience).stream().filter(price -> !price.rival() && price.isKnown())
            .noneMatch(price -> price.appliesFrom().isAfter(from) && !price.appliesFrom().isAfter(today()));
    if (!from.isAfter(today()) && !unknownUntilNow) {
      throw InputRefused.field("Gælder fra", "Skriv en dag efter i dag. Det, der er sket til og med "
          + Danish.day(today()) + ", koster det, der gjaldt.");
    }
  }

  /**
   * Makes the change, in the transaction that is open.
   *
   * @param seen the last price there was when its effect was shown: nobody decides on an effect they have not seen
   * @throws InputRefused also where somebody has changed a price since
   */
  public Checked make(Wanted wanted, String reason, long seen, String by) {
    prices.lock();
    if (prices.newest() != seen) {
      throw new InputRefused("En pris er blevet ændret, siden virkningen blev vist. Vis virkningen igen.");
    }
    Checked checked = check(wanted);
    if (reason == null || reason.isBlank()) {
      throw InputRefused.field("Begrundelse", "Skriv hvorfor.");
    }
    prices.add(checked.item(), checked.audience(), checked.value(), checked.from(), checked.basis(), checked.source(),
        reason.strip(), by);
    return checked;
  }

  private static <T extends Enum<T>> T one(T[] all, String name, String label) {
    return Arrays.stream(all).filter(one -> one.name().equals(name)).findFirst()
        .orElseThrow(() -> InputRefused.field(label, "Vælg en."));
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
