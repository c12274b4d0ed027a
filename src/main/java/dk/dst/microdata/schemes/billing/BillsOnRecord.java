package dk.dst.microdata.schemes.billing;

import dk.dst.microdata.ground.database.ListPage;
import dk.dst.microdata.ground.money.Money;
import dk.dst.microdata.schemes.billing.Charges.Charge;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Bills to read. */
@Repository
public class BillsOnRecord {

  private static final String BILL = """
      select b.*, i.name as institution_name, s.sum, s.lines,
             exists (select from bill_objection o where o.bill = b.id and o.answer is null) as objection
      from bill b join institution i on i.id = b.institution_id,
        lateral (select coalesce(sum(c.amount_oere), 0)::bigint as sum, count(*)::integer as lines
                 from bill_line l join charge c on c.id = l.charge where l.bill = b.id) s
      """;

  /** What an institution has objected, and what it was answered, or null. */
  public record Objection(String objection, String madeBy, LocalDate madeOn, String answer, String answeredBy) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  BillsOnRecord(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public Optional<Bill> find(long id) {
    return jdbc.sql(BILL + "where b.id = ?").param(id).query(this::bill).optional();
  }

  /**
   * A page of all bills, the newest first.
   *
   * @param state only those, or empty for all
   * @param overdue only those that are not paid and past their last day
   * @param after number of the last one shown, or 0
   */
  public ListPage<Bill> page(String state, boolean overdue, long after) {
    String where = """
        where (:state = '' or b.state = :state) and (not :overdue or b.state = 'EXPORTED' and b.due_on < :today)""";
    List<Bill> found = jdbc.sql(BILL + where + " and (:after = 0 or b.id < :after) order by b.id desc limit :lines")
        .param("state", state).param("overdue", overdue).param("today", LocalDate.now(clock)).param("after", after)
        .param("lines", ListPage.LINES + 1).query(this::bill).list();
    int count = jdbc.sql("select count(*) from (select from bill b " + where + " limit :most) c").param("state", state)
        .param("overdue", overdue).param("today", LocalDate.now(clock)).param("most", ListPage.COUNTED + 1)
        .query(Integer.class).single();
    return ListPage.of(found, bill -> String.valueOf(bill.id()), count);
  }

  /** Those of an institution that it may see: what FSE has approved. The newest hundred. */
  public List<Bill> of(String institution) {
    return jdbc.sql(BILL + "where b.institution_id = ? and b.state not in ('DRAFT', 'CHECKED') order by b.id desc limit 100")
        .param(institution).query(this::bill).list();
  }

  /** Its lines, main project and subprojects each for themselves. */
  public List<Charge> lines(long bill) {
    return jdbc.sql("select c.* from bill_line l join charge c on c.id = l.charge where l.bill = ?"
            + " order by c.project_number nulls first, c.on_day, c.id").param(bill).query(Charges::charge).list();
  }

  public List<Objection> objections(long bill) {
    return jdbc.sql("select * from bill_objection where bill = ? order by id").param(bill)
        .query((row, i) -> new Objection(row.getString("objection"), row.getString("made_by"),
            day(row.getTimestamp("made_at")), row.getString("answer"), row.getString("answered_by"))).list();
  }

  private Bill bill(ResultSet row, int i) throws SQLException {
    var kind = Bill.Kind.valueOf(row.getString("kind"));
    Long credits = row.getObject("credits", Long.class);
    String what = switch (kind) {
      case QUARTER -> new Quarter(row.getObject("quarter", LocalDate.class)).danish();
      case FINAL -> "Slutregning, " + row.getString("database_case");
      case CREDIT -> "Kreditnota til regning " + credits;
    };
    return new Bill(row.getLong("id"), row.getString("institution_id"), row.getString("institution_name"), kind, what,
        credits, row.getString("reason"), Bill.State.valueOf(row.getString("state")), new Money(row.getLong("sum")),
        row.getInt("lines"), row.getBigDecimal("vat_percent"), row.getObject("address", Long.class),
        day(row.getTimestamp("made_at")), row.getString("checked_by"), row.getString("approved_by"),
        day(row.getTimestamp("exported_at")), row.getString("ledger_number"), row.getObject("due_on", LocalDate.class),
        row.getObject("settled_on", LocalDate.class), row.getBoolean("objection"));
  }

  private LocalDate day(Timestamp moment) {
    return moment == null ? null : LocalDate.ofInstant(moment.toInstant(), clock.getZone());
  }
}
