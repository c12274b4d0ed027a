package dk.dst.microdata.schemes.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.dst.microdata.facts.price.ChangingPrices;
import dk.dst.microdata.facts.price.ChangingPrices.Wanted;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.money.Money;
import dk.dst.microdata.races.AtOnce;
import dk.dst.microdata.schemes.billing.Charges.Charge;
import dk.dst.microdata.support.AuthorityWorld;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.LawModelWorld;
import dk.dst.microdata.support.SubscriptionWorld;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.World;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Each event makes one line, whatever runs how often, at the price of its day. */
class ChargesTest extends EngineTest {

  private static final LocalDate DAY = LocalDate.of(2030, 2, 4);

  @Autowired
  private Charges charges;
  @Autowired
  private CostRegistrations registrations;
  @Autowired
  private CostFigures figures;
  @Autowired
  private ChangingPrices changing;
  @Autowired
  private TransactionTemplate transaction;
  @Autowired
  private JdbcClient jdbc;

  /** Five registers, and a database set up like a project: 2 x 1,674, and each register's data sets. */
  @Test
  void aDatabaseIsChargedWithItsData() {
    world.day(DAY);
    TestInstitution institution = world.qualified();
    String database = world.inOperation(institution);
    List<Charge> lines = lines(institution);
    assertThat(lines).allSatisfy(line -> assertThat(line.caseNumber()).isEqualTo(database));
    assertThat(lines).filteredOn(line -> line.description().startsWith("Oprettelse")).extracting(Charge::amount)
        .containsExactly(Money.kroner(3348));
    int registers = jdbc.sql("select count(*) from application_register where case_number = ?").param(database)
        .query(Integer.class).single();
    assertThat(registers).isPositive();
    assertThat(lines).hasSize(1 + registers);
    jdbc.sql("""
            select register_code, (1.05 + 0.04 * (to_year - from_year)) * 1674 as kroner from application_register
            where case_number = ?""").param(database).query(row -> {
          String code = row.getString("register_code");
          assertThat(lines).filteredOn(line -> line.description().contains(" " + code + " ")).as(code)
              .extracting(line -> line.amount().kroner()).usingElementComparator(BigDecimal::compareTo)
              .containsExactly(row.getBigDecimal("kroner").setScale(2, RoundingMode.HALF_UP));
        });
  }

  /** What the database holds costs its subproject nothing but the proposal; what is bought is extracted. */
  @Test
  void aSubprojectPaysForItsProposalAndForWhatItBuys() {
    world.day(DAY);
    TestInstitution institution = world.qualified();
    String database = world.inOperation(institution);
    String proposal = proposals.subproject(institution);
    proposals.projectInForce(proposal, institution);
    List<Charge> own = lines(institution).stream().filter(line -> proposal.equals(line.caseNumber())).toList();
    assertThat(own).extracting(Charge::description).containsExactly("Projektindstilling " + proposal);
    assertThat(own.get(0).amount()).isEqualTo(Money.kroner(3348));
    assertThat(own.get(0).project()).isNotNull();
    assertThat(jdbc.sql("select database_case from charge where case_number = ?").param(proposal).query(String.class)
        .single()).isEqualTo(database);
    int delivered = jdbc.sql("""
            update delivery set delivered = true, concluded_on = ?, concluded_by = 'rikke'
            where case_number = ? and source = 'PURCHASE'""").param(DAY).param(proposal).update();
    assertThat(lines(institution).stream().filter(line -> proposal.equals(line.caseNumber()))).hasSize(1 + delivered);
  }

