package dk.dst.microdata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.BDDAssertions.then;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dk.dst.microdata.support.Pdf;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A project database from the wish to its first review, as its people live it, each in front of their own screen. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WalkIT extends BrowserTest {

  private static final String LIFECYCLE = "Projektdatabasens livsforløb";
  private static final String TITLE = "Uddannelse og helbred i hele livet";
  private static final String PURPOSE = "At belyse sammenhænge mellem uddannelse, arbejdsliv og helbred.";
  private static final String REGISTERS = "Registre i projektdatabasen";
  private static final String REVIEW_REASON = "Betingelserne er opfyldt.\nOverlappet er væsentligt.";
  private static final String MANAGERS = "Projektdatabasemanagere (1 til 3, mindst én administrator)";

  @Test
  void aWrongPasswordIsRefusedInDanish() {
    try (Person bo = person("bo")) {
      bo.tryToLogIn("tasklist", "forkert");
      assertThat(bo.page().locator("body")).containsText("Forkert brugernavn eller adgangskode");
      bo.screenshot("00-wrong-password");
      bo.page().getByText("Se demoens mennesker").click();
      assertThat(bo.page().locator("tbody")).containsText("Bo Birk");
    }
  }

  @Test
  void whatOneMayNotSeeIsExplainedInDanish() {
    try (Person anna = person("anna")) {
      anna.logIn("tasklist");
      assertThat(anna.open("/camunda/app/cockpit/default/").status()).isEqualTo(403);
      assertThat(anna.page().getByRole(AriaRole.HEADING)).hasText("Det har du ikke adgang til");
      anna.screenshot("00-no-access");
    }
  }

  @Test
  @Order(1)
  void fromApplicationToFirstReview() {
    String caseNumber = annaStarts();
    annaGoesOnLater(caseNumber);
    annaCorrectsAndSends(caseNumber);
    rikkeRecommends(caseNumber);
    karenApproves(caseNumber);
    ullaSigns(caseNumber);
    rikkeReadsTheReasonAsItWasWritten(caseNumber);
    annaIsAskedForNothingSheMayNotSee(caseNumber);
    perSeesItOnTheDiagram(caseNumber);
    sixMonthsPass();
    madsIsAskedAboutUsage(caseNumber);
  }

  private String annaStarts() {
    try (Tasklist anna = tasklist("anna")) {
      anna.screenshot("01-anna-nothing-to-do");
      anna.startProcess("Ansøg om projektdatabase").fill("Projektdatabasens titel", TITLE).screenshot("02-anna-starts").start();
      assertThat(anna.text("Titel")).hasValue(TITLE); // the first task opens by itself
      assertThat(anna.text("Titel")).isFocused();
      anna.openFilter("Mine opgaver").screenshot("03-anna-has-a-task");
      String caseNumber = anna.numberOf(TITLE);
      anna.openTask("Udfyld ansøgning", caseNumber);

      anna.fill("Formål", PURPOSE);
      register(anna, "BEF");
      anna.save().screenshot("04-anna-saves-a-draft");
      return caseNumber;
    }
  }

  private void annaGoesOnLater(String caseNumber) {
    try (Tasklist anna = tasklist("anna")) {
      anna.openFilter("Mine opgaver").openTask("Udfyld ansøgning", caseNumber);
      assertThat(anna.text("Formål")).hasValue(PURPOSE);
      assertThat(anna.form().getByRole(AriaRole.TEXTBOX, named("Fra år"))).hasValue("2010");
      anna.fill("Forskningsmiljø", "Et fast miljø af forskere og analytikere med fælles datamanagement.");
      anna.fill("Planlagte underprojekter de næste 24 måneder", "To til tre nye underprojekter om året.");
      register(anna, "IND");
      register(anna, "UDDA");
      for (String name : new String[] {"Mads Mark", "Sofie Sand", "Henrik Holm", "Anna Ager"}) {
        Locator row = anna.emptyRow(MANAGERS);
        anna.choose(row, "Manager", name).fill(row, "Erfaring med mikrodata", "Flere års arbejde med registerdata.");
      }
      anna.screenshot("05-anna-fills-in-rows");
      anna.choose("Underskriver", "Ulla Urup");
      anna.statesTheLegalBasis("Nej, hverken artikel 9 eller 10");
      anna.screenshot("05b-anna-states-the-legal-basis");
      anna.tryToComplete();
      assertThat(anna.form()).containsText("Sæt kryds i feltet.");
      anna.screenshot("06-anna-forgot-the-undertakings");
      anna.save();
    }
  }

  private void annaCorrectsAndSends(String caseNumber) {
    try (Tasklist anna = tasklist("anna")) {
      anna.openFilter("Mine opgaver").openTask("Udfyld ansøgning", caseNumber);
      anna.tick("Der gennemføres ikke forskning direkte på projektdatabasen.")
          .tick("Databasen bruges kun til underprojekter, der relaterer sig direkte til dens formål.")
          .tick("Institutionen betaler alle omkostninger ved at oprette, drive og vedligeholde databasen.")
          .tick("Databasen har en ophørsdato efter 2 år og kan begrænses eller nedlægges før.");
      anna.tryToComplete();
      anna.assertMessage("Projektdatabasemanagere: Der skal være 1 til 3; der er angivet 4.");
      anna.screenshot("07-anna-named-four-managers");
      assertThat(anna.card("Udfyld ansøgning", caseNumber)).isVisible();

      anna.removeRow(MANAGERS, 4).removeRow(MANAGERS, 3).removeRow(MANAGERS, 2);
      assertThat(anna.sends()).hasText("Send til FSE");
      anna.complete();
      assertThat(anna.page().locator(".microdata-receipt")).containsText("Sendt: sag " + caseNumber);
      assertThat(anna.page().locator(".microdata-receipt")).containsText("Sagen ligger hos FSE");
      anna.screenshot("08-anna-has-sent");
      assertThat(anna.card("Udfyld ansøgning", caseNumber)).hasCount(0);
    }
  }

  private void register(Tasklist anna, String code) {
    Locator row = anna.emptyRow(REGISTERS);
    anna.choose(row, "Register", code).fill(row, "Fra år", "2010").fill(row, "Til år", "2019")
        .fill(row, "Hvorfor hører registret til i en fælles database?", "Bruges af de fleste projekter.");
  }

  private void rikkeRecommends(String caseNumber) {
    rikkeFindsItOnHerPage(caseNumber);
    try (Tasklist rikke = tasklist("rikke")) {
      rikke.openFilter("Til vurdering").openTask("Vurdér ansøgning", caseNumber).screenshot("09-rikke-opens").claim();
      rikke.openFilter("Mine opgaver").openTask("Vurdér ansøgning", caseNumber);
      assertThat(rikke.form()).containsText("Kontrol af betingelserne");
      assertThat(rikke.form()).containsText("Institutionens aktive projekter og databasens dækning af dem");
      assertThat(rikke.text("Formål")).hasValue(PURPOSE);
      rikke.screenshot("10-rikke-sees-findings");
      rikke.pick("Godkendelse").fill("Begrundelse", REVIEW_REASON);
      rikke.screenshot("11-rikke-recommends").complete();
    }
  }

  private void rikkeFindsItOnHerPage(String caseNumber) {
    try (Person rikke = person("rikke").logIn("tasklist")) {
      Page page = rikke.page();
      rikke.open("/");
      page.getByLabel("Søg blandt opgaverne").fill(caseNumber);
      Locator row = page.locator("#tasks tbody tr");
      assertThat(row).hasCount(1);
      assertThat(row).containsText(TITLE);
      then(new AxeBuilder(page).analyze().getViolations()).isEmpty();
      rikke.screenshot("09-rikke-at-her-page");
      row.getByText("Vurdér ansøgning").click();
      assertThat(page.locator(".task-card")).containsText(caseNumber);
      page.navigate(page.url().replaceAll("/camunda.*", "/sager.html"));
      page.getByText("Log ud").click();
      assertThat(page.getByPlaceholder("Brugernavn")).isVisible();
    }
  }

  private void karenApproves(String caseNumber) {
    try (Tasklist karen = tasklist("karen")) {
      karen.openFilter("Til afgørelse").openTask("Afgør ansøgning", caseNumber).claim();
      karen.openFilter("Mine opgaver").openTask("Afgør ansøgning", caseNumber);
      assertThat(karen.form()).containsText("Rikke Ravn");
      karen.screenshot("12-karen-sees-the-recommendation");
      karen.pick("Godkend (FSE’s underskrift)");
      karen.fill(karen.form().getByRole(AriaRole.GROUP, named("Afgørelse")), "Begrundelse", "Følger indstillingen.");
      assertThat(karen.sends()).hasText("Godkend");
      karen.screenshot("13-karen-approves").complete();
    }
  }

  private void ullaSigns(String caseNumber) {
    try (Tasklist ulla = tasklist("ulla")) {
      ulla.openFilter("Mine opgaver").openTask("Underskriv aftale", caseNumber).screenshot("14-ulla-opens");
      readsTheAgreement(ulla, caseNumber);
      ulla.pick("Underskrive på institutionens vegne")
          .tick(Tasklist.LAWFUL)
          .tick("Jeg bekræfter, at jeg er ansat i institutionen.");
      assertThat(ulla.sends()).hasText("Underskriv");
      ulla.screenshot("15-ulla-signs").complete();
    }
  }

  /** What she signs is what she has before her: the file, and in the form its digest. */
  private static void readsTheAgreement(Tasklist ulla, String caseNumber) {
    Locator link = ulla.form().getByRole(AriaRole.LINK, named("Aftale om projektdatabase (PDF)"));
    Download agreement = link.page().waitForDownload(link::click);
    try (InputStream file = agreement.createReadStream()) {
      byte[] bytes = file.readAllBytes();
      assertThat(Pdf.read(bytes).text()).contains("sag " + caseNumber, PURPOSE,
          "Der gennemføres ikke forskning direkte på projektdatabasen");
      assertThat(ulla.text("Aftalens aftryk (SHA-256)")).hasValue(HexFormat.of().formatHex(
          MessageDigest.getInstance("SHA-256").digest(bytes)));
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    assertThat(ulla.text("Aftalens aftryk (SHA-256)")).not().isEditable();
  }

  private void perSeesItOnTheDiagram(String caseNumber) {
    try (Person per = person("per")) {
      per.logIn("cockpit");
      Page page = per.page();
      assertThat(page.locator("body")).containsText(Pattern.compile("Procesdefinitioner\\s+[1-9]"));
      per.screenshot("16-per-dashboard");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Processer")).click();
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(LIFECYCLE)).click();
      Locator row = page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(caseNumber));
      assertThat(row).isVisible();
      per.screenshot("17-per-definition");
      page.getByText("Antal og tider").click();
      assertThat(page.locator(".model-times tbody tr").first()).isVisible();
      assertThat(page.locator(".times-badge").first()).isVisible();
      per.screenshot("17-per-times");
      page.getByText("Procesinstanser", new Page.GetByTextOptions().setExact(true)).first().click();
      row.getByRole(AriaRole.LINK).first().click();
      assertThat(page.getByText("Sagsnummer:")).isVisible();
      Locator token = page.locator(".djs-overlays[data-container-id=event_nextDateReached] .instance-count");
      assertThat(token).hasText("1");
      assertThat(token).isVisible();
      per.screenshot("18-per-instance");
      page.getByText("Sagens vej").click();
      assertThat(page.locator(".case-path .drawing .open").first()).isVisible();
      assertThat(page.locator(".case-path table")).containsText("Afgør ansøgning");
      per.screenshot("18-per-path");
      per.open("/sager.html?q=" + caseNumber + "&person=Karen");
      assertThat(page.locator("#list tbody tr")).hasCount(1);
      page.getByText(caseNumber).click();
      page.getByText("Sagens vej gennem modellerne").click();
      assertThat(page.locator(".case-path .drawing .passed").first()).isVisible();
      then(new AxeBuilder(page).analyze().getViolations()).isEmpty();
      per.screenshot("18-per-case");
    }
  }

  private void rikkeReadsTheReasonAsItWasWritten(String caseNumber) {
    try (Person rikke = person("rikke").logIn("tasklist")) {
      rikke.open("/sager.html#" + caseNumber);
      Locator reason = rikke.page().locator("td").filter(new Locator.FilterOptions().setHasText("Betingelserne er"))
          .first();
      assertThat(reason).isVisible();
      assertThat(reason.innerText()).isEqualTo(REVIEW_REASON);
    }
  }

  /** The database's content is its managers'; the applicant's page ends with what she may see. */
  private void annaIsAskedForNothingSheMayNotSee(String caseNumber) {
    try (Person anna = person("anna").logIn("tasklist")) {
      anna.open("/sager.html#" + caseNumber);
      assertThat(anna.page().locator("#case")).containsText("Forløb");
      anna.screenshot("14-anna-sees-her-case");
      assertThat(anna.page().locator("#case .failure")).hasCount(0);
      assertThat(anna.page().locator("#case")).not().containsText("Kontroller");
    }
  }

  private void sixMonthsPass() {
    try (Person admin = person("admin")) {
      admin.logIn("admin").screenshot("19-admin");
      admin.open("/demo/ur.html");
      Page page = admin.page();
      String today = page.locator("#today").innerText();
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("+6 måneder")).click();
      assertThat(page.getByRole(AriaRole.PROGRESSBAR)).isVisible();
      admin.screenshot("20-admin-moves-the-clock");
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("Det er nu");
      assertThat(page.locator("#today")).not().hasText(today);
      admin.screenshot("20b-admin-moved-the-clock");
    }
  }

  private void madsIsAskedAboutUsage(String caseNumber) {
    try (Tasklist mads = tasklist("mads")) {
      mads.openFilter("Opgaver, jeg kan tage").openTask("Udtal dig om anvendelsen", caseNumber);
      mads.screenshot("21-mads-finds-a-task").claim();
      assertThat(mads.form()).containsText("Måling nr. 1");
      mads.screenshot("22-mads-opens");
      mads.fill("Institutionens udtalelse", "Underprojekterne begynder i næste kvartal.").complete();
    }
  }

  private static Locator.GetByRoleOptions named(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }
}
