package dk.dst.microdata.schemes.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.helger.ubl21.UBL21Marshaller;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.money.Money;
import dk.dst.microdata.races.AtOnce;
import dk.dst.microdata.schemes.billing.Charges.Charge;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.World;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** From a line to a paid bill and a credit note, whatever runs twice. */
class BillsTest extends EngineTest {

  private static final String ECONOMY = "oda";
  private static final LocalDate DAY = LocalDate.of(2031, 2, 4);

  @Autowired
  private Charges charges;
  @Autowired
  private CostRegistrations registrations;
  @Autowired
  private Bills bills;
  @Autowired
  private Credits credits;
  @Autowired
  private BillsOnRecord onRecord;
  @Autowired
  private BillFiles files;
  @Autowired
  private BillingAddresses addresses;
  @Autowired
  private TransactionTemplate transaction;
  @Autowired
  private JdbcClient jdbc;

  @Test
  void aDatabasesCostGoesFromLinesToAPaidBillAndACreditNote() {
    TestInstitution institution = charged(new BigDecimal("2000"));
    world.day(DAY.plusMonths(3));
    twice(bills::draft);
    Bill draft = only(institution);
    assertThat(draft.what()).isEqualTo("1. kvartal 2031");
    assertThat(draft.sum()).isEqualTo(Money.sum(lines(institution).stream().map(Charge::amount).toList()));
    refused(() -> bills.check(draft.id(), draft.sum().oere() - 1, ECONOMY), "er ændret");
    bills.check(draft.id(), draft.sum().oere(), ECONOMY);
    refused(() -> bills.approve(draft.id(), ECONOMY), "En anden skal godkende");
    refused(() -> bills.approve(draft.id(), World.APPROVER), "hvor regningen skal sendes hen");
    refused(() -> files.csv(draft.id()), "ikke godkendt");
    say(institution);
    bills.approve(draft.id(), World.APPROVER);
    twice(() -> bills.exported(draft.id(), ECONOMY));
    bills.number(draft.id(), "NS-2031-4711", DAY.plusMonths(4));
    bills.settled(draft.id(), DAY.plusMonths(3));
    assertThat(onRecord.find(draft.id()).orElseThrow().state()).isEqualTo(Bill.State.PAID);
    credited(institution, draft);
  }

  private void credited(TestInstitution institution, Bill paid) {
    long note = transaction.execute(status -> credits.credit(paid.id(), "Faktureret forkert æøå"));
    refused(() -> credits.credit(paid.id(), "Igen"), "krediteret allerede");
    Bill credit = onRecord.find(note).orElseThrow();
    assertThat(credit.sum()).isEqualTo(paid.sum().negated());
    bills.check(note, credit.sum().oere(), ECONOMY);
    bills.approve(note, World.APPROVER);
    refused(() -> credits.credit(note, "En kreditnota"), "Regningen er „Godkendt“");
    var read = UBL21Marshaller.creditNote().read(new ByteArrayInputStream(files.ubl(note)));
    assertThat(read.getLegalMonetaryTotal().getPayableAmountValue())
        .isEqualByComparingTo(paid.sum().times(new BigDecimal("1.25")).kroner());
    assertThat(Money.sum(lines(institution).stream().map(Charge::amount).toList())).isEqualTo(Money.NONE);
  }

  /** A bill that takes back what was on an earlier one has nothing of its own. */
  @Test
  void whereNothingIsLeftToTakeBackThereIsNoCreditNote() {
    TestInstitution institution = charged(BigDecimal.TEN);
    approved(institution);
    registrations.newest(institution.id()).forEach(one -> registrations.correct(institution.id(), one.id(),
        BigDecimal.ZERO, "Der var intet", World.REVIEWER));
    twice(() -> charges.make(institution.id()));
    world.day(DAY.plusMonths(6));
    twice(bills::draft);
    long back = jdbc.sql("select max(id) from bill where institution_id = ?").param(institution.id()).query(Long.class)
        .single();
    Bill draft = onRecord.find(back).orElseThrow();
    assertThat(draft.sum()).isEqualTo(Money.kroner(-32));
    bills.check(back, draft.sum().oere(), ECONOMY);
    bills.approve(back, World.APPROVER);
    bills.exported(back, ECONOMY);
    refused(() -> transaction.executeWithoutResult(status -> credits.credit(back, "Igen")), "intet at kreditere");
    assertThat(onRecord.page("", false, 0).lines()).filteredOn(bill -> bill.institution().equals(institution.id()))
        .extracting(Bill::kind).containsOnly(Bill.Kind.QUARTER);
  }

