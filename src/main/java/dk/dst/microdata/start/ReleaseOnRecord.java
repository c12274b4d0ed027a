package dk.dst.microdata.start;

import dk.dst.microdata.cases.engine.StartStep;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.boot.info.BuildProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Two releases may run on one database while one takes the other's place, but the older one may not start after the
 * newer one: it would put its own models, rights and terms in the place of the newer ones, and move the cases back.
 */
@Component
class ReleaseOnRecord extends StartStep {

  private final JdbcClient jdbc;
  private final BuildProperties build;

  ReleaseOnRecord(JdbcClient jdbc, BuildProperties build) {
    super(NODE);
    this.jdbc = jdbc;
    this.build = build;
  }

  @Override
  protected void run() {
    Instant newest = jdbc.sql("select max(built_at) from release").query(Timestamp.class).optional()
        .map(Timestamp::toInstant).orElse(build.getTime());
    if (newest.isAfter(build.getTime())) {
      throw new StartRefused("A newer release has started on this database: it is of " + newest + ", this one of "
          + build.getTime() + ". Start that one or a newer one; this one runs on the backup from before it only.");
    }
    jdbc.sql("insert into release (built_at) values (?) on conflict do nothing").param(Timestamp.from(build.getTime()))
        .update();
  }
}
