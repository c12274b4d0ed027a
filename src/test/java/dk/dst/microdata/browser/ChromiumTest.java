package dk.dst.microdata.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ChromiumTest {

  private static final String PATH = String.join(File.pathSeparator, "/usr/local/bin", "/usr/bin");

  @Test
  void theEnvironmentComesFirst() {
    assertThat(find(Map.of("CHROME_BIN", "/opt/mine", "PATH", PATH), "Linux", "/opt/mine", "/usr/bin/chromium"))
        .contains(Path.of("/opt/mine"));
    assertThat(find(Map.of("CHROME_BIN", "", "CHROME_PATH", "/opt/mine"), "Linux", "/opt/mine"))
        .contains(Path.of("/opt/mine"));
  }

  @Test
  void whatTheEnvironmentNamesMustExist() {
    assertThatThrownBy(() -> find(Map.of("CHROME_BIN", "/opt/gone", "PATH", PATH), "Linux", "/usr/bin/chromium"))
        .hasMessageContaining("CHROME_BIN").hasMessageContaining("gone");
  }

  @Test
  void chromiumIsPreferredWhereverOnThePathItStands() {
    assertThat(find(Map.of("PATH", PATH), "Linux", "/usr/local/bin/google-chrome", "/usr/bin/chromium"))
        .contains(Path.of("/usr/bin/chromium"));
    assertThat(find(Map.of("PATH", PATH), "Linux", "/usr/bin/google-chrome-stable"))
        .contains(Path.of("/usr/bin/google-chrome-stable"));
  }

  @Test
  void macsKeepItUnderApplications() {
    String chrome = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
    assertThat(find(Map.of("PATH", PATH), "Mac OS X", chrome)).contains(Path.of(chrome));
  }

  @Test
  void windowsKeepsItUnderProgramFiles() {
    String chrome = "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe";
    assertThat(find(Map.of("ProgramFiles", "C:\\Program Files"), "Windows 11", chrome)).contains(Path.of(chrome));
  }

  @Test
  void nowhereIsNowhere() {
    assertThat(find(Map.of("PATH", PATH), "Linux")).isEmpty();
    assertThat(find(Map.of(), "Linux")).isEmpty();
  }

  @Test
  void onlyRootGoesWithoutTheSandbox() {
    assertThat(Chromium.arguments("root")).contains("--no-sandbox");
    assertThat(Chromium.arguments("anna")).doesNotContain("--no-sandbox").contains("--disable-background-networking");
  }

  private static Optional<Path> find(Map<String, String> environment, String system, String... executables) {
    Set<Path> there = Arrays.stream(executables).map(Path::of)
        .collect(Collectors.toSet());
    return Chromium.find(environment, system, there::contains);
  }
}
