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
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.ground.text.Danish;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What a case will cost by today's prices: worked out as {@link Charges} will, from what is written or sent until now.
 * Once an agreement is drawn up, {@link KeptEstimates} has what was offered.
 */
@Repository
public class Estimates {

  /** Before FSE begins with a case, its data are as they are being written. */
  private static final Set<CaseState> BEING_WRITTEN = EnumSet.of(CaseState.DRAFT, CaseState.RETURNED,
      CaseState.PROPOSAL_DRAFT, CaseState.PROPOSAL_RETURNED, CaseState.PROPOSAL_AT_ADMINISTRATOR,
      CaseState.PROPOSAL_AT_MANAGERS, CaseState.PROPOSAL_SUBMITTED, CaseState.AUTHORITY_DRAFT,
      CaseState.AUTHORITY_RETURNED);
  /** Sent, perhaps anew, and no agreement of it is drawn up yet. */
  private static final Set<CaseState> SENT = EnumSet.of(CaseState.SUBMITTED, CaseState.UNDER_REVIEW,
      CaseState.AUTHORITY_UNDER_REVIEW);

  private static final String PLANNED = """
      select case_number, case kind when 'AUTHORITY_SCHEME' then 'AUTHORITY' else 'PROPOSAL' end as kind,
             case kind when 'DATABASE' then 'Oprettelse af projektdatabasen'
               when 'AUTHORITY_SCHEME' then 'Behandling af myndighedens aftale'
               else 'Behandling og godkendelse af indstillingen' end as what, 1::numeric as quantity, 1 as part, '' as code
      from case_file where case_number = any (:cases) and kind in ('DATABASE', 'PROPOSAL', 'AUTHORITY_SCHEME')
      union all
      select f.case_number, 'DATA', 'Udtræk fra ' || r.code, r.data_sets::numeric, 2, r.code
      from case_file f, data_sets_of_draft(f.case_number) r
      where f.case_number = any (:cases) and f.state = any (:writing) and r.data_sets > 0
      union all
      select case_number, 'DATA', 'Udtræk fra ' || code, years_in(range_agg(years))::numeric, 2, code from (
        select r.case_number, r.register_code as code, int4multirange(int4range(r.from_year, r.to_year, '[]')) as years
        from application_register r where r.case_number = any (:cases)
        union all
        select a.case_number, c.register_code, c.years from application a join content_row c on c.list_id = a.content_list
        where a.case_number = any (:cases)
        union all
        select r.case_number, r.register_code, int4multirange(int4range(r.from_year, r.to_year, '[]'))
        from authority_register r where r.case_number = any (:cases)
        union all
        select a.case_number, c.register_code, c.years
        from authority_scheme a join content_row c on c.list_id = a.content_list
        where a.case_number = any (:cases)) held
      join case_file f using (case_number) where f.state <> all (:writing) group by case_number, code
      union all
      select p.case_number, 'DATA', 'Udtræk fra ' || r.code, r.data_sets::numeric, 2, r.code
      from proposal p join case_file f using (case_number), data_sets_of_proposal(p.case_number) r
      where p.case_number = any (:cases) and f.state <> all (:writing) and r.data_sets > 0
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
  private final KeptEstimates kept;
  private final TermsInForce terms;
  private final Clock clock;

  Estimates(JdbcClient jdbc, Cases cases, Institutions institutions, Prices prices,
      KeptEstimates kept, TermsInForce terms, Clock clock) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.institutions = institutions;
    this.prices = prices;
    this.kept = kept;
    this.terms = terms;
    this.clock = clock;
  }

  /** What was offered; before anything was, what it would be today. Empty for a case of a kind that costs nothing. */
  public Optional<Estimate> onRecord(String caseNumber) {
    CaseState state = cases.get(caseNumber).state();
    Optional<Estimate> offered = BEING_WRITTEN.contains(state) || SENT.contains(state) ? Optional.empty()
        : kept.newest(caseNumber);
    return offered.or(() -> of(caseNumber));
  }

  /** As it is today. Empty for a case of a kind that costs nothing. */
  public Optional<Estimate> of(String caseNumber) {
    LocalDate today = LocalDate.now(clock);
    return of(caseNumber, today, today.plus(terms.now().offerStands()));
  }

  /** The same while a case is being written: nothing is offered, so that nothing stands. */
  Optional<Estimate> ofDraft(String caseNumber) {
    return of(caseNumber, LocalDate.now(clock), null);
  }

  private Optional<Estimate> of(String caseNumber, LocalDate day, LocalDate until) {
    PriceList known = prices.list();
    Institution.Kind payer = institutions.get(cases.get(caseNumber).institution()).kind();
    List<Event> planned = planned(Map.of(caseNumber, payer), day);
    if (planned.isEmpty()) {
      return Optional.empty();
    }
    List<Estimate.Line> lines = planned.stream().map(event -> new Estimate.Line(event.what(),
        event.quantity() == null ? new Costing(BigDecimal.ONE, "år", null, "FSE’s tilbud er ikke givet endnu", "")
            : event.costing(known))).toList();
    boolean isSubscription = planned.get(0).kind() == Event.Kind.SUBSCRIPTION;
    return Optional.of(new Estimate(day, until, lines,
        Stream.concat(lines.stream().filter(line -> !line.costing().isKnown()).map(line -> line.what() + ". "
            + (line.costing().uncertain() + " " + line.costing().source()).strip()),
            isSubscription ? Stream.empty() : byUsersAndPackages(known, day)).toList(),
        isSubscription ? List.of() : notes(known, Audience.of(payer), day)));
  }

  /** @param payers by the numbers of the cases */
  private List<Event> planned(Map<String, Institution.Kind> payers, LocalDate day) {
    return jdbc.sql(PLANNED).param("cases", payers.keySet().toArray(String[]::new))
        .param("writing", BEING_WRITTEN.stream().map(Enum::name).toArray(String[]::new)).query((row, i) -> new Event("",
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
              'PROPOSAL_RETURNED', 'PROPOSAL_UNDER_REVIEW', 'PROPOSAL_FOR_SIGNATURE', 'AUTHORITY_DRAFT', 'AUTHORITY_RETURNED',
              'AUTHORITY_UNDER_REVIEW', 'AUTHORITY_FOR_APPROVAL', 'AUTHORITY_FOR_SIGNATURE')
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
    notes.add("Et underprojekt betaler ikke for data, som dets projektdatabase har i forvejen.");
    notes.add("Prisen er den, der gælder den dag, det sker. Den kan ændre sig efter " + Danish.day(day) + ".");
    return notes;
  }

  /** The fields that it fills in the agreement of that case: what is kept of it, so that both say the same. */
  public Map<String, Value> inAgreement(String caseNumber) {
    return kept.newest(caseNumber).orElseThrow().inAgreement();
  }

  /** The same with an example in them. */
  public static Map<String, Value> example() {
    return Map.of("overslag", Value.table(Estimate.IN_AGREEMENT, List.of(List.of("Behandling og godkendelse",
        "2 timer à 1.000,00 kr.", "2.000,00 kr."))), "overslagsum", Value.points(List.of("I alt 2.000,00 kr.")));
  }
}
