package dk.dst.microdata.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dk.dst.microdata.support.Patience;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * One browser for all browser tests of a JVM, closed after the last of them: to start one takes seconds, and every person
 * in front of it has a profile of their own.
 */
class OneBrowser implements BeforeAllCallback {

  private record Running(Chromium chromium) implements CloseableResource {

    @Override
    public void close() {
      chromium.close();
    }
  }

  private static Browser browser;

  static Browser browser() {
    return browser;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    PlaywrightAssertions.setDefaultAssertionTimeout(Patience.MILLIS);
    browser = context.getRoot().getStore(Namespace.create(OneBrowser.class))
        .getOrComputeIfAbsent("browser", key -> new Running(Chromium.launch()), Running.class).chromium().browser();
  }
}
