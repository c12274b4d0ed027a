package dk.dst.microdata.desk.personaldata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.CaseState.Phase;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.text.Danish;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is kept of a person, by {@link Places}: found, shown, and erased. */
@Repository
public class PersonalData {

  /** The name of everybody who has been erased; the table of people holds no other for them. */
  public static final String ERASED = "Slettet person";

  private static final int MOST_FOUND = 20;
  private static final int SHORTEST_QUESTION = 2;

  /** Somebody we know, or somebody with an account only. */
  public record Found(String id, String name, String email, boolean account, LocalDate erasedOn) {}

  private static final String PEOPLE = """
      select * from (
        select coalesce(p.id, u.id_) as id, coalesce(p.name, concat_ws(' ', u.first_, u.last_)) as name,
               coalesce(p.email, u.email_, '') as email, u.id_ is not null as account, p.erased_on
        from person p full join act_id_user u on u.id_ = p.id) people
      where\s""";

  /** What stands in the way, in the order a person would clear it away. */
  private static final String HINDRANCES = """
      select 1 as step, i.name as at, case a.state when 'IN_FORCE' then 'er tilknyttet ' || i.name
             else 'har en anmodning om tilknytning til ' || i.name end as what
      from association a join institution i on i.id = a.institution_id
      where a.person_id = :person and a.state <> 'ENDED'
      union select step, case_number, 'er ' || what || ' i sag ' || case_number
        from case_file f, lateral (values
          (2, 'ansøger', f.opened_by = :person),
          (3, 'kontaktperson', f.contact = :person and f.contact <> f.opened_by),
          (3, 'underskriver', f.signatory = :person),
          (4, 'manager', f.database_case is null and exists (select 1 from application_manager m
             where m.case_number = f.case_number and m.person_id = :person)),
          (4, 'manager', f.database_case = f.case_number and exists (select 1 from database_manager m
             where m.case_number = f.case_number and m.person_id = :person and m.access_until is null)),
          (5, 'FSE-ansvarlig', f.case_owner = :person)) party (step, what, holds)
        where holds and f.state = any (:holding)
      union select 6, case_number, 'er omfattet af sag ' || case_number || ', som ikke er afsluttet'
        from breach b join case_file f using (case_number)
        where b.person_id = :person and (f.state <> all (:ended)
          or b.measure = 'CLOSED_UNTIL_EXPLAINED' and not b.explanation_approved)
      order by 1, 2""";

  /** In this order: the name is needed until the last. Whatever else decides a case stays. */
  private static final List<String> ERASURE = List.of(
      "delete from form_draft where saved_by = :person",
      "delete from attachment where uploaded_by = :person and version is null",
      "update attachment set name = 'Dokument.' || lower(type) where uploaded_by = :person",
      "delete from absence where :person in (person_id, substitute_id)",
      "delete from association_role where person_id = :person",
      "delete from certification_asked where attempt_id in (select id from certification_attempt where person_id = :person)",
      "delete from certification_attempt where person_id = :person",
      "delete from certificate_reminder where person_id = :person",
      "delete from task_news where person_id = :person",
      "delete from task_news_choice where person_id = :person",
      "delete from last_visit where person_id = :person",
      "update association set position = null, certified_since = null, certified_on = null where person_id = :person",
      "update project set contact = null where contact = :person",
      "update authorisation set head_name = :erased, head_email = '' where head_id = :person",
      "update authorisation_person set name = :erased, email = '' where person_id = :person",
      """
      update eligibility_check set facts = jsonb_set(facts, '{managers}',
        (select jsonb_agg(case when m ->> 'id' = :person then jsonb_set(m, '{name}', to_jsonb(:erased::text)) else m end
                          order by i)
         from jsonb_array_elements(facts -> 'managers') with ordinality t (m, i)))
      where facts -> 'managers' @> jsonb_build_array(jsonb_build_object('id', :person::text))""",
      // who has said what a project holds: "liste.xlsx, Anna Ager, 22. november 2026"
      """
      update eligibility_check c set evidence = jsonb_set(c.evidence, '{projects}',
        (select jsonb_agg(case when position(n.name in p ->> 'origin') > 0
           then jsonb_set(p, '{origin}', to_jsonb(replace(p ->> 'origin', n.name, ', ' || :erased || ', '))) else p end
                          order by i)
         from jsonb_array_elements(c.evidence -> 'projects') with ordinality t (p, i)))
      from (select ', ' || name || ', ' as name from person where id = :person
            and exists (select 1 from content_list where stated_by = :person)) n
      where exists (select 1 from jsonb_array_elements(c.evidence -> 'projects') p
                    where position(n.name in p ->> 'origin') > 0)""",
      "update person set name = :erased, email = '', erased_on = :today where id = :person");

  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;

