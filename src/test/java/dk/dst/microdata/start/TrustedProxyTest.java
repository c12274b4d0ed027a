package dk.dst.microdata.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

/** Which addresses the setting names, as the web server compares them. */
class TrustedProxyTest {

  @ParameterizedTest
  @CsvSource({"10.0.4.7, 10.0.4.7, 10.0.4.70", "10.0.4.7, 10.0.4.7, 10.0.497", "10.244.0.0/16, 10.244.255.0, 10.245.0.0",
      "10.244.9.9/16, 10.244.0.0, 110.244.0.0", "10.0.16.0/20, 10.0.31.255, 10.0.32.0", "10.0.16.0/20, 10.0.16.0, 10.0.15.255",
      "10.0.4.128/25, 10.0.4.255, 10.0.4.127", "10.0.4.7/32, 10.0.4.7, 10.0.4.8", "0:0::1, 0:0:0:0:0:0:0:1, 0:0:0:0:0:0:0:2",
      "'10.0.4.7, 10.1.0.0/16', 10.1.2.3, 10.2.2.3"})
  void believesWhomItNamesAndNobodyBeside(String setting, String proxy, String stranger) {
    assertThat(proxy).matches(believed(setting));
    assertThat(stranger).doesNotMatch(believed(setting));
  }

  @Test
  void withoutItNobodyIsBelieved() {
    assertThat("127.0.0.1").doesNotMatch(believed(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"proxy.example.org", "10.0.4.0/33", "10.0.4.0/", "10.0.4/24", "fd00::/8"})
  void refusesWhatIsNoAddress(String setting) {
    assertThatThrownBy(() -> believed(setting)).isInstanceOf(StartRefused.class).hasMessageContaining(setting);
  }

  private static String believed(String setting) {
    var environment = new MockEnvironment().withProperty("microdata.proxy", setting);
    new TrustedProxy().postProcessEnvironment(environment, new SpringApplication());
    return environment.getProperty("server.tomcat.remoteip.internal-proxies");
  }
}
