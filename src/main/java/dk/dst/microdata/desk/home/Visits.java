package dk.dst.microdata.desk.home;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When somebody was here before. */
@Component
record Visits(JdbcClient jdbc, Clock clock) {

  /** Whoever comes back sooner has not been away: what was new to them still is. */
  private static final Duration ONE_VISIT = Duration.ofHours(4);
  /** What is new to somebody who comes for the first time, or after years. */
  private static final Duration LONGEST = Duration.ofDays(90);

  /** Notes that the person is here, and answers since when what has happened is new to them. */
  Instant arrive(String person) {
    Instant now = clock.instant();
    Instant before = jdbc.sql("""
            insert into last_visit as v (person_id, seen_at, before_at) values (:person, :now, :long)
            on conflict (person_id) do update
              set before_at = case when v.seen_at < :away then v.seen_at else v.before_at end, seen_at = excluded.seen_at
            returning before_at""")
        .param("person", person).param("now", Timestamp.from(now)).param("long", Timestamp.from(now.minus(LONGEST)))
        .param("away", Timestamp.from(now.minus(ONE_VISIT))).query(Timestamp.class).single().toInstant();
    return before.isBefore(now.minus(LONGEST)) ? now.minus(LONGEST) : before;
  }
}
