package dk.dst.microdata.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The simulation in small, with every build: a few institutions, and one of each thing that can go wrong. */
@Tag("application")
class SimulationTest {

  @Test
  void nothingIsLostDoubledStrandedOrBroken() throws IOException {
    Report report = new SimulatedYears(Settings.reduced(), Path.of("target", "simulation", "reduced")).run();

    assertThat(report.broken()).as(report.toString()).isZero();
  }
}
