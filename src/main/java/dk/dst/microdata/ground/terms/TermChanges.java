package dk.dst.microdata.ground.terms;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The changed terms, each from a day on. They are added and never touched again. */
@Repository
public class TermChanges {

  /** @param value as in {@code application.yaml} */
  public record TermChange(long id, String term, String value, LocalDate appliesFrom, String decidedBy, String reason,
      Instant decidedAt) {

    /** The value as people read it; as it is kept where a later release no longer knows the term. */
    public String danish() {
      return SchemeTerm.of(term).map(schemeTerm -> TermText.danish(TermText.parse(schemeTerm, value))).orElse(value);
    }
  }

  private final JdbcClient jdbc;
  private final Clock clock;

  TermChanges(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Id of the last one decided, or 0. */
  public long newest() {
    return jdbc.sql("select coalesce(max(id), 0) from term_change").query(Long.class).single();
  }

  /** All, in the order in which they come to apply; of those from the same day the one decided last comes last. */
  public List<TermChange> all() {
    return jdbc.sql("select * from term_change order by applies_from, id").query((row, i) -> new TermChange(
        row.getLong("id"), row.getString("scheme_term"), row.getString("value"),
        row.getObject("applies_from", LocalDate.class), row.getString("decided_by"), row.getString("reason"),
        row.getTimestamp("decided_at").toInstant())).list();
  }

  /** Until the transaction ends nobody else changes a term. */
  void lock() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('term_change'))").query().listOfRows();
  }

  void add(SchemeTerm term, String value, LocalDate from, String reason, String by) {
    jdbc.sql("insert into term_change (scheme_term, value, applies_from, decided_by, reason, decided_at)"
            + " values (?, ?, ?, ?, ?, ?)")
        .param(term.key()).param(value).param(from).param(by).param(reason).param(Timestamp.from(clock.instant()))
        .update();
  }
}
