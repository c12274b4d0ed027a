package dk.dst.microdata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The data protection officer finds people, fetches what is kept of one, and erases one who has left. */
class PersonalDataIT extends BrowserTest {

  @Autowired
  private JdbcClient jdbc;

  @Test
  void theOfficerFindsFetchesAndErases() throws Exception {
    jdbc.sql("insert into person (id, name, email) values ('lise', 'Lise Lund', 'lise@example.org')").update();
    try (Person dagny = person("dagny").logIn("tasklist")) {
      Page page = dagny.page();
      var problems = new ArrayList<String>();
      page.onConsoleMessage(message -> {
        if (message.type().equals("error") && !message.text().contains("400")) {
          problems.add(message.text());
        }
      });
      dagny.open("/persondata.html");
      assertThat(page.getByRole(AriaRole.CELL, new Page.GetByRoleOptions().setName("person (id, name, email)")))
          .isVisible();
      find(page, "anna");
      Locator anna = page.locator("#found tr", new Page.LocatorOptions().setHasText("Anna Ager"));
      var file = page.waitForDownload(() -> anna.getByText("Hent data").click());
      assertThat(file.suggestedFilename()).isEqualTo("personoplysninger-anna.json");
      assertThat(Files.readString(file.path())).contains("Anna Ager");

      press(anna, "Slet …");
      Locator asked = page.locator("#found form");
      assertThat(asked.getByRole(AriaRole.BUTTON).first()).isDisabled();
      asked.getByLabel("Begrundelse").fill("Har bedt om det.");
      asked.getByRole(AriaRole.CHECKBOX).check();
      dagny.screenshot("40-personal-data");
      press(asked, "Slet Anna Ager");
      assertThat(asked.getByRole(AriaRole.ALERT)).containsText("er tilknyttet Nordsund Universitet");
      press(asked, "Fortryd");
      assertThat(asked).isHidden();

      find(page, "lise lund");
      Locator lise = page.locator("#found tr", new Page.LocatorOptions().setHasText("lise@example.org"));
      press(lise, "Slet …");
      asked.getByLabel("Begrundelse").fill("Har bedt om det.");
      asked.getByRole(AriaRole.CHECKBOX).check();
      press(asked, "Slet Lise Lund");
      assertThat(page.locator("#found")).containsText("Lise Lund (lise) er slettet.");
      dagny.screenshot("41-personal-data-erased");
      find(page, "lise");
      assertThat(page.locator("#found")).containsText("Slettet person");
      assertThat(page.locator("#found")).not().containsText("Lise Lund");
      assertThat(problems).isEmpty();
    }
  }

  @Test
  void nobodyElseSeesThePage() {
    try (Person per = person("per").logIn("tasklist")) {
      per.open("/persondata.html");
      assertThat(per.page().locator("#message")).containsText("Denne side er for databeskyttelsesrådgiveren.");
      assertThat(per.page().locator("#people")).isHidden();
    }
  }

  private static void find(Page page, String text) {
    page.getByLabel("Bruger-id, navn eller e-mail").fill(text);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Søg")).click();
    assertThat(page.locator("#found tbody tr").first()).containsText(text.split(" ")[0]);
  }

  private static void press(Locator within, String text) {
    within.getByText(text, new Locator.GetByTextOptions().setExact(true)).click();
  }
}
