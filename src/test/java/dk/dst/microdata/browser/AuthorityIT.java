package dk.dst.microdata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
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

  @Test
  void aMunicipalityAppliesSignsAndRegistersAnalyses() {
    String caseNumber = applied();
    reviewed(caseNumber);
    approved(caseNumber);
    signed(caseNumber);
    registersAnalyses(caseNumber);
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
      assertThat(new AxeBuilder(person.page()).include(".fjs-container").analyze().getViolations()).isEmpty();
      grethe.complete();
      return caseNumber;
    }
  }

  /** What every applicant says. */
  private static void fills(Tasklist form, String kind, String law) {
    form.pick(kind).fill("Myndighedsopgaven", "At planlægge dagtilbud og skoler på Ærø.").fill("Hjemmel", law)
        .fill("Ressortområde", "Børn, unge og uddannelse.").choose("Emner inden for ressortområdet", "Befolkning")
        .fill("Analysemiljøet", "Et fast hold analytikere.");
    form.form().locator(".microdata-form-attachment input[type=file]").setInputFiles(new FilePayload("Politik æøå.txt",
        "text/plain", "Døren er låst.\n".getBytes(StandardCharsets.UTF_8)));
    assertThat(form.form().locator(".microdata-form-attachment").getByRole(AriaRole.LINK)).hasText("Politik æøå.txt");
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
      rikke.complete();
    }
  }

  private void approved(String caseNumber) {
    comesTo(caseNumber, "userTask_approveAuthority");
    try (Tasklist karen = tasklist("karen")) {
      karen.openFilter("Til afgørelse").openTask("Afgør", caseNumber).claim();
      karen.screenshot("98-karen-decides-an-authority");
      karen.pick("Godkend (Danmarks Statistiks underskrift)").fill("Begrundelse", "Enig i indstillingen.").complete();
    }
  }

  private void signed(String caseNumber) {
    comesTo(caseNumber, "userTask_signAuthority");
    try (Tasklist gunnar = tasklist("gunnar")) {
      gunnar.openFilter("Mine opgaver").openTask("Underskriv", caseNumber).pick("Underskrive aftalen")
          .tick("Jeg har læst aftalen og kan underskrive på institutionens vegne.").tick(Tasklist.LAWFUL)
          .tick("Jeg er ansat i institutionen.");
      gunnar.screenshot("99-gunnar-signs-for-an-authority");
      gunnar.complete();
    }
  }

  /** By the short form, and by nothing else. */
  private void registersAnalyses(String caseNumber) {
    try (Person grethe = person("grethe").logIn("tasklist")) {
      int number = jdbc.sql("select project_number from authority_scheme where case_number = ?").param(caseNumber)
          .query(Integer.class).single();
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
      mads.screenshot("102-a-university-is-refused");
    }
  }

  private String caseOf(String opener) {
    return jdbc.sql("select case_number from case_file where kind = 'AUTHORITY_SCHEME' and opened_by = ?").param(opener)
        .query(String.class).single();
  }
}