  PersonalData(JdbcClient jdbc, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /** At most twenty people whose id, name or e-mail holds the text. */
  public List<Found> search(String text) {
    if (text.strip().length() < SHORTEST_QUESTION) {
      throw InputRefused.field("Søg", "Skriv mindst to tegn af bruger-id, navn eller e-mail.");
    }
    return jdbc.sql(PEOPLE + """
            position(lower(:text) in lower(id)) > 0 or position(lower(:text) in lower(name)) > 0
              or position(lower(:text) in lower(email)) > 0
            order by name collate "da-x-icu", id limit :most""")
        .param("text", text.strip()).param("most", MOST_FOUND).query(Found.class).list();
  }

  public Optional<Found> find(String person) {
    return jdbc.sql(PEOPLE + "id = :person").param("person", person).query(Found.class).optional();
  }

  /** Everything that is kept of the person, place by place, as it is handed over. */
  public Map<String, Object> export(Found person) {
    var export = new LinkedHashMap<String, Object>();
    export.put("person", person.id());
    export.put("hentet", Danish.moment(clock.instant().atZone(clock.getZone())));
    export.put("steder", Places.ALL.stream().map(place -> {
      var shown = new LinkedHashMap<String, Object>();
      shown.put("sted", place.line().place());
      shown.put("indhold", place.holds());
      shown.put("hvorfor", place.ground().danish());
      shown.put("hvor længe", place.kept().danish());
      shown.put("ved sletning", place.erasure());
      if (place.export() != null) {
        shown.put("oplysninger", rows(place, person.id()));
      }
      return shown;
    }).toList());
    return export;
  }

  private JsonNode rows(Place place, String person) {
    String rows = jdbc.sql("select coalesce(json_agg(r), '[]')::text from (" + place.export() + ") r")
        .param("person", person).query(String.class).single();
    try {
      return json.readTree(rows);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Why the person cannot be erased yet, each as the end of a sentence; empty where nothing is in the way. */
  public List<String> hindrances(String person) {
    return jdbc.sql(HINDRANCES).param("person", person).param("holding", CaseState.holdingParties())
        .param("ended", CaseState.names(Phase.ENDED)).query((row, i) -> row.getString("what")).list();
  }

  /**
   * Holds the person's row until the transaction ends, so that nobody associates or erases them meanwhile. Somebody
   * with an account only gets one, so that the id shows as erased ever after.
   *
   * @return the day on which they have been erased already
   */
  public Optional<LocalDate> hold(Found person) {
    jdbc.sql("insert into person (id, name, email) values (?, ?, ?) on conflict do nothing").param(person.id())
        .param(person.name()).param(person.email()).update();
    return jdbc.sql("select erased_on from person where id = ? for update").param(person.id())
        .query((row, i) -> Optional.ofNullable(row.getObject("erased_on", LocalDate.class))).single();
  }

  /** Takes the person's name out of our tables, wherever the house itself has written it. */
  public void erase(String person) {
    eraseFromFindings(person);
    for (String step : ERASURE) {
      jdbc.sql(step).param("person", person).param("erased", ERASED).param("today", LocalDate.now(clock)).update();
    }
  }

  /** "Anna Ager: certificeret siden ...", "2 managere: Anna Ager, Mads Mark.", under the name of that day. */
  private void eraseFromFindings(String person) {
    record Named(long checkId, String condition, String evidence, String name) {}
    List<Named> findings = jdbc.sql("""
            select f.check_id, f.condition, f.evidence, m ->> 'name' as name
            from eligibility_check c cross join jsonb_array_elements(c.facts -> 'managers') m
            join finding f on f.check_id = c.id
            where m ->> 'id' = ? and m ->> 'name' <> '' and position(m ->> 'name' in f.evidence) > 0""")
        .param(person).query(Named.class).list();
    for (Named named : findings) {
      String without = named.evidence().replaceAll("(?<=^|[:,;] )" + Pattern.quote(named.name())
          + "(?=[.,:;]|$)", ERASED);
      jdbc.sql("update finding set evidence = ? where check_id = ? and condition = ?").param(without)
          .param(named.checkId()).param(named.condition()).update();
    }
  }
}
