package dk.dst.microdata.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.dst.microdata.support.EngineTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.info.BuildProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** A start after another release's. */
@Transactional
class ReleaseOnRecordTest extends EngineTest {

  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private BuildProperties build;

  @Test
  void theSameAndANewerOneMayStart() {
    new ReleaseOnRecord(jdbc, build).run();
    new ReleaseOnRecord(jdbc, builtAt(build.getTime().plus(Duration.ofDays(1)))).run();
    assertThat(jdbc.sql("select count(*) from release").query(Integer.class).single()).isEqualTo(2);
  }

  @Test
  void anOlderOneMayNot() {
    new ReleaseOnRecord(jdbc, builtAt(build.getTime().plus(Duration.ofDays(1)))).run();
    assertThatThrownBy(() -> new ReleaseOnRecord(jdbc, build).run()).isInstanceOf(StartRefused.class)
        .hasMessageContaining("A newer release has started on this database")
        .hasMessageContaining("this one of " + build.getTime());
  }

  private static BuildProperties builtAt(Instant moment) {
    var properties = new Properties();
    properties.setProperty("time", String.valueOf(moment.toEpochMilli()));
    return new BuildProperties(properties);
  }
}