  /** 100 of 400 x 16 are 1,600, and the other 300 are 4,800: never more, by no way. */
  @Test
  void aPartOfALineIsCreditedAndThenTheRest() {
    TestInstitution institution = charged(new BigDecimal("2000"));
    Bill bill = exported(approved(institution));
    long storage = storage(bill);
    refused(() -> credits.credit(bill.id(), List.of(), "Intet er valgt"), "Vælg mindst én linje");
    refused(() -> credits.credit(bill.id(), List.of(part(storage, "400.01")), "For meget"), "højst 400");
    refused(() -> credits.credit(bill.id(), List.of(part(storage, "0")), "Intet"), "større end 0");
    refused(() -> credits.credit(bill.id(), List.of(part(storage, "1"), part(storage, "1")), "To gange"), "kun én gang");
    refused(() -> credits.credit(bill.id(), List.of(part(0, "1")), "En anden"), "ikke på regningen");
    long first = transaction.execute(status -> credits.credit(bill.id(), List.of(part(storage, "100")), "Målt forkert æøå"));
    Bill note = approvedBill(first);
    assertThat(note.sum()).isEqualTo(Money.kroner(-1600));
    var read = UBL21Marshaller.creditNote().read(new ByteArrayInputStream(files.ubl(first)));
    assertThat(read.getCreditNoteLine()).singleElement().satisfies(line -> {
      assertThat(line.getCreditedQuantityValue()).isEqualByComparingTo("100");
      assertThat(line.getLineExtensionAmountValue()).isEqualByComparingTo("1600");
    });
    assertThat(read.getLegalMonetaryTotal().getPayableAmountValue()).isEqualByComparingTo("2000");
    refused(() -> credits.credit(bill.id(), List.of(part(storage, "300.01")), "For meget"), "højst 300");
    assertThat(credits.rest(bill.id())).filteredOn(rest -> rest.line() == storage).extracting(Credits.Rest::amount)
        .containsExactly(Money.kroner(4800));
    long second = transaction.execute(status -> credits.credit(bill.id(), "Resten"));
    assertThat(onRecord.find(second).orElseThrow().sum()).isEqualTo(bill.sum().plus(note.sum()).negated());
    refused(() -> credits.credit(bill.id(), "Igen"), "krediteret allerede");
    assertThat(Money.sum(lines(institution).stream().map(Charge::amount).toList())).isEqualTo(Money.NONE);
  }

  /** 0.03 x 0.50 are 1.5 øre, charged as 2; three parts of 0.5 would be 3 by themselves. */
  @Test
  void roundingLosesAndInventsNoOere() {
    TestInstitution institution = charged(BigDecimal.TEN);
    long odd = jdbc.sql("""
            insert into charge (event, kind, institution_id, on_day, description, quantity, unit, rate_oere, amount_oere,
              source, made_at)
            values ('ODD:' || :institution, 'WORK', :institution, :day, 'Skæv', 0.03, 'timer', 50, 2, 'Prøve', now())
            returning id""").param("institution", institution.id()).param("day", DAY).query(Long.class).single();
    Bill bill = exported(approved(institution));
    for (int i = 0; i < 3; i++) {
      transaction.execute(status -> credits.credit(bill.id(), List.of(part(odd, "0.01")), "En del"));
    }
    assertThat(jdbc.sql("select amount_oere from charge where takes_back = ? order by id").param(odd).query(Long.class)
        .list()).containsExactly(-1L, -1L, 0L);
    assertThatThrownBy(() -> jdbc.sql("""
            insert into charge (event, kind, institution_id, on_day, description, quantity, unit, rate_oere, amount_oere,
              source, takes_back, made_at)
            values ('MORE:' || :id, 'WORK', :institution, :day, 'Mere', -0.01, 'timer', 50, -1, 'Prøve', :id, now())""")
        .param("id", odd).param("institution", institution.id()).param("day", DAY).update())
        .hasStackTraceContaining("more is taken back");
  }

  @Test
  void ofTwoWhoCreditTheSameAtOnceOneDoes() throws Exception {
    Bill bill = exported(approved(charged(new BigDecimal("2000"))));
    long storage = storage(bill);
    Runnable credit = () -> transaction.executeWithoutResult(status ->
        credits.credit(bill.id(), List.of(part(storage, "300")), "På samme tid"));
    assertThat(AtOnce.run(credit, credit)).isEqualTo(1);
    assertThat(credits.rest(bill.id())).filteredOn(rest -> rest.line() == storage).extracting(Credits.Rest::quantity)
        .allSatisfy(left -> assertThat(left).isEqualByComparingTo("100"));
  }

