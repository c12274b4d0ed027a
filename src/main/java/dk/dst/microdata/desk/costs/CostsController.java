package dk.dst.microdata.desk.costs;

import static dk.dst.microdata.ground.rights.InstitutionCommand.REGISTER_COSTS;
import static dk.dst.microdata.ground.rights.InstitutionCommand.SAY_BILLING_ADDRESS;
import static dk.dst.microdata.ground.rights.InstitutionCommand.SEE_COSTS;

import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.CaseRights;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.price.Audience;
import dk.dst.microdata.ground.database.ListPage;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.money.Money;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.billing.BillingAddresses;
import dk.dst.microdata.schemes.billing.BillingAddresses.Address;
import dk.dst.microdata.schemes.billing.ChargeTable;
import dk.dst.microdata.schemes.billing.Charges;
import dk.dst.microdata.schemes.billing.Charges.Charge;
import dk.dst.microdata.schemes.billing.CostFigures;
import dk.dst.microdata.schemes.billing.CostRegistrations;
import dk.dst.microdata.schemes.billing.CostRegistrations.Registration;
import dk.dst.microdata.schemes.billing.Estimate;
import dk.dst.microdata.schemes.billing.Estimates;
import dk.dst.microdata.schemes.billing.Quarter;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What an institution owes, line by line: for those of it who answer for money, and for FSE, who registers work. */
@RestController
@RequestMapping("/camunda/api/microdata/costs")
public class CostsController {

  record Line(String day, String caseNumber, String project, String description, String quantity, String rate,
      String amount, String source) {}

  record Choice(String id, String name) {}

  /** @param rate which rate the institution pays by, in words */
  record Shown(String name, String rate, boolean mayRegister, boolean maySayAddress, Address address,
      List<Choice> quarters, List<Registered> registrations) {}

  record OfQuarter(String quarter, String sum, long oere) {}

  record OfCase(String caseNumber, String title, String estimate, String sum, String endsOn, String expected) {}

  record Figures(List<OfQuarter> quarters, List<OfCase> cases) {}

  record TypedAddress(String cvr, String ean, String street, String postcode, String city, String orderReference) {}

  record Registered(long id, String what, String day, String quantity, String remark, String by, boolean mayCorrect) {}

  /** What is registered, as it is typed. @param day of work its day, of the others the first day of a quarter */
  record Typed(String caseNumber, Integer project, LocalDate day, BigDecimal quantity, String remark) {}

  /** @param said the sum, and what else there is to know, line by line; @param charged what it has cost, or empty */
  record ShownEstimate(List<String> heads, List<List<String>> lines, List<String> said, String charged) {}

  private static final int QUARTERS = 8;

  private final Charges charges;
  private final CostRegistrations registrations;
  private final BillingAddresses addresses;
  private final Estimates estimates;
  private final CostFigures figures;
  private final Institutions institutions;
  private final Cases cases;
  private final CaseRights rights;
  private final Actor actor;
  private final Clock clock;

  CostsController(Charges charges, CostRegistrations registrations, BillingAddresses addresses,
      Estimates estimates, CostFigures figures, Institutions institutions, Cases cases,
      CaseRights rights, Actor actor, Clock clock) {
    this.charges = charges;
    this.registrations = registrations;
    this.addresses = addresses;
    this.estimates = estimates;
    this.figures = figures;
    this.institutions = institutions;
    this.cases = cases;
    this.rights = rights;
    this.actor = actor;
    this.clock = clock;
  }

  /** The institutions whose costs whoever is acting may see: FSE's people those of all. */
  @GetMapping
  List<Choice> institutions() {
    actor.mustBeKnown();
    return (actor.isIn(Groups.EVERYWHERE.toArray(String[]::new)) ? institutions.all()
        : institutions.of(actor.id()).stream().filter(one -> rights.may(SEE_COSTS, one.id())).toList()).stream()
        .map(one -> new Choice(one.id(), one.name())).toList();
  }

  /** What a case is expected to cost, and has cost, for whoever may know of it; nothing where it costs nothing. */
  @GetMapping("/estimates/{caseNumber}")
  ShownEstimate estimate(@PathVariable String caseNumber) {
    rights.requireLook(caseNumber);
    return estimates.onRecord(caseNumber).map(found -> new ShownEstimate(Estimate.HEADS, found.lines().stream()
        .map(Estimate.Line::cells).toList(), found.said(), charged(caseNumber)))
        .orElseGet(() -> new ShownEstimate(List.of(), List.of(), List.of(), ""));
  }

  /** What it has cost is for those who see what the institution owes. */
  private String charged(String caseNumber) {
    return rights.may(SEE_COSTS, cases.get(caseNumber).institution()) ? "Udgifter på sagen til nu: "
        + figures.charged(caseNumber).danish() : "";
  }

  @GetMapping("/{institution}")
  Shown show(@PathVariable String institution) {
    rights.requireLook(SEE_COSTS, institution);
    Institution found = institutions.get(institution);
    boolean mayRegister = rights.may(REGISTER_COSTS, institution);
    Quarter quarter = Quarter.of(LocalDate.now(clock));
    return new Shown(found.name(), Audience.of(found.kind()).danish(), mayRegister,
        rights.may(SAY_BILLING_ADDRESS, institution), addresses.of(institution).orElse(null),
        IntStream.range(0, QUARTERS).mapToObj(i -> Quarter.of(quarter.first().minusMonths(3L * i)))
            .map(one -> new Choice(one.first().toString(), one.danish())).toList(),
        !mayRegister ? List.of() : registrations.newest(institution).stream().map(CostsController::registered).toList());
  }

