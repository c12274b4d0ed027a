package dk.dst.microdata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dk.dst.microdata.desk.replanning.Replanning;
import dk.dst.microdata.schemes.proposal.Deliveries;
import dk.dst.microdata.schemes.proposal.Deliveries.Delivery;
import dk.dst.microdata.support.Patience;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The authority scheme as a municipality, FSE and a university meet it. */
class AuthorityIT extends BrowserTest {

  private static final String APPLY = "Ansøg om Myndighedsordningen";
  private static final String COMPLETE = "Udfyld ansøgning som myndighed";

  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private Replanning replanning;

  @Test
  void aMunicipalityAppliesRegistersAnalysesOrdersRenewsAndLosesTheScheme() {
    String caseNumber = applied();
    reviewed(caseNumber);
    approved(caseNumber);
    signed(caseNumber);
    registersAnalyses(caseNumber);
    orders(caseNumber);
    renews(caseNumber);
    loses(caseNumber);
  }

  private String applied() {
    Person person = person("grethe").logIn("tasklist");
    try (Tasklist grethe = new Tasklist(person)) {
      grethe.startProcess(APPLY).start();
      String caseNumber = caseOf("grethe");
      grethe.openFilter("Mine opgaver").openTask(COMPLETE, caseNumber);
      fills(grethe, "Kommune", "Dagtilbudsloven § 4");
      grethe.choose("Kontaktperson", "Grethe Gade").choose("Underskriver", "Gunnar Græs")
          .choose("Brugere, der skal have adgang", "Gustav Gry");
      assertThat(grethe.form()).containsText("Et samlet overslag kan ikke gives.");
      person.screenshot("95-grethe-applies-for-the-authority-scheme");
      accessible(person);
      grethe.complete();
      return caseNumber;
    }
  }

  private static void accessible(Person person) {
    assertThat(new AxeBuilder(person.page()).include(".fjs-container").analyze().getViolations()).isEmpty();
  }

  /** What every applicant says. */
  private static void fills(Tasklist form, String kind, String law) {
    form.pick(kind).fill("Myndighedsopgaven", "At planlægge dagtilbud og skoler på Ærø.").fill("Hjemmel", law)
        .fill("Ressortområde", "Børn, unge og uddannelse.").choose("Emner inden for ressortområdet", "Befolkning")
        .fill("Analysemiljøet", "Et fast hold analytikere.");
    attaches(form);
    form.fill("Dokumentets titel", "Informationssikkerhedspolitik").fill("Version", "3");
    form.text("Dokumentets dato").fill("02.01.2026");
    form.text("Dokumentets dato").press("Tab");
    Locator row = form.emptyRow("Registre");
    form.choose(row, "Register", "BEF").fill(row, "Fra år", "2010").fill(row, "Til år", "2019")
        .fill(row, "Hvorfor er registret nødvendigt?", "Antal børn i hvert skoledistrikt.");
    form.statesTheLegalBasis("Nej, hverken artikel 9 eller 10")
        .fill("Begrundelse, hvis svaret er et andet end det, registrene peger på", "BEF har ingen af dem.")
        .tick("Data bruges kun til myndighedsopgaver inden for ressortområdet, og analyser registreres, før de begynder.")
        .tick("Institutionen betaler de omkostninger, der er forbundet med ordningen.");
  }

  private static void attaches(Tasklist form) {
    Locator field = form.form().locator(".microdata-form-attachment");
    field.locator("input[type=file]").setInputFiles(new FilePayload("Politik æøå.txt", "text/plain",
        "Døren er låst.\n".getBytes(StandardCharsets.UTF_8)));
    assertThat(field.getByRole(AriaRole.LINK).first()).hasText("Politik æøå.txt");
  }

