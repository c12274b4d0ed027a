package dk.dst.microdata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import dk.dst.microdata.demo.DemoPeople;
import dk.dst.microdata.support.Patience;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One of the demo's people at a Danish laptop. */
final class Person implements AutoCloseable {

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private static final AtomicInteger LEFT = new AtomicInteger();

  private final String id;
  private final String address;
  private final BrowserContext machine;
  private final Page page;
  private final List<String> refused = new ArrayList<>();

  Person(Browser browser, String address, String id) {
    this(browser, address, id, "Europe/Copenhagen");
  }

  /** Somebody whose clock is that of another place. */
  Person(Browser browser, String address, String id, String zone) {
    this.id = id;
    this.address = address;
    this.machine = browser.newContext(new Browser.NewContextOptions().setViewportSize(1366, 768)
        .setLocale("da-DK").setTimezoneId(zone).setReducedMotion(ReducedMotion.REDUCE));
    this.page = machine.newPage();
    page.setDefaultTimeout(Patience.MILLIS);
    page.onResponse(answer -> {
      if (answer.status() >= 400) {
        refused.add(answer.status() + " " + answer.request().method() + " " + answer.url().replace(address, ""));
      }
    });
    page.onPageError(refused::add);
  }

  Page page() {
    return page;
  }

  Response open(String path) {
    return page.navigate(address + path);
  }

  /** Logs in to one of the applications: tasklist, cockpit, admin. */
  Person logIn(String application) {
    try {
      tryToLogIn(application, DemoPeople.PASSWORD);
      assertThat(page.getByText(fullName()).first()).isVisible();
      return this;
    } catch (AssertionError | PlaywrightException e) {
      close();
      throw e;
    }
  }

  void tryToLogIn(String application, String password) {
    open("/camunda/app/" + application + "/");
    page.waitForLoadState(LoadState.NETWORKIDLE); // the page of the login is drawn more than once until then
    page.getByPlaceholder("Brugernavn").fill(id);
    page.getByPlaceholder("Adgangskode").fill(password);
    assertThat(page.getByPlaceholder("Brugernavn")).hasValue(id);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log ind")).click();
  }

  private String fullName() {
    return Arrays.stream(DemoPeople.values()).filter(one -> one.name().equalsIgnoreCase(id)).map(DemoPeople::fullName)
        .findFirst().orElse("Navn " + id); // as World names those it makes
  }

  void screenshot(String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
  }

  /** Leaves a picture of what the person saw last, and the words of it, for when that was not what was expected. */
  @Override
  public void close() {
    screenshot("last-%02d-%s".formatted(LEFT.incrementAndGet(), id));
    machine.pages().forEach(open ->
        LastSeen.by(id, open.url().replace(address, ""), open.locator("body").innerText(), refused));
    machine.close();
  }
}
