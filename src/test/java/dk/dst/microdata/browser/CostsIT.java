package dk.dst.microdata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.BDDAssertions.then;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dk.dst.microdata.support.TestInstitution;
import java.nio.file.Files;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Money in the browser: a price, work on a case, and a bill from draft to file, objection and credit note. */
class CostsIT extends BrowserTest {

  @Autowired
  private JdbcClient jdbc;

  @Test
  void economyChangesAPriceFromADay() {
    try (Person oda = person("oda").logIn("tasklist")) {
      Page page = oda.page();
      oda.open("/priser.html");
      assertThat(page.getByText("ikke oplyst").first()).isVisible();
      accessible(page);
      button(page, "Ændr: Egen server hos Danmarks Statistik, for et kvartal").click();
      page.getByLabel("Ny pris").fill("12.000");
      page.getByLabel("Gælder fra").fill("01.01.2059");
      button(page, "Vis virkningen").click();
      assertThat(page.locator("#prices")).containsText("Kilde: Skriv, hvor prisen står");
      page.getByLabel("Kilde", new Page.GetByLabelOptions().setExact(true)).fill("Aftalt på møde æøå");
      button(page, "Vis virkningen").click();
      assertThat(page.locator("#prices")).containsText("bliver 12.000,00 kr. fra 1. januar 2059");
      accessible(page);
      oda.screenshot("90-oda-sees-what-a-price-becomes");
      page.getByLabel("Begrundelse").fill("Ny pris");
      button(page, "Gennemfør ændringen").click();
      assertThat(page.locator("#message")).containsText("12.000,00 kr.");
      oda.screenshot("91-oda-has-changed-a-price");
    }
  }