  private void reviewed(String caseNumber) {
    comesTo(caseNumber, "userTask_reviewAuthority");
    Person person = person("rikke").logIn("tasklist");
    try (Tasklist rikke = new Tasklist(person)) {
      rikke.openFilter("Til vurdering").openTask("Vurdér", caseNumber).claim();
      assertThat(rikke.form().getByText("Hent dokumentet")).isVisible();
      rikke.screenshot("96-rikke-assesses-an-authority");
      rikke.form().getByRole(AriaRole.GROUP, new Locator.GetByRoleOptions().setName("Din konkrete vurdering"))
          .getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName("Ressortområde").setExact(true))
          .fill("BEF hører under dagtilbud og skoler.");
      rikke.fill("Miljø og datasikkerhed", "Politikken er dækkende.").pick("Godkendelse")
          .fill("Begrundelse", "Opgaven er en myndighedsopgave.");
      rikke.screenshot("97-rikke-recommends-an-authority");
      accessible(person);
      rikke.complete();
    }
  }

  private void approved(String caseNumber) {
    comesTo(caseNumber, "userTask_approveAuthority");
    Person person = person("karen").logIn("tasklist");
    try (Tasklist karen = new Tasklist(person)) {
      karen.openFilter("Til afgørelse").openTask("Afgør", caseNumber).claim();
      karen.screenshot("98-karen-decides-an-authority");
      accessible(person);
      karen.pick("Godkend (Danmarks Statistiks underskrift)").fill("Begrundelse", "Enig i indstillingen.").complete();
    }
  }

  private void signed(String caseNumber) {
    comesTo(caseNumber, "userTask_signAuthority");
    Person person = person("gunnar").logIn("tasklist");
    try (Tasklist gunnar = new Tasklist(person)) {
      gunnar.openFilter("Mine opgaver").openTask("Underskriv", caseNumber).pick("Underskrive aftalen")
          .tick("Jeg har læst aftalen og kan underskrive på institutionens vegne.").tick(Tasklist.LAWFUL)
          .tick("Jeg er ansat i institutionen.");
      gunnar.screenshot("99-gunnar-signs-for-an-authority");
      accessible(person);
      gunnar.complete();
    }
  }

  /** By the short form, and by nothing else. */
  private void registersAnalyses(String caseNumber) {
    try (Person grethe = person("grethe").logIn("tasklist")) {
      int number = numberOf(caseNumber);
      grethe.open("/projekter.html");
      Page page = grethe.page();
      page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(String.valueOf(number)))
          .getByText("Vis projekt").click();
      for (String title : List.of("Børn i dagtilbud", "Fravær i folkeskolen", "Ældre på plejehjem")) {
        page.getByLabel("Titel").fill(title);
        page.getByLabel("Formål").fill("Svar til byrådet.");
        page.getByLabel("Brugere").selectOption("gustav");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Registrér").setExact(true)).click();
        assertThat(page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(title)).last()).isVisible();
      }
      assertThat(page.getByText("3 analyser")).isVisible();
      assertThat(new AxeBuilder(page).include("main").analyze().getViolations()).isEmpty();
      grethe.screenshot("100-grethe-has-registered-three-analyses");
      page.setViewportSize(820, 900);
      grethe.screenshot("101-grethe-at-820");
      assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(820);
    }
  }

  /** Data for a purpose of their own, by resubmission; FSE answers, the municipality signs, and what is bought comes. */
  private void orders(String caseNumber) {
    int number = numberOf(caseNumber);
    Person person = person("grethe").logIn("tasklist");
    String order;
    try (Tasklist grethe = new Tasklist(person)) {
      grethe.startProcess("Genindstil projekt").fill("Projektnummer", String.valueOf(number)).pick("Uændret").start();
      order = jdbc.sql("select case_number from proposal where project_number = ? and open").param(number)
          .query(String.class).single();
      grethe.openFilter("Mine opgaver").openTask("Udfyld projektindstilling", order);
      grethe.fill("Titel", "Data om skolernes fravær").fill("Formål", "At planlægge skolernes indsats mod fravær.")
          .fill("Beskrivelse", "Hvordan hænger fravær sammen med familiens forhold?");
      Locator row = grethe.emptyRow("Registre");
      grethe.choose(row, "Register", "IND").fill(row, "Fra år", "2010").fill(row, "Til år", "2019")
          .fill(row, "Hvorfor er registret nødvendigt?", "Familiens indkomst forklarer en del af fraværet.");
      grethe.choose("Kontaktperson", "Grethe Gade").choose("Underskriver", "Gunnar Græs")
          .statesTheLegalBasis("Nej, hverken artikel 9 eller 10")
          .fill("Begrundelse, hvis svaret er et andet end det, registrene peger på", "Ingen af dem er følsomme.")
          .pick("FSE (kun administratorer og kontaktpersoner med beføjelser)");
      grethe.form().getByText("Det koster").scrollIntoViewIfNeeded();
      grethe.screenshot("103-grethe-orders-data");
      accessible(person);
      grethe.complete();
    }
    String owner = comesTo(order, "userTask_reviewProposal");
    Person reviewer = person(owner).logIn("tasklist");
    try (Tasklist fse = new Tasklist(reviewer)) {
      fse.openFilter("Mine opgaver").openTask("Vurdér", order);
      accessible(reviewer);
      fse.fill("Er data dokumenteret?", "Ja.").fill("Er dataindholdet rimeligt i forhold til formålet?", "Ja.")
          .fill("Er projektet samfundsrelevant?", "Ja, opgaven følger af loven.").pick("Godkend (FSE’s underskrift)");
      fse.screenshot("104-fse-answers-an-order");
      fse.complete();
    }
    comesTo(order, "userTask_signProposal");
    try (Tasklist gunnar = tasklist("gunnar")) {
      gunnar.openFilter("Mine opgaver").openTask("Underskriv", order).pick("Underskrive på institutionens vegne")
          .tick(Tasklist.LAWFUL).tick("Jeg bekræfter, at jeg er ansat i institutionen.");
      gunnar.screenshot("105-gunnar-signs-an-order");
      gunnar.complete();
    }
    comesTo(order, "userTask_deliverPurchased");
    try (Tasklist fse = tasklist("rikke")) {
      fse.openFilter("Til vurdering").openTask("Lever", order).claim().pick("Alle data er leveret");
      fse.screenshot("106-fse-delivers-to-an-authority");
      fse.complete();
    }
    assertThat(world.part(Deliveries.class).of(order)).singleElement().matches(Delivery::delivered);
  }

  private void renews(String caseNumber) {
    LocalDate end = world.today().plusDays(20);
    ends(caseNumber, end);
    comesTo(caseNumber, "userTask_renewAuthority");
    Person person = person("grethe").logIn("tasklist");
    try (Tasklist grethe = new Tasklist(person)) {
      grethe.openFilter("Opgaver, jeg kan tage").openTask("Forny", caseNumber);
      assertThat(grethe.form()).containsText("Dokumenter kan ses og vedlægges, når du har taget opgaven.");
      grethe.claim();
      grethe.tick("Myndighedsopgaven og hjemlen er de samme.").choose("Kontaktperson", "Grethe Gade");
      attaches(grethe);
      grethe.fill("Dokumentet om datasikkerhed: titel", "Informationssikkerhedspolitik").fill("Version", "4");
      grethe.text("Dokumentets dato").fill("03.01.2026");
      grethe.text("Dokumentets dato").press("Tab");
      grethe.screenshot("107-grethe-renews");
      accessible(person);
      grethe.complete();
    }
    Patience.await("renewed").until(() -> endOf(caseNumber).isAfter(end));
  }

  /** Nobody renews, so the agreement is closed some months after its last day, and its data are deleted as instructed. */
  private void loses(String caseNumber) {
    ends(caseNumber, world.today().minusDays(200));
    comesTo(caseNumber, "userTask_renewAuthority");
    world.runJob(caseNumber, "event_notRenewed");
    comesTo(caseNumber, "userTask_instructAuthorityDeletion");
    Person person = person("gunnar").logIn("tasklist");
    try (Tasklist gunnar = new Tasklist(person)) {
      gunnar.openFilter("Opgaver, jeg kan tage").card("Instruks", caseNumber).click();
      gunnar.claim().fill("Instruks om sletning", "Alt slettes, også resultater, der ikke er hjemtaget.")
          .tick("Jeg giver instruksen på den dataansvarliges vegne.");
      gunnar.screenshot("108-gunnar-instructs-deletion");
      accessible(person);
      gunnar.complete();
    }
    comesTo(caseNumber, "userTask_confirmAuthorityDeletion");
    Person reviewer = person("rikke").logIn("tasklist");
    try (Tasklist rikke = new Tasklist(reviewer)) {
      rikke.openFilter("Til vurdering").card("Bekræft", caseNumber).click();
      rikke.claim().tick("Data er slettet i overensstemmelse med instruksen.");
      rikke.screenshot("109-rikke-confirms-deletion");
      accessible(reviewer);
      rikke.complete();
      Patience.await("closed").until(() -> jdbc.sql("select state from case_file where case_number = ?")
          .param(caseNumber).query(String.class).single().equals("AUTHORITY_CLOSED"));
      reviewer.open("/sager.html#" + caseNumber);
      assertThat(reviewer.page().locator("main")).containsText("Myndighedsordning: afsluttet");
      rikke.screenshot("110-an-authority-that-ended");
    }
  }

  private int numberOf(String caseNumber) {
    return jdbc.sql("select project_number from authority_scheme where case_number = ?").param(caseNumber)
        .query(Integer.class).single();
  }

  private LocalDate endOf(String caseNumber) {
    return jdbc.sql("select ends_on from project where case_number = ?").param(caseNumber).query(LocalDate.class)
        .single();
  }

  /** As if the days had gone by. */
  private void ends(String caseNumber, LocalDate day) {
    jdbc.sql("update project set starts_on = least(starts_on, ? - 1), ends_on = ? where case_number = ?").param(day)
        .param(day).param(caseNumber).update();
    replanning.replan();
  }

  @Test
  void aUniversityIsToldThatItIsForAuthoritiesOnly() {
    Person person = person("mads").logIn("tasklist");
    try (Tasklist mads = new Tasklist(person)) {
      mads.startProcess(APPLY).start();
      String caseNumber = caseOf("mads");
      mads.openFilter("Mine opgaver").openTask(COMPLETE, caseNumber);
      fills(mads, "Ingen af dem, for eksempel et universitet", "Universitetsloven § 2");
      mads.choose("Kontaktperson", "Mads Mark").choose("Underskriver", "Ulla Urup")
          .choose("Brugere, der skal have adgang", "Mads Mark").complete();
      person.open("/sager.html#" + caseNumber);
      assertThat(person.page().locator("main")).containsText("de institutioner, der udfører myndighedsopgaver dvs."
          + " departementer, styrelser og direktorater, regioner og kommuner");
      mads.screenshot("111-a-university-is-refused");
    }
  }

  private String caseOf(String opener) {
    return jdbc.sql("select case_number from case_file where kind = 'AUTHORITY_SCHEME' and opened_by = ?").param(opener)
        .query(String.class).single();
  }
}
