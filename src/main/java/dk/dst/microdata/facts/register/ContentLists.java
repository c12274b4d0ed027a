package dk.dst.microdata.facts.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dk.dst.microdata.facts.register.ContentFile.Problem;
import dk.dst.microdata.facts.register.ContentFile.ReadColumn;
import dk.dst.microdata.ground.text.Danish;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Content lists. They never change, so what has been read once is kept in memory: a check compares an application with
 * thousands of lists, and reading those takes a hundred times as long as comparing them.
 */
@Repository
public class ContentLists {

  /** Rows kept in memory, some 20 bytes each: the projects of 300 institutions, or of one with 2,000 twice over. */
  private static final long MOST_ROWS = 2_000_000;
  private static final int BATCH = 1000;

  /** A list in short: where it comes from ("liste.xlsx, Anna Ager, 22. november 2026") and how long it is. */
  public record Head(String origin, int registers, int rows) {}

  /** What was kept before columns were has none. */
  private record Reading(List<Problem> problems, List<Problem> remarks, List<String> notes, List<ReadColumn> columns) {

    List<ReadColumn> readColumns() {
      return columns == null ? List.of() : columns;
    }
  }

  private final JdbcClient jdbc;
  private final JdbcTemplate batch;
  private final ObjectMapper json;
  private final Clock clock;
  private final LoadingCache<Long, DataContent> contents;

  ContentLists(JdbcClient jdbc, JdbcTemplate batch, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.batch = batch;
    this.json = json;
    this.clock = clock;
    this.contents = Caffeine.newBuilder().maximumWeight(MOST_ROWS)
        .weigher((Long id, DataContent content) -> 1 + content.rows()).build(this::load);
  }

  /** Keeps a list as it was read from a file. */
  public ContentList keep(String source, String by, ContentFile.Reading reading) {
    return keep(source, by, reading, Map.of());
  }

  /** Keeps a list as it was read from a file, with what has been said before of why its registers are needed. */
  ContentList keep(String source, String by, ContentFile.Reading reading, Map<String, String> reasons) {
    return keep(source, by, reading.rows(), reasons,
        new Reading(reading.problems(), reading.remarks(), reading.notes(), reading.columns()));
  }

  /** Keeps a list that comes from elsewhere than a file. */
  public ContentList keep(String source, String by, Collection<ContentRow> rows) {
    return keep(source, by, rows, Map.of());
  }

  /** @param reasons why a register is needed, by its code; those of registers that are not in the rows are left out */
  public ContentList keep(String source, String by, Collection<ContentRow> rows, Map<String, String> reasons) {
    return keep(source, by, rows, reasons, new Reading(List.of(), List.of(), List.of(), List.of()));
  }

  /** Keeps what a list says after a correction: another list, which came as that one did. */
  ContentList correct(long id, String by, Collection<ContentRow> rows, Map<String, String> reasons) {
    ContentList before = get(id);
    return keep(before.source(), by, rows, reasons,
        new Reading(before.problems(), before.remarks(), before.notes(), before.columns()));
  }

  private ContentList keep(String source, String by, Collection<ContentRow> rows, Map<String, String> reasons,
      Reading reading) {
    long id = jdbc.sql("insert into content_list (source, stated_by, stated_at, registers, rows, reading)"
            + " values (?, ?, ?, ?, ?, ?::jsonb) returning id")
        .param(source).param(by).param(Timestamp.from(clock.instant()))
        .param(rows.stream().map(ContentRow::register).distinct().count()).param(rows.size()).param(write(reading))
        .query(Long.class).single();
    batch.batchUpdate("insert into content_row (list_id, register_code, variable, label, years, stated, preordered)"
        + " values (?, ?, ?, ?, ?::int4multirange, ?, ?)", rows, BATCH, (statement, row) -> {
          statement.setLong(1, id);
          statement.setString(2, row.register());
          statement.setString(3, row.variable() == null ? "" : row.variable());
          statement.setString(4, row.label());
          statement.setString(5, row.years().sql());
          statement.setString(6, row.stated());
          statement.setString(7, row.preordered());
        });
    Set<String> registers = rows.stream().map(ContentRow::register).collect(Collectors.toSet());
    batch.batchUpdate("insert into register_reason (list_id, register_code, reason) values (?, ?, ?)",
        reasons.entrySet().stream().filter(reason -> registers.contains(reason.getKey())
            && reason.getValue() != null && !reason.getValue().isBlank()).toList(), BATCH, (statement, reason) -> {
          statement.setLong(1, id);
          statement.setString(2, reason.getKey());
          statement.setString(3, reason.getValue());
        });
    return get(id);
  }

