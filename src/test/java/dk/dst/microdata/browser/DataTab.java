package dk.dst.microdata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;

/** The tabs of a task in Tasklist, and what one does under "Data og kontrol". */
record DataTab(Page page) {

  /** Goes to "Data og kontrol", whatever is typed in the form. */
  DataTab open() {
    openTab("Data og kontrol");
    assertThat(content().locator("h4").first()).isVisible();
    return this;
  }

  void openTab(String name) {
    page.locator(".task-card .nav-tabs").getByText(name, new Locator.GetByTextOptions().setExact(true)).click();
  }

  void backToForm() {
    openTab("Formular");
    assertThat(page.locator(".fjs-container:visible")).isVisible();
  }

  Locator content() {
    return page.locator(".data-and-check");
  }

  void load(FilePayload file) {
    choose(file);
    load();
  }

  /** Chooses a list, and sees how it would be read. */
  void choose(FilePayload file) {
    content().getByLabel("Liste", new Locator.GetByLabelOptions().setExact(true)).setInputFiles(file);
    shows("Sådan læses " + file.name);
  }

  /** Loads the chosen list, and waits for what is answered. */
  void load() {
    content().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Indlæs").setExact(true)).click();
    assertThat(content().locator(".told")).not().containsText("Indlæser");
  }

  /** What the list's column is read as, to be chosen. */
  Locator meaning(String column) {
    return content().getByLabel("Kolonne " + column + " læses som");
  }

  Locator period() {
    return content().getByLabel("Periode for rækker uden periode");
  }

  void check() {
    content().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Kontrollér ansøgningen")).click();
  }

  void shows(String text) {
    assertThat(content()).containsText(text);
  }

  Download downloadWorkbook() {
    return page.waitForDownload(() -> content().getByText("Hent som regneark").first().click());
  }
}