  /** Its data and its storage are its own scheme's income; the hours of its agreement are not published, and wait. */
  @Test
  void anAuthorityAndLovmodellenAreSchemesOfTheirOwn() {
    world.day(DAY);
    TestInstitution authority = world.institution(0);
    Map<String, Money> before = income();
    String agreement = AuthorityWorld.inOperation(world, authority);
    assertThat(make(authority).unpriced()).isEqualTo(1);
    int project = jdbc.sql("select project_number from authority_scheme where case_number = ?").param(agreement)
        .query(Integer.class).single();
    assertThat(of(authority, "Udtræk fra ")).isNotEmpty().allSatisfy(line -> {
      assertThat(line.project()).isEqualTo(project);
      assertThat(line.caseNumber()).isEqualTo(agreement);
    });
    registrations.storage(authority.id(), project, DAY, new BigDecimal("2000"), false, World.REVIEWER);
    Money authorities = Money.sum(lines(authority).stream().map(Charge::amount).toList());
    assertThat(authorities.minus(Money.kroner(6400)).isNegative()).isFalse();
    String model = LawModelWorld.inForce(world, world.institution(0));
    String ministry = jdbc.sql("select institution_id from case_file where case_number = ?").param(model).query(String.class)
        .single();
    registrations.work(ministry, model, DAY, new BigDecimal("2"), "Rådgivning", World.REVIEWER);
    transaction.execute(status -> charges.make(ministry));
    Map<String, Money> after = income();
    assertThat(after.get("Myndighedsordningen").minus(before.getOrDefault("Myndighedsordningen", Money.NONE)))
        .isEqualTo(authorities);
    assertThat(after.get("Lovmodellen").minus(before.getOrDefault("Lovmodellen", Money.NONE)))
        .isEqualTo(Money.kroner(3348));
    assertThat(after.get("Forskerordningen")).isEqualTo(before.get("Forskerordningen"));
  }

  private Map<String, Money> income() {
    return figures.income().stream().filter(one -> one.year() == DAY.getYear())
        .collect(Collectors.toMap(CostFigures.Income::scheme, CostFigures.Income::sum));
  }

  @Test
  void aSubscriptionCostsWhatItsContractSays() {
    world.day(DAY);
    TestInstitution institution = world.qualified();
    String subscription = SubscriptionWorld.inForce(world, institution);
    assertThat(lines(institution)).filteredOn(line -> subscription.equals(line.caseNumber()))
        .extracting(Charge::amount).containsExactly(Money.kroner(15600));
  }

  @Test
  void everyRoundAgainAndSeveralAtOnceMakeNoLineMore() throws Exception {
    world.day(DAY);
    TestInstitution institution = world.qualified();
    world.inOperation(institution);
    AtOnce.run(charges::round, charges::round, charges::round);
    List<Charge> before = charges.page(institution.id(), 0).lines();
    assertThat(before).isNotEmpty();
    charges.round();
    assertThat(make(institution).lines()).isZero();
    assertThat(charges.page(institution.id(), 0).lines()).isEqualTo(before);
    assertThatThrownBy(() -> jdbc.sql("update charge set amount_oere = 0").update()).isNotNull();
  }

  /** 2,000 GB are 6,400 a quarter; a correction takes the first line back and says the right one. */
  @Test
  void storageIsRegisteredOnceAQuarterAndCorrectedNotDeleted() {
    world.day(DAY);
    TestInstitution institution = world.qualified();
    int project = number(world.inOperation(institution));
    registrations.storage(institution.id(), project, DAY, new BigDecimal("2000"), false, World.REVIEWER);
    assertThatThrownBy(() -> registrations.storage(institution.id(), project, DAY.plusDays(20), BigDecimal.ONE, false,
        World.REVIEWER)).isInstanceOf(InputRefused.class).hasMessageContaining("Ret den registrering");
    assertThat(of(institution, "Lagerplads")).extracting(line -> line.amount().danish()).containsExactly("6.400,00\u00a0kr.");
    long first = registrations.newest(institution.id()).get(0).id();
    registrations.correct(institution.id(), first, new BigDecimal("1001"), "Målt forkert æøå", World.REVIEWER);
    assertThatThrownBy(() -> registrations.correct(institution.id(), first, BigDecimal.TEN, "Igen", World.REVIEWER))
        .isInstanceOf(InputRefused.class);
    assertThat(of(institution, "Lagerplads")).extracting(line -> line.amount().danish())
        .containsExactlyInAnyOrder("6.400,00\u00a0kr.", "-6.400,00\u00a0kr.", "3.216,00\u00a0kr.");
    make(institution);
    long second = registrations.newest(institution.id()).get(0).id();
    registrations.correct(institution.id(), second, BigDecimal.ZERO, "Der var intet", World.REVIEWER);
    make(institution);
    assertThat(Money.sum(of(institution, "Lagerplads").stream().map(Charge::amount).toList())).isEqualTo(Money.NONE);
  }

