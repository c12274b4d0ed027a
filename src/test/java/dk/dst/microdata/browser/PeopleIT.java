package dk.dst.microdata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** People and their rights as people keep them, and a session that ends while somebody writes. */
class PeopleIT extends BrowserTest {

  @Test
  void theResponsibleAppointsAndDismisses() {
    try (Person henrik = person("henrik").logIn("tasklist")) {
      Page page = henrik.page();
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Institution")).click();
      assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Nordsund Universitet")))
          .isVisible();
      role(page, "underskriver").check();
      button(page, "Gem roller").click();
      assertThat(page.locator("#message")).containsText("Udpeget som underskriver.");
      henrik.screenshot("41-henrik-has-appointed");
      assertThat(page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("sofie@example.org")))
          .containsText("underskriver");
      role(page, "underskriver").uncheck();
      button(page, "Gem roller").click();
      assertThat(page.locator("#message")).containsText("Er ikke længere underskriver.");
    }
  }

  /** Opens what can be changed with Sofie, if it is not open. */
  private static Locator role(Page page, String role) {
    Locator box = page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(role).setExact(true));
    if (!box.isVisible()) {
      button(page, "Ret Sofie Sand").click();
    }
    return box;
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  @Test
  void aColleagueMayLookAndNotChange() {
    try (Person sofie = person("sofie").logIn("tasklist")) {
      sofie.open("/institution.html");
      assertThat(sofie.page().getByText("Anna Ager")).isVisible();
      assertThat(button(sofie.page(), "Tilknyt person")).hasCount(0);
      sofie.screenshot("42-sofie-may-look");
    }
  }

  @Test
  void theHeadOfOfficeSeesWhoHasWhat() {
    try (Person karen = person("karen").logIn("tasklist")) {
      karen.open("/arbejde.html");
      assertThat(karen.page().getByText("Rikke Ravn").first()).isVisible();
      karen.screenshot("43-karen-sees-the-work");
    }
    try (Person per = person("per").logIn("cockpit")) {
      per.open("/revisionsspor.html");
      assertThat(per.page().getByRole(AriaRole.ROW).nth(1)).isVisible();
      per.screenshot("44-per-reads-the-audit");
      per.open("/breve.html");
      assertThat(per.page().getByRole(AriaRole.CELL, new Page.GetByRoleOptions()
          .setName("Der er ikke sat nogen mailserver op.")).first()).isVisible();
      per.screenshot("46-per-sees-what-waits-to-be-sent");
    }
  }
}
