package dk.dst.microdata.desk.personaldata;

import dk.dst.microdata.ground.rights.CaseState.Phase;
import dk.dst.microdata.ground.rights.CaseState;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The nightly end of what is of people and of no case. Cases themselves, with their decisions, letters and checks, fall
 * under the authority's rules for archives, and no program removes them. A draft normally goes with its task; what is
 * left is one that was saved in the moment the task ended.
 */
@Component
public class Retention {

  private final JdbcClient jdbc;
  private final RetentionTerms terms;
  private final Clock clock;

  Retention(JdbcClient jdbc, RetentionTerms terms, Clock clock) {
    this.jdbc = jdbc;
    this.terms = terms;
    this.clock = clock;
  }

  /** Also soon after each start: a house that is closed at night cleans up, too. */
  @Scheduled(initialDelayString = "${microdata.first-round}")
  @Scheduled(cron = "${microdata.retention.at}", zone = "Europe/Copenhagen")
  @Transactional
  public void cleanUp() {
    LocalDate today = LocalDate.now(clock);
    jdbc.sql("""
            delete from form_draft d using case_file f
            where f.case_number = d.case_number and d.saved_at < ? and f.state = any (?)""")
        .param(Timestamp.from(today.minus(terms.drafts()).atStartOfDay(clock.getZone()).toInstant()))
        .param(CaseState.names(Phase.ENDED)).update();
    jdbc.sql("delete from absence where until_day < ?").param(today.minus(terms.absences())).update();
    LocalDate attempts = today.minus(terms.attempts());
    jdbc.sql("delete from certification_asked where attempt_id in (select id from certification_attempt where day < ?)")
        .param(attempts).update();
    jdbc.sql("delete from certification_attempt where day < ?").param(attempts).update();
    jdbc.sql("delete from certificate_reminder where last_day < ?").param(attempts).update();
  }
}
