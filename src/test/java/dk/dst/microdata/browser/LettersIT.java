package dk.dst.microdata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dk.dst.microdata.support.Pdf;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What an applicant reads of a refusal on the case page, its PDF, and how they choose to be told of tasks. */
class LettersIT extends BrowserTest {

  @Test
  void aRefusalIsReadPartByPartAndFetched() throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = refused(institution);
    try (Person applicant = person(institution.applicant()).logIn("tasklist")) {
      Page page = applicant.page();
      applicant.open("/sager.html#" + caseNumber);
      Locator letters = page.locator("table", new Page.LocatorOptions().setHasText("Skrevet")).last();
      assertThat(letters).containsText("Afslag på ansøgning om projektdatabase");
      assertThat(letters).containsText("Ikke sendt.");
      assertThat(letters).not().containsText("@example.org");
      assertThat(letters.locator("p").filter(new Locator.FilterOptions().setHasText("Klagevejledning"))).not()
          .hasCount(0);
      Locator fetch = page.getByText("Hent brevet (PDF)");
      fetch.scrollIntoViewIfNeeded();
      applicant.screenshot("95-a-refusal-on-the-case-page");
      assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
      page.setViewportSize(820, 900);
      fetch.scrollIntoViewIfNeeded();
      applicant.screenshot("95-a-refusal-on-a-tablet");
      Download download = page.waitForDownload(fetch::click);
      assertThat(Pdf.read(Files.readAllBytes(download.path())).text()).contains("Klagevejledning", caseNumber);
    }
  }

  @Test
  void everybodyChoosesHowTheyAreTold() {
    TestInstitution institution = world.qualified();
    try (Person responsible = person(institution.responsible()).logIn("tasklist")) {
      Page page = responsible.page();
      responsible.open("/arbejde.html");
      assertThat(page.getByLabel("Besked om nye opgaver")).hasValue("AT_ONCE");
      page.getByLabel("Besked om nye opgaver").selectOption("DAILY");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Gem valget")).click();
      assertThat(page.locator("#message")).containsText("Gemt. Besked om nye opgaver: samlet, én gang om dagen.");
      page.getByLabel("Besked om nye opgaver").scrollIntoViewIfNeeded();
      responsible.screenshot("96-how-to-be-told-of-tasks");
      assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
      page.reload();
      assertThat(page.getByLabel("Besked om nye opgaver")).hasValue("DAILY");
    }
  }

  private String refused(TestInstitution institution) {
    String caseNumber = world.draft(institution);
    world.complete(caseNumber, "userTask_completeApplication", institution.applicant(),
        TestAnswers.application(institution));
    comesTo(caseNumber, "userTask_reviewApplication");
    world.complete(caseNumber, "userTask_reviewApplication", "rikke", TestAnswers.review("refuse"));
    world.complete(caseNumber, "userTask_approveApplication", "karen", TestAnswers.ruling("refused"));
    return caseNumber;
  }
}
