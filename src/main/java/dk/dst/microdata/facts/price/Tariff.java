package dk.dst.microdata.facts.price;

import dk.dst.microdata.facts.price.Price.Basis;
import dk.dst.microdata.ground.money.Money;
import dk.dst.microdata.ground.text.Danish;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What things cost for some institutions on a day. */
public record Tariff(PriceList prices, Audience audience, LocalDate day) {

  /** Storage is paid "per 5 GB per quarter", and every step that is begun (domain 7). */
  private static final BigDecimal STORAGE_STEP = BigDecimal.valueOf(5);

  /** A proposal processed and approved. */
  public Costing proposal() {
    return hours(price(PriceItem.PROPOSAL), price(PriceItem.PROPOSAL).map(Price::value).orElse(null));
  }

  /** The agreement of an authority processed and approved. */
  public Costing authority() {
    return hours(price(PriceItem.AUTHORITY), price(PriceItem.AUTHORITY).map(Price::value).orElse(null));
  }

  /** So many data sets extracted from one register at a time. @param sets at least 1 */
  public Costing dataSets(int sets) {
    Optional<Price> first = price(PriceItem.FIRST_DATA_SET);
    if (sets == 1) {
      return hours(first, first.map(Price::value).orElse(null));
    }
    Optional<Price> further = price(PriceItem.FURTHER_DATA_SET);
    BigDecimal hours = first.map(Price::value).flatMap(one -> further.map(Price::value)
        .map(more -> one.add(more.multiply(BigDecimal.valueOf(sets - 1L))))).orElse(null);
    return hours(Stream.of(first, further).flatMap(Optional::stream).toList(), hours);
  }

  /** So many hours of work. */
  public Costing work(BigDecimal hours) {
    return hours(List.of(), hours);
  }

  /** So much storage in a quarter; nothing of what is begun is free. */
  public Costing storage(BigDecimal gigabytes) {
    BigDecimal steps = gigabytes.divide(STORAGE_STEP, 0, RoundingMode.CEILING);
    return costing(steps, "× 5 GB", price(PriceItem.STORAGE), List.of());
  }

  /** So many servers in a quarter. */
  public Costing servers(BigDecimal servers) {
    return costing(servers, servers.compareTo(BigDecimal.ONE) == 0 ? "server" : "servere", price(PriceItem.SERVER),
        List.of());
  }

  private Optional<Price> price(PriceItem item) {
    return prices.on(item, audience, day);
  }

  private Costing hours(Optional<Price> how, BigDecimal hours) {
    return hours(how.stream().toList(), hours);
  }

  private Costing hours(List<Price> how, BigDecimal hours) {
    if (hours == null) {
      return new Costing(BigDecimal.ONE, "gang", null, sources(how), "Hvor mange timer det tager, er ikke oplyst for den "
          + Danish.day(day) + ".");
    }
    return costing(hours, hours.compareTo(BigDecimal.ONE) == 0 ? "time" : "timer", price(PriceItem.HOUR), how);
  }

  /** @param how prices that the quantity was worked out by */
  private Costing costing(BigDecimal quantity, String unit, Optional<Price> rate, List<Price> how) {
    List<Price> used = Stream.concat(how.stream(), rate.stream()).toList();
    return new Costing(quantity, unit, rate.filter(Price::isKnown).map(known -> Money.kroner(known.value())).orElse(null),
        sources(used), uncertain(rate, used));
  }

  private static String sources(List<Price> used) {
    return used.stream().map(Price::source).distinct().collect(Collectors.joining("; "));
  }

  private String uncertain(Optional<Price> rate, List<Price> used) {
    var said = new ArrayList<String>();
    if (rate.filter(Price::isKnown).isEmpty()) {
      said.add("Prisen er ikke oplyst for den " + Danish.day(day) + ".");
    }
    if (used.stream().anyMatch(price -> price.basis() == Basis.JUDGEMENT)) {
      said.add("FSE’s skøn, ikke offentliggjort.");
    }
    used.stream().flatMap(price -> prices.rivals(price).stream()).forEach(rival ->
        said.add("En anden kilde siger " + rival.danish() + " (" + rival.source() + ")."));
    return String.join(" ", said);
  }
}
