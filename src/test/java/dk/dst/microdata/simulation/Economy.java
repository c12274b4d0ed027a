package dk.dst.microdata.simulation;

import dk.dst.microdata.schemes.billing.BillFiles;
import dk.dst.microdata.schemes.billing.BillingAddresses;
import dk.dst.microdata.schemes.billing.Bills;
import dk.dst.microdata.schemes.billing.CostRegistrations;
import dk.dst.microdata.schemes.billing.Credits;
import dk.dst.microdata.schemes.billing.Credits.Part;
import dk.dst.microdata.simulation.Wishes.Wish;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What things cost: FSE registers its work and corrects it, its economy takes bills from draft to payment, one step each
 * time, and institutions object to some.
 */
final class Economy {

  private record Bill(long id, String institution, String kind, String state, String checkedBy, boolean numbered,
      long oere, boolean addressed) {}

  private static final int AT_ONCE = 80;
  /** Digits whose weighted sum is a multiple of 11, of nobody. */
  private static final String CVR = "10000009";

  private Economy() {}

  static List<Wish> wishes() {
    return List.of(
        new Wish("say where bills go", 500, Economy::sayAddress),
        new Wish("register work", 60, Economy::work),
        new Wish("register storage", 60, Economy::storage),
        new Wish("correct a registration", 25, Economy::correct),
        new Wish("object to a bill", 50, Economy::object));
  }

  /** About once a week. */
  static List<Wish> ofFse() {
    return IntStream.rangeClosed(1, 4).mapToObj(week -> new Wish("look at bills, " + week, 1000, Economy::bills)).toList();
  }

  private static boolean bills(Moment moment) {
    List<Bill> open = moment.tables().sql("""
            select b.id, b.institution_id as institution, b.kind, b.state, b.checked_by,
                   b.ledger_number is not null as numbered,
                   (select coalesce(sum(c.amount_oere), 0) from bill_line l join charge c on c.id = l.charge
                    where l.bill = b.id)::bigint as oere,
                   exists (select from billing_address a where a.institution_id = b.institution_id) as addressed
            from bill b where b.state <> 'PAID' order by b.id limit ?""").param(AT_ONCE).query(Bill.class).list();
    open.forEach(bill -> step(moment, bill));
    moment.texts("select bill::text from bill_objection where answer is null order by id").forEach(bill ->
        byEconomy(moment, Fse.ECONOMY.get(0), () -> bills(moment, bills -> bills.answer(Long.parseLong(bill),
            "Vi har gennemgået linjerne, og de er rigtige.", Fse.ECONOMY.get(0)))));
    return !open.isEmpty();
  }

  private interface Deed {
    void with(Bills bills);
  }

  private static void bills(Moment moment, Deed deed) {
    deed.with(moment.house().part(Bills.class));
  }

  private static void byEconomy(Moment moment, String person, Runnable work) {
    Wishes.as(moment, person, () -> moment.house().part(TransactionTemplate.class)
        .executeWithoutResult(status -> work.run()));
  }

  private static void step(Moment moment, Bill bill) {
    String first = Fse.ECONOMY.get(0);
    String second = Fse.ECONOMY.get(1);
    switch (bill.state()) {
      case "DRAFT" -> byEconomy(moment, first, () -> bills(moment, bills -> bills.check(bill.id(), bill.oere(), first)));
      case "CHECKED" -> byEconomy(moment, second, () -> {
        if (moment.dice().perMille(80)) {
          bills(moment, bills -> bills.sendBack(bill.id()));
        } else if (bill.addressed()) {
          bills(moment, bills -> bills.approve(bill.id(), second));
        } else {
          address(moment, bill.institution(), second);
        }
      });
      case "APPROVED" -> byEconomy(moment, first, () -> {
        moment.house().part(BillFiles.class).csv(bill.id());
        bills(moment, bills -> bills.exported(bill.id(), first));
      });
      default -> byEconomy(moment, first, () -> bills(moment, bills -> exported(moment, bill, bills)));
    }
  }

