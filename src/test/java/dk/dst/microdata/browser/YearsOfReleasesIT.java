package dk.dst.microdata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dk.dst.microdata.support.ChangedTerms;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages by which one follows models and terms through the years. */
class YearsOfReleasesIT extends BrowserTest {

  @Autowired
  private ChangedTerms changed;

  @AfterEach
  void asShipped() {
    changed.asShipped();
  }

  @Test
  void theHeadOfOfficeChangesATerm() {
    try (Person karen = person("karen").logIn("tasklist")) {
      karen.open("/vilkaar.html");
      Page page = karen.page();
      button(page, "Ændr: Tid mellem gennemgange af anvendelsen").click();
      field(page, "Ny værdi").fill("en gang imellem");
      button(page, "Vis virkningen").click();
      assertThat(page.getByText("Fx 12 måneder, 30 dage").last()).isVisible();
      field(page, "Ny værdi").fill("12 måneder");
      button(page, "Vis virkningen").click();
      assertThat(page.getByText("bliver 12 måneder fra")).isVisible();
      karen.screenshot("81-karen-sees-whom-a-term-touches");
      field(page, "Begrundelse").fill("Brugen er stabil.");
      button(page, "Gennemfør ændringen").click();
      assertThat(page.locator("#message")).containsText("bliver 12 måneder fra");
      assertThat(page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions()
          .setHasText("Tid mellem gennemgange af anvendelsen")).first()).containsText("Brugen er stabil.");
      karen.screenshot("82-karen-has-changed-a-term");
    }
  }

  @Test
  void theProcessOwnerSeesVersionsAndMayNotChangeTerms() {
    try (Person per = person("per").logIn("cockpit")) {
      per.open("/modelversioner.html");
      Page page = per.page();
      assertThat(page.getByText("Alle sager er på den nyeste version.")).isVisible();
      assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Projektdatabasens livsforløb")))
          .isVisible();
      per.screenshot("83-per-sees-the-versions");
      page.locator("header summary").click();
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Vilkår")).click();
      button(page, "Ændr: Høring før begrænsning eller nedlæggelse").click();
      field(page, "Ny værdi").fill("20 dage");
      button(page, "Vis virkningen").click();
      assertThat(page.getByText("Kontorchefen kan gennemføre ændringen.")).isVisible();
      assertThat(button(page, "Gennemfør ændringen")).hasCount(0);
    }
  }

  private static Locator field(Page page, String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }
}
