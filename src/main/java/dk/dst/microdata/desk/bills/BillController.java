package dk.dst.microdata.desk.bills;

import static dk.dst.microdata.ground.rights.InstitutionCommand.APPROVE_BILLS;
import static dk.dst.microdata.ground.rights.InstitutionCommand.CHECK_BILLS;
import static dk.dst.microdata.ground.rights.InstitutionCommand.OBJECT_TO_BILL;
import static dk.dst.microdata.ground.rights.InstitutionCommand.SEE_COSTS;

import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.CaseRights;
import dk.dst.microdata.cases.who.NoRight;
import dk.dst.microdata.desk.web.Page;
import dk.dst.microdata.ground.database.ListPage;
import dk.dst.microdata.ground.rights.InstitutionCommand;
import dk.dst.microdata.schemes.billing.Bill;
import dk.dst.microdata.schemes.billing.BillFiles;
import dk.dst.microdata.schemes.billing.Bills;
import dk.dst.microdata.schemes.billing.BillsOnRecord;
import dk.dst.microdata.schemes.billing.CostFigures;
import dk.dst.microdata.schemes.billing.Credits;
import dk.dst.microdata.schemes.billing.Credits.Part;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Bills: of all institutions for FSE, of one's own once they are approved. What is done with one is decided here. */
@RestController
@RequestMapping("/camunda/api/microdata/bills")
public class BillController {

  /**
   * What is typed of a bill; each command takes what it needs.
   *
   * @param seen the sum that was shown, in øre
   * @param parts what is to be credited; null for all that is left
   */
  record Typed(Long seen, String text, LocalDate day, List<Part> parts) {}

  record Income(int year, String scheme, String sum) {}

  record Figures(CostFigures.Waiting waiting, List<Income> income) {}

  private final Bills bills;
  private final Credits credits;
  private final BillsOnRecord onRecord;
  private final BillFiles files;
  private final CostFigures figures;
  private final CaseRights rights;
  private final Actor actor;

  BillController(Bills bills, Credits credits, BillsOnRecord onRecord, BillFiles files, CostFigures figures,
      CaseRights rights, Actor actor) {
    this.bills = bills;
    this.credits = credits;
    this.onRecord = onRecord;
    this.files = files;
    this.figures = figures;
    this.rights = rights;
    this.actor = actor;
  }

