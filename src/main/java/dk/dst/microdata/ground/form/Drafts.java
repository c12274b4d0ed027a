package dk.dst.microdata.ground.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What has been typed into a form but not sent: kept with the case, so that one can go on at another machine. */
@Repository
public class Drafts {

  private static final TypeReference<Map<String, Object>> CONTENT = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;
  private final Forms forms;

  Drafts(JdbcClient jdbc, ObjectMapper json, Clock clock, Forms forms) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
    this.forms = forms;
  }

  /** The draft as it is kept, and by whom since when. */
  public record Draft(int version, Map<String, Object> content, String savedBy, Instant savedAt, UUID savedIn) {}

  /** A window in which somebody types, and the how manieth save of it this is. */
  public record Writing(UUID window, int save) {

    static final Writing ELSEWHERE = new Writing(null, 0);
  }

  /** Saves what is not typed in a window. */
  public Optional<Integer> save(String caseNumber, String form, Map<String, Object> content, int base, String person) {
    return save(caseNumber, form, content, base, person, Writing.ELSEWHERE);
  }

  /**
   * Keeps the draft instead of the version it is built on (0 where there was none) and says which version it is now.
   * Nothing is kept and nothing said where somebody has saved another since; an earlier save of the same window does
   * not count, its answer may have been lost. Fields may be empty or wrong; see {@link FormDefinition#draft}.
   */
  public Optional<Integer> save(String caseNumber, String form, Map<String, Object> content, int base, String person,
      Writing writing) {
    Map<String, Object> kept = forms.definition(form).draft(content);
    return jdbc.sql("""
            insert into form_draft as draft
                (case_number, form, content, saved_by, saved_at, version, saved_in, save_number)
            values (:case, :form, :content::jsonb, :person, :now, :base + 1, :window, :save)
            on conflict (case_number, form) do update
            set content = excluded.content, saved_by = excluded.saved_by, saved_at = excluded.saved_at,
                version = draft.version + 1, saved_in = excluded.saved_in, save_number = excluded.save_number
            where draft.version = :base or draft.content = excluded.content
                or draft.saved_in = excluded.saved_in and draft.save_number < excluded.save_number
            returning version""")
        .param("case", caseNumber).param("form", form).param("content", write(kept)).param("base", base)
        .param("person", person).param("now", Timestamp.from(clock.instant()))
        .param("window", writing.window(), Types.OTHER).param("save", writing.save())
        .query(Integer.class).optional();
  }

  /** Sees to it that there is a draft, if only an empty one, for what goes with it. */
  public void begin(String caseNumber, String form, String person) {
    jdbc.sql("""
            insert into form_draft (case_number, form, content, saved_by, saved_at, version, save_number)
            values (:case, :form, '{}', :person, :now, 0, 0) on conflict do nothing""")
        .param("case", caseNumber).param("form", form).param("person", person)
        .param("now", Timestamp.from(clock.instant())).update();
  }

  public Optional<Draft> latest(String caseNumber, String form) {
    return jdbc.sql("""
            select version, content, saved_by, saved_at, saved_in from form_draft
            where case_number = ? and form = ?""").param(caseNumber).param(form)
        .query((row, i) -> new Draft(row.getInt(1), read(row.getString(2)), row.getString(3),
            row.getTimestamp(4).toInstant(), row.getObject(5, UUID.class))).optional();
  }

  public Map<String, Object> find(String caseNumber, String form) {
    return latest(caseNumber, form).map(Draft::content).orElse(Map.of());
  }

  public void forget(String caseNumber, String form) {
    jdbc.sql("delete from form_draft where case_number = ? and form = ?").param(caseNumber).param(form).update();
  }

  private String write(Map<String, Object> content) {
    try {
      return json.writeValueAsString(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, Object> read(String content) {
    try {
      return json.readValue(content, CONTENT);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
