package dk.dst.microdata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.BDDAssertions.then;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import dk.dst.microdata.schemes.application.Condition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

/** An application whose data come as a list, and what is shown of the check that decides it. */
class DataIT extends BrowserTest {

  private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final String TITLE = "Opvækst og helbred";
  private static final String PURPOSE = "At belyse sammenhænge mellem opvækst, skolegang og helbred.";
  private static final String ENVIRONMENT = "Et fast miljø af forskere og analytikere med fælles datamanagement.";
  private static final String REASON = "Registrene bruges af de fleste af vores projekter.";
  private static final String MANAGERS = "Projektdatabasemanagere (1 til 3, mindst én administrator)";
  private static final String LIST_REASON = "Begrundelse for den indlæste liste";

  @Test
  void anApplicationWithAList() {
    String caseNumber = annaLoadsAListWithoutSaving();
    annaSends(caseNumber);
    rikkeSeesTheCheck(caseNumber);
    perAsksWhatIf();
  }

  /** What its columns hold and what cannot be read is seen before a list is loaded, and what is said of it is kept. */
  @Test
  void aListIsSeenAndCorrectedBeforeItIsLoaded() {
    Person person = person("anna").logIn("tasklist");
    try (Tasklist anna = new Tasklist(person)) {
      anna.startApplication("Diabetes");
      DataTab tab = new DataTab(person.page()).open();
      tab.choose(csv("diabetes.csv", "Udtræk fra andre ejere\n\nRegister;Navn på felt;Hvornår;Pris\n"
          + "Befolkningen (BEF);KOEN;2010 –>;1\nDVDD;Insulin dosis;2001-2021;2\n\nI alt 2 felter\n"));
      tab.shows("Der mangler en kolonne med perioder");
      tab.shows("Listen siger ikke, hvilke år alle rækker gælder.");
      tab.meaning("B Navn på felt").selectOption(new SelectOption().setLabel("variabel"));
      tab.shows("valgt af dig");
      tab.meaning("C Hvornår").selectOption(new SelectOption().setLabel("perioder"));
      tab.shows("2 rækker i filen kan læses · 2 springes over");
      tab.shows("„Befolkningen (BEF)“ er læst som BEF");
      assertThat(tab.content()).not().containsText("Der mangler en kolonne");
      anna.screenshot("35-anna-has-corrected-columns");
      tab.load();
      tab.shows("2 registre · 2 rækker");
      assertThat(tab.content().locator(".list-preview")).hasCount(0);
      tab.content().getByText("Kolonner, der er læst (3)").click();
      tab.shows("perioder (valgt ved indlæsningen)");

      tab.choose(csv("uden-år.csv", "Register;Variabel\nBEF;KOEN\nIND;DISPON\n"));
      tab.shows("Listen siger ikke, hvilke år alle rækker gælder.");
      tab.load();
      tab.shows("„uden-år.csv“ er ikke en liste, der kan læses: Der mangler en kolonne med perioder");
      tab.period().fill("2010-2019");
      tab.period().blur();
      tab.shows("2 rækker uden periode har fået den, der er skrevet for hele listen: „2010-2019“.");
      tab.load();
      tab.shows("uden-år.csv · 2 registre · 2 rækker");
      assertThat(tab.period()).hasValue("");

      tab.choose(csv("mange-fejl.csv", "Register;Variabel;Perioder\n" + IntStream.rangeClosed(1, 500)
          .mapToObj(i -> "BEF;V" + i + ";snart " + i + "\n").collect(Collectors.joining())));
      tab.shows("Ingen af 500 rækker kan læses.");
      tab.shows("500 rækker kunne ikke læses");
      tab.shows("50 af 500 vises");
      tab.content().getByLabel("Søg i de rækker, der ikke kunne læses").fill("„snart 347“");
      tab.shows("1 af 500");
      assertThat(tab.content().locator("details.warning tbody tr")).hasCount(1);
      anna.screenshot("36-anna-searches-among-what-cannot-be-read");
      Download all = person.page().waitForDownload(() -> tab.content().getByText("Hent alle som csv").click());
      assertThat(Files.readAllLines(all.path())).hasSize(501).first().asString().contains("\"Række\";\"Hvorfor\"");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FilePayload csv(String name, String text) {
    return new FilePayload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8));
  }