  /** What was credited of a registration is not taken back a second time when it is corrected. */
  @Test
  void aCorrectionTakesBackWhatIsLeft() {
    TestInstitution institution = charged(new BigDecimal("2000"));
    Bill bill = exported(approved(institution));
    transaction.execute(status -> credits.credit(bill.id(), List.of(part(storage(bill), "100")), "En del"));
    registrations.correct(institution.id(), registrations.newest(institution.id()).get(0).id(), new BigDecimal("1000"),
        "Målt forkert", World.REVIEWER);
    twice(() -> charges.make(institution.id()));
    assertThat(Money.sum(lines(institution).stream().filter(line -> line.description().contains("Lagerplads"))
        .map(Charge::amount).toList())).isEqualTo(Money.kroner(3200));
  }

  /** A credit note takes back the VAT of its bill, whatever it has become since. */
  @Test
  void aCreditNoteHasItsBillsVat() {
    Bill bill = exported(approved(charged(BigDecimal.TEN)));
    jdbc.sql("update bill set vat_percent = 12 where id = ?").param(bill.id()).update();
    long note = transaction.execute(status -> credits.credit(bill.id(), "Fejl"));
    assertThat(approvedBill(note).vatPercent()).isEqualByComparingTo("12");
  }

  @Test
  void everyMatterIsOneLetter() {
    TestInstitution institution = charged(new BigDecimal("2000"));
    Bill bill = exported(approved(institution));
    twice(() -> bills.number(bill.id(), "NS-1", DAY.plusMonths(4)));
    bills.object(bill.id(), "Vi har ikke bestilt det æøå.", institution.responsible());
    bills.answer(bill.id(), "Se indstillingen.", ECONOMY);
    approvedBill(transaction.execute(status -> credits.credit(bill.id(), "Fejl")));
    assertThat(letters(institution.responsible())).extracting(letter -> letter.get("kind")).containsExactly(
        "BILL_APPROVED", "BILL_DUE", "BILL_ANSWERED", "BILL_CREDITED");
    assertThat(letters(institution.responsible())).extracting(letter -> letter.get("body").toString()).satisfiesExactly(
        body -> assertThat(body).contains("FSE har godkendt regning " + bill.id(), bill.sum().danish(), "siden Udgifter"),
        body -> assertThat(body).contains("fakturanummer NS-1", "den 4. juni 2031"),
        body -> assertThat(body).contains("Se indstillingen.").doesNotContain(ECONOMY),
        body -> assertThat(body).contains("til regning " + bill.id(), bill.sum().negated().danish(), "Begrundelse: Fejl"));
    assertThat(letters(ECONOMY)).filteredOn(letter -> letter.get("title").equals("Indsigelse mod regning " + bill.id()))
        .singleElement().satisfies(letter -> assertThat(letter.get("body").toString()).contains("ikke bestilt det æøå"));
    assertThat(letters(institution.applicant())).isEmpty();
  }

  private List<Map<String, Object>> letters(String person) {
    return jdbc.sql("select kind, title, body from notice where person_id = ? and kind like 'BILL%' order by id").param(person)
        .query().listOfRows();
  }

  private static Credits.Part part(long line, String quantity) {
    return new Credits.Part(line, new BigDecimal(quantity));
  }

  private long storage(Bill bill) {
    return onRecord.lines(bill.id()).stream().filter(line -> line.description().startsWith("Lagerplads")).findFirst()
        .orElseThrow().id();
  }

  private Bill exported(Bill bill) {
    bills.exported(bill.id(), ECONOMY);
    return onRecord.find(bill.id()).orElseThrow();
  }

  private Bill approvedBill(long id) {
    bills.check(id, onRecord.find(id).orElseThrow().sum().oere(), ECONOMY);
    bills.approve(id, World.APPROVER);
    return onRecord.find(id).orElseThrow();
  }

