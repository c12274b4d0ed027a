package dk.dst.microdata.schemes.billing;

import dk.dst.microdata.facts.price.Costing;
import dk.dst.microdata.ground.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Estimates that became part of an agreement, line by line. They are added and never touched again; the last one counts. */
@Repository
public class KeptEstimates {

  private record Row(LocalDate day, LocalDate until, List<String> missing, List<String> notes, Estimate.Line line) {}

  private final JdbcClient jdbc;

  KeptEstimates(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Of two at once, one is kept: both were worked out of the same. */
  void keep(String caseNumber, Estimate estimate) {
    Optional<Integer> number = jdbc.sql("""
            insert into estimate (case_number, number, made_on, stands_until, missing, notes)
            select :case, coalesce(max(number), 0) + 1, :day, :until, :missing, :notes from estimate where case_number = :case
            on conflict do nothing returning number""")
        .param("case", caseNumber).param("day", estimate.day()).param("until", estimate.until())
        .param("missing", estimate.missing().toArray(String[]::new))
        .param("notes", estimate.notes().toArray(String[]::new)).query(Integer.class).optional();
    number.ifPresent(one -> keep(caseNumber, one, estimate.lines()));
  }

  private void keep(String caseNumber, int number, List<Estimate.Line> lines) {
    jdbc.sql("""
            insert into estimate_line (case_number, number, line, what, quantity, unit, rate_oere, amount_oere, source,
              uncertain)
            select :case, :number, l.line, l.what, l.quantity::numeric, l.unit, l.rate::bigint, l.amount::bigint, l.source,
              l.uncertain
            from unnest(:what::text[], :quantity::text[], :unit::text[], :rate::text[], :amount::text[], :source::text[],
                :uncertain::text[]) with ordinality
              as l (what, quantity, unit, rate, amount, source, uncertain, line)""")
        .param("case", caseNumber).param("number", number).param("what", column(lines, Estimate.Line::what))
        .param("quantity", column(lines, line -> line.costing().quantity().toPlainString()))
        .param("unit", column(lines, line -> line.costing().unit()))
        .param("rate", column(lines, line -> line.costing().isKnown() ? oere(line.costing().rate()) : null))
        .param("amount", column(lines, line -> line.costing().isKnown() ? oere(line.costing().amount()) : null))
        .param("source", column(lines, line -> line.costing().source()))
        .param("uncertain", column(lines, line -> line.costing().uncertain())).update();
  }

  private static String[] column(List<Estimate.Line> lines, Function<Estimate.Line, String> of) {
    return lines.stream().map(of).toArray(String[]::new);
  }

  private static String oere(Money amount) {
    return String.valueOf(amount.oere());
  }

  /** The last one of a case; empty where no agreement was drawn up, or none that offers anything at a price. */
  public Optional<Estimate> newest(String caseNumber) {
    List<Row> rows = jdbc.sql("""
            select e.made_on, e.stands_until, e.missing, e.notes, l.*
            from estimate e join estimate_line l using (case_number, number)
            where case_number = :case and number = (select max(number) from estimate where case_number = :case)
            order by l.line""").param("case", caseNumber).query(KeptEstimates::row).list();
    return rows.stream().findFirst().map(first -> new Estimate(first.day(), first.until(),
        rows.stream().map(Row::line).toList(), first.missing(), first.notes()));
  }

  private static Row row(ResultSet row, int i) throws SQLException {
    Long rate = row.getObject("rate_oere", Long.class);
    return new Row(row.getObject("made_on", LocalDate.class), row.getObject("stands_until", LocalDate.class),
        texts(row, "missing"), texts(row, "notes"), new Estimate.Line(row.getString("what"), new Costing(
            row.getBigDecimal("quantity"), row.getString("unit"), rate == null ? null : new Money(rate),
            row.getString("source"), row.getString("uncertain"))));
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    var texts = new ArrayList<String>();
    for (Object text : (Object[]) row.getArray(column).getArray()) {
      texts.add((String) text);
    }
    return texts;
  }
}
