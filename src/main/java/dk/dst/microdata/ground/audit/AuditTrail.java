package dk.dst.microdata.ground.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.ground.text.Danish;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
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

  /** Whoever acts in the engine or the database itself is no person, and stands as it is. */
  private static final String PEOPLE = """
      select id from person where name ilike '%' || replace(replace(:text, '%', '\\%'), '_', '\\_') || '%'
      union select :text""";
  private static final String INSTITUTIONS = """
      select id from institution where id = :text or authorisation_number::text = :text
        or name ilike '%' || replace(replace(:text, '%', '\\%'), '_', '\\_') || '%'""";

  /**
   * An entry in words.
   *
   * @param whoName the name of who acted, empty where it is not known, or was erased
   * @param aboutName that of whom it is about
   */
  public record Entry(long id, String when, String who, String whoName, String kindText, String what, String about,
      String aboutName, String caseNumber, String institution, List<Change> changes) {}

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
   * Which entries are wanted; what is null does not narrow.
   *
   * @param person by or about whom: an id, or a part of a name
   * @param institution its id, its number, or a part of its name
   * @param from the first day
   * @param until the last day
   */
  public record Wanted(String caseNumber, String person, String institution, String kind, LocalDate from,
      LocalDate until) {}

  /** @param before id before which to go on, or null to begin with the newest */
  public Page find(Wanted wanted, Long before) {
    List<Entry> entries = newest(wanted, before, PAGE);
    return new Page(entries, entries.size() < PAGE ? null : entries.get(PAGE - 1).id());
  }

  /** The newest of them, and no more than that many. */
  public List<Entry> newest(Wanted wanted, int most) {
    return newest(wanted, null, most);
  }

  private List<Entry> newest(Wanted wanted, Long before, int most) {
    Set<String> days = days();
    return jdbc.sql("""
            select e.*, i.name as institution_name, a.name as actor_name, p.name as person_name
            from audit_entry e left join institution i on i.id = e.institution_id
            left join person a on a.id = e.actor left join person p on p.id = e.person_id
            where (:case::text is null or e.case_number = :case)
              and (:person::text is null or e.actor = any (:people) or e.person_id = any (:people))
              and (:institution::text is null or e.institution_id = any (:institutions))
              and (:kind::text is null or e.kind = :kind)
              and (:from::timestamptz is null or e.at >= :from) and (:until::timestamptz is null or e.at < :until)
              and (:before::bigint is null or e.id < :before)
            order by e.id desc limit :most""")
        .param("case", wanted.caseNumber()).param("person", wanted.person())
        .param("people", ids(PEOPLE, wanted.person()))
        .param("institution", wanted.institution()).param("institutions", ids(INSTITUTIONS, wanted.institution()))
        .param("kind", wanted.kind()).param("from", moment(wanted.from()))
        .param("until", wanted.until() == null ? null : moment(wanted.until().plusDays(1)))
        .param("before", before).param("most", most).query((row, i) -> entry(row, days)).list();
  }

  /** Who has looked at what is kept of that person, and at the cases the person has opened; newest first. */
  public List<Entry> looksAt(String person, int most) {
    Set<String> days = days();
    return jdbc.sql("""
            select e.*, i.name as institution_name, a.name as actor_name, p.name as person_name
            from audit_entry e left join institution i on i.id = e.institution_id
            left join person a on a.id = e.actor left join person p on p.id = e.person_id
            where e.kind = 'LOOK' and (e.person_id = :person
              or e.case_number in (select case_number from case_file where opened_by = :person))
            order by e.id desc limit :most""")
        .param("person", person).param("most", most).query((row, i) -> entry(row, days)).list();
  }

  private String[] ids(String which, String text) {
    return text == null ? new String[0] : jdbc.sql(which).param("text", text).query(String.class).list()
        .toArray(String[]::new);
  }

  private Timestamp moment(LocalDate day) {
    return day == null ? null : Timestamp.from(day.atStartOfDay(clock.getZone()).toInstant());
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
        text(row.getString("actor_name")), AuditWords.of(row.getString("kind")), AuditWords.of(subject),
        text(row.getString("person_id")), text(row.getString("person_name")), text(row.getString("case_number")), text(row.getString("institution_name")), changes);
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
