package dk.dst.microdata.schemes.billing;

import dk.dst.microdata.facts.price.Costing;
import dk.dst.microdata.facts.price.PriceList;
import dk.dst.microdata.facts.price.Prices;
import dk.dst.microdata.ground.database.ListPage;
import dk.dst.microdata.ground.money.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The lines of what institutions owe. Each event has one, made by a round that looks for events without; a line is never
 * changed, and what was wrong is taken back by another.
 */
@Repository
public class Charges {

  private static final Logger log = LoggerFactory.getLogger(Charges.class);

  /** What is left of a line: what has been taken back of it is negative. */
  static final String REST = """
      lateral (select c.quantity + coalesce(sum(b.quantity), 0) as quantity,
                      (c.amount_oere + coalesce(sum(b.amount_oere), 0))::bigint as oere
               from charge b where b.takes_back = c.id) rest""";

  /** A line. @param amount negative where it takes one back */
  public record Charge(long id, String caseNumber, Integer project, LocalDate day, String description,
      BigDecimal quantity, String unit, Money rate, Money amount, String source) {}

  /** What a round has done. @param unpriced events for which no price is known: they get their line once there is one */
  public record Made(int lines, int unpriced) {}

  private final JdbcClient jdbc;
  private final Events events;
  private final Prices prices;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Charges(JdbcClient jdbc, Events events, Prices prices, TransactionTemplate transaction, Clock clock) {
    this.jdbc = jdbc;
    this.events = events;
    this.prices = prices;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Every hour, on each node: of two that find the same event one makes the line. */
  @Scheduled(fixedDelayString = "${microdata.billing-round:PT1H}", initialDelayString = "${microdata.first-round}")
  public void round() {
    Made made = transaction.execute(status -> make(null));
    if (made.lines() > 0) {
      log.info("{} lines charged, {} events without a price", made.lines(), made.unpriced());
    }
  }

  /** Makes the lines that are missing. A second run finds nothing to do. @param institution whose; null for all */
  public Made make(String institution) {
    takeBack(institution);
    PriceList known = prices.list();
    int lines = 0;
    int unpriced = 0;
    for (Event event : events.withoutALine(institution)) {
      Costing costing = event.costing(known);
      if (costing.isKnown()) {
        lines += add(event, costing);
      } else {
        unpriced++;
      }
    }
    return new Made(lines, unpriced);
  }

  /** How many events that have no line for want of a price would have one by that list. */
  public long wouldBeCharged(PriceList after) {
    PriceList known = prices.list();
    return events.withoutALine(null).stream().filter(event -> !event.costing(known).isKnown()
        && event.costing(after).isKnown()).count();
  }

  private int add(Event event, Costing costing) {
    return jdbc.sql("""
            insert into charge (event, kind, institution_id, case_number, project_number, database_case, on_day,
              description, quantity, unit, rate_oere, amount_oere, source, made_at)
            values (:event, :kind, :institution, :caseNumber, :project, :databaseCase, :day, :description, :quantity,
              :unit, :rate, :amount, :source, :at)
            on conflict (event) do nothing""")
        .param("event", event.key()).param("kind", event.kind().name()).param("institution", event.institution())
        .param("caseNumber", event.caseNumber()).param("project", event.project())
        .param("databaseCase", event.databaseCase()).param("day", event.day()).param("description", event.what())
        .param("quantity", costing.quantity()).param("unit", costing.unit()).param("rate", costing.rate().oere())
        .param("amount", costing.amount().oere()).param("source", costing.source())
        .param("at", Timestamp.from(clock.instant())).update();
  }

  /** Of a registration that has been corrected what is left of the line is taken back, on the day of that. */
  private void takeBack(String institution) {
    lockTakingBack();
    jdbc.sql("""
            insert into charge (event, kind, institution_id, case_number, project_number, database_case, on_day,
              description, quantity, unit, rate_oere, amount_oere, source, takes_back, made_at)
            select 'TAKEN_BACK:' || c.event, c.kind, c.institution_id, c.case_number, c.project_number, c.database_case,
              greatest(:today, c.on_day), 'Rettelse: ' || c.description, -rest.quantity, c.unit, c.rate_oere, -rest.oere,
              c.source, c.id, :at
            from cost_registration n join charge c on c.event = 'REGISTRATION:' || n.corrects, %s
            where (:institution::text is null or n.institution_id = :institution) and rest.quantity > 0
            on conflict (event) do nothing""".formatted(REST))
        .param("today", LocalDate.now(clock)).param("at", Timestamp.from(clock.instant()))
        .param("institution", institution).update();
  }

  /** Until the transaction ends nobody else takes anything back: what is left of a line stays what it is. */
  void lockTakingBack() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('charge.takes_back'))").query().listOfRows();
  }

  /** What an institution has been charged, the newest first. @param after id of the last line shown, or 0 */
  public ListPage<Charge> page(String institution, long after) {
    List<Charge> found = jdbc.sql("""
            select * from charge where institution_id = :institution
              and (:after = 0 or (on_day, id) < (select b.on_day, b.id from charge b where b.id = :after))
            order by on_day desc, id desc limit :lines""")
        .param("institution", institution).param("after", after).param("lines", ListPage.LINES + 1)
        .query(Charges::charge).list();
    int count = jdbc.sql("select count(*) from (select from charge where institution_id = ? limit ?) c")
        .param(institution).param(ListPage.COUNTED + 1).query(Integer.class).single();
    return ListPage.of(found, charge -> String.valueOf(charge.id()), count);
  }

  /** Of one year, the oldest first. */
  public List<Charge> ofYear(String institution, int year) {
    return jdbc.sql("select * from charge where institution_id = ? and on_day >= ? and on_day < ? order by on_day, id")
        .param(institution).param(LocalDate.of(year, 1, 1)).param(LocalDate.of(year + 1, 1, 1)).query(Charges::charge).list();
  }

  static Charge charge(ResultSet row, int i) throws SQLException {
    return new Charge(row.getLong("id"), row.getString("case_number"), row.getObject("project_number", Integer.class),
        row.getObject("on_day", LocalDate.class), row.getString("description"), row.getBigDecimal("quantity"),
        row.getString("unit"), new Money(row.getLong("rate_oere")), new Money(row.getLong("amount_oere")),
        row.getString("source"));
  }
}
