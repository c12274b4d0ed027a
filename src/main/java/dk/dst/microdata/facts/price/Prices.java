package dk.dst.microdata.facts.price;

import dk.dst.microdata.facts.price.Price.Basis;
import dk.dst.microdata.ground.database.Reads;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The prices, each from a day on. They are added and never touched again. */
@Repository
public class Prices {

  private final JdbcClient jdbc;
  private final Clock clock;

  Prices(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** All there are. */
  public PriceList list() {
    return Reads.once(() -> new PriceList(jdbc.sql("select * from price").query((row, i) -> new Price(row.getLong("id"),
        PriceItem.valueOf(row.getString("item")), Audience.valueOf(row.getString("audience")),
        row.getBigDecimal("value"), row.getObject("applies_from", LocalDate.class),
        Basis.valueOf(row.getString("basis")), row.getBoolean("rival"), row.getString("source"),
        row.getString("reason"), row.getString("decided_by"), row.getTimestamp("decided_at").toInstant())).list()), "prices");
  }

  /** Id of the last one decided. */
  public long newest() {
    return jdbc.sql("select coalesce(max(id), 0) from price").query(Long.class).single();
  }

  /** Until the transaction ends nobody else changes a price. */
  void lock() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('price'))").query().listOfRows();
  }

  void add(PriceItem item, Audience audience, BigDecimal value, LocalDate from, Basis basis, String source, String reason,
      String by) {
    jdbc.sql("""
            insert into price (item, audience, value, applies_from, basis, source, reason, decided_by, decided_at)
            values (:item, :audience, :value, :from, :basis, :source, :reason, :by, :at)""")
        .param("item", item.name()).param("audience", audience.name()).param("value", value).param("from", from)
        .param("basis", basis.name()).param("source", source).param("reason", reason)
        .param("by", by).param("at", Timestamp.from(clock.instant())).update();
  }
}
