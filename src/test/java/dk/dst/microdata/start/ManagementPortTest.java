package dk.dst.microdata.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

/** Where those who watch look, by what is set. */
class ManagementPortTest {

  private static final String OPEN = "management.endpoints.web.exposure.include";

  private final MockEnvironment environment = new MockEnvironment().withProperty("server.port", "8080");

  @Test
  void withoutAPortOfItsOwnNothingButTheHealthCanBeOpened() {
    environment.setProperty(OPEN, "*");
    process();
    assertThat(environment.getProperty(OPEN)).isEqualTo("health");
    assertThat(environment.getProperty("management.endpoint.health.group.operators.include")).isNull();
  }

  @Test
  void aPortOfItsOwnIsThisMachinesUnlessSomebodySaysOtherwise() {
    environment.setProperty("management.server.port", "8081");
    process();
    assertThat(environment.getProperty(OPEN)).isEqualTo("health,prometheus");
    assertThat(environment.getProperty("management.server.address")).isEqualTo("127.0.0.1");
    environment.setProperty("management.server.address", "0.0.0.0");
    assertThat(environment.getProperty("management.server.address")).isEqualTo("0.0.0.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"8080", "-1", "metrics"})
  void theApplicationsPortIsRefused(String port) {
    environment.setProperty("management.server.port", port);
    assertThatThrownBy(this::process).isInstanceOf(StartRefused.class).hasMessageContaining("\"" + port + "\"");
  }

  private void process() {
    new ManagementPort().postProcessEnvironment(environment, null);
  }
}