  /** 400 x 16 and the database itself; the schema is UBL's own, and what is read is what was charged. */
  @Test
  void theFilesSayWhatIsOwed() {
    TestInstitution institution = charged(new BigDecimal("2000"));
    Bill bill = approved(institution);
    var read = UBL21Marshaller.invoice().read(new ByteArrayInputStream(files.ubl(bill.id())));
    assertThat(read.getLegalMonetaryTotal().getTaxExclusiveAmountValue()).isEqualByComparingTo(bill.sum().kroner());
    assertThat(read.getTaxTotalAtIndex(0).getTaxAmountValue()).isEqualByComparingTo(bill.vat().kroner());
    assertThat(read.getInvoiceLine()).hasSize(bill.lines()).extracting(line -> line.getLineExtensionAmountValue())
        .anySatisfy(amount -> assertThat(amount).isEqualByComparingTo("6400"));
    assertThat(read.getAccountingCustomerParty().getParty().getEndpointIDValue()).isEqualTo("5790000000005");
    assertThat(files.ubl(bill.id())).isEqualTo(files.ubl(bill.id()));
    String csv = new String(files.csv(bill.id()), StandardCharsets.UTF_8);
    assertThat(csv.lines()).hasSize(1 + bill.lines());
    assertThat(csv).contains(";6400,00;").contains("'=2+2").contains("Ågade 7");
  }

  @Test
  void anInstitutionObjectsAndIsAnswered() {
    Bill bill = approved(charged(BigDecimal.TEN));
    bills.object(bill.id(), "Vi har ikke bestilt det.", "nogen");
    refused(() -> bills.object(bill.id(), "Vi har stadig ikke bestilt det.", "nogen"), "allerede gjort indsigelse");
    assertThat(onRecord.find(bill.id()).orElseThrow().openObjection()).isTrue();
    bills.answer(bill.id(), "Se indstillingen.", ECONOMY);
    refused(() -> bills.answer(bill.id(), "Se indstillingen.", ECONOMY), "ingen indsigelse");
    assertThat(onRecord.objections(bill.id())).hasSize(1);
  }

  /** Whatever is registered and corrected in whatever order, and however often the rounds run. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void nothingIsLostOrDoubled(int seed) {
    var random = new Random(seed);
    world.day(DAY);
    TestInstitution institution = world.qualified();
    String database = world.inOperation(institution);
    say(institution);
    for (int step = 0; step < 25; step++) {
      LocalDate today = LocalDate.now(clock);
      switch (random.nextInt(5)) {
        case 0, 1 -> registrations.work(institution.id(), database, today.minusDays(random.nextInt(60)),
            BigDecimal.valueOf(1 + random.nextInt(2000), 2), "Arbejde " + step, World.REVIEWER);
        case 2 -> registrations.newest(institution.id()).stream().filter(one -> !one.corrected()).findFirst().ifPresent(
            one -> registrations.correct(institution.id(), one.id(), BigDecimal.valueOf(random.nextInt(300), 2), "Rettet",
                World.REVIEWER));
        case 3 -> world.day(today.plusDays(1 + random.nextInt(50)));
        default -> settle(institution, random);
      }
      twice(() -> charges.make(institution.id()));
      twice(bills::draft);
    }
    world.day(LocalDate.now(clock).plusMonths(4));
    twice(() -> charges.make(institution.id()));
    twice(bills::draft);
    Money charged = jdbc.sql("select sum(amount_oere) from charge where institution_id = ?").param(institution.id())
        .query((row, i) -> new Money(row.getLong(1))).single();
    Money billed = jdbc.sql("""
            select sum(c.amount_oere) from bill b join bill_line l on l.bill = b.id join charge c on c.id = l.charge
            where b.institution_id = ?""").param(institution.id()).query((row, i) -> new Money(row.getLong(1))).single();
    assertThat(billed).isEqualTo(charged);
    assertThat(jdbc.sql("""
            select count(*) from charge c left join cost_registration g on c.event = 'REGISTRATION:' || g.id,
              lateral (select coalesce(sum(b.quantity), 0) as quantity, coalesce(sum(b.amount_oere), 0) as oere
                       from charge b where b.takes_back = c.id) back
            where c.institution_id = ? and c.takes_back is null and (c.quantity + back.quantity < 0
              or c.amount_oere + back.oere < 0 or (c.amount_oere + back.oere <> 0
                and exists (select from cost_registration n where n.corrects = g.id)))""").param(institution.id())
        .query(Integer.class).single()).as("taken back past what there was, or corrected and not taken back").isZero();
    Money counted = jdbc.sql("""
            select sum(quantity) from cost_registration g where institution_id = ?
              and not exists (select from cost_registration n where n.corrects = g.id)""").param(institution.id())
        .query((row, i) -> row.getBigDecimal(1)).optional().map(hours -> hours == null ? Money.NONE
            : Money.kroner(1674).times(hours)).orElse(Money.NONE);
    Money worked = jdbc.sql("""
            select coalesce(sum(c.amount_oere), 0) from charge c join cost_registration g on c.event = 'REGISTRATION:' || g.id
            where c.institution_id = ? and not exists (select from cost_registration n where n.corrects = g.id)""")
        .param(institution.id()).query((row, i) -> new Money(row.getLong(1))).single();
    assertThat(worked).isEqualTo(counted);
  }

  /** Every draft goes all the way; a third of the bills is credited, in whole or in part. */
  private void settle(TestInstitution institution, Random random) {
    jdbc.sql("select id from bill where institution_id = ? and state = 'DRAFT' order by id").param(institution.id())
        .query(Long.class).list().forEach(id -> exported(approvedBill(id)));
    for (long id : jdbc.sql("select id from bill where institution_id = ? and kind <> 'CREDIT' order by id")
        .param(institution.id()).query(Long.class).list()) {
      List<Credits.Rest> rest = credits.rest(id);
      if (!rest.isEmpty() && random.nextInt(3) == 0) {
        Credits.Rest of = rest.get(random.nextInt(rest.size()));
        long hundredths = of.quantity().movePointRight(2).longValueExact();
        transaction.execute(status -> random.nextInt(4) == 0 ? credits.credit(id, "Helt") : credits.credit(id, List.of(
            new Credits.Part(of.line(), BigDecimal.valueOf(1 + random.nextLong(hundredths), 2))), "Delvis"));
      }
    }
  }