  private static void exported(Moment moment, Bill bill, Bills bills) {
    boolean credited = !moment.texts("select id::text from bill where credits = ?", bill.id()).isEmpty();
    if (!bill.numbered()) {
      bills.number(bill.id(), "F-" + bill.id(), moment.today().plusDays(30));
    } else if (!credited && bill.kind().equals("QUARTER") && moment.dice().perMille(80)) {
      credit(moment, bill.id());
    } else {
      bills.settled(bill.id(), moment.today());
    }
  }

  /** The whole bill, or half of one line. */
  private static void credit(Moment moment, long bill) {
    Credits credits = moment.house().part(Credits.class);
    List<Part> half = moment.dice().perMille(500) ? credits.rest(bill).stream().limit(1)
        .map(rest -> new Part(rest.line(), rest.quantity().divide(BigDecimal.valueOf(2), 2, RoundingMode.CEILING)))
        .toList() : List.of();
    if (half.isEmpty()) {
      credits.credit(bill, "Regningen er sendt til den forkerte.");
    } else {
      credits.credit(bill, half, "Det halve er betalt én gang.");
    }
  }

  private static boolean sayAddress(Moment moment) {
    List<String> able = moment.with("RESPONSIBLE");
    if (able.isEmpty() || !moment.texts("select cvr from billing_address where institution_id = ?", moment.at().id)
        .isEmpty()) {
      return false;
    }
    Wishes.as(moment, able.get(0), () -> address(moment, moment.at().id, able.get(0)));
    return true;
  }

  private static void address(Moment moment, String institution, String by) {
    moment.house().part(BillingAddresses.class).say(institution, CVR, null, "Ærøgade 1", "2100", "København Ø", "", by);
  }

  private static boolean work(Moment moment) {
    List<String> cases = moment.texts("select case_number from case_file where institution_id = ? order by case_number",
        moment.at().id);
    if (cases.isEmpty()) {
      return false;
    }
    String by = moment.dice().one(Fse.REVIEWERS);
    Wishes.as(moment, by, () -> registrations(moment).work(moment.at().id, moment.dice().one(cases),
        moment.today().minusDays(moment.dice().from(0, 40)), new BigDecimal(moment.dice().from(1, 60)).movePointLeft(1),
        "Samkøring af egne data.", by));
    return true;
  }

  private static boolean storage(Moment moment) {
    List<String> projects = moment.texts("select number::text from project where institution_id = ? and closed_on is null"
        + " order by number", moment.at().id);
    if (projects.isEmpty()) {
      return false;
    }
    String by = Fse.ECONOMY.get(0);
    LocalDate day = moment.today();
    Wishes.as(moment, by, () -> registrations(moment).storage(moment.at().id,
        Integer.parseInt(moment.dice().one(projects)), day, new BigDecimal(moment.dice().from(1, 3000)), true, by));
    return true;
  }

  private static boolean correct(Moment moment) {
    List<String> registered = moment.texts("""
        select id::text from cost_registration g where institution_id = ?
          and not exists (select from cost_registration n where n.corrects = g.id) order by id desc limit 5""",
        moment.at().id);
    if (registered.isEmpty()) {
      return false;
    }
    String by = Fse.ECONOMY.get(1);
    Wishes.as(moment, by, () -> registrations(moment).correct(moment.at().id,
        Long.parseLong(moment.dice().one(registered)), new BigDecimal(moment.dice().from(0, 5)), "Skrevet forkert.", by));
    return true;
  }

  private static CostRegistrations registrations(Moment moment) {
    return moment.house().part(CostRegistrations.class);
  }

  private static boolean object(Moment moment) {
    List<String> able = moment.with("RESPONSIBLE");
    List<String> seen = moment.texts("""
        select id::text from bill b where institution_id = ? and state in ('APPROVED', 'EXPORTED', 'PAID')
          and not exists (select from bill_objection o where o.bill = b.id) order by id desc limit 3""", moment.at().id);
    if (able.isEmpty() || seen.isEmpty()) {
      return false;
    }
    Wishes.as(moment, able.get(0), () -> moment.house().part(TransactionTemplate.class).executeWithoutResult(status ->
        moment.house().part(Bills.class).object(Long.parseLong(moment.dice().one(seen)),
            "Vi kender ikke arbejdet på den øverste linje.", able.get(0))));
    return true;
  }
}
