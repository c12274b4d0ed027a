package dk.dst.microdata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.BDDAssertions.then;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dk.dst.microdata.ground.notice.Notices;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.support.TestInstitution;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People and their rights as people keep them, and a session that ends while somebody writes. */
class PeopleIT extends BrowserTest {

  @Autowired
  private Notices notices;
  @Autowired
  private JdbcClient jdbc;

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
      correctsAnAddress(per);
    }
  }

  /** The address of somebody who has none is corrected, and what waited is sent. */
  private void correctsAnAddress(Person per) {
    Page page = per.page();
    TestInstitution institution = world.qualified();
    String caseNumber = world.draft(institution);
    String email = "rettet-" + institution.signatory() + "@example.org";
    jdbc.sql("update person set email = null where id = ?").param(institution.signatory()).update();
    notices.tell(caseNumber, "TEST", "adressen", institution.signatory(), "Overskrift", "Fortroligt");
    String name = jdbc.sql("select name from person where id = ?").param(institution.signatory()).query(String.class)
        .single();
    page.reload();
    page.getByLabel("Hvorfor det ikke er sendt").selectOption(
        page.locator("select option", new Page.LocatorOptions().setHasText("ingen e-mailadresse")).getAttribute("value"));
    assertThat(page.locator("#letters")).not().containsText(name);
    button(page, "Ret adressen").first().click();
    assertThat(page.locator("#letters")).containsText(name);
    page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("E-mail")).fill("ikke en adresse");
    page.getByLabel("Begrundelse").fill("Oplyst af institutionen i telefonen");
    Locator send = page.locator("form button");
    send.click();
    assertThat(page.locator(".wrong:not(:empty)")).containsText("Skriv en e-mailadresse");
    then(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    page.setViewportSize(820, 1180);
    then(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
    page.setViewportSize(1366, 768);
    per.screenshot("47-per-corrects-an-address");
    page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("E-mail")).fill(email);
    send.click();
    assertThat(page.locator("#message")).containsText("Adressen er rettet.");
    page.locator("#message").getByText("Send nu").click();
    assertThat(page.locator("#message")).containsText("1 brev forsøges igen inden for et minut.");
    movesADeadline(per, caseNumber);
  }

  private void movesADeadline(Person per, String caseNumber) {
    Page page = per.page();
    per.open("/sager.html#" + caseNumber);
    button(page, "Flyt en frist").click();
    Locator day = page.getByLabel("Ny frist");
    day.fill("1.1.2020");
    page.getByLabel("Begrundelse").fill("Institutionen har bedt om mere tid");
    button(page, "Flyt fristen").click();
    assertThat(page.locator(".wrong:not(:empty)")).containsText("kan ikke gøres kortere");
    then(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    per.screenshot("48-per-moves-a-deadline");
    LocalDate moved = world.today().plusDays(200);
    day.fill(moved.format(DateTimeFormatter.ofPattern("d.M.yyyy")));
    button(page, "Flyt fristen").click();
    assertThat(page.locator("#message")).containsText("Fristen er flyttet til");
    assertThat(page.locator("#case")).containsText("Sagen ligger hos institutionen til og med " + Danish.day(moved));
  }
}
