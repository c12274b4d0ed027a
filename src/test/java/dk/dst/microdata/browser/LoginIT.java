package dk.dst.microdata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody reads at the login page whose password is wrong, or right but too early; known there or not. */
class LoginIT extends BrowserTest {

  @Autowired
  private JdbcClient jdbc;

  @AfterEach
  void forgetFailures() {
    jdbc.sql("delete from login_failure").update();
  }

  @Test
  void whoMustWaitIsToldHowLongInEveryApplication() {
    jdbc.sql("delete from login_network").update();
    toldInEveryApplication("stranger");
    try (Person dagny = person("dagny")) {
      dagny.logIn("tasklist");
    }
    toldInEveryApplication("known");
  }

  private void toldInEveryApplication(String who) {
    try (Person dagny = person("dagny")) {
      for (String application : List.of("tasklist", "cockpit", "admin", "welcome")) {
        dagny.tryToLogIn(application, "forkert");
        assertThat(dagny.page().getByText("Forkert brugernavn eller adgangskode").first()).isVisible();
        jdbc.sql("update login_failure set until = until + interval '15 minutes'").update(); // slow machines wait as well
        dagny.tryToLogIn(application, "demo");
        assertThat(dagny.page().getByText("adgangskoden er ikke læst denne gang. Vent 1").first()).isVisible();
        dagny.screenshot("login-must-wait-" + who + "-" + application);
        forgetFailures();
      }
    }
  }
}
