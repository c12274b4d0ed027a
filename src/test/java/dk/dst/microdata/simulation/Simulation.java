package dk.dst.microdata.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The simulation in full; not part of the build. {@code mvn test -Dtest=Simulation -Dsimulation.seed=1} */
@Tag("application")
class Simulation {

  @Test
  void nothingIsLostDoubledStrandedOrBroken() throws IOException {
    Report report = new SimulatedYears(Settings.given(), Path.of("target", "simulation")).run();

    assertThat(report.broken()).as("What is lost, doubled, stranded or broken; see the table").isZero();
  }
}
