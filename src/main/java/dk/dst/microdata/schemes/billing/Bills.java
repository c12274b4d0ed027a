package dk.dst.microdata.schemes.billing;

import dk.dst.microdata.facts.price.Audience;
import dk.dst.microdata.facts.price.PriceItem;
import dk.dst.microdata.facts.price.Prices;
import dk.dst.microdata.ground.audit.Audit;
import dk.dst.microdata.ground.form.InputRefused;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Bills on their way: drafted by the system, checked by one person, approved by another, handed to the accounting system,
 * whose number and payment come back. A line is on one bill; what comes late is on the next.
 */
@Repository
public class Bills {

  private final JdbcClient jdbc;
  private final BillsOnRecord onRecord;
  private final BillingAddresses addresses;
  private final Prices prices;
  private final BillLetters letters;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Bills(JdbcClient jdbc, BillsOnRecord onRecord, BillingAddresses addresses, Prices prices,
      BillLetters letters, Audit audit, TransactionTemplate transaction, Clock clock) {
    this.jdbc = jdbc;
    this.onRecord = onRecord;
    this.addresses = addresses;
    this.prices = prices;
    this.letters = letters;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Every hour: a draft gets what has been charged meanwhile, until somebody has checked it. */
  @Scheduled(fixedDelayString = "${microdata.billing-round:PT1H}", initialDelayString = "${microdata.first-round}")
  public void round() {
    transaction.executeWithoutResult(status -> draft());
  }

  /** Drafts of the last quarter that has ended, with every line until then that is on no bill. A second run adds nothing. */
  public void draft() {
    LocalDate end = Quarter.of(today()).first();
    LocalDate quarter = Quarter.of(end.minusDays(1)).first();
    jdbc.sql("""
            insert into bill (institution_id, kind, quarter, state, made_at)
            select distinct c.institution_id, 'QUARTER', :quarter::date, 'DRAFT', :at::timestamptz from charge c
            where c.on_day < :end and not exists (select from bill_line l where l.charge = c.id)
            on conflict do nothing""")
        .param("quarter", quarter).param("end", end).param("at", now()).update();
    jdbc.sql("""
            with draft as (select id, institution_id from bill
                           where kind = 'QUARTER' and quarter = :quarter and state = 'DRAFT' for update)
            insert into bill_line (charge, bill)
            select c.id, d.id from charge c join draft d using (institution_id)
            where c.on_day < :end and not exists (select from bill_line l where l.charge = c.id)
            on conflict do nothing""").param("quarter", quarter).param("end", end).update();
  }

  /**
   * The final account of a project database: a draft with every line of its main project that is on no bill.
   *
   * @return the number of the draft; null where nothing is owed
   */
  public Long draftFinal(String databaseCase) {
    Long draft = jdbc.sql("""
            insert into bill (institution_id, kind, database_case, state, made_at)
            select d.institution_id, 'FINAL', d.case_number, 'DRAFT', :at from project_database d
            where d.case_number = :database and exists (select from charge c where c.database_case = d.case_number
              and c.project_number = d.project_number and not exists (select from bill_line l where l.charge = c.id))
            on conflict do nothing returning id""")
        .param("database", databaseCase).param("at", now()).query(Long.class).optional().orElse(null);
    if (draft != null) {
      jdbc.sql("""
              insert into bill_line (charge, bill)
              select c.id, :draft from charge c join project_database d on d.case_number = c.database_case
              where c.database_case = :database and c.project_number = d.project_number
                and not exists (select from bill_line l where l.charge = c.id)
              on conflict do nothing""").param("draft", draft).param("database", databaseCase).update();
    }
    return draft;
  }

  /**
   * One person has checked a draft. From then on no line is added.
   *
   * @param seen the sum that they had before them, in øre
   * @throws InputRefused where it is another by now
   */
  public void check(long id, long seen, String by) {
    Bill bill = locked(id, Bill.State.DRAFT);
    if (bill.sum().oere() != seen) {
      throw new InputRefused("Kladden er ændret, siden den blev vist: den er nu på " + bill.sum().danish()
          + ". Se den igennem igen.");
    }
    jdbc.sql("update bill set state = 'CHECKED', checked_by = ?, checked_at = ? where id = ?").param(by).param(now())
        .param(id).update();
  }

  /** What was checked goes back to whoever checks: lines may be added again. */
  public void sendBack(long id) {
    locked(id, Bill.State.CHECKED);
    jdbc.sql("update bill set state = 'DRAFT', checked_by = null, checked_at = null where id = ?").param(id).update();
  }

  /**
   * Another person approves.
   *
   * @throws InputRefused for whoever has checked it, and where there is nowhere to send it
   */
  public void approve(long id, String by) {
    Bill bill = locked(id, Bill.State.CHECKED);
    if (by.equals(bill.checkedBy())) {
      audit.refused(by, "APPROVE_BILLS", null, Map.of("bill", id));
      throw new InputRefused("Du har selv kontrolleret regningen. En anden skal godkende den.");
    }
    long address = addresses.of(bill.institution()).orElseThrow(() -> new InputRefused("Institutionen har ikke oplyst,"
        + " hvor regningen skal sendes hen. Udfyld faktureringsoplysningerne først.")).id();
    BigDecimal vat = vatOf(bill);
    jdbc.sql("""
            update bill set state = 'APPROVED', approved_by = :by, approved_at = :at, vat_percent = :vat,
              address = :address where id = :id""").param("by", by).param("at", now()).param("vat", vat)
        .param("address", address).param("id", id).update();
    letters.approved(onRecord.find(id).orElseThrow());
  }

  /** Today's; of a credit note that of the bill it takes back. */
  private BigDecimal vatOf(Bill bill) {
    if (bill.credits() != null) {
      return onRecord.find(bill.credits()).orElseThrow().vatPercent();
    }
    return prices.list().on(PriceItem.VAT, Audience.ALL, today()).map(price -> price.value())
        .orElseThrow(() -> new InputRefused("Momssatsen er ikke oplyst på siden Priser."));
  }

  /** It has been handed over as a file. The same file can be fetched again; it says the same. */
  public void exported(long id, String by) {
    jdbc.sql("update bill set state = 'EXPORTED', exported_by = ?, exported_at = ? where id = ? and state = 'APPROVED'")
        .param(by).param(now()).param(id).update();
  }

  /** The accounting system's number and last day to pay come back. */
  public void number(long id, String ledgerNumber, LocalDate dueOn) {
    locked(id, Bill.State.EXPORTED);
    if (ledgerNumber == null || ledgerNumber.isBlank() || ledgerNumber.length() > 50) {
      throw InputRefused.field("Fakturanummer", "Skriv nummeret fra regnskabssystemet.");
    }
    if (dueOn == null) {
      throw InputRefused.field("Sidste betalingsdag", "Skriv en dag.");
    }
    jdbc.sql("update bill set ledger_number = ?, due_on = ? where id = ?").param(ledgerNumber.strip()).param(dueOn)
        .param(id).update();
    letters.due(onRecord.find(id).orElseThrow());
  }

  /** It has been paid, or a credit note been set off. */
  public void settled(long id, LocalDate day) {
    Bill bill = locked(id, Bill.State.EXPORTED);
    if (bill.ledgerNumber() == null) {
      throw new InputRefused("Registrér fakturanummeret først.");
    }
    if (day == null || day.isAfter(today())) {
      throw InputRefused.field("Betalt den", "Skriv en dag, senest i dag.");
    }
    jdbc.sql("update bill set state = 'PAID', settled_on = ? where id = ?").param(day).param(id).update();
  }

  /** The institution objects; the answer is FSE's. */
  public void object(long id, String objection, String by) {
    Bill bill = locked(id, Bill.State.APPROVED, Bill.State.EXPORTED, Bill.State.PAID);
    mustBeSaid("Indsigelse", objection);
    long made = jdbc.sql("insert into bill_objection (bill, objection, made_by, made_at) values (?, ?, ?, ?)"
            + " on conflict do nothing returning id").param(id).param(objection.strip()).param(by).param(now())
        .query(Long.class).optional()
        .orElseThrow(() -> new InputRefused("Der er allerede gjort indsigelse. FSE svarer på den."));
    letters.objected(bill, made, objection.strip());
  }

  public void answer(long id, String answer, String by) {
    mustBeSaid("Svar", answer);
    long answered = jdbc.sql("update bill_objection set answer = ?, answered_by = ?, answered_at = ?"
            + " where bill = ? and answer is null returning id")
        .param(answer.strip()).param(by).param(now()).param(id).query(Long.class).optional()
        .orElseThrow(() -> new InputRefused("Der er ingen indsigelse at svare på."));
    letters.answered(onRecord.find(id).orElseThrow(), answered, answer.strip());
  }

  private static void mustBeSaid(String label, String text) {
    if (text == null || text.strip().length() < 5 || text.length() > 2000) {
      throw InputRefused.field(label, "Skriv 5-2000 tegn.");
    }
  }

  /** The bill, which nobody else changes until the transaction ends. */
  Bill locked(long id, Bill.State... wanted) {
    jdbc.sql("select 1 from bill where id = ? for update").param(id).query().listOfRows();
    Bill bill = onRecord.find(id).orElseThrow(() -> new InputRefused("Regningen findes ikke."));
    if (!Set.of(wanted).contains(bill.state())) {
      throw new InputRefused("Regningen er „" + bill.state().danish() + "“. Vis siden igen.");
    }
    return bill;
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
