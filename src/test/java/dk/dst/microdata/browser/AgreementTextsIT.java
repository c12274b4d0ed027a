package dk.dst.microdata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dk.dst.microdata.support.Pdf;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The page of FSE's texts of agreements. */
class AgreementTextsIT extends BrowserTest {

  private static final String ADDED = "\n\nParterne mødes én gang om året.";

  @Test
  void theHeadOfOfficeSeesWhatATextBecomesAndKeepsIt() throws IOException {
    try (Person karen = person("karen").logIn("tasklist")) {
      karen.open("/aftaletekster.html");
      Page page = karen.page();
      Locator text = text(page);
      String shipped = text.inputValue();
      text.fill(shipped.replace("{tilsagn}", ""));
      button(page, "Vis forhåndsvisning").click();
      assertThat(page.locator("#texts")).containsText("Feltet {tilsagn} mangler.");
      text.fill(shipped + ADDED);
      button(page, "Vis forhåndsvisning").click();
      Locator link = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Hent forhåndsvisningen (PDF)"));
      Download preview = page.waitForDownload(link::click);
      try (var file = preview.createReadStream()) {
        assertThat(Pdf.read(file.readAllBytes()).text()).contains("Parterne mødes én gang om året.");
      }
      karen.screenshot("84-karen-has-a-preview-of-a-text");
      button(page, "Gem som ny version").click();
      assertThat(page.locator("#texts")).containsText("Skriv kort, hvad der er ændret og hvorfor");
      page.getByLabel("Begrundelse").first().fill("Et årligt møde er aftalt.");
      button(page, "Gem som ny version").click();
      assertThat(page.locator("#message")).containsText("„Aftale om projektdatabase“ har nu version 2.");
      assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions()
          .setName("Aftale om projektdatabase: version 2"))).isVisible();
      page.getByText("Alle versioner").first().click();
      assertThat(page.getByText("Et årligt møde er aftalt.")).isVisible();
      karen.screenshot("85-karen-has-changed-a-text");
    }
  }

  @Test
  void theProcessOwnerMayNotChangeAText() {
    try (Person per = person("per").logIn("cockpit")) {
      per.open("/aftaletekster.html");
      assertThat(per.page().getByText("Kontorchefen kan gemme en ny version.").first()).isVisible();
      assertThat(button(per.page(), "Gem som ny version")).hasCount(0);
    }
  }

  private static Locator text(Page page) {
    return page.getByLabel("Tekst", new Page.GetByLabelOptions().setExact(true)).first();
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).first();
  }
}
