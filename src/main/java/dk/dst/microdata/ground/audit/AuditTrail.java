package dk.dst.microdata.ground.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.ground.text.Danish;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The audit as people read it, newest first. */
@Repository
public class AuditTrail {

  private static final int PAGE = 100;
  private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

  /** An entry in words. */
  public record Entry(long id, String when, String who, String kindText, String what, String about, String caseNumber,
      String institution, List<Change> changes) {}

  /** A value before and after; empty where there was or is none. */
  public record Change(String field, String before, String after) {}

  /** @param next what to ask for to go on, or null at the end */
  public record Page(List<Entry> entries, Long next) {}

  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;

  AuditTrail(JdbcClient jdbc, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Entries of a case, by or about a person, of an institution, of a kind; what is null does not narrow.
   *
   * @param before id before which to go on, or null to begin with the newest
   */
  public Page find(String caseNumber, String person, String institution, String kind, Long before) {
    Set<String> days = days();
    List<Entry> entries = jdbc.sql("""
            select e.*, i.name as institution_name from audit_entry e left join institution i on i.id = e.institution_id
            where (:case::text is null or e.case_number = :case)
              and (:person::text is null or e.actor = :person or e.person_id = :person)
              and (:institution::text is null or e.institution_id = :institution)
              and (:kind::text is null or e.kind = :kind)
              and (:before::bigint is null or e.id < :before)
            order by e.id desc limit :page""")
        .param("case", caseNumber).param("person", person).param("institution", institution).param("kind", kind)
        .param("before", before).param("page", PAGE).query((row, i) -> entry(row, days)).list();
    return new Page(entries, entries.size() < PAGE ? null : entries.get(PAGE - 1).id());
  }

  /** Which columns are days, as table and column. What a person typed may look like one, and is none. */
  private Set<String> days() {
    return Set.copyOf(jdbc.sql("""
            select table_name || '.' || column_name from information_schema.columns
            where table_schema = any (current_schemas(false)) and data_type = 'date'""").query(String.class).list());
  }

  private Entry entry(ResultSet row, Set<String> days) throws SQLException {
    String subject = row.getString("subject");
    Map<String, Object> before = values(row.getString("before"));
    Map<String, Object> after = values(row.getString("after"));
    var changes = new ArrayList<Change>();
    var names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      boolean day = days.contains(subject + "." + name);
      changes.add(new Change(AuditWords.of(name), value(before.get(name), subject, name, day),
          value(after.get(name), subject, name, day)));
    }
    return new Entry(row.getLong("id"),
        Danish.moment(row.getTimestamp("at").toInstant().atZone(clock.getZone())), row.getString("actor"),
        AuditWords.of(row.getString("kind")), AuditWords.of(subject), text(row.getString("person_id")),
        text(row.getString("case_number")), text(row.getString("institution_name")), changes);
  }

  private Map<String, Object> values(String text) {
    try {
      return text == null ? Map.of() : new LinkedHashMap<>(json.readValue(text, VALUES));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** In words where the column holds names of ours; a text that happens to read like one is shown as it is. */
  private static String value(Object value, String subject, String column, boolean day) {
    String text = text(value);
    if (value instanceof Boolean || AuditWords.isOurs(subject, column)) {
      return AuditWords.of(text);
    }
    return day && !text.isEmpty() ? Danish.day(LocalDate.parse(text)) : text;
  }

  private static String text(Object value) {
    return Objects.toString(value, "");
  }
}
