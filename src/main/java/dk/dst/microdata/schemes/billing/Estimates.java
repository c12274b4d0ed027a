package dk.dst.microdata.schemes.billing;

import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.price.Audience;
import dk.dst.microdata.facts.price.Costing;
import dk.dst.microdata.facts.price.Price;
import dk.dst.microdata.facts.price.PriceItem;
import dk.dst.microdata.facts.price.PriceList;
import dk.dst.microdata.facts.price.Prices;
import dk.dst.microdata.ground.agreement.Value;
import dk.dst.microdata.ground.money.Money;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.ground.text.Danish;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What a case will cost by today's prices: worked out as {@link Charges} will, from what is sent until now. It becomes
 * part of the agreement, which keeps it.
 */
@Repository
public class Estimates {

  private static final String PLANNED = """
      select case_number, 'PROPOSAL' as kind, case kind when 'DATABASE' then 'Oprettelse af projektdatabasen'
               else 'Behandling og godkendelse af indstillingen' end as what, 1::numeric as quantity, 1 as part, '' as code
      from case_file where case_number = any (:cases) and kind in ('DATABASE', 'PROPOSAL')
      union all
      select case_number, 'DATA', 'Udtræk fra ' || code, years_in(range_agg(years))::numeric, 2, code from (
        select r.case_number, r.register_code as code, int4multirange(int4range(r.from_year, r.to_year, '[]')) as years
        from application_register r where r.case_number = any (:cases)
        union all
        select a.case_number, c.register_code, c.years
        from application a join content_row c on c.list_id = coalesce(a.content_list, a.draft_list)
        where a.case_number = any (:cases)) held group by case_number, code
      union all
      select p.case_number, 'DATA', 'Udtræk fra ' || r.code, r.data_sets::numeric, 2, r.code
      from proposal p, data_sets_of_proposal(p.case_number) r
      where p.case_number = any (:cases) and r.data_sets > 0
      union all
      select case_number, 'SUBSCRIPTION', 'Årsabonnement for ' || year, price_dkk::numeric, 1, '' from subscription
      where case_number = any (:cases)
      order by case_number, part, code""";

  /** A case whose estimate would be another. */
  public record Moved(String caseNumber, Money now, Money then) {

    private Moved plus(Moved other) {
      return new Moved(caseNumber, now.plus(other.now), then.plus(other.then));
    }
  }

  private final JdbcClient jdbc;
  private final Cases cases;
  private final Institutions institutions;
  private final Prices prices;
  private final TermsInForce terms;
  private final Clock clock;

