package dk.dst.microdata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people type and choose in the fields of a form is what was meant, or is refused where it stands. */
class FormFieldsIT extends BrowserTest {

  private static final String DATE_HINT = "Skriv datoen som 27.11.2026.";
  private static final String REGISTERS = "Registre i projektdatabasen";
  private static final String NO_NUMBER = "Skriv et helt tal";

  /** In each place shortly before and after midnight, there and in Denmark. */
  @ParameterizedTest
  @CsvSource({"Europe/Copenhagen, 2026-11-26T22:59:50Z", "Europe/Copenhagen, 2026-11-26T23:00:10Z",
      "America/Nuuk, 2026-11-27T01:59:50Z", "America/Nuuk, 2026-11-27T02:00:10Z",
      "Atlantic/Faroe, 2026-11-26T23:59:50Z", "Atlantic/Faroe, 2026-11-27T00:00:10Z"})
  void aDateIsTheDayThatWasTyped(String zone, Instant now) {
    Person person = person("rikke", zone);
    try (Tasklist rikke = new Tasklist(person)) {
      Page page = person.logIn("tasklist").page();
      page.clock().setFixedTime(now.toString());
      rikke.startProcess("Indberet brud på reglerne");
      Locator date = rikke.text("Dato");
      for (String typed : List.of("2026-11-27", "271126", "27.11.2026", "27/11-2026", "27-11-26", "27. november 2026")) {
        type(page, date, typed);
        assertThat(date).hasValue("27.11.2026");
        assertThat(field(date)).not().containsText(DATE_HINT);
      }
      for (String typed : List.of("31.02.2026", "i går", "11/27/2026", "2026")) {
        type(page, date, typed);
        assertThat(date).hasValue(typed);
        assertThat(field(date)).containsText(DATE_HINT);
      }
      type(page, date, "01012027");
      assertThat(sentDate(page, rikke)).contains("\"happenedOn\":{\"value\":\"2027-01-01\"}");
    }
  }

  @Test
  void aDayOfTheCalendarIsThatDay() {
    Person person = person("rikke", "America/Nuuk");
    try (Tasklist rikke = new Tasklist(person)) {
      Page page = person.logIn("tasklist").page();
      rikke.startProcess("Indberet brud på reglerne");
      Locator date = rikke.text("Dato");
      type(page, date, "27.11.2026");
      date.click();
      page.locator(".flatpickr-day:not(.prevMonthDay):not(.nextMonthDay)")
          .getByText("9", new Locator.GetByTextOptions().setExact(true)).click();
      assertThat(date).hasValue("09.11.2026");
      date.blur();
      assertThat(page.locator(".microdata-calendar")).hasCount(0);
    }
  }

  private static String sentDate(Page page, Tasklist rikke) {
    rikke.fill("Autorisationsnummer", "905").pick("Institutionen").pick("Forskerordningen")
        .fill("Beskrivelse", "En fil blev sendt til en forkert adresse.").fill("Klokkeslæt", "10.15")
        .pick("Ja, de er slettet");
    page.route("**/submit-form", route -> route.abort());
    Request sent = page.waitForRequest("**/submit-form", () -> page.getByRole(AriaRole.BUTTON,
        new Page.GetByRoleOptions().setName("Start").setExact(true)).click());
    return sent.postData();
  }

  @Test
  void aNumberIsWhatWasTypedAndWhatAConditionHidesLeavesNothingBehind() {
    try (Tasklist erik = tasklist("erik")) {
      erik.startProcess("Bestil årsabonnement").fill("Kalenderår", "2027").start();
      erik.openFilter("Mine opgaver").openTask("Vælg registre", "ABO-");
      erik.form().getByRole(AriaRole.TEXTBOX).first().click();
      erik.form().locator(".fjs-dropdownlist-item").first().click();
      erik.choose("Underskriver", "Else").complete();
    }
    Person person = person("rikke").logIn("tasklist");
    try (Tasklist rikke = new Tasklist(person)) {
      rikke.openFilter("Til vurdering").openTask("Giv tilbud", "ABO-").claim().pick("Ja, giv tilbud");
      Locator price = rikke.text("Pris i kroner ekskl. moms");
      Locator hours = rikke.text("Timer");
      Page page = person.page();
      Map.of("12500,75", NO_NUMBER, "7.5", NO_NUMBER, "1e5", NO_NUMBER, "12,500.00", NO_NUMBER, "-5", "mindst 0",
          "99999999999", "højst").forEach((typed, problem) -> {
            type(page, price, typed);
            assertThat(price).hasValue(typed);
            assertThat(field(price)).containsText(problem);
          });
      for (String typed : List.of("12500", "12.500", "12 500", "12.500,00")) {
        type(page, price, typed);
        assertThat(price).hasValue(typed);
        assertThat(field(price).locator(".fjs-form-field-error")).hasCount(0);
      }
      type(page, hours, "7,5");
      assertThat(field(hours)).containsText(NO_NUMBER);
      assertThat(done(page)).isDisabled();
      rikke.screenshot("36-rikke-types-hours");

      rikke.pick("Nej, det kan ikke tilbydes");
      assertThat(hours).hasCount(0);
      assertThat(done(page)).isEnabled();

      rikke.pick("Ja, giv tilbud");
      rikke.fill("Tilbud og kontrakt", "FSE leverer data én gang om året til projektdatabasen.");
      type(page, hours, "7");
      type(page, price, "12.500,00");
      Request sent = page.waitForRequest("**/submit-form", rikke::complete);
      assertThat(sent.postData()).contains("\"priceDkk\":{\"value\":12500}").contains("\"hours\":{\"value\":7}");
    }
  }

