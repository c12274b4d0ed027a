package dk.dst.microdata.browser;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The application as it runs in the demo, timers and all, and a real browser in front of it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "camunda.bpm.job-execution.enabled=true")
abstract class BrowserTest {

  static final int PATIENCE = 20_000;

  private static Chromium chromium;

  @LocalServerPort
  private int port;

  @BeforeAll
  static void openBrowser() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    chromium = Chromium.launch();
  }

  @AfterAll
  static void closeBrowser() {
    if (chromium != null) {
      chromium.close();
    }
  }

  /** Somebody at a machine of their own, not yet logged in. */
  Person person(String id) {
    return new Person(chromium.browser(), "http://127.0.0.1:" + port, id);
  }

  /** Somebody who has logged in to Tasklist. */
  Tasklist tasklist(String id) {
    return new Tasklist(person(id).logIn("tasklist"));
  }
}
