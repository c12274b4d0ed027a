package dk.dst.microdata.schemes.billing;

import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.money.Money;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Credit notes: lines of a bill are taken back, whole or in part, as often as something is left of them, and never more
 * than that. A credit note is checked and approved like a bill.
 */
@Repository
public class Credits {

  /** How much of a line is to be credited. @param line its id; @param quantity in the line's unit */
  public record Part(long line, BigDecimal quantity) {}

  /** What is left of a line: of another unit than money, and in money. */
  public record Rest(long line, BigDecimal quantity, Money amount) {}

  private final JdbcClient jdbc;
  private final Bills bills;
  private final Charges charges;
  private final Clock clock;

  Credits(JdbcClient jdbc, Bills bills, Charges charges, Clock clock) {
    this.jdbc = jdbc;
    this.bills = bills;
    this.charges = charges;
    this.clock = clock;
  }

  /** What can be credited of a bill, in the order of its lines. What a line itself takes back of another stays so. */
  public List<Rest> rest(long bill) {
    return jdbc.sql("select c.id, rest.quantity, rest.oere from bill_line l join charge c on c.id = l.charge, "
            + Charges.REST + " where l.bill = ? and c.takes_back is null and rest.quantity > 0"
            + " order by c.project_number nulls first, c.on_day, c.id")
        .param(bill).query((row, i) -> new Rest(row.getLong("id"), row.getBigDecimal("quantity"),
            new Money(row.getLong("oere")))).list();
  }

  /**
   * Drafts a credit note over all that is left of a bill.
   *
   * @return its number
   * @throws InputRefused where nothing is left
   */
  public long credit(long id, String reason) {
    mustBeCreditable(id, reason);
    return draft(id, rest(id).stream().map(rest -> new Part(rest.line(), rest.quantity())).toList(), reason);
  }

  /**
   * Drafts a credit note over some lines of a bill, or parts of them.
   *
   * @return its number
   * @throws InputRefused where no line is chosen, one is chosen twice, or a part is more than is left of its line
   */
  public long credit(long id, List<Part> parts, String reason) {
    mustBeCreditable(id, reason);
    if (parts.isEmpty() || parts.stream().map(Part::line).distinct().count() < parts.size()) {
      throw new InputRefused("Vælg mindst én linje, og hver linje kun én gang.");
    }
    Map<Long, Rest> left = rest(id).stream().collect(Collectors.toMap(Rest::line, Function.identity()));
    parts.forEach(part -> mustBeLeft(part, left.get(part.line())));
    return draft(id, parts, reason);
  }

  private void mustBeCreditable(long id, String reason) {
    if (bills.locked(id, Bill.State.EXPORTED, Bill.State.PAID).kind() == Bill.Kind.CREDIT) {
      throw new InputRefused("En kreditnota krediteres ikke.");
    }
    if (reason == null || reason.isBlank()) {
      throw InputRefused.field("Begrundelse", "Skriv hvorfor.");
    }
    charges.lockTakingBack();
  }

  private static void mustBeLeft(Part part, Rest rest) {
    if (rest == null) {
      throw InputRefused.field("Linje " + part.line(), "Den er ikke på regningen, eller der er intet tilbage af den. Vis"
          + " siden igen.");
    }
    if (part.quantity() == null || part.quantity().signum() <= 0 || part.quantity().scale() > 2
        || part.quantity().compareTo(rest.quantity()) > 0) {
      throw InputRefused.field("Linje " + part.line(), "Skriv et tal større end 0 og højst "
          + rest.quantity().stripTrailingZeros().toPlainString().replace('.', ',') + ", med højst to decimaler.");
    }
  }

  private long draft(long id, List<Part> parts, String reason) {
    if (parts.isEmpty()) {
      throw new InputRefused("Der er intet at kreditere: Regningen er krediteret allerede, eller dens linjer tager selv"
          + " noget tilbage.");
    }
    long note = jdbc.sql("""
            insert into bill (institution_id, kind, credits, reason, state, made_at)
            select institution_id, 'CREDIT', id, :reason, 'DRAFT', :at from bill where id = :id returning id""")
        .param("reason", reason.strip()).param("at", Timestamp.from(clock.instant())).param("id", id).query(Long.class)
        .single();
    takeBack(note, parts);
    return note;
  }

  /** Of the last part of a line the amount is what is left, so that rounding loses no øre. */
  private void takeBack(long note, List<Part> parts) {
    jdbc.sql("""
            with taken as (
              insert into charge (event, kind, institution_id, case_number, project_number, database_case, on_day,
                description, quantity, unit, rate_oere, amount_oere, source, takes_back, made_at)
              select 'CREDIT:' || :note || ':' || c.id, c.kind, c.institution_id, c.case_number, c.project_number,
                c.database_case, greatest(:today, c.on_day), 'Kredit: ' || c.description, -w.quantity, c.unit, c.rate_oere,
                -case when w.quantity = rest.quantity then rest.oere
                      else least(round(w.quantity * c.rate_oere)::bigint, rest.oere) end, c.source, c.id, :at
              from unnest(:lines::bigint[], :quantities::numeric[]) w (line, quantity) join charge c on c.id = w.line,
                %s
              returning id)
            insert into bill_line (charge, bill) select id, :note from taken""".formatted(Charges.REST))
        .param("note", note).param("today", LocalDate.now(clock)).param("at", Timestamp.from(clock.instant()))
        .param("lines", parts.stream().map(part -> String.valueOf(part.line())).toArray(String[]::new))
        .param("quantities", parts.stream().map(part -> part.quantity().toPlainString()).toArray(String[]::new)).update();
  }
}