  private String annaLoadsAListWithoutSaving() {
    Person person = person("anna").logIn("tasklist");
    try (Tasklist anna = new Tasklist(person)) {
      String caseNumber = anna.startApplication(TITLE);
      anna.fill("Formål", PURPOSE);

      DataTab tab = new DataTab(person.page()).open();
      tab.shows("Der er ikke indlæst nogen liste.");
      tab.load(new FilePayload("liste.xlsx", XLSX, list()));
      tab.shows("3 registre · 4 rækker");
      tab.shows("2 rækker kunne ikke læses");
      tab.shows("„galt“");
      anna.screenshot("31-anna-has-loaded-a-list");
      tab.check();
      tab.shows("Ret dette, før ansøgningen kan sendes");
      tab.shows("Databasen: 3 registre, 4 rækker.");
      anna.screenshot("32-anna-has-checked");
      tab.load(new FilePayload("liste.xlsx", XLSX, list()));
      tab.shows("Listen er en anden end ved den seneste kontrol. Kontrollér igen.");
      assertThat(tab.content()).not().containsText("Databasen: 3 registre, 4 rækker.");
      tab.load(new FilePayload("forkert.csv", "text/csv", "a;b\n1;2\n".getBytes(StandardCharsets.UTF_8)));
      tab.shows("forkert.csv");
      tab.shows("3 registre · 4 rækker");

      tab.backToForm();
      assertThat(anna.text("Formål")).hasValue(PURPOSE);
      anna.fill(LIST_REASON, REASON).fill("Forskningsmiljø", ENVIRONMENT);
      tab.openTab("Sagens forløb");
      tab.backToForm();
      assertThat(anna.text("Forskningsmiljø")).hasValue(ENVIRONMENT);
      assertThat(anna.text(LIST_REASON)).hasValue(REASON);
      return caseNumber;
    }
  }

  private void annaSends(String caseNumber) {
    Person person = person("anna").logIn("tasklist");
    try (Tasklist anna = new Tasklist(person)) {
      anna.openFilter("Mine opgaver").openTask("Udfyld ansøgning", caseNumber);
      anna.fill("Planlagte underprojekter de næste 24 måneder", "To til tre nye underprojekter om året.");
      Locator row = anna.emptyRow(MANAGERS);
      anna.choose(row, "Manager", "Mads Mark").fill(row, "Erfaring med mikrodata", "Flere års arbejde med data.");
      anna.choose("Underskriver", "Ulla Urup");
      anna.tick("Der gennemføres ikke forskning direkte på projektdatabasen.")
          .tick("Databasen bruges kun til underprojekter, der relaterer sig direkte til dens formål.")
          .tick("Institutionen betaler alle omkostninger ved at oprette, drive og vedligeholde databasen.")
          .tick("Databasen har en ophørsdato efter 2 år og kan begrænses eller nedlægges før.");
      anna.statesTheLegalBasis("Nej, hverken artikel 9 eller 10");
      DataTab tab = new DataTab(person.page()).open();
      tab.check();
      assertThat(tab.content().locator(".check-result").first())
          .containsText("Betingelser, der kan tælles, er opfyldt");
      assertThat(tab.content()).not().containsText("Ret dette");
      tab.backToForm();
      anna.complete();
    }
  }

