package dk.dst.microdata.notice;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people are told. Written with the step that tells, sent afterwards by {@link Outbox}. */
@Repository
public class Notices {

  /** A notice with the address it goes to. */
  record Letter(long id, String email, String title, String body) {}

  /** FSE's own business, which the institution is not shown. */
  public static final String ESCALATION = "ESCALATION";

  private final JdbcClient jdbc;
  private final Clock clock;

  Notices(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Tells a person once: of one case, one kind and one matter. */
  public void tell(String caseNumber, String kind, String about, String person, String title, String body) {
    jdbc.sql("""
            insert into notice (case_number, kind, about, person_id, title, body, written_at)
            values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
        .param(caseNumber).param(kind).param(about).param(person).param(title).param(body)
        .param(Timestamp.from(clock.instant())).update();
  }

  /**
   * Puts somebody on record who may not be yet: FSE's people have an account in the engine, and no row of ours until
   * there is something to tell them. Who is on record stays as they are.
   */
  public void mayBeTold(String person, String name, String email) {
    jdbc.sql("insert into person (id, name, email) values (?, ?, ?) on conflict do nothing").param(person).param(name)
        .param(email).update();
  }

  /** Locks the next notices to send, so that two nodes never send the same. Whoever is erased is sent nothing. */
  List<Letter> lockUnsent(int most) {
    return jdbc.sql("""
            select n.id, p.email, n.title, n.body from notice n join person p on p.id = n.person_id
            where n.sent_at is null and p.erased_on is null
            order by n.attempts, n.id limit ? for update of n skip locked""")
        .param(most).query(Letter.class).list();
  }

  void sent(long id) {
    jdbc.sql("update notice set sent_at = ? where id = ?").param(Timestamp.from(clock.instant())).param(id).update();
  }

  void failed(long id) {
    jdbc.sql("update notice set attempts = attempts + 1 where id = ?").param(id).update();
  }
}