  @Test
  void ofSeveralWhoCheckAtOnceOneDoes() throws Exception {
    TestInstitution institution = charged(BigDecimal.ONE);
    world.day(DAY.plusMonths(3));
    AtOnce.run(() -> transaction.executeWithoutResult(status -> bills.draft()),
        () -> transaction.executeWithoutResult(status -> bills.draft()));
    Bill draft = only(institution);
    Runnable check = () -> transaction.executeWithoutResult(status ->
        bills.check(draft.id(), draft.sum().oere(), ECONOMY));
    assertThat(AtOnce.run(check, check, check)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"99999993, true", "99999994, false", "09999993, false", "9999999, false"})
  void aCvrNumberIsOneThatCanBe(String cvr, boolean is) {
    assertThat(BillingAddresses.isCvr(cvr)).isEqualTo(is);
  }

  @ParameterizedTest
  @CsvSource({"5790000000005, true", "5790000000006, false", "579000000000, false"})
  void anEanNumberHasItsCheckDigit(String ean, boolean is) {
    assertThat(BillingAddresses.isEan(ean)).isEqualTo(is);
  }

  private TestInstitution charged(BigDecimal gigabytes) {
    world.day(DAY);
    TestInstitution institution = world.qualified();
    String database = world.inOperation(institution);
    int project = jdbc.sql("select project_number from project_database where case_number = ?").param(database)
        .query(Integer.class).single();
    registrations.storage(institution.id(), project, DAY, gigabytes, true, World.REVIEWER);
    twice(() -> charges.make(institution.id()));
    return institution;
  }

  private Bill approved(TestInstitution institution) {
    world.day(DAY.plusMonths(3));
    twice(bills::draft);
    Bill draft = only(institution);
    bills.check(draft.id(), draft.sum().oere(), ECONOMY);
    say(institution);
    bills.approve(draft.id(), World.APPROVER);
    return onRecord.find(draft.id()).orElseThrow();
  }

  private void say(TestInstitution institution) {
    addresses.say(institution.id(), "99999993", "5790000000005", "Ågade 7", "8000", "Aarhus C", "=2+2", ECONOMY);
  }

  private Bill only(TestInstitution institution) {
    List<Long> found = jdbc.sql("select id from bill where institution_id = ?").param(institution.id()).query(Long.class)
        .list();
    assertThat(found).hasSize(1);
    return onRecord.find(found.get(0)).orElseThrow();
  }

  private List<Charge> lines(TestInstitution institution) {
    return charges.page(institution.id(), 0).lines();
  }

  private void twice(Runnable step) {
    transaction.executeWithoutResult(status -> step.run());
    transaction.executeWithoutResult(status -> step.run());
  }

  private static void refused(Runnable step, String why) {
    assertThatThrownBy(step::run).isInstanceOf(InputRefused.class).hasMessageContaining(why);
  }
}