  private void rikkeSeesTheCheck(String caseNumber) {
    Person person = person("rikke").logIn("tasklist");
    try (Tasklist rikke = new Tasklist(person)) {
      rikke.openFilter("Til vurdering").openTask("Vurdér ansøgning", caseNumber);
      assertThat(rikke.form()).containsText("Institutionens aktive projekter og databasens dækning af dem");
      assertThat(rikke.form().locator(".fjs-table").first().locator("tbody tr")).hasCount(Condition.values().length);
      assertThat(rikke.form().locator(".fjs-table-nav")).hasCount(0);
      DataTab tab = new DataTab(person.page()).open();
      tab.shows("Indsendelse 1");
      assertThat(tab.content()).not().containsText("Egen kontrol");
      assertThat(tab.content().locator(".findings")).containsText("Væsentligt dataoverlap");
      tab.content().getByText(Pattern.compile("^Registre \\(3, heraf")).click();
      tab.content().getByRole(AriaRole.BUTTON,
          new Locator.GetByRoleOptions().setName(Pattern.compile("^Variable i BEF:"))).click();
      tab.shows("KOEN");
      rikke.screenshot("33-rikke-sees-the-check");
      assertThat(tab.downloadWorkbook().suggestedFilename()).startsWith("Kontrol-" + caseNumber).endsWith(".xlsx");
    }
  }

  private void perAsksWhatIf() {
    try (Person per = person("per")) {
      per.logIn("cockpit");
      Page page = per.page();
      page.getByText("Mere", new Page.GetByTextOptions().setExact(true)).first().click();
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Hvad nu hvis")).click();
      assertThat(page.getByLabel("Aktive projekter, mindst")).hasValue("5");
      assertThat(page.locator("#question")).containsText("I dag 5 (offentliggjort).");
      page.getByText("Vis forskellen").click();
      assertThat(page.locator("#question .failure")).containsText("Skriv mindst én tærskel");
      page.getByText(Pattern.compile("^Frister \\(")).click();
      page.getByLabel("Høring før begrænsning eller nedlæggelse").fill("5 uger");
      page.getByText("Vis forskellen").click();
      assertThat(page.locator("#question .wrong:not(:empty)")).containsText("Skriv den som vist");
      page.getByLabel("Høring før begrænsning eller nedlæggelse").fill("10 dage");
      page.getByLabel("Aktive projekter, mindst").fill("1000");
      page.getByText("Vis forskellen").click();
      assertThat(page.locator("#answer")).containsText("Svare på høring");
      assertThat(page.locator("#answer")).containsText("Intet er ændret.");
      assertThat(page.locator("#answer")).containsText("Mindst fem aktive projekter");
      assertThat(page.locator("#answer").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions()
          .setName("Hent alle forskelle som Excel"))).hasAttribute("href",
              Pattern.compile("workbook\\.xlsx\\?.*minimumActiveProjects=1000.*hearing=10"));
      then(new AxeBuilder(page).analyze().getViolations()).isEmpty();
      page.setViewportSize(820, 1180);
      then((Integer) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(820);
      page.evaluate("scrollTo(0, 0)");
      per.screenshot("34-per-asks-what-if-on-a-tablet");
      page.setViewportSize(1366, 768);
      per.screenshot("34-per-asks-what-if");
    }
  }

  /** Four rows that can be read and two that cannot. */
  private static byte[] list() {
    var bytes = new ByteArrayOutputStream();
    try (var workbook = new Workbook(bytes, "microdata", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("Liste");
      String[][] rows = {{"Register", "Variabel", "Perioder"}, {"BEF", "KOEN", "2010-2019"},
          {"BEF", "ALDER", "2010-2019"}, {"IND", "PERINDKIALT", "2010-2019"}, {"UDDA", "HFAUDD", "2010-2019"},
          {"UDDA", "AUDD", "galt"}, {"UDDA", "IGANG", ""}};
      for (int row = 0; row < rows.length; row++) {
        for (int column = 0; column < rows[row].length; column++) {
          sheet.value(row, column, rows[row][column]);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
