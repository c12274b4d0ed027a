package dk.dst.microdata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A resubmission starts from what is approved: each register is edited, and the tab shows the draft. */
class ResubmissionIT extends BrowserTest {

  private static final String PROJECT = "790402";

  @Test
  void aRegisterIsExtendedAndAnotherAdded() {
    Person person = person("dorthe").logIn("tasklist");
    try (Tasklist dorthe = new Tasklist(person)) {
      dorthe.startProcess("Genindstil projekt").fill("Projektnummer", PROJECT).pick("Uændret").start();
      dorthe.openFilter("Mine opgaver");
      person.page().locator("ol.tasks-list li.task").filter(new Locator.FilterOptions()
          .setHasText("Udfyld projektindstilling")).first().getByText("Udfyld projektindstilling").click();
      assertThat(dorthe.form()).containsText("Genindstilling af projekt " + PROJECT);
      assertThat(dorthe.form()).containsText("De andre felter er tomme, fordi intet godkendt er kendt");
      Matcher number = Pattern.compile("IND-\\d{4}-\\d{3,}").matcher(dorthe.form().innerText());
      org.assertj.core.api.Assertions.assertThat(number.find()).isTrue();

      DataTab tab = new DataTab(person.page()).open();
      tab.shows("Kladden, som formularen viser den. Intet er skrevet endnu, og intet er sendt.");
      assertThat(tab.content()).not().containsText("Udgår");
      assertThat(tab.content()).not().containsText("Det ændrer genindstillingen");
      dorthe.screenshot("35-dorthe-has-changed-nothing");

      button(tab, "Ret BEF").click();
      Locator years = tab.content().getByLabel("Perioder for ALDER");
      org.assertj.core.api.Assertions.assertThat(years.inputValue()).endsWith("–2019");
      tab.content().getByLabel("Perioder for alle variable").fill("2010-2021");
      button(tab, "Sæt perioden").click();
      years.fill("snart");
      tab.content().getByLabel("Begrundelse", new Locator.GetByLabelOptions().setExact(true)).fill("Følges til 2021.");
      button(tab, "Gem registret").click();
      tab.shows("ALDER: ");
      button(tab, "Ret BEF").scrollIntoViewIfNeeded();
      dorthe.screenshot("36-dorthe-edits-a-register");
      years.fill("2010-2021");
      button(tab, "Gem registret").click();
      tab.shows("BEF er rettet i listen.");
      tab.shows("Følges til 2021.");
      tab.shows("Det ændrer genindstillingen");
      assertThat(tab.content()).not().containsText("Udgår");

      tab.backToForm();
      Locator row = dorthe.emptyRow("Registre");
      dorthe.choose(row, "Register", "VNDS").fill(row, "Fra år", "2010").fill(row, "Til år", "2019")
          .fill(row, "Hvorfor er registret nødvendigt?", "Vandringer indgår i analysen.");
      tab.open();
      tab.shows("Kladden, som den er gemt nu");
      tab.shows("Nyt register");
      tab.shows("Vandringer indgår i analysen.");
      tab.content().getByText("Det ændrer genindstillingen").scrollIntoViewIfNeeded();
      dorthe.screenshot("37-dorthe-sees-her-draft");
      person.open("/sager.html#" + number.group());
      assertThat(person.page().getByText("Indstillingen er ikke sendt endnu.").first()).isVisible();
      dorthe.screenshot("38-the-case-shows-no-draft");
    }
  }

  private static Locator button(DataTab tab, String name) {
    return tab.content().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }
}
