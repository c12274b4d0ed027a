package dk.dst.microdata.desk.bills;

import static dk.dst.microdata.ground.rights.InstitutionCommand.APPROVE_BILLS;
import static dk.dst.microdata.ground.rights.InstitutionCommand.CHECK_BILLS;
import static dk.dst.microdata.ground.rights.InstitutionCommand.OBJECT_TO_BILL;

import dk.dst.microdata.ground.rights.InstitutionCommand;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.billing.Bill;
import dk.dst.microdata.schemes.billing.Bill.Kind;
import dk.dst.microdata.schemes.billing.Bill.State;
import dk.dst.microdata.schemes.billing.BillsOnRecord.Objection;
import dk.dst.microdata.schemes.billing.Charges.Charge;
import dk.dst.microdata.schemes.billing.Credits.Rest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A bill as its page shows it.
 *
 * @param seen its sum in øre, to be sent along when it is checked
 * @param creditable what is left of its lines, for whoever may credit it
 * @param may what whoever looks may do with it now: the last steps of the addresses
 */
record BillView(Line bill, long seen, String vat, String total, String who, List<List<String>> lines,
    List<Creditable> creditable, List<Objected> objections, List<String> may) {

  record Line(long id, String institution, String what, String state, String sum, String number, String due,
      boolean objection) {}

  /** What can be credited of a line. @param quantity how much is left of it, as it is typed */
  record Creditable(long line, String what, String quantity, String unit, String amount) {}

  record Objected(String said, String answer) {}

  static Line line(Bill bill) {
    return new Line(bill.id(), bill.institutionName(), bill.what(), bill.state().danish(), bill.sum().danish(),
        bill.ledgerNumber() == null ? "" : bill.ledgerNumber(), Danish.day(bill.dueOn()), bill.openObjection());
  }

  static BillView of(Bill bill, List<Charge> lines, List<Rest> rest, List<Objection> objections,
      Predicate<InstitutionCommand> may, String person) {
    boolean isFse = may.test(CHECK_BILLS) || may.test(APPROVE_BILLS);
    List<String> allowed = allowed(bill, !rest.isEmpty(), may, person);
    return new BillView(line(bill), bill.sum().oere(), bill.vatPercent() == null ? "lægges på ved godkendelsen"
        : bill.vat().danish(), bill.sum().plus(bill.vat()).danish(), isFse ? who(bill) : "",
        lines.stream().map(BillView::cells).toList(), allowed.contains("credit") ? creditable(lines, rest) : List.of(),
        objections.stream().map(one -> new Objected(
            Danish.day(one.madeOn()) + ", " + one.madeBy() + ": " + one.objection(),
            one.answer() == null ? "Ikke besvaret" : isFse ? one.answeredBy() + ": " + one.answer() : one.answer()))
            .toList(), allowed);
  }

  private static List<Creditable> creditable(List<Charge> lines, List<Rest> rest) {
    Map<Long, Charge> byId = lines.stream().collect(Collectors.toMap(Charge::id, Function.identity()));
    return rest.stream().map(one -> new Creditable(one.line(), byId.get(one.line()).description(),
        decimal(one.quantity()), byId.get(one.line()).unit(), one.amount().danish())).toList();
  }

  private static String decimal(BigDecimal quantity) {
    return quantity.stripTrailingZeros().toPlainString().replace('.', ',');
  }

  private static String who(Bill bill) {
    return (bill.checkedBy() == null ? "" : "Kontrolleret af " + bill.checkedBy() + ". ")
        + (bill.approvedBy() == null ? "" : "Godkendt af " + bill.approvedBy() + ". ")
        + (bill.exportedOn() == null ? "" : "Sendt til regnskab " + Danish.day(bill.exportedOn()) + ". ")
        + (bill.settledOn() == null ? "" : "Betalt " + Danish.day(bill.settledOn()) + ". ")
        + (bill.reason().isEmpty() ? "" : "Begrundelse: " + bill.reason());
  }

  private static List<String> cells(Charge charge) {
    return List.of(charge.project() == null ? "" : String.valueOf(charge.project()),
        charge.caseNumber() == null ? "" : charge.caseNumber(), Danish.day(charge.day()), charge.description(),
        decimal(charge.quantity()) + " " + charge.unit(),
        charge.rate().danish(), charge.amount().danish());
  }

  private static List<String> allowed(Bill bill, boolean creditable, Predicate<InstitutionCommand> may, String person) {
    var allowed = new ArrayList<String>();
    if (may.test(CHECK_BILLS)) {
      switch (bill.state()) {
        case DRAFT -> allowed.add("check");
        case APPROVED -> allowed.addAll(List.of("files", "exported"));
        case EXPORTED -> allowed.addAll(bill.ledgerNumber() == null ? List.of("files", "number")
            : List.of("files", "number", "settled"));
        case PAID -> allowed.add("files");
        default -> { }
      }
      if ((bill.state() == State.EXPORTED || bill.state() == State.PAID) && bill.kind() != Kind.CREDIT
          && creditable) {
        allowed.add("credit");
      }
      if (bill.openObjection()) {
        allowed.add("answer");
      }
    }
    if (bill.state() == State.CHECKED && may.test(APPROVE_BILLS)) {
      allowed.add("send-back");
      if (!person.equals(bill.checkedBy())) {
        allowed.add("approve");
      }
    }
    if (bill.vatPercent() != null && !bill.openObjection() && may.test(OBJECT_TO_BILL)) {
      allowed.add("objection");
    }
    return allowed;
  }
}
