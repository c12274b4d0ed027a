package dk.dst.microdata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody who has no login looks at the public figures. */
class ActiveProjectsIT extends BrowserTest {

  @Autowired
  private Clock clock;

  @Test
  void theChartAndItsTableSayTheSameAndThatItIsADemo() {
    try (Person visitor = person("gæst")) {
      Page page = visitor.page();
      List<String> problems = new ArrayList<>();
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
      visitor.open("/aktive-projekter");

      assertThat(page.locator("#demo")).hasText("Demodata – ikke Danmarks Statistiks tal");
      Locator chart = page.getByRole(AriaRole.IMG,
          new Page.GetByRoleOptions().setName("Aktive projekter efter ordning"));
      assertThat(chart).isVisible();
      Locator newest = page.locator("#figures tbody tr").first();
      int year = LocalDate.now(clock).getYear(); // other tests put the clock of the demo forward
      assertThat(newest).containsText(String.valueOf(year));
      List<String> cells = newest.locator("td").allTextContents();
      assertThat(chart.locator("desc").textContent()).contains(cells.get(1), cells.get(2));
      assertThat(Integer.parseInt(cells.get(1)) + Integer.parseInt(cells.get(2)))
          .isEqualTo(Integer.parseInt(cells.get(3)));
      assertThat(chart.locator("rect.subproject").count()).isPositive();
      assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Log ind"))).isVisible();
      assertThat(page.locator("nav a")).hasCount(1);
      assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth")).isZero();
      visitor.screenshot("50-active-projects");

      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(page.locator("nav a")).isHidden();
      assertThat(chart).isVisible();
      assertThat(problems).isEmpty();
    }
  }
}