  Estimates(JdbcClient jdbc, Cases cases, Institutions institutions, Prices prices, TermsInForce terms, Clock clock) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.institutions = institutions;
    this.prices = prices;
    this.terms = terms;
    this.clock = clock;
  }

  /** Empty for a case of a kind that costs nothing. */
  public Optional<Estimate> of(String caseNumber) {
    return of(caseNumber, prices.list(), LocalDate.now(clock));
  }

  private Optional<Estimate> of(String caseNumber, PriceList known, LocalDate day) {
    Institution.Kind payer = institutions.get(cases.get(caseNumber).institution()).kind();
    List<Event> planned = planned(Map.of(caseNumber, payer), day);
    if (planned.isEmpty()) {
      return Optional.empty();
    }
    List<Estimate.Line> lines = planned.stream().map(event -> new Estimate.Line(event.what(),
        event.quantity() == null ? new Costing(BigDecimal.ONE, "år", null, "FSE’s tilbud er ikke givet endnu", "")
            : event.costing(known))).toList();
    boolean isSubscription = planned.get(0).kind() == Event.Kind.SUBSCRIPTION;
    return Optional.of(new Estimate(day, day.plus(terms.now().offerStands()), lines,
        Stream.concat(lines.stream().filter(line -> !line.costing().isKnown()).map(line -> line.what() + ". "
            + (line.costing().uncertain() + " " + line.costing().source()).strip()),
            isSubscription ? Stream.empty() : byUsersAndPackages(known, day)).toList(),
        isSubscription ? List.of() : notes(known, Audience.of(payer), day)));
  }

  /** @param payers by the numbers of the cases */
  private List<Event> planned(Map<String, Institution.Kind> payers, LocalDate day) {
    return jdbc.sql(PLANNED).param("cases", payers.keySet().toArray(String[]::new)).query((row, i) -> new Event("",
        Event.Kind.valueOf(row.getString("kind")), null, payers.get(row.getString("case_number")),
        row.getString("case_number"), null, null, day, row.getString("what"), row.getBigDecimal("quantity"))).list();
  }

  /**
   * Which estimates another price list would move, of the hundred newest cases that nobody has signed.
   *
   * @param day the day the estimates would be of
   */
  public List<Moved> moved(PriceList after, LocalDate day) {
    var payers = new HashMap<String, Institution.Kind>();
    jdbc.sql("""
            select f.case_number, i.kind from case_file f join institution i on i.id = f.institution_id
            where f.state in ('DRAFT', 'SUBMITTED', 'RETURNED', 'UNDER_REVIEW', 'FOR_APPROVAL', 'FOR_SIGNATURE',
              'PROPOSAL_DRAFT', 'PROPOSAL_AT_ADMINISTRATOR', 'PROPOSAL_AT_MANAGERS', 'PROPOSAL_SUBMITTED',
              'PROPOSAL_RETURNED', 'PROPOSAL_UNDER_REVIEW', 'PROPOSAL_FOR_SIGNATURE')
            order by f.opened_at desc, f.case_number desc limit 100""").query(row -> {
          payers.put(row.getString("case_number"), Institution.Kind.valueOf(row.getString("kind")));
        });
    PriceList before = prices.list();
    var sums = new TreeMap<String, Moved>();
    for (Event event : planned(payers, day)) {
      sums.merge(event.caseNumber(), new Moved(event.caseNumber(), known(event.costing(before)),
          known(event.costing(after))), Moved::plus);
    }
    return sums.values().stream().filter(moved -> !moved.now().equals(moved.then())).toList();
  }

  private static Money known(Costing costing) {
    return costing.isKnown() ? costing.amount() : Money.NONE;
  }

  /** The price model of 2026 and 2027, of which no amounts are published (domain 7, N8). */
  private static Stream<String> byUsersAndPackages(PriceList known, LocalDate day) {
    return Stream.of(PriceItem.USER, PriceItem.PACKAGE).flatMap(item -> known.on(item, Audience.ALL, day).stream())
        .filter(price -> !price.isKnown()).map(price -> price.item().danish() + ". " + price.source() + ".");
  }

  private static List<String> notes(PriceList known, Audience audience, LocalDate day) {
    var notes = new ArrayList<String>();
    notes.add("Lagerplads betales for hvert kvartal efter forbrug: " + known.on(PriceItem.STORAGE, audience, day)
        .map(Price::danish).orElse("ikke oplyst") + " for hver påbegyndt 5 GB.");
    notes.add("FSE’s arbejde ud over dette betales efter medgået tid: " + known.on(PriceItem.HOUR, audience, day)
        .map(Price::danish).orElse("ikke oplyst") + " for en time.");
    notes.add("Data, som en projektdatabase har i forvejen, koster ikke underprojektet noget.");
    notes.add("Prisen er den, der gælder den dag, det sker. Den kan ændre sig efter " + Danish.day(day) + ".");
    return notes;
  }

  /** The fields that it fills in the agreement of that case. */
  public Map<String, Value> inAgreement(String caseNumber) {
    return of(caseNumber).orElseThrow().inAgreement();
  }

  /** The same with an example in them. */
  public static Map<String, Value> example() {
    return Map.of("overslag", Value.table(Estimate.IN_AGREEMENT, List.of(List.of("Behandling og godkendelse",
        "2 timer à 1.000,00 kr.", "2.000,00 kr."))), "overslagsum", Value.points(List.of("I alt 2.000,00 kr.")));
  }
}