  @Test
  void whatIsCorrectedBeforeItIsChargedIsChargedOnce() {
    world.day(DAY);
    TestInstitution institution = world.qualified();
    String database = world.inOperation(institution);
    registrations.work(institution.id(), database, DAY, new BigDecimal("3"), "Rådgivning", World.REVIEWER);
    registrations.correct(institution.id(), registrations.newest(institution.id()).get(0).id(), new BigDecimal("1.5"),
        "Halvt så længe", World.REVIEWER);
    assertThat(of(institution, "FSE’s arbejde")).extracting(line -> line.amount().danish())
        .containsExactly("2.511,00\u00a0kr.");
  }

  /** A rate changes inside a quarter: what happened before costs the old one, what happens after the new. */
  @Test
  void aLineCostsWhatHeldOnItsDay() {
    LocalDate change = LocalDate.of(2052, 2, 15);
    world.day(LocalDate.of(2052, 1, 10));
    TestInstitution institution = world.institution(5);
    String database = world.inOperation(institution);
    change("HOUR", "PUBLIC", "2000", change);
    world.day(LocalDate.of(2052, 3, 1));
    registrations.work(institution.id(), database, change.minusDays(1), BigDecimal.ONE, "Før", World.REVIEWER);
    registrations.work(institution.id(), database, change, BigDecimal.ONE, "Efter", World.REVIEWER);
    assertThat(of(institution, "FSE’s arbejde: Før")).extracting(Charge::amount).containsExactly(Money.kroner(1674));
    assertThat(of(institution, "FSE’s arbejde: Efter")).extracting(Charge::amount).containsExactly(Money.kroner(2000));
    change("HOUR", "PUBLIC", "1674", LocalDate.of(2052, 3, 2));
  }

  @Test
  void whatHasNoPriceWaitsForOneAndIsNotLost() {
    world.day(DAY);
    TestInstitution institution = world.qualified();
    registrations.servers(institution.id(), LocalDate.of(2030, 1, 1), BigDecimal.ONE, World.REVIEWER);
    assertThat(make(institution)).isEqualTo(new Charges.Made(0, 1));
    assertThat(make(institution)).isEqualTo(new Charges.Made(0, 1));
  }

  @Test
  void onlyWhatIsTheInstitutionsCanBeCharged() {
    world.day(DAY);
    TestInstitution institution = world.qualified();
    TestInstitution other = world.qualified();
    String database = world.inOperation(other);
    assertThatThrownBy(() -> registrations.work(institution.id(), database, DAY, BigDecimal.ONE, "Nej", World.REVIEWER))
        .isInstanceOf(InputRefused.class).hasMessageStartingWith("Sag: ");
    assertThatThrownBy(() -> registrations.storage(institution.id(), number(database), DAY, BigDecimal.ONE, false,
        World.REVIEWER)).isInstanceOf(InputRefused.class).hasMessageStartingWith("Projektnummer: ");
    assertThatThrownBy(() -> registrations.work(other.id(), database, DAY.plusDays(1), BigDecimal.ONE, "Nej",
        World.REVIEWER)).isInstanceOf(InputRefused.class).hasMessageStartingWith("Dag: ");
    assertThatThrownBy(() -> registrations.work(other.id(), database, DAY, new BigDecimal("0.001"), "Nej",
        World.REVIEWER)).isInstanceOf(InputRefused.class).hasMessageStartingWith("Timer: ");
  }

  private void change(String item, String audience, String value, LocalDate from) {
    transaction.executeWithoutResult(status -> changing.make(new Wanted(item, audience, value, from, false, "Prøve"),
        "Prøve", changing.newest(), World.OWNER));
  }

  private Charges.Made make(TestInstitution institution) {
    return transaction.execute(status -> charges.make(institution.id()));
  }

  private List<Charge> lines(TestInstitution institution) {
    make(institution);
    return charges.page(institution.id(), 0).lines();
  }

  private List<Charge> of(TestInstitution institution, String what) {
    return lines(institution).stream().filter(line -> line.description().contains(what)).toList();
  }

  private int number(String database) {
    return jdbc.sql("select project_number from project_database where case_number = ?").param(database)
        .query(Integer.class).single();
  }
}
