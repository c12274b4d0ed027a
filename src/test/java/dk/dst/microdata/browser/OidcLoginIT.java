package dk.dst.microdata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dk.dst.microdata.start.ApplicationProcess;
import dk.dst.microdata.start.Provider;
import dk.dst.microdata.support.Patience;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the web applications themselves do with a login that happens elsewhere: their logout, and a lost session. */
@Tag("application")
@ExtendWith(OneBrowser.class)
class OidcLoginIT {

  private static final Pattern PROVIDER = Pattern.compile(".*/login$");

  private Provider provider;
  private ApplicationProcess application;
  private BrowserContext machine;
  private Page page;
  private String address;

  @BeforeEach
  void start() throws Exception {
    provider = Provider.start();
    provider.knows("rita", Map.of("name", "Rita Rask", "groups", List.of("fse-sagsbehandling")));
    var settings = new HashMap<>(provider.settings());
    settings.put("MICRODATA_EMBEDDEDPOSTGRES_DATADIR", "");
    settings.put("MICRODATA_LOGIN_GROUPS_FSEREVIEWERS", "fse-sagsbehandling");
    application = ApplicationProcess.start(Path.of("target", "oidc-login-it", "application.log").toAbsolutePath(),
        settings);
    address = application.address();
    provider.serves(address);
    machine = OneBrowser.browser().newContext(new Browser.NewContextOptions().setLocale("da-DK"));
    page = machine.newPage();
    page.setDefaultTimeout(Patience.MILLIS);
  }

  @AfterEach
  void stop() throws Exception {
    if (page != null) {
      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "last-oidc.png")));
    }
    if (machine != null) {
      machine.close();
    }
    if (application != null) {
      application.stop();
    }
    if (provider != null) {
      provider.close();
    }
  }

  @Test
  void logInLoseTheSessionAndLogOut() {
    page.navigate(address + "/camunda/app/tasklist/");
    assertThat(page).hasURL(PROVIDER);
    logIn();
    tasklistIsShown();

    // the provider still knows the person, so that a lost session is hardly noticed
    machine.clearCookies(new BrowserContext.ClearCookiesOptions().setName("JSESSIONID"));
    page.getByText("Til vurdering").first().click();
    page.waitForURL(url -> !url.contains("#/login") && url.contains("/camunda/app/tasklist/default/"));
    tasklistIsShown();

    page.getByText("Rita Rask").first().click();
    page.getByText("Log ud").first().click();
    assertThat(page).hasURL(address + "/logget-ud.html");
    assertThat(page.getByRole(AriaRole.HEADING)).hasText("Du er logget ud");

    page.getByText("Log ind igen").click();
    assertThat(page).hasURL(PROVIDER);
    logIn();
    tasklistIsShown();
  }

  private void logIn() {
    page.locator("[name=username]").fill("rita");
    page.locator("[name=password]").fill(Provider.PASSWORD);
    page.locator("[type=submit]").first().click();
  }

  private void tasklistIsShown() {
    assertThat(page.getByText("Rita Rask").first()).isVisible();
    assertThat(page.getByText("Til vurdering").first()).isVisible();
  }
}
