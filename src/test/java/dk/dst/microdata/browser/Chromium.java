package dk.dst.microdata.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import dk.dst.microdata.support.Distribution;
import dk.dst.microdata.support.Patience;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The browser of the browser tests: one that is installed, and where there is none one that it installs, saying so. It
 * never lets a test pass or be skipped for want of a browser.
 */
final class Chromium implements AutoCloseable {

  private static final List<String> VARIABLES = List.of("CHROME_BIN", "CHROMIUM_BIN", "CHROME_PATH");
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe", "msedge.exe");
  private static final List<String> MAC = List.of(
      "/Applications/Chromium.app/Contents/MacOS/Chromium",
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
      "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge");
  private static final List<String> WINDOWS = List.of(
      "Chromium\\Application\\chrome.exe",
      "Google\\Chrome\\Application\\chrome.exe",
      "Microsoft\\Edge\\Application\\msedge.exe");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  static Chromium launch() {
    Path executable = Distribution.inTurn(() -> installed().or(Chromium::fromDistribution).or(Chromium::fromLibrary))
        .orElseThrow(() -> new IllegalStateException("The browser tests need Chromium or Chrome, and installing it"
            + " failed (see above). Install it, or name it in the environment variable CHROME_BIN."));
    var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(noDownload()));
    var options = new BrowserType.LaunchOptions().setExecutablePath(executable).setHeadless(true)
        .setTimeout(Patience.MILLIS)
        .setArgs(arguments(System.getProperty("user.name")));
    return new Chromium(playwright, playwright.chromium().launch(options));
  }

  Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  /** Nothing of the browser's own goes over the net; and its sandbox is on wherever it can be. */
  static List<String> arguments(String user) {
    var arguments = new ArrayList<>(List.of("--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--no-first-run", "--disable-quic"));
    if ("root".equals(user)) {
      arguments.add("--no-sandbox"); // Chromium has no sandbox for root
    }
    return arguments;
  }

  private static Optional<Path> installed() {
    return find(System.getenv(), System.getProperty("os.name"), Files::isExecutable);
  }

  /** The browser named in the environment, else one on the path, else one where its installer puts it. */
  static Optional<Path> find(Map<String, String> environment, String system, Predicate<Path> isExecutable) {
    for (String variable : VARIABLES) {
      String named = environment.getOrDefault(variable, "");
      if (!named.isBlank()) {
        Path path = Path.of(named);
        if (!isExecutable.test(path)) {
          throw new IllegalStateException(variable + " names " + path + ", which is no program that can be run.");
        }
        return Optional.of(path);
      }
    }
    return places(environment, system).stream().filter(isExecutable).findFirst();
  }

  private static List<Path> places(Map<String, String> environment, String system) {
    var places = new ArrayList<Path>();
    for (String name : NAMES) {
      for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
        if (!folder.isBlank()) {
          places.add(Path.of(folder, name));
        }
      }
    }
    places.add(Path.of("/snap/bin/chromium"));
    if (system.startsWith("Mac")) {
      MAC.forEach(place -> places.add(Path.of(place)));
    }
    if (system.startsWith("Windows")) {
      for (String folder : List.of("ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA")) {
        if (environment.containsKey(folder)) {
          WINDOWS.forEach(place -> places.add(Path.of(environment.get(folder) + "\\" + place)));
        }
      }
    }
    return places;
  }

  private static Optional<Path> fromDistribution() {
    return Distribution.install("chromium") ? installed() : Optional.empty();
  }

  /** The browser that the test library brings with it, downloaded into its cache in the user's home. */
  private static Optional<Path> fromLibrary() {
    Distribution.say("No browser found. Downloading the test library's: playwright install chromium");
    boolean done = Distribution.run(Map.of("CLASSPATH", System.getProperty("java.class.path")),
        ProcessHandle.current().info().command().orElse("java"), "com.microsoft.playwright.CLI", "install", "chromium");
    if (!done) {
      return Optional.empty();
    }
    try (var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(noDownload()))) {
      return Optional.of(Path.of(playwright.chromium().executablePath())).filter(Files::isExecutable);
    }
  }

  /** Playwright downloads three browsers when it is created, unless it is told not to. */
  private static Map<String, String> noDownload() {
    var environment = new HashMap<>(System.getenv());
    environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    return environment;
  }
}