  @Test
  void aRowThatIsRemovedIsAsIfItHadNeverBeenThere() {
    Person person = person("bo").logIn("tasklist");
    try (Tasklist bo = new Tasklist(person)) {
      bo.startApplication("Fjernede rækker");
      assertThat(done(person.page())).isEnabled();
      Locator first = bo.emptyRow(REGISTERS);
      bo.choose(first, "Register", "BEF");
      bo.fill(first, "Fra år", "1500");
      Locator second = bo.emptyRow(REGISTERS);
      bo.choose(second, "Register", "UDDA");
      Locator third = bo.emptyRow(REGISTERS);
      bo.choose(third, "Register", "RAS");
      bo.fill(third, "Fra år", "1500");
      assertThat(done(person.page())).isDisabled();

      bo.removeRow(REGISTERS, 1);
      assertThat(rows(bo).nth(0)).not().containsText("Tallet skal være mindst");
      assertThat(rows(bo).nth(1)).containsText("Tallet skal være mindst");
      assertThat(done(person.page())).isDisabled();

      bo.removeRow(REGISTERS, 2);
      assertThat(done(person.page())).isEnabled();
    }
  }

  @Test
  void theCodeThatWasTypedIsTheRegisterThatIsChosen() {
    Person person = person("bo").logIn("tasklist");
    try (Tasklist bo = new Tasklist(person)) {
      bo.startApplication("Valg af registre");
      Locator register = bo.emptyRow(REGISTERS).getByRole(AriaRole.TEXTBOX,
          new Locator.GetByRoleOptions().setName("Register").setExact(true));
      for (String code : List.of("IND", "mfr", "BEF")) {
        register.fill("");
        type(person.page(), register, code);
        register.press("Enter");
        assertThat(register).hasValue(Pattern.compile("^" + code.toUpperCase() + " – .*\\(\\d{4}–.*\\) · .+"));
      }
      bo.screenshot("37-bo-has-chosen-by-code");
    }
  }

  /** What holds for forms holds for our own pages, which read numbers and days with the same functions. */
  @Test
  void ourOwnPagesReadNumbersAndDaysInTheSameWay() {
    try (Person per = person("per").logIn("cockpit")) {
      Page page = per.page();
      per.open("/hvad-nu-hvis.html");
      for (String typed : List.of("7,5", "7.5", "1e1", "2.0")) {
        page.getByLabel("Aktive projekter, mindst").fill(typed);
        page.getByText("Vis forskellen").click();
        assertThat(page.locator("#question .wrong:not(:empty)")).containsText("Aktive projekter, mindst: " + NO_NUMBER);
      }
      assertThat(read(page, "wholeNumber", "12.500", "12 500,00", "-3", "1.00", "0.500", "12.5000", "1e3", "", "12,5"))
          .isEqualTo("12500|12500|-3|!|!|!|!|!|!");
      assertThat(read(page, "decimalNumber", "7,5", "12.500,75", "7.5", "1,2,3", "99999999999999999"))
          .isEqualTo("7.5|12500.75|!|!|!");
      assertThat(read(page, "dayOf", "29.2.2028", "29.2.2027", "20261127", "01-02-03", "3/4 2027", "1. maj 27", "20102010",
          "20101211", "27.11.1826")).isEqualTo("2028-02-29|!|2026-11-27|2003-02-01|2027-04-03|2027-05-01|2010-10-20|"
              + "2010-12-11|!");
    }
  }

  /** What a function of ours makes of these texts; an exclamation mark where it refuses. */
  private static String read(Page page, String function, String... texts) {
    return (String) page.evaluate("async ([name, texts]) => { const read = (await import('/danish.js'))[name];"
        + " return texts.map(text => read(text)).map(one => !one || one.problem ? '!' : one.value ?? one).join('|'); }",
        List.of(function, List.of(texts)));
  }

  private static void type(Page page, Locator field, String text) {
    field.fill("");
    field.click();
    page.keyboard().type(text);
    if (!field.evaluate("field => !!field.closest('.fjs-form-field-select')").equals(true)) {
      page.keyboard().press("Tab");
    }
  }

  private static Locator field(Locator input) {
    return input.locator("xpath=ancestor::div[contains(concat(' ', @class, ' '), ' fjs-form-field ')][1]");
  }

  private static Locator rows(Tasklist tasklist) {
    return tasklist.form().getByRole(AriaRole.GROUP, new Locator.GetByRoleOptions().setName(REGISTERS).setExact(true))
        .locator(".fjs-repeat-row-container");
  }

  private static Locator done(Page page) {
    return page.locator(".task-card button[ng-click='complete()']");
  }
}
