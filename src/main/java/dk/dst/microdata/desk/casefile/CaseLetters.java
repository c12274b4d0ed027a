package dk.dst.microdata.desk.casefile;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dk.dst.microdata.ground.notice.Notices;
import dk.dst.microdata.ground.notice.UnsentNotices;
import dk.dst.microdata.ground.text.Danish;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The letters of a case as its page shows them: what was written, to whom, and whether and when it was sent. */
@Repository
public class CaseLetters {

  /**
   * A letter to all who got the same.
   *
   * @param written when it was written, for those who sort
   * @param document address of its PDF; empty where it is no decision that has one
   */
  public record Letter(String when, @JsonIgnore Instant written, String title, String body, List<Recipient> to,
      String document) {}

  /** @param sent when it was sent, or why it waits; never an address */
  public record Recipient(String name, String sent) {}

  private record Row(long id, Instant at, String when, String title, String body, boolean isDecision, Recipient to,
      Recipient digital) {

    String letter() {
      return title + "\n" + body;
    }
  }

  private final JdbcClient jdbc;
  private final UnsentNotices unsent;
  private final Clock clock;

  CaseLetters(JdbcClient jdbc, UnsentNotices unsent, Clock clock) {
    this.jdbc = jdbc;
    this.unsent = unsent;
    this.clock = clock;
  }

  /** In the order they were written. */
  public List<Letter> of(String caseNumber, boolean isFse) {
    var letters = new LinkedHashMap<String, Letter>();
    jdbc.sql("""
            select n.id, n.written_at, n.sent_at, n.problem, n.title, n.body, p.name, p.erased_on is not null as erased,
                   coalesce(btrim(p.email), '') <> '' as has_address, a.kind is not null as decision,
                   d.cvr, d.sent_at as digital_sent_at, d.problem as digital_problem
            from notice n join person p on p.id = n.person_id
            left join adverse_letter a using (case_number, kind, about)
            left join digital_letter d using (case_number, kind, about)
            where case_number = ? and (? or kind <> all (?)) and kind <> all (?) order by n.id""")
        .param(caseNumber).param(isFse).param(Notices.FSES_OWN.toArray(String[]::new))
        .param(Notices.IN_NO_STORY.toArray(String[]::new)).query(this::row).list()
        .forEach(row -> letters.computeIfAbsent(row.letter(), same -> letter(caseNumber, row)).to().add(row.to()));
    return List.copyOf(letters.values());
  }

  private static Letter letter(String caseNumber, Row first) {
    return new Letter(first.when(), first.at(), first.title(), first.body(),
        new ArrayList<>(first.digital() == null ? List.of() : List.of(first.digital())),
        first.isDecision() ? "/camunda/api/microdata/cases/" + caseNumber + "/letters/" + first.id() : "");
  }

  private Row row(ResultSet row, int i) throws SQLException {
    Timestamp written = row.getTimestamp("written_at");
    return new Row(row.getLong("id"), written.toInstant(), moment(written), row.getString("title"),
        row.getString("body"),
        row.getBoolean("decision"), new Recipient(row.getString("name"), sent(row)),
        row.getString("cvr") == null ? null : new Recipient("Institutionens Digital Post", digital(row)));
  }

  private String sent(ResultSet row) throws SQLException {
    Timestamp sentAt = row.getTimestamp("sent_at");
    if (sentAt != null) {
      return "Sendt " + moment(sentAt);
    }
    return row.getBoolean("erased") ? "Sendes ikke: modtageren er slettet."
        : "Ikke sendt. " + unsent.waitsFor(row.getBoolean("has_address"), row.getString("problem"));
  }

  private String digital(ResultSet row) throws SQLException {
    Timestamp sentAt = row.getTimestamp("digital_sent_at");
    return sentAt != null ? "Afleveret " + moment(sentAt) : "Ikke afleveret. "
        + (row.getString("digital_problem") == null
        ? "Venter på at blive sendt." : "Tjenesten tog ikke imod brevet. Det forsøges igen.");
  }

  private String moment(Timestamp moment) {
    return Danish.moment(moment.toInstant().atZone(clock.getZone()));
  }
}
