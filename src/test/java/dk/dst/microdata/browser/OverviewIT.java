package dk.dst.microdata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.BDDAssertions.then;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The figures of the schemes in the browser: chosen, looked behind, fetched, and refused to those they are not for. */
class OverviewIT extends BrowserTest {

  private static final int NARROW = 820;

  @Test
  void theProcessOwnerLooksBehindAFigure() throws Exception {
    try (Person per = person("per").logIn("cockpit")) {
      Page page = per.page();
      List<String> problems = problems(page);
      per.open("/overblik.html");
      Locator schemes = table(page, "Sager efter ordning");
      assertThat(schemes).isVisible();
      assertThat(page.locator(".chart.stacked canvas").first()).isVisible();
      assertThat(page.getByText("Henter …")).hasCount(0);
      then(page.locator(".chart").first().getAttribute("aria-label")).contains("Sager efter ordning", "Åbne");
      Locator figure = schemes.locator("tr.total button.figure").nth(3);
      String count = figure.textContent();
      figure.press("Enter");
      assertThat(page.getByText(count + " i listen")).isVisible();
      assertThat(page.locator(".behind td a[href^='/sager.html#']").first()).isVisible();
      then(problems).isEmpty();
      accessible(page); // which puts in styles that the page's policy refuses
      per.screenshot("95-per-looks-behind-a-figure");
      var csv = page.waitForDownload(() -> page.getByRole(AriaRole.LINK,
          new Page.GetByRoleOptions().setName("Hent Sager efter ordning som csv")).click());
      then(Files.readString(csv.path())).contains("Ordning;Åbne");
      everySection(page, per);
      page.setViewportSize(NARROW, 1180);
      then((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth")).isZero();
      page.evaluate("scrollTo(0, 0)");
      per.screenshot("97-the-figures-on-a-tablet");
      accessible(page);
    }
  }

  /** Each as it comes into sight, where its charts are drawn. */
  private static void everySection(Page page, Person per) {
    int sections = page.locator(".contents button").count();
    then(sections).isEqualTo(11);
    for (int i = 0; i < sections; i++) {
      page.locator(".contents button").nth(i).click();
      assertThat(page.locator(".part-of-overview h2").nth(i)).isFocused();
      for (Locator chart : page.locator(".part-of-overview").nth(i).locator(".chart").all()) {
        chart.scrollIntoViewIfNeeded();
        assertThat(chart.locator("canvas")).isVisible();
      }
      page.locator(".part-of-overview h2").nth(i).scrollIntoViewIfNeeded();
      per.screenshot("96-section-%02d".formatted(i + 1));
    }
  }

  @Test
  void whatTheHeadOfOfficeChoosesStandsInTheAddress() {
    try (Person karen = person("karen").logIn("tasklist")) {
      Page page = karen.page();
      karen.open("/overblik.html");
      assertThat(table(page, "Sager efter ordning")).isVisible();
      page.getByLabel("Ordning", new Page.GetByLabelOptions().setExact(true)).selectOption("DATABASE");
      page.getByLabel("Institution", new Page.GetByLabelOptions().setExact(true)).selectOption("vestkyst");
      page.getByLabel("Fra og med").fill("01.01.2020");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Vis").setExact(true)).click();
      assertThat(table(page, "Sager efter ordning").locator("tbody tr")).hasCount(1);
      then(page.url()).contains("scheme=DATABASE", "institution=vestkyst", "from=2020-01-01");
      assertThat(page.getByText("Tallene vises ikke for offentligheden.")).isVisible();
      assertThat(page.getByText("undefined")).hasCount(0);
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Vis dem for offentligheden")).click();
      assertThat(page.getByText("Skriv kort hvorfor")).isVisible();
      karen.screenshot("99-karen-must-say-why");
      page.reload();
      assertThat(page.getByLabel("Fra og med")).hasValue("01.01.2020");
      assertThat(page.getByLabel("Ordning", new Page.GetByLabelOptions().setExact(true))).hasValue("DATABASE");
      assertThat(table(page, "Sager efter ordning").locator("tbody tr")).hasCount(1);
    }
  }

  @Test
  void cockpitBeginsWithTheSameFigures() {
    try (Person per = person("per").logIn("cockpit")) {
      Page page = per.page();
      assertThat(table(page, "Sager efter ordning")).isVisible();
      then(page.locator(".dashboard > section").boundingBox().y)
          .isLessThan(page.locator("section.actual").boundingBox().y);
      page.locator(".chart").first().scrollIntoViewIfNeeded();
      assertThat(page.locator(".chart.stacked canvas").first()).isVisible();
      per.screenshot("98-cockpit-begins-with-the-figures");
      page.getByLabel("Ordning", new Page.GetByLabelOptions().setExact(true)).selectOption("DATABASE");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Vis").setExact(true)).click();
      assertThat(table(page, "Sager efter ordning").locator("tbody tr")).hasCount(1);
      then(page.url()).contains("scheme=DATABASE");
      page.getByLabel("Ordning", new Page.GetByLabelOptions().setExact(true)).selectOption("AUTHORITY");
      page.getByLabel("Institution", new Page.GetByLabelOptions().setExact(true))
          .selectOption(new SelectOption().setLabel("Analysehuset Kattegat"));
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Vis").setExact(true)).click();
      assertThat(page.getByText("Ingen tal i perioden.").first()).isVisible();
      assertThat(page.getByText("Henter …")).hasCount(0);
      assertThat(page.locator(".overview .chart")).hasCount(0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rikke", "anna"})
  void othersAreRefused(String person) {
    try (Person other = person(person).logIn("tasklist")) {
      other.open("/overblik.html");
      assertThat(other.page().locator("#overview")).containsText("Det har du ikke adgang til");
      assertThat(other.page().locator("nav a[href='/overblik.html']")).hasCount(0);
    }
  }

  private static Locator table(Page page, String name) {
    return page.locator("table[aria-label='" + name + "']");
  }

  private static List<String> problems(Page page) {
    var problems = new ArrayList<String>();
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        problems.add(message.text());
      }
    });
    page.onRequest(request -> {
      if (!request.url().startsWith("http://127.0.0.1:") && !request.url().startsWith("data:")) {
        problems.add("asked elsewhere: " + request.url());
      }
    });
    return problems;
  }

  private static void accessible(Page page) {
    then(new AxeBuilder(page).analyze().getViolations()).as(page.url()).isEmpty();
  }
}
