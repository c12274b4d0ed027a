package dk.dst.microdata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is typed is never lost, and never overwritten in silence. */
class DraftsIT extends BrowserTest {

  private static final String FIELD = "Formål";

  @Autowired
  private JdbcClient jdbc;

  @Test
  void whoComesLaterIsShownBothVersionsAndChooses() {
    Person atWork = person("bo").logIn("tasklist");
    Person atHome = person("bo").logIn("tasklist");
    try (Tasklist work = new Tasklist(atWork); Tasklist home = new Tasklist(atHome)) {
      String caseNumber = work.startApplication("To vinduer");
      open(home, caseNumber);
      work.fill(FIELD, "Skrevet på arbejdet").save();

      home.text(FIELD).fill("Skrevet hjemme");
      Locator choice = atHome.page().locator("dialog.microdata-choice");
      assertThat(choice).containsText("Skrevet på arbejdet");
      assertThat(choice).containsText("Skrevet hjemme");
      assertThat(choice).containsText("Bo ");
      home.screenshot("38-bo-chooses-between-two-versions");
      button(atHome, "Tag det, der er gemt").click();
      assertThat(home.text(FIELD)).hasValue("Skrevet på arbejdet");

      home.fill(FIELD, "Skrevet hjemme bagefter").save();
      work.text(FIELD).fill("Skrevet på arbejdet igen");
      assertThat(atWork.page().locator("dialog.microdata-choice")).containsText("Skrevet hjemme bagefter");
      button(atWork, "Behold det, der står her").click();
      work.assertMessage("Kladden er gemt");
      assertThat(work.text(FIELD)).hasValue("Skrevet på arbejdet igen");

      home.tryToComplete();
      home.assertMessage("Vælg, hvad der gælder, og fuldfør så.");
      button(atHome, "Tag det, der er gemt").click();
      assertThat(home.text(FIELD)).hasValue("Skrevet på arbejdet igen");
    }
  }

  /** Nobody rests while typing, and nobody presses Gem before leaving. */
  @Test
  void whatIsTypedIsKeptWhileOneTypesAndWhenThePageIsLeft() {
    Person person = person("bo").logIn("tasklist");
    String caseNumber;
    try (Tasklist bo = new Tasklist(person)) {
      caseNumber = bo.startApplication("Uden at gemme");
      Page page = person.page();
      bo.text(FIELD).click();
      Response kept = page.waitForResponse(answer -> answer.url().contains("/draft"), () ->
          page.keyboard().type("x".repeat(60), new Keyboard.TypeOptions().setDelay(100)));
      assertThat(kept.status()).isEqualTo(200);
      assertThat(kept.request().postData()).as("kept before the last key").doesNotContain("x".repeat(60));
      page.keyboard().type(" og det sidste");
      page.navigate("about:blank");
    }
    try (Tasklist later = tasklist("bo")) {
      open(later, caseNumber);
      assertThat(later.text(FIELD)).hasValue("x".repeat(60) + " og det sidste");
    }
  }

  @Test
  void afterTheSessionHasEndedOneLogsInAndTheTextIsThere() {
    Person person = person("freja").logIn("tasklist");
    try (Tasklist freja = new Tasklist(person)) {
      String caseNumber = freja.startApplication("Udløbet");
      jdbc.sql("delete from login_session where principal_name = 'freja'").update();
      freja.text(FIELD).fill("Skrevet, efter at sessionen udløb");
      Locator notice = person.page().locator(".microdata-logged-out");
      assertThat(notice).containsText("Du er logget ud. Det, du har skrevet, står her endnu");
      assertThat(person.page().locator(".notifications .notification")).hasCount(0);
      freja.screenshot("39-freja-is-logged-out");
      Page login = person.page().waitForPopup(() -> notice.getByText("Log ind", exact()).click());
      login.getByPlaceholder("Brugernavn").fill("freja");
      login.getByPlaceholder("Adgangskode").fill("demo");
      login.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log ind")).click();
      assertThat(login.locator(".task-filter").first()).isVisible();
      login.close();
      notice.getByText("Jeg er logget ind: gem").click();
      freja.assertMessage("Du er logget ind igen, og det, du har skrevet, er gemt.");
      assertThat(notice).hasCount(0);
      assertThat(freja.text(FIELD)).hasValue("Skrevet, efter at sessionen udløb");
      person.page().reload();
      open(freja, caseNumber);
      assertThat(freja.text(FIELD)).hasValue("Skrevet, efter at sessionen udløb");
    }
  }

  @Test
  void whatIsSaidOfAnAttemptIsOverWhenItIsMended() {
    Person person = person("anna").logIn("tasklist");
    try (Tasklist anna = new Tasklist(person)) {
      anna.startProcess("Ansøg om projektdatabase");
      button(person, "Start").click();
      Locator notice = person.page().locator(".notifications").getByText("Nogle felter mangler");
      assertThat(notice).isVisible();
      anna.fill("Projektdatabasens titel", "Nu med titel");
      assertThat(notice).hasCount(0);
    }
  }

  private static void open(Tasklist person, String caseNumber) {
    person.openFilter("Mine opgaver").openTask("Udfyld ansøgning", caseNumber);
  }

  private static Locator button(Person person, String name) {
    return person.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator.GetByTextOptions exact() {
    return new Locator.GetByTextOptions().setExact(true);
  }
}
