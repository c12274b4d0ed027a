package dk.dst.microdata.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The trace of who looked, who tried what they may not, and what changed outside our tables. Changes of our tables are
 * written down by the database itself ({@code record_change}).
 */
@Component
public class Audit {

  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;

  Audit(JdbcClient jdbc, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /** Somebody of FSE looked at what is an institution's. */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void look(String actor, String subject, String institution, String caseNumber) {
    write(actor, "LOOK", subject, null, institution, caseNumber, null);
  }

  /**
   * Somebody looked at what is kept of people.
   *
   * @param person the one it was about, or null
   * @param shown what they were shown, by keys only: a name written down here would outlive its erasure
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void lookAtPeople(String actor, String subject, String person, Map<String, ?> shown) {
    write(actor, "LOOK", subject, person, null, null, shown);
  }

  /** Somebody tried what they may not. The trace stays, although what was tried is rolled back. */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void refused(String actor, String subject, String caseNumber, Map<String, ?> tried) {
    write(actor, "REFUSED", subject, null, null, caseNumber, tried);
  }

  /** Something changed that is not in our tables. */
  public void changed(String actor, String subject, String person, String institution, String caseNumber,
      Map<String, ?> after) {
    write(actor, "CHANGE", subject, person, institution, caseNumber, after);
  }

  /** Something of which the last entry says what it was has become this; the same again leaves no entry. */
  public void became(String actor, String subject, Map<String, ?> after) {
    jdbc.sql("""
            insert into audit_entry (at, actor, kind, subject, before, after)
            select :at, :actor, 'CHANGE', :subject, last.after, :after::jsonb
            from (select (select after from audit_entry where subject = :subject order by id desc limit 1) as after) last
            where last.after is distinct from :after::jsonb""")
        .param("at", Timestamp.from(clock.instant())).param("actor", actor).param("subject", subject)
        .param("after", text(after)).update();
  }

  private void write(String actor, String kind, String subject, String person, String institution, String caseNumber,
      Map<String, ?> after) {
    jdbc.sql("""
            insert into audit_entry (at, actor, kind, subject, person_id, institution_id, case_number, after)
            values (?, ?, ?, ?, ?, coalesce(?, (select institution_id from case_file where case_number = ?)), ?,
                    ?::jsonb)""")
        .param(Timestamp.from(clock.instant())).param(actor).param(kind).param(subject).param(person)
        .param(institution).param(caseNumber).param(caseNumber).param(text(after)).update();
  }

  private String text(Map<String, ?> values) {
    try {
      return values == null ? null : json.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
