package dk.dst.microdata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A document as people put it into a form and find it again. */
class AttachmentsIT extends BrowserTest {

  @Autowired
  private JdbcClient jdbc;

  @Test
  void aDocumentIsAttachedByKeyboardAndIsThereWhenThePageIsLoadedAgain() throws IOException {
    Person person = person("anna").logIn("tasklist");
    try (Tasklist anna = new Tasklist(person)) {
      String caseNumber = anna.startApplication("Med bilag");
      Page page = person.page();
      Locator field = field(anna);
      assertThat(field).containsText("Intet dokument er vedlagt.");
      assertThat(field).containsText("Det kan være PDF (pdf), Word (docx)");

      // before the key: a browser that is told of it with the key may have opened its own choice by then
      page.onFileChooser(chooser -> chooser.setFiles(text("Sikkerhed på Ærø.txt", "Låst skab.\n")));
      anna.text("Planlagte underprojekter de næste 24 måneder").focus();
      page.keyboard().press("Tab");
      assertThat(field.locator("input[type=file]")).isFocused();
      page.keyboard().press("Enter");

      assertThat(field.getByRole(AriaRole.LINK)).hasText("Sikkerhed på Ærø.txt");
      assertThat(field).containsText("sendes med formularen");
      assertThat(field.locator("input[type=file]")).isFocused();
      assertThat(new AxeBuilder(page).include(".microdata-form-attachment").analyze().getViolations()).isEmpty();
      anna.screenshot("71-anna-attaches-a-document");
      anna.text("Planlagte underprojekter de næste 24 måneder").fill("Fem."); // what was attached may have been saved already
      anna.save();

      page.reload();
      anna.openFilter("Mine opgaver").openTask("Udfyld ansøgning", caseNumber);
      assertThat(field.getByRole(AriaRole.LINK)).hasText("Sikkerhed på Ærø.txt");
      Download download = page.waitForDownload(() -> field.getByRole(AriaRole.LINK).click());
      assertThat(download.suggestedFilename()).isEqualTo("Sikkerhed på Ærø.txt");
      assertThat(Files.readString(download.path())).isEqualTo("Låst skab.\n");

      field.getByText("Fjern", new Locator.GetByTextOptions().setExact(true)).click();
      assertThat(field).containsText("Intet dokument er vedlagt.");
    }
  }

  @Test
  void whatIsRefusedIsSaidAtTheField() {
    Person person = person("anna").logIn("tasklist");
    try (Tasklist anna = new Tasklist(person)) {
      anna.startApplication("Med galt bilag");
      Locator field = field(anna);
      field.locator("input[type=file]").setInputFiles(text("Rapport.pdf", "<html><script>alert(1)</script></html>"));
      assertThat(field.getByRole(AriaRole.ALERT)).containsText("Indholdet er ikke af en type, der kan vedlægges.");

      person.page().route("**/attachments/**", Route::abort);
      field.locator("input[type=file]").setInputFiles(text("Rapport.txt", "Tekst"));
      assertThat(field.getByRole(AriaRole.ALERT)).containsText("Forbindelsen blev afbrudt. Intet er vedlagt. Prøv igen.");
      person.page().unroute("**/attachments/**");
      field.locator("input[type=file]").setInputFiles(text("Rapport.txt", "Tekst"));
      assertThat(field.getByRole(AriaRole.LINK)).hasText("Rapport.txt");
      assertThat(field.getByRole(AriaRole.ALERT)).hasCount(0);
    }
  }

  /** The form asks for its documents again when something else in it arrives, and somebody may have the choice open. */
  @Test
  void aFileBeingChosenWhileTheFieldAsksAgainIsAttached() {
    Person person = person("anna").logIn("tasklist");
    try (Tasklist anna = new Tasklist(person)) {
      anna.startApplication("Med bilag, mens der spørges");
      Page page = person.page();
      assertThat(field(anna)).containsText("Intet dokument er vedlagt.");
      FileChooser open = page.waitForFileChooser(() -> field(anna).getByText("Vælg fil").click());
      page.evaluate("document.querySelector('microdata-attachment').load()");
      open.setFiles(text("Bilag.txt", "Tekst"));
      assertThat(field(anna).getByRole(AriaRole.LINK)).hasText("Bilag.txt");
    }
  }

  @Test
  void whoDecidesFetchesItAndTheCaseListsIt() throws IOException {
    TestInstitution institution = world.qualified();
    String caseNumber = world.draft(institution);
    Person person = person(institution.applicant()).logIn("tasklist");
    try (Tasklist applicant = new Tasklist(person)) {
      applicant.openFilter("Mine opgaver").openTask("Udfyld ansøgning", caseNumber);
      field(applicant).locator("input[type=file]").setInputFiles(text("Bilag.csv", "Kommune;Antal\nÆrø;1\n"));
      assertThat(field(applicant).getByRole(AriaRole.LINK)).hasText("Bilag.csv");
      applicant.text("Planlagte underprojekter de næste 24 måneder").fill("Fem.");
      applicant.save();
    }
    Map<String, Object> answers = TestAnswers.application(institution);
    answers.put("enclosure", jdbc.sql("select id::text from attachment where case_number = ?").param(caseNumber)
        .query(String.class).single());
    world.complete(caseNumber, "userTask_completeApplication", institution.applicant(), answers);
    comesTo(caseNumber, "userTask_reviewApplication");

    Person reviewer = person("rikke").logIn("tasklist");
    try (Tasklist rikke = new Tasklist(reviewer)) {
      rikke.openFilter("Til vurdering").openTask("Vurdér ansøgning", caseNumber).claim();
      Locator link = rikke.form().getByText("Hent bilaget");
      assertThat(link).isVisible();
      Download download = reviewer.page().waitForDownload(link::click);
      assertThat(Files.readString(download.path())).contains("Ærø;1");

      reviewer.page().navigate(reviewer.page().url().replaceAll("/camunda/.*", "/sager.html#" + caseNumber));
      Locator row = reviewer.page().locator("tr").filter(new Locator.FilterOptions().setHasText("Bilag.csv"));
      assertThat(row).containsText("1 (gælder)");
      assertThat(row).containsText("Ikke scannet for virus");
      assertThat(reviewer.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Dokumenter"))).isVisible();
      rikke.screenshot("72-rikke-sees-the-documents-of-a-case");
    }
  }

  private static Locator field(Tasklist tasklist) {
    return tasklist.form().locator(".microdata-form-attachment");
  }

  private static FilePayload text(String name, String content) {
    return new FilePayload(name, "", content.getBytes(StandardCharsets.UTF_8));
  }
}
