package dk.dst.microdata.desk.price;

import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.cases.who.NoRight;
import dk.dst.microdata.desk.web.Page;
import dk.dst.microdata.facts.price.ChangingPrices;
import dk.dst.microdata.facts.price.ChangingPrices.Checked;
import dk.dst.microdata.facts.price.ChangingPrices.Standing;
import dk.dst.microdata.facts.price.ChangingPrices.Wanted;
import dk.dst.microdata.facts.price.Price;
import dk.dst.microdata.facts.price.Price.Basis;
import dk.dst.microdata.ground.audit.Audit;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.billing.Charges;
import dk.dst.microdata.schemes.billing.Estimates;
import dk.dst.microdata.schemes.billing.Estimates.Moved;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The prices: to read for those the page is for, to change for FSE's economy and process owners. */
@RestController
@RequestMapping("/camunda/api/microdata/prices")
record PriceController(ChangingPrices changing, Estimates estimates, Charges charges, Actor actor, Audit audit,
    TransactionTemplate transaction, Clock clock) {

  private static final String[] MAY_CHANGE = {Groups.ECONOMY, Groups.OWNERS};

  /**
   * One price.
   *
   * @param basis what it rests on, with the source
   * @param rivals what other sources say of the same, in words
   * @param history what it was and what it will be, in words
   */
  record Line(String item, String audience, String name, String value, String since, String basis, String source,
      List<String> rivals, List<String> history, String hint, boolean setting) {}

  record Shown(String today, boolean mayChange, List<Line> prices) {}

  /** A change as it is typed; the last two only where it is made. @param seen what the preview answered as such */
  record Typed(String item, String audience, String value, LocalDate from, Boolean published, String source,
      String reason, Long seen) {

    Wanted wanted() {
      return new Wanted(item, audience, value, from, published, source);
    }
  }

  /** @param estimates cases that nobody has signed, whose estimate would be another */
  record Effect(String text, long seen, List<Touched> estimates) {}

  record Touched(String caseNumber, String now, String then) {}

  @GetMapping
  Shown show() {
    actor.mustBeIn(Page.PRICES.groups());
    return new Shown(today().toString(), actor.isIn(MAY_CHANGE), changing.standing().stream().map(this::line).toList());
  }

  private Line line(Standing standing) {
    Price now = standing.now();
    String name = standing.item().danish()
        + (standing.item().isByAudience() ? ": " + standing.audience().danish().toLowerCase() : "");
    return new Line(standing.item().name(), standing.audience().name(), name, now == null ? "ikke oplyst" : now.danish(),
        now == null ? "" : Danish.day(now.appliesFrom()), (now == null ? Basis.NOT_PUBLISHED : now.basis()).danish(),
        now == null ? "" : told(now), standing.rivals().stream().map(PriceController::other).toList(),
        standing.others().stream().map(PriceController::other).toList(), standing.hint(),
        now != null && now.basis() == Basis.CONFIGURATION);
  }

  private static String told(Price price) {
    return price.source() + (price.reason().isEmpty() ? "" : " (" + price.decidedBy() + ": " + price.reason() + ")");
  }

  private static String other(Price price) {
    return price.danish() + " fra " + Danish.day(price.appliesFrom()) + ", " + price.basis().danish() + ": " + told(price)
        + (price.rival() ? ". En anden kilde end den, der bruges" : "");
  }

  /** What a change would do. Nothing is changed. */
  @PostMapping("/preview")
  Effect preview(@RequestBody Typed typed) {
    mustBeIn("PREVIEW_PRICE");
    long seen = changing.newest();
    Checked change = changing.check(typed.wanted());
    List<Moved> moved = estimates.moved(change.after(), change.from());
    long charged = charges.wouldBeCharged(change.after());
    return new Effect(said(change) + " Linjer, der er lavet, og kladder ændres ikke: de koster det, der gjaldt den dag."
        + (charged == 0 ? "" : " " + Danish.count(charged, "hændelse", "hændelser") + " uden pris kommer på en regning.")
        + (moved.isEmpty() ? " Ingen af de nyeste overslag ændres." : " Af de nyeste overslag, der ikke er skrevet under"
            + " på, ændres disse, når de laves igen:"), seen, moved.stream().map(one -> new Touched(one.caseNumber(),
                one.now().danish(), one.then().danish())).toList());
  }

  @PostMapping
  Map<String, String> change(@RequestBody Typed typed) {
    mustBeIn("CHANGE_PRICE");
    Checked change = transaction.execute(status -> changing.make(typed.wanted(), typed.reason(),
        typed.seen() == null ? -1 : typed.seen(), actor.id()));
    return Map.of("message", said(change));
  }

  private static String said(Checked change) {
    String name = change.item().danish()
        + (change.item().isByAudience() ? ", " + change.audience().danish().toLowerCase() : "");
    return "„%s“ bliver %s fra %s. Den dag er den ellers %s.".formatted(name, change.danish(),
        Danish.day(change.from()), change.before().map(Price::danish).orElse("ikke oplyst"));
  }

  private void mustBeIn(String what) {
    actor.mustBeKnown();
    if (!actor.isIn(MAY_CHANGE)) {
      audit.refused(actor.id(), what, null, Map.of());
      throw NoRight.forbidden();
    }
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