  /** @param overdue only what is past its last day and not paid */
  @GetMapping
  ListPage<BillView.Line> list(@RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "false") boolean overdue, @RequestParam(defaultValue = "0") long after) {
    actor.mustBeIn(Page.BILLS.groups());
    ListPage<Bill> page = onRecord.page(state, overdue, after);
    return page.with(page.lines().stream().map(BillView::line).toList());
  }

  /** What waits for somebody, and what has been charged by year and scheme. */
  @GetMapping("/figures")
  Figures figures() {
    actor.mustBeIn(Page.BILLS.groups());
    return new Figures(figures.waiting(), figures.income().stream().map(one -> new Income(one.year(), one.scheme(),
        one.sum().danish())).toList());
  }

  @GetMapping("/{id}")
  BillView show(@PathVariable long id) {
    Bill bill = seen(id);
    return BillView.of(bill, onRecord.lines(id), credits.rest(id), onRecord.objections(id),
        command -> rights.may(command, bill.institution()), actor.id());
  }

  @GetMapping("/{id}/bill.xml")
  @Transactional
  public ResponseEntity<byte[]> ubl(@PathVariable long id) {
    return handedOver(id, files.ubl(of(id, CHECK_BILLS).id()), MediaType.APPLICATION_XML, "xml");
  }

  @GetMapping("/{id}/bill.csv")
  @Transactional
  public ResponseEntity<byte[]> csv(@PathVariable long id) {
    return handedOver(id, files.csv(of(id, CHECK_BILLS).id()), MediaType.parseMediaType("text/csv;charset=UTF-8"), "csv");
  }

  private static ResponseEntity<byte[]> handedOver(long id, byte[] file, MediaType type, String ending) {
    return ResponseEntity.ok().contentType(type).header(HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename("regning-" + id + "." + ending).build().toString()).body(file);
  }

  @PostMapping("/{id}/check")
  @Transactional
  public Map<String, String> check(@PathVariable long id, @RequestBody Typed typed) {
    return done(id, CHECK_BILLS, bill -> bills.check(id, typed.seen() == null ? Long.MIN_VALUE : typed.seen(), actor.id()),
        "Regningen er kontrolleret. En anden skal godkende den.");
  }

  @PostMapping("/{id}/send-back")
  @Transactional
  public Map<String, String> sendBack(@PathVariable long id) {
    return done(id, APPROVE_BILLS, bill -> bills.sendBack(id), "Regningen er en kladde igen.");
  }

  @PostMapping("/{id}/approve")
  @Transactional
  public Map<String, String> approve(@PathVariable long id) {
    return done(id, APPROVE_BILLS, bill -> bills.approve(id, actor.id()), "Regningen er godkendt og kan sendes til regnskab.");
  }

  @PostMapping("/{id}/exported")
  @Transactional
  public Map<String, String> exported(@PathVariable long id) {
    return done(id, CHECK_BILLS, bill -> bills.exported(id, actor.id()), "Det er registreret, at regningen er sendt til"
        + " regnskab.");
  }

  @PostMapping("/{id}/number")
  @Transactional
  public Map<String, String> number(@PathVariable long id, @RequestBody Typed typed) {
    return done(id, CHECK_BILLS, bill -> bills.number(id, typed.text(), typed.day()), "Fakturanummeret er registreret.");
  }

  @PostMapping("/{id}/settled")
  @Transactional
  public Map<String, String> settled(@PathVariable long id, @RequestBody Typed typed) {
    return done(id, CHECK_BILLS, bill -> bills.settled(id, typed.day()), "Betalingen er registreret.");
  }

  @PostMapping("/{id}/credit")
  @Transactional
  public Map<String, String> credit(@PathVariable long id, @RequestBody Typed typed) {
    return done(id, CHECK_BILLS, bill -> {
      if (typed.parts() == null) {
        credits.credit(id, typed.text());
      } else {
        credits.credit(id, typed.parts(), typed.text());
      }
    }, "Der er lavet en kladde til en kreditnota.");
  }

  @PostMapping("/{id}/objection")
  @Transactional
  public Map<String, String> object(@PathVariable long id, @RequestBody Typed typed) {
    return done(id, OBJECT_TO_BILL, bill -> bills.object(id, typed.text(), actor.id()), "Indsigelsen er sendt til FSE’s"
        + " økonomi. Svaret kommer til at stå her.");
  }

  @PostMapping("/{id}/answer")
  @Transactional
  public Map<String, String> answer(@PathVariable long id, @RequestBody Typed typed) {
    return done(id, CHECK_BILLS, bill -> bills.answer(id, typed.text(), actor.id()), "Svaret er sendt til institutionen.");
  }

  private Map<String, String> done(long id, InstitutionCommand command, Consumer<Bill> act, String said) {
    act.accept(of(id, command));
    return Map.of("message", said);
  }

  /** The bill, for whoever may do that with it. */
  private Bill of(long id, InstitutionCommand command) {
    Bill bill = seen(id);
    rights.require(command, bill.institution());
    return bill;
  }

  /** An institution knows of what FSE has approved. */
  private Bill seen(long id) {
    actor.mustBeKnown();
    Bill bill = onRecord.find(id).orElseThrow(BillController::unknown);
    if (!actor.isIn(Page.BILLS.groups()) && (bill.vatPercent() == null || !rights.may(SEE_COSTS, bill.institution()))) {
      throw unknown();
    }
    return bill;
  }

  private static NoRight unknown() {
    return NoRight.unknown("Regningen findes ikke blandt dine.");
  }

  /** Those that the institution may see. */
  @GetMapping("/of/{institution}")
  List<BillView.Line> of(@PathVariable String institution) {
    rights.requireLook(SEE_COSTS, institution);
    return onRecord.of(institution).stream().map(BillView::line).toList();
  }
}
