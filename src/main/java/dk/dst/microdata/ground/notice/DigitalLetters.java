package dk.dst.microdata.ground.notice;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Letters of decisions that go to an institution's Digital Post as well: the queue of {@link DigitalPost}. Where no
 * such service is set up, nothing is ever queued.
 */
@Repository
public class DigitalLetters {

  /** A letter whose turn it is. */
  record Shipment(String caseNumber, String kind, String about, String cvr, int attempts) {

    /** By which the receiver knows a second copy again. */
    String key() {
      return caseNumber + "/" + kind + "/" + about;
    }
  }

  private static final String OF = " where case_number = :caseNumber and kind = :kind and about = :about";

  private final JdbcClient jdbc;
  private final Clock clock;
  private final boolean on;

  DigitalLetters(JdbcClient jdbc, Clock clock, @Value("${microdata.digital-post.address:}") String address) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.on = !address.isBlank();
  }

  /** Whether a service is set up. */
  public boolean isOn() {
    return on;
  }

  /** Queues the letter once, in the transaction in which it is written. */
  public void ship(AdverseLetter letter, String about, String cvr) {
    jdbc.sql("""
            insert into digital_letter (case_number, kind, about, cvr, written_at)
            values (:caseNumber, :kind, :about, :cvr, :now) on conflict do nothing""")
        .param("caseNumber", letter.caseNumber()).param("kind", letter.outcome().notice()).param("about", about)
        .param("cvr", cvr).param("now", now()).update();
  }

  /** Some whose turn it is; for that long nobody else gets them. Within a transaction. */
  List<Shipment> claim(int most, Duration time) {
    return jdbc.sql("""
            update digital_letter set claimed_until = now() + make_interval(secs => :seconds)
            where (case_number, kind, about) in (
              select case_number, kind, about from digital_letter
              where sent_at is null and (next_attempt_at is null or next_attempt_at <= :now)
                and (claimed_until is null or claimed_until <= now())
              order by written_at, case_number limit :most for update skip locked)
            returning case_number, kind, about, cvr, attempts""")
        .param("seconds", time.toSeconds()).param("now", now()).param("most", most).query(Shipment.class).list();
  }

  void sent(Shipment one) {
    jdbc.sql("update digital_letter set sent_at = :now, problem = null, claimed_until = null" + OF).param("now", now())
        .param("caseNumber", one.caseNumber()).param("kind", one.kind()).param("about", one.about()).update();
  }

  /** It waits as a letter by mail does: ever longer, and is never given up. */
  void failed(Shipment one, Hindrance problem) {
    int attempts = one.attempts() + 1;
    jdbc.sql("update digital_letter set attempts = :attempts, problem = :problem, next_attempt_at = :next,"
            + " claimed_until = null" + OF)
        .param("attempts", attempts).param("problem", problem.name())
        .param("next", Timestamp.from(clock.instant().plus(UnsentNotices.waitAfter(attempts))))
        .param("caseNumber", one.caseNumber()).param("kind", one.kind()).param("about", one.about()).update();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
