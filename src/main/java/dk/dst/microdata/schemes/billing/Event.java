package dk.dst.microdata.schemes.billing;

import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.price.Audience;
import dk.dst.microdata.facts.price.Costing;
import dk.dst.microdata.facts.price.PriceList;
import dk.dst.microdata.facts.price.Tariff;
import dk.dst.microdata.ground.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Something that costs, and that no line is made of yet.
 *
 * @param key the same for the same event, however often it is found
 * @param quantity data sets, GB, servers or hours; of a subscription its price in kroner
 */
record Event(String key, Kind kind, String institution, Institution.Kind payer, String caseNumber, Integer project,
    String databaseCase, LocalDate day, String what, BigDecimal quantity) {

  /** What is charged. */
  enum Kind { PROPOSAL, DATA, SUBSCRIPTION, STORAGE, SERVER, WORK, AUTHORITY }

  /** What it costs by the prices of its day. */
  Costing costing(PriceList prices) {
    var tariff = new Tariff(prices, Audience.of(payer), day);
    return switch (kind) {
      case PROPOSAL -> tariff.proposal();
      case AUTHORITY -> tariff.authority();
      case DATA -> tariff.dataSets(quantity.intValueExact());
      case STORAGE -> tariff.storage(quantity);
      case SERVER -> tariff.servers(quantity);
      case WORK -> tariff.work(quantity);
      case SUBSCRIPTION -> new Costing(BigDecimal.ONE, "år", Money.kroner(quantity), "FSE’s tilbud i kontrakten", "");
    };
  }
}
