package dk.dst.microdata.desk.home;

import dk.dst.microdata.ground.text.Danish;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What has happened to somebody's cases: of all that matters to a person a letter tells them. */
@Component
record News(JdbcClient jdbc, Clock clock) {

  private static final int LISTED = 30;

  /** @param caseNumber null where the letter is of no case */
  record Told(String when, String title, String caseNumber) {}

  /** The letters to the person since then, the newest first. */
  List<Told> since(Instant moment, String person) {
    return jdbc.sql("select written_at, title, case_number from notice where person_id = ? and written_at > ?"
            + " order by id desc limit ?").param(person).param(Timestamp.from(moment)).param(LISTED)
        .query((row, i) -> new Told(
            Danish.moment(row.getTimestamp("written_at").toInstant().atZone(clock.getZone())), row.getString("title"),
            row.getString("case_number"))).list();
  }
}
