package dk.dst.microdata.ground.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The trace of who looked, who tried what they may not, and what changed outside our tables. Changes of our tables are
 * written down by the database itself ({@code record_change}).
 */
@Component
public class Audit {

  private final JdbcClient jdbc;
  private final JdbcTemplate template;
  private final ObjectMapper json;
  private final Clock clock;

  Audit(JdbcClient jdbc, JdbcTemplate template, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.template = template;
    this.json = json;
    this.clock = clock;
  }

  /** Somebody of FSE looked at what is an institution's. */
  public void look(String actor, String subject, String institution, String caseNumber) {
    apart(actor, "LOOK", subject, null, institution, caseNumber, null);
  }

  /**
   * Somebody, of FSE or not, looked at something of a case that may hold anything.
   *
   * @param shown which of them, by keys only
   */
  public void looked(String actor, String subject, String caseNumber, Map<String, ?> shown) {
    apart(actor, "LOOK", subject, null, null, caseNumber, shown);
  }

  /**
   * Somebody looked at what is kept of people.
   *
   * @param person the one it was about, or null
   * @param shown what they were shown, by keys only: a name written down here would outlive its erasure
   */
  public void lookAtPeople(String actor, String subject, String person, Map<String, ?> shown) {
    apart(actor, "LOOK", subject, person, null, null, shown);
  }

  /** Somebody tried what they may not. The trace stays, although what was tried is rolled back. */
  public void refused(String actor, String subject, String caseNumber, Map<String, ?> tried) {
    apart(actor, "REFUSED", subject, null, null, caseNumber, tried);
  }

  /** Something changed that is not in our tables. */
  public void changed(String actor, String subject, String person, String institution, String caseNumber,
      Map<String, ?> after) {
    write(clock.instant(), actor, "CHANGE", subject, person, institution, caseNumber, null, after);
  }

  /** Somebody has done something to a case in the engine, past its tasks. */
  public void acted(String actor, String institution, String caseNumber, Map<String, ?> before, Map<String, ?> after) {
    write(clock.instant(), actor, "CHANGE", "engine_act", null, institution, caseNumber, before, after);
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

  /**
   * Writes what stays whatever becomes of the transaction: after its end, and on its own connection. A second one would
   * be waited for while the first is held, and as many people at once as there are connections would wait in vain.
   */
  private void apart(String actor, String kind, String subject, String person, String institution, String caseNumber,
      Map<String, ?> after) {
    Instant at = clock.instant();
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      write(at, actor, kind, subject, person, institution, caseNumber, null, after);
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void afterCompletion(int status) {
        write(at, actor, kind, subject, person, institution, caseNumber, null, after);
        template.execute((Connection connection) -> {
          connection.commit(); // nobody else does: the connection is still the ended transaction's
          return null;
        });
      }
    });
  }

  private void write(Instant at, String actor, String kind, String subject, String person, String institution,
      String caseNumber, Map<String, ?> before, Map<String, ?> after) {
    jdbc.sql("""
            insert into audit_entry (at, actor, kind, subject, person_id, institution_id, case_number, before, after)
            values (:at, :actor, :kind, :subject, :person,
                    coalesce(:institution, (select institution_id from case_file where case_number = :caseNumber)),
                    :caseNumber, :before::jsonb, :after::jsonb)""")
        .param("at", Timestamp.from(at)).param("actor", actor).param("kind", kind).param("subject", subject)
        .param("person", person).param("institution", institution).param("caseNumber", caseNumber)
        .param("before", text(before)).param("after", text(after)).update();
  }

  private String text(Map<String, ?> values) {
    try {
      return values == null ? null : json.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
