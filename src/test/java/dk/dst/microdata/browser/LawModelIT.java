package dk.dst.microdata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dk.dst.microdata.demo.DemoPeople;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lovmodellen as two ministries and FSE meet it: registered, agreed, and handed over. */
class LawModelIT extends BrowserTest {

  private static final String COMPLETE = "Udfyld registreringen";
  private static final int FIRST = 908;
  private static final int SECOND = 909;

  @Autowired
  private JdbcClient jdbc;

  @Test
  void twoMinistriesUseAModelYearAndOneHandsItOver() {
    String caseNumber = registered();
    agreed(caseNumber, "sten");
    seen("nina", "Nina Nør", "Har adgang");
    String next = handedOver(caseNumber);
    agreed(next, "troels");
    seen("tove", "Troels Tang", "Har adgang");
  }

  private String registered() {
    Person person = person("minna").logIn("tasklist");
    try (Tasklist minna = new Tasklist(person)) {
      minna.startProcess("Registrér Lovmodellen").fill("Ministeriets autorisationsnummer", String.valueOf(FIRST))
          .fill("Modelår", String.valueOf(world.today().getYear() + 1)).start();
      String caseNumber = caseOf(DemoPeople.MINNA);
      minna.openFilter("Mine opgaver").openTask(COMPLETE, caseNumber);
      Locator row = minna.emptyRow("Registre");
      minna.choose(row, "Register", "BEF").fill(row, "Fra år", "2010").fill(row, "Til år", "2019")
          .fill(row, "Hvorfor er registret nødvendigt?", "Virkningen af ændrede ydelser på husstande.");
      minna.fill(minna.emptyRow("Andre ministerier"), "Ministeriets autorisationsnummer", String.valueOf(SECOND));
      user(minna, FIRST, DemoPeople.NINA);
      user(minna, SECOND, DemoPeople.TROELS);
      statesTheBasis(minna);
      minna.choose("Underskriver", "Sten Skov")
          .tick("Vi bekræfter, at data alene bruges til ministerbetjening og lovforberedende arbejde.");
      minna.screenshot("103-minna-registers-lovmodellen");
      assertThat(new AxeBuilder(person.page()).include(".fjs-container").analyze().getViolations()).isEmpty();
      minna.complete();
      return caseNumber;
    }
  }

  private static void user(Tasklist form, int ministry, DemoPeople person) {
    Locator row = form.emptyRow("Brugere");
    form.fill(row, "Ministeriets nummer", String.valueOf(ministry)).fill(row, "Brugerens e-mail", person.email());
  }

  private static void statesTheBasis(Tasklist form) {
    form.statesTheLegalBasis("Nej, hverken artikel 9 eller 10", "ministeriets")
        .fill("Begrundelse, hvis svaret er et andet end det, registrene peger på", "BEF har ingen af dem.");
  }

  /** FSE checks and signs, and then the ministry. */
  private void agreed(String caseNumber, String signatory) {
    comesTo(caseNumber, "userTask_reviewLawModel");
    try (Tasklist rikke = tasklist("rikke")) {
      rikke.openFilter("Til vurdering").openTask("Kontrollér registreringen", caseNumber).claim();
      rikke.screenshot("104-rikke-checks-lovmodellen-for-" + signatory);
      rikke.pick("Underskrift").fill("Begrundelse", "Registreringen er fuldstændig.").complete();
    }
    comesTo(caseNumber, "userTask_approveLawModel");
    try (Tasklist karen = tasklist("karen")) {
      karen.openFilter("Til afgørelse").openTask("Underskriv for FSE", caseNumber).claim()
          .pick("Underskriv for Danmarks Statistik");
      karen.form().getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName("Begrundelse")).last().fill("Enig.");
      karen.complete();
    }
    comesTo(caseNumber, "userTask_signLawModel");
    try (Tasklist signing = tasklist(signatory)) {
      signing.openFilter("Opgaver, jeg kan tage").openTask("Underskriv aftalen om Lovmodellen", caseNumber).claim()
          .pick("Underskrive på ministeriets vegne")
          .tick("Jeg har læst aftalen og underskriver den på ministeriets vegne.").tick(Tasklist.LAWFUL)
          .tick("Jeg bekræfter, at jeg er ansat i ministeriet.");
      signing.screenshot("105-" + signatory + "-signs-lovmodellen");
      signing.complete();
    }
  }

  private void seen(String by, String name, String standing) {
    try (Person person = person(by).logIn("tasklist")) {
      person.open("/lovmodellen.html");
      Page page = person.page();
      assertThat(page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(name)).first())
          .containsText(standing);
      assertThat(new AxeBuilder(page).include("main").analyze().getViolations()).isEmpty();
      person.screenshot("106-" + by + "-sees-who-has-access");
      page.setViewportSize(820, 900);
      person.screenshot("107-" + by + "-at-820");
      assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(820);
    }
  }

  private String handedOver(String caseNumber) {
    try (Tasklist minna = tasklist("minna")) {
      minna.startProcess("Ret Lovmodellen").fill("Sagsnummer", caseNumber)
          .pick("Ansvaret overdrages til et andet ministerium")
          .fill("Det nye ministeriums autorisationsnummer", String.valueOf(SECOND)).fill("Begrundelse", "Ny ressort.");
      minna.screenshot("108-minna-hands-lovmodellen-over");
      minna.start();
    }
    String next = caseOf(DemoPeople.TOVE);
    comesTo(next, "userTask_completeLawModel");
    try (Tasklist tove = tasklist("tove")) {
      tove.openFilter("Opgaver, jeg kan tage").openTask(COMPLETE, next).claim();
      statesTheBasis(tove);
      tove.choose("Underskriver", "Troels Tang")
          .tick("Vi bekræfter, at data alene bruges til ministerbetjening og lovforberedende arbejde.");
      tove.screenshot("109-tove-takes-lovmodellen-over");
      tove.complete();
    }
    return next;
  }

  private String caseOf(DemoPeople of) {
    return jdbc.sql("select case_number from case_file where kind = 'LAW_MODEL' and institution_id = ?")
        .param(of.institution().id()).query(String.class).single();
  }
}
