package dk.dst.microdata.schemes.billing;

import dk.dst.microdata.ground.money.Money;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lines and bills summed up: for an institution by quarters and cases, for FSE by schemes. */
@Repository
public class CostFigures {

  private static final int QUARTERS = 12;
  private static final int CASES = 50;

  public record OfQuarter(Quarter quarter, Money sum) {}

  /**
   * What a case has cost until now.
   *
   * @param estimate what was offered in its agreement, of what had a price then; null where nothing was
   * @param expected what it will have cost at its end date if storage goes on as in the last quarter; null without one
   */
  public record OfCase(String caseNumber, String title, Money estimate, Money sum, LocalDate endsOn, Money expected) {}

  /** What institutions have been charged in a year. @param scheme the name of the scheme in Danish */
  public record Income(int year, String scheme, Money sum) {}

  /** How many bills wait for somebody. @param unpriced events that make no line for want of a price */
  public record Waiting(int drafts, int checked, int approved, int overdue, int unpriced) {}

  private final JdbcClient jdbc;
  private final Events events;
  private final Clock clock;

  CostFigures(JdbcClient jdbc, Events events, Clock clock) {
    this.jdbc = jdbc;
    this.events = events;
    this.clock = clock;
  }

  /** The last twelve quarters, the one under way last; also those without a line. */
  public List<OfQuarter> quarters(String institution) {
    LocalDate first = Quarter.of(LocalDate.now(clock)).first().minusMonths(3L * (QUARTERS - 1));
    return jdbc.sql("""
            select q::date as quarter, coalesce(sum(c.amount_oere), 0)::bigint as oere
            from generate_series(:first::timestamp, :first::timestamp + interval '33 months', interval '3 months') q
            left join charge c on c.institution_id = :institution and c.on_day >= q and c.on_day < q + interval '3 months'
            group by q order by q""").param("first", Date.valueOf(first)).param("institution", institution)
        .query((row, i) -> new OfQuarter(new Quarter(row.getObject("quarter", LocalDate.class)),
            new Money(row.getLong("oere")))).list();
  }

  /** The dearest fifty cases. */
  public List<OfCase> cases(String institution) {
    LocalDate today = LocalDate.now(clock);
    return jdbc.sql("""
            select f.case_number, f.title, sum(c.amount_oere)::bigint as oere, f.ends_on,
                   coalesce(sum(c.amount_oere) filter (where c.kind = 'STORAGE' and c.on_day = :quarter), 0)::bigint as running,
                   (select sum(l.amount_oere)::bigint from estimate_line l where l.case_number = f.case_number
                      and l.number = (select max(e.number) from estimate e where e.case_number = f.case_number)) as estimate
            from charge c join case_file f on f.case_number = coalesce(c.case_number,
              (select p.case_number from project p where p.number = c.project_number), c.database_case)
            where c.institution_id = :institution group by f.case_number, f.title, f.ends_on
            order by oere desc, f.case_number limit :most""")
        .param("quarter", Quarter.of(Quarter.of(today).first().minusDays(1)).first()).param("institution", institution)
        .param("most", CASES).query((row, i) -> {
          var sum = new Money(row.getLong("oere"));
          LocalDate end = row.getObject("ends_on", LocalDate.class);
          Long estimate = row.getObject("estimate", Long.class);
          return new OfCase(row.getString("case_number"), row.getString("title"),
              estimate == null ? null : new Money(estimate), sum, end, end == null || end.isBefore(today)
              ? null : sum.plus(new Money(row.getLong("running")).times(BigDecimal.valueOf(quartersUntil(today, end)))));
        }).list();
  }

  /** What one case has been charged until now. */
  public Money charged(String caseNumber) {
    return jdbc.sql("""
            select coalesce(sum(c.amount_oere), 0)::bigint from case_file f join charge c using (institution_id)
            where f.case_number = :case and coalesce(c.case_number,
              (select p.case_number from project p where p.number = c.project_number), c.database_case) = :case""")
        .param("case", caseNumber).query((row, i) -> new Money(row.getLong(1))).single();
  }

  /** Quarters that will have begun by then, from the one under way on. */
  static long quartersUntil(LocalDate today, LocalDate end) {
    return ChronoUnit.MONTHS.between(Quarter.of(today).first(), Quarter.of(end).first()) / 3 + 1;
  }

  /** What has been charged, by year and scheme, the newest year first. What belongs to no scheme is a row of its own. */
  public List<Income> income() {
    return jdbc.sql("""
            select extract(year from c.on_day)::integer as year, case
                when c.kind = 'SUBSCRIPTION' then 'Årsabonnementer'
                when f.kind = 'AUTHORITY_SCHEME' or p.authority then 'Myndighedsordningen'
                when f.kind = 'LAW_MODEL' then 'Lovmodellen'
                when d.project_number = c.project_number then 'Projektdatabaser'
                when c.database_case is not null then 'Underprojekter'
                when f.kind in ('PROPOSAL', 'PROJECT') or p.number is not null then 'Forskerordningen'
                else 'Uden for ordningerne' end as scheme,
              sum(c.amount_oere)::bigint as oere
            from charge c left join case_file f on f.case_number = c.case_number
              left join project p on p.number = c.project_number
              left join project_database d on d.case_number = c.database_case
            group by 1, 2 order by 1 desc, 2 limit 80""")
        .query((row, i) -> new Income(row.getInt("year"), row.getString("scheme"), new Money(row.getLong("oere")))).list();
  }

  public Waiting waiting() {
    int withoutALine = events.withoutALine(null).size();
    return jdbc.sql("""
            select count(*) filter (where state = 'DRAFT') as drafts, count(*) filter (where state = 'CHECKED') as checked,
                   count(*) filter (where state = 'APPROVED') as approved,
                   count(*) filter (where state = 'EXPORTED' and due_on < :today) as overdue
            from bill where state <> 'PAID'""").param("today", LocalDate.now(clock))
        .query((row, i) -> new Waiting(row.getInt("drafts"), row.getInt("checked"), row.getInt("approved"),
            row.getInt("overdue"), withoutALine)).single();
  }
}