  public ContentList get(long id) {
    return jdbc.sql("select * from content_list where id = ?").param(id).query((row, i) -> {
      Reading reading = read(row.getString("reading"));
      return new ContentList(id, row.getString("source"), row.getString("stated_by"),
          row.getTimestamp("stated_at").toInstant(), row.getInt("registers"), row.getInt("rows"),
          reading.problems(), reading.remarks(), reading.notes(), reading.readColumns());
    }).single();
  }

  /** The lists in short, by id. */
  public Map<Long, Head> heads(Collection<Long> ids) {
    var heads = new HashMap<Long, Head>();
    jdbc.sql("""
            select l.id, l.source, coalesce(p.name, l.stated_by), l.stated_at, l.registers, l.rows
            from content_list l left join person p on p.id = l.stated_by where l.id = any (?)""")
        .param(ids.toArray(Long[]::new))
        .query(row -> {
          var day = row.getTimestamp(4).toInstant().atZone(clock.getZone()).toLocalDate();
          heads.put(row.getLong(1), new Head(row.getString(2) + ", " + row.getString(3) + ", " + Danish.day(day),
              row.getInt(5), row.getInt(6)));
        });
    return heads;
  }

  /** What the list says; nothing where there is no list. */
  public DataContent content(Long id) {
    return id == null ? DataContent.NONE : contents.get(id);
  }

  /** What the list and these rows say together. */
  public DataContent content(Long id, Collection<ContentRow> more) {
    if (more.isEmpty()) {
      return content(id);
    }
    var rows = new ArrayList<>(more);
    rows.addAll(content(id).asRows());
    return DataContent.of(rows);
  }

  /** What the lists say, by id; those not in memory are read at once. */
  public Map<Long, DataContent> contents(Collection<Long> ids) {
    var found = new HashMap<>(contents.getAllPresent(ids));
    List<Long> missing = ids.stream().filter(id -> !found.containsKey(id)).distinct().toList();
    load(missing).forEach((id, content) -> {
      contents.put(id, content);
      found.put(id, content);
    });
    return found;
  }

  /** The list's rows with all that it says of each, by register and variable. */
  public List<ContentRow> rows(long id) {
    return jdbc.sql("select * from content_row where list_id = ?"
            + " order by register_code collate \"C\", variable collate \"C\"").param(id)
        .query((row, i) -> new ContentRow(row.getString("register_code"), variable(row.getString("variable")),
            row.getString("label"), Years.ofSql(row.getString("years")), row.getString("stated"),
            row.getString("preordered"))).list();
  }

  /** Why its registers are needed, by code, where that was said of them one by one; nothing where there is no list. */
  public Map<String, String> reasons(Long id) {
    var reasons = new TreeMap<String, String>();
    if (id != null) {
      jdbc.sql("select register_code, reason from register_reason where list_id = ?").param(id)
          .query(row -> { reasons.put(row.getString(1), row.getString(2)); });
    }
    return reasons;
  }

  /**
   * Takes away a list that was loaded into a form and that nothing refers to; one that has been sent or checked
   * stays. Never for a project's list: earlier checks name those in their facts.
   */
  public void forget(long id) {
    jdbc.sql("""
            delete from content_list l where id = ?
              and not exists (select 1 from application where l.id in (draft_list, content_list))
              and not exists (select 1 from eligibility_check c where c.content_list = l.id)
              and not exists (select 1 from project p where p.content_list = l.id)
              and not exists (select 1 from project_database d where d.content_list = l.id)
              and not exists (select 1 from law_model_year y where l.id in (y.draft_list, y.content_list))
              and not exists (select 1 from proposal r where l.id in
                  (r.draft_list, r.content_list, r.base_list, r.database_list, r.purchase_list))""")
        .param(id).update();
    contents.invalidate(id);
  }

  private DataContent load(long id) {
    return load(List.of(id)).getOrDefault(id, DataContent.NONE);
  }

  /** Names and years come again and again in a list: each is kept in memory once. */
  private Map<Long, DataContent> load(Collection<Long> ids) {
    var names = new HashMap<String, String>();
    var years = new HashMap<String, Years>();
    var rows = new HashMap<Long, List<ContentRow>>();
    if (!ids.isEmpty()) {
      jdbc.sql("select list_id, register_code, variable, years::text from content_row where list_id = any (?)")
          .param(ids.toArray(Long[]::new))
          .query(row -> {
            String name = variable(row.getString(3));
            rows.computeIfAbsent(row.getLong(1), id -> new ArrayList<>()).add(new ContentRow(
                names.computeIfAbsent(row.getString(2), code -> code),
                name == null ? null : names.computeIfAbsent(name, own -> own), null,
                years.computeIfAbsent(row.getString(4), Years::ofSql), null, null));
          });
    }
    return rows.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> DataContent.of(entry.getValue())));
  }

  private static String variable(String name) {
    return name.isEmpty() ? null : name;
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private Reading read(String text) {
    try {
      return json.readValue(text, Reading.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