  @Test
  void workIsRegisteredBilledAndObjectedTo() throws Exception {
    TestInstitution institution = world.qualified();
    String database = inOperation(institution);
    try (Person rikke = person("rikke").logIn("tasklist")) {
      Page page = rikke.page();
      rikke.open("/udgifter.html?id=" + institution.id());
      button(page, "Registrér arbejde på en sag").click();
      page.getByLabel("Sag", new Page.GetByLabelOptions().setExact(true)).fill(database);
      page.getByLabel("Dag", new Page.GetByLabelOptions().setExact(true)).fill(day(world.today()));
      page.getByLabel("Timer").fill("1,5");
      page.getByLabel("Hvad er gjort").fill("Rådgivning om registre");
      button(page, "Registrér").click();
      assertThat(page.locator("#message")).containsText("Det er registreret.");
      assertThat(page.getByText("FSE’s arbejde: Rådgivning om registre")).isVisible();
      assertThat(page.getByText("2.511,00 kr.").first()).isVisible();
      accessible(page);
      rikke.screenshot("92-rikke-has-registered-work");
      rikke.open("/sager.html#" + database);
      assertThat(page.getByText("Et samlet overslag kan ikke gives")).isVisible();
      page.getByText("Overslag").last().scrollIntoViewIfNeeded();
      rikke.screenshot("93-rikke-sees-an-estimate");
    }
    // as after the quarter
    jdbc.sql("insert into bill (institution_id, kind, quarter, state, made_at) values (?, 'QUARTER', '2001-01-01', 'DRAFT', now())")
        .param(institution.id()).update();
    jdbc.sql("""
            insert into bill_line (charge, bill) select c.id, b.id from charge c join bill b using (institution_id)
            where c.institution_id = ?""").param(institution.id()).update();
    long bill = jdbc.sql("select id from bill where institution_id = ?").param(institution.id()).query(Long.class).single();
    try (Person responsible = person(institution.responsible()).logIn("tasklist")) {
      Page page = responsible.page();
      responsible.open("/udgifter.html");
      button(page, "Ret faktureringsoplysninger").click();
      page.getByLabel("CVR-nummer").fill("12345678");
      page.getByLabel("Adresse").fill("Ågade 7");
      page.getByLabel("Postnummer").fill("8000");
      page.getByLabel("By", new Page.GetByLabelOptions().setExact(true)).fill("Aarhus C");
      button(page, "Gem").click();
      assertThat(page.locator("#costs")).containsText("Nummeret skal være et, der findes");
      page.getByLabel("CVR-nummer").fill("99999993");
      button(page, "Gem").click();
      assertThat(page.locator("#message")).containsText("er gemt");
      responsible.screenshot("94-the-responsible-sees-the-costs");
    }
    try (Person oda = person("oda").logIn("tasklist")) {
      oda.open("/regninger.html");
      assertThat(oda.page().locator("#figures")).containsText("skal kontrolleres");
      accessible(oda.page());
      oda.screenshot("95-oda-sees-the-bills");
      oda.open("/regninger.html#" + bill);
      button(oda.page(), "Regningen er kontrolleret").click();
      assertThat(oda.page().locator("#message")).containsText("En anden skal godkende den");
      assertThat(button(oda.page(), "Godkend")).hasCount(0);
    }
    try (Person karen = person("karen").logIn("tasklist")) {
      karen.open("/regninger.html#" + bill);
      button(karen.page(), "Godkend").click();
      assertThat(karen.page().locator("#message")).containsText("Regningen er godkendt");
    }
    try (Person oda = person("oda").logIn("tasklist")) {
      Page page = oda.page();
      oda.open("/regninger.html#" + bill);
      Download file = page.waitForDownload(() -> page.getByText("Hent som elektronisk faktura (UBL)").click());
      then(Files.readString(file.path())).contains("Rådgivning om registre");
      button(page, "Regningen er sendt til regnskab").click();
      assertThat(page.locator("#message")).containsText("sendt til regnskab");
      oda.screenshot("96-oda-has-sent-a-bill");
      button(page, "Kreditér valgte linjer").click();
      page.getByText("FSE’s arbejde: Rådgivning om registre: 1,5 timer").click();
      Locator part = page.locator("form", new Page.LocatorOptions().setHasText("Kreditér valgte linjer"));
      Locator quantity = part.locator(".columns", new Locator.LocatorOptions().setHasText("Rådgivning")).locator("input:not([type=checkbox])");
      quantity.fill("2");
      part.getByLabel("Begrundelse").fill("En halv time for meget");
      part.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Gem")).click();
      assertThat(part).containsText("højst 1,5");
      accessible(page);
      oda.screenshot("98-oda-credits-a-part");
      quantity.fill("0,5");
      part.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Gem")).click();
      assertThat(page.locator("#message")).containsText("kladde til en kreditnota");
      page.setViewportSize(820, 768);
      oda.open("/regninger.html");
      assertThat(page.locator("#list")).containsText("Kreditnota til regning " + bill);
      assertThat(page.locator("#list")).containsText("-837,00 kr.");
      accessible(page);
      oda.screenshot("99-oda-sees-the-credit-note-on-a-narrow-screen");
    }
    try (Person responsible = person(institution.responsible()).logIn("tasklist")) {
      Page page = responsible.page();
      responsible.open("/udgifter.html");
      button(page, "Vis regning " + bill).click();
      button(page, "Gør indsigelse").click();
      page.getByLabel("Indsigelse", new Page.GetByLabelOptions().setExact(true)).fill("Vi har ikke bestilt rådgivning.");
      page.locator("form", new Page.LocatorOptions().setHasText("Gør indsigelse")).getByRole(AriaRole.BUTTON,
          new Locator.GetByRoleOptions().setName("Gem")).click();
      assertThat(page.locator("#costs")).containsText("Indsigelsen er sendt");
      responsible.screenshot("97-the-responsible-has-objected");
    }
  }

  @Test
  void theEstimateStandsInTheFormsOfThoseWhoDecide() {
    TestInstitution institution = world.qualified();
    String draft = world.draft(institution);
    Person applicant = person(institution.applicant()).logIn("tasklist");
    try (Tasklist tasks = new Tasklist(applicant)) {
      tasks.openFilter("Mine opgaver").openTask("Udfyld ansøgning", draft);
      Locator estimate = applicant.page().locator(".fjs-form-field-group", new Page.LocatorOptions().setHasText("Det koster"))
          .last();
      assertThat(estimate).containsText("3.348,00 kr.");
      assertThat(estimate).containsText("da opgaven blev åbnet");
      estimate.scrollIntoViewIfNeeded();
      applicant.screenshot("88-the-applicant-sees-what-it-will-cost");
    }
    TestInstitution other = world.qualified();
    String database = forSignature(other);
    Person signatory = person(other.signatory()).logIn("tasklist");
    try (Tasklist tasks = new Tasklist(signatory)) {
      tasks.openFilter("Mine opgaver").openTask("Underskriv aftale", database);
      Page page = signatory.page();
      assertThat(page.getByLabel("Overslag, der underskrives")).isVisible();
      page.getByText("Beløb er uden moms").scrollIntoViewIfNeeded();
      signatory.screenshot("89-the-signatory-sees-what-it-will-cost");
    }
  }

  /** What axe finds wrong for people who hear a page, or use it by keyboard. */
  private static void accessible(Page page) {
    then(new AxeBuilder(page).analyze().getViolations()).as(page.url()).isEmpty();
  }

  private static String day(LocalDate day) {
    return "%02d.%02d.%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
