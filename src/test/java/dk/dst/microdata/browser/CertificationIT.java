package dk.dst.microdata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dk.dst.microdata.facts.certificate.Asked;
import dk.dst.microdata.facts.certificate.Attempts;
import dk.dst.microdata.facts.certificate.Question;
import dk.dst.microdata.facts.institution.Associations;
import dk.dst.microdata.support.TestInstitution;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The yearly test as people take it, what it opens, and that it closes by itself; and FSE's bank of questions. */
class CertificationIT extends BrowserTest {

  @Autowired
  private Attempts attempts;
  @Autowired
  private Associations associations;
  @Autowired
  private TransactionTemplate transaction;

  @Test
  void aManagerFailsTwicePassesAndExpires() {
    TestInstitution institution = world.qualified();
    String caseNumber = inOperation(institution);
    transaction.executeWithoutResult(status -> associations.certify(institution.id(), institution.manager(),
        world.today().minusYears(1), null));
    var bodies = new ArrayList<String>();
    try (Person manager = person(institution.manager()).logIn("tasklist")) {
      Page page = manager.page();
      page.onResponse(answer -> {
        if (answer.url().contains("/certification")) {
          bodies.add(answer.text());
        }
      });
      manager.open("/sager.html#" + caseNumber);
      assertThat(page.getByText("Nej: Certifikatet udløb")).isVisible();

      manager.open("/certificering.html");
      assertThat(page.getByText("det er ikke Danmarks Statistiks officielle test")).isVisible();
      for (int number = 1; number <= 2; number++) {
        begin(page);
        answer(page, institution.manager(), 2);
        button(page, "Aflever").click();
        assertThat(page.locator("#message")).containsText("Du har ikke bestået");
        assertThat(page.getByText("Forkerte svar i det seneste forsøg")).isVisible();
        assertThat(page.locator("main")).not().containsText("Rigtigt svar:");
      }
      manager.screenshot("91-a-manager-has-failed-the-test");

      begin(page);
      answer(page, institution.manager(), 0);
      page.reload(); // a lost page goes on where it was
      assertThat(page.getByText("Besvaret: 10 af 10.")).isVisible();
      manager.screenshot("92-a-manager-takes-the-test");
      button(page, "Aflever").click();
      assertThat(page.locator("#message")).containsText("Du har bestået");
      assertThat(page.getByText("Gyldigt til og med")).isVisible();
      manager.open("/sager.html#" + caseNumber);
      page.reload();
      assertThat(page.getByText("Managernes adgang")).isVisible();
      assertThat(page.getByText("Nej: Certifikatet udløb")).hasCount(0);
      assertThat(bodies).isNotEmpty().noneMatch(body -> body.contains("right"));
    }
    // as if a year had passed: with the clock a year ahead, the other tests' cases would go on, too
    transaction.executeWithoutResult(status -> associations.certify(institution.id(), institution.manager(),
        world.today().minusYears(1), null));
    try (Person manager = person(institution.manager()).logIn("tasklist")) {
      manager.open("/sager.html#" + caseNumber);
      assertThat(manager.page().getByText("Nej: Certifikatet udløb")).isVisible();
      manager.open("/certificering.html");
      assertThat(manager.page().getByText("Certifikatet udløb")).isVisible();
    }
  }

  private static void begin(Page page) {
    button(page, "Begynd testen").click();
    assertThat(page.getByText("Besvaret: 0 af 10.")).isVisible();
  }

  /** By the keyboard, as it goes. */
  private void answer(Page page, String person, int wrong) {
    List<Asked> asked = attempts.asked(attempts.standing(person).open().id());
    for (Asked one : asked) {
      int right = one.order().indexOf(Question.RIGHT);
      int chosen = one.position() <= wrong ? (right + 1) % one.order().size() : right;
      Locator choice = page.getByRole(AriaRole.RADIO).and(page.locator("[name=question-" + one.position() + "]")).nth(chosen);
      choice.focus();
      choice.press("Space");
      assertThat(page.getByText("Besvaret: " + one.position() + " af 10.")).isVisible();
    }
  }

  @Test
  void theResponsibleSeesWhoIsAboutToExpire() {
    try (Person henrik = person("henrik").logIn("tasklist")) {
      henrik.open("/institution.html");
      Page page = henrik.page();
      assertThat(page.getByText("Certifikater, der udløber")).isVisible();
      assertThat(page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("11 dage")))
          .containsText("Sofie Sand");
      henrik.screenshot("93-henrik-sees-whose-certificate-runs-out");
    }
  }

  @Test
  void theProcessOwnerEditsTheBankAndTheReviewerDoesNot() {
    try (Person per = person("per").logIn("cockpit")) {
      per.open("/spoergsmaal.html");
      Page page = per.page();
      button(page, "Ret spørgsmål 1").click();
      page.getByLabel("Begrundelse").fill("Kortere.");
      page.getByLabel("Kilde").fill("Databeskyttelsesforordningens artikel 5");
      button(page, "Gem").click();
      assertThat(page.locator("#message")).containsText("Spørgsmål 1 har nu version 2.");
      page.setViewportSize(820, 900);
      per.screenshot("94-per-has-changed-a-question");
      assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(820);
    }
    try (Person rikke = person("rikke").logIn("tasklist")) {
      rikke.open("/spoergsmaal.html");
      assertThat(rikke.page().getByText("Det har du ikke adgang til.")).isVisible();
    }
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true)).first();
  }
}
