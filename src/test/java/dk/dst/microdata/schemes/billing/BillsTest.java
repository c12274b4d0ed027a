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
    long note = transaction.execute(status -> bills.credit(paid.id(), "Faktureret forkert æøå"));
    refused(() -> bills.credit(paid.id(), "Igen"), "krediteret allerede");
    Bill credit = onRecord.find(note).orElseThrow();
    assertThat(credit.sum()).isEqualTo(paid.sum().negated());
    bills.check(note, credit.sum().oere(), ECONOMY);
    bills.approve(note, World.APPROVER);
    refused(() -> bills.credit(note, "En kreditnota"), "Regningen er „Godkendt“");
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
    refused(() -> transaction.executeWithoutResult(status -> bills.credit(back, "Igen")), "intet at kreditere");
    assertThat(onRecord.page("", false, 0).lines()).filteredOn(bill -> bill.institution().equals(institution.id()))
        .extracting(Bill::kind).containsOnly(Bill.Kind.QUARTER);
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
        default -> onRecord.page("", false, 0).lines().stream()
            .filter(bill -> bill.institution().equals(institution.id()) && bill.state() == Bill.State.DRAFT)
            .forEach(bill -> bills.check(bill.id(), bill.sum().oere(), ECONOMY));
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
    Money counted = jdbc.sql("""
            select sum(quantity) from cost_registration g where institution_id = ?
              and not exists (select from cost_registration n where n.corrects = g.id)""").param(institution.id())
        .query((row, i) -> row.getBigDecimal(1)).optional().map(hours -> hours == null ? Money.NONE
            : Money.kroner(1674).times(hours)).orElse(Money.NONE);
    Money worked = jdbc.sql("select coalesce(sum(amount_oere), 0) from charge where institution_id = ? and kind = 'WORK'")
        .param(institution.id()).query((row, i) -> new Money(row.getLong(1))).single();
    assertThat(worked).isEqualTo(counted);
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