  /** By quarters and by cases. */
  @GetMapping("/{institution}/figures")
  Figures figures(@PathVariable String institution) {
    rights.requireLook(SEE_COSTS, institution);
    return new Figures(figures.quarters(institution).stream().map(one -> new OfQuarter(one.quarter().danish(),
        one.sum().danish(), one.sum().oere())).toList(), figures.cases(institution).stream().map(one -> new OfCase(
            one.caseNumber(), one.title(), danish(one.estimate()), one.sum().danish(), Danish.day(one.endsOn()),
            danish(one.expected()))).toList());
  }

  private static String danish(Money amount) {
    return amount == null ? "" : amount.danish();
  }

  @GetMapping("/{institution}/lines")
  ListPage<Line> lines(@PathVariable String institution, @RequestParam(defaultValue = "0") long after) {
    rights.requireLook(SEE_COSTS, institution);
    ListPage<Charge> page = charges.page(institution, after);
    return page.with(page.lines().stream().map(charge -> new Line(Danish.day(charge.day()), charge.caseNumber(),
        charge.project() == null ? "" : String.valueOf(charge.project()), charge.description(),
        decimal(charge.quantity()) + " " + charge.unit(), charge.rate().danish(), charge.amount().danish(),
        charge.source())).toList());
  }

  /** The lines of a year. */
  @GetMapping("/{institution}/lines/{year}.csv")
  ResponseEntity<byte[]> csv(@PathVariable String institution, @PathVariable int year) {
    rights.requireLook(SEE_COSTS, institution);
    if (year < 1900 || year > 9000) {
      throw new InputRefused("Der er intet sådant år.");
    }
    return ResponseEntity.ok().contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename("udgifter-" + year + ".csv")
            .build().toString()).body(ChargeTable.csv(charges.ofYear(institution, year)));
  }

  @PutMapping("/{institution}/address")
  @Transactional
  public Map<String, String> sayAddress(@PathVariable String institution, @RequestBody TypedAddress typed) {
    rights.require(SAY_BILLING_ADDRESS, institution);
    addresses.say(institution, typed.cvr(), typed.ean(), typed.street(), typed.postcode(), typed.city(),
        typed.orderReference(), actor.id());
    return Map.of("message", "Faktureringsoplysningerne er gemt. De bruges på regninger, der godkendes fra nu af.");
  }

  @PostMapping("/{institution}/work")
  @Transactional
  public Map<String, String> work(@PathVariable String institution, @RequestBody Typed typed) {
    rights.require(REGISTER_COSTS, institution);
    registrations.work(institution, typed.caseNumber(), typed.day(), typed.quantity(), typed.remark(), actor.id());
    return done(institution);
  }

  @PostMapping("/{institution}/storage")
  @Transactional
  public Map<String, String> storage(@PathVariable String institution, @RequestBody Typed typed) {
    rights.require(REGISTER_COSTS, institution);
    if (typed.project() == null) {
      throw InputRefused.field("Projektnummer", "Skriv et tal.");
    }
    registrations.storage(institution, typed.project(), typed.day(), typed.quantity(), false, actor.id());
    return done(institution);
  }

  @PostMapping("/{institution}/servers")
  @Transactional
  public Map<String, String> servers(@PathVariable String institution, @RequestBody Typed typed) {
    rights.require(REGISTER_COSTS, institution);
    registrations.servers(institution, typed.day(), typed.quantity(), actor.id());
    return done(institution);
  }

  @PostMapping("/{institution}/registrations/{id}/correction")
  @Transactional
  public Map<String, String> correct(@PathVariable String institution, @PathVariable long id, @RequestBody Typed typed) {
    rights.require(REGISTER_COSTS, institution);
    registrations.correct(institution, id, typed.quantity(), typed.remark(), actor.id());
    return done(institution);
  }

  /** The line is made with what it is of, where its price is known. */
  private Map<String, String> done(String institution) {
    Charges.Made made = charges.make(institution);
    return Map.of("message", "Det er registreret." + (made.unpriced() == 0 ? "" : " "
        + Danish.count(made.unpriced(), "hændelse har", "hændelser har")
        + " ingen pris endnu og kommer på regningen, når prisen er oplyst."));
  }

  private static Registered registered(Registration one) {
    String what = switch (one.kind()) {
      case "WORK" -> "Arbejde, sag " + one.caseNumber();
      case "STORAGE" -> "Lagerplads, projekt " + one.project();
      default -> "Egen server";
    };
    return new Registered(one.id(), one.corrects() == null ? what : "Rettelse: " + what,
        one.kind().equals("WORK") ? Danish.day(one.day()) : Quarter.of(one.day()).danish(), decimal(one.quantity()),
        one.remark(), one.recordedBy(), !one.corrected());
  }

  private static String decimal(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString().replace('.', ',');
  }
}
