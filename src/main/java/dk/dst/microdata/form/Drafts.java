package dk.dst.microdata.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
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

  /** Keeps the draft instead of an earlier one. Fields may be empty or wrong; fields the form does not have are refused. */
  public void save(String caseNumber, String form, Map<String, Object> content, String person) {
    for (String name : content.keySet()) {
      if (!forms.definition(form).inputs().contains(name)) {
        throw new InputRefused("Formularen har ikke et felt, der hedder " + InputRefused.quoted(name)
            + ". Kladden er ikke gemt.");
      }
    }
    jdbc.sql("""
            insert into form_draft (case_number, form, content, saved_by, saved_at)
            values (:case, :form, :content::jsonb, :person, :now)
            on conflict (case_number, form) do update
            set content = excluded.content, saved_by = excluded.saved_by, saved_at = excluded.saved_at""")
        .param("case", caseNumber).param("form", form).param("content", write(content))
        .param("person", person).param("now", Timestamp.from(clock.instant())).update();
  }

  public Map<String, Object> find(String caseNumber, String form) {
    return jdbc.sql("select content from form_draft where case_number = ? and form = ?").param(caseNumber).param(form)
        .query(String.class).optional().map(this::read).orElse(Map.of());
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
