package dk.dst.microdata.desk.find;

import dk.dst.microdata.ground.notice.Notices;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What holds the words, kind by kind, in the order in which it is shown: of texts the newest first. Each finds by its
 * index of V76, whose expression it repeats. Of a word that is everywhere the first thousand texts are looked at.
 */
@Repository
class Candidates {

  /**
   * For whom.
   *
   * @param institutions those whose cases they may know of, all for FSE
   * @param own those that they belong to
   */
  record Looker(Collection<String> institutions, Collection<String> own, boolean isFse) {}

  /**
   * Asked for in a query of its own, so that PostgreSQL plans without the words: of one that it knows to
   * be everywhere it would read all texts, and to find the words of each anew takes seconds.
   */
  private static final String WORDS = " @@ (select to_tsquery('danish', :all) || to_tsquery('simple', :alone))";
  private static final String NAMES = " @@ (select to_tsquery('simple', :all))";
  /** Of each case, and of what belongs to one. */
  private static final String OF_CASE = """
      f.case_number, f.case_number as key, f.case_number || ', ' || f.title || ', ' || i.name as about,
      f.institution_id = any (:own) as own
      """;
  private static final String CASE = """

      join case_file f using (case_number) join institution i on i.id = f.institution_id
      """;
  private static final String OF_THEIRS = """

      and case_number in (select case_number from case_file where institution_id = any (:institutions)) limit 1000)
      """;

  private static final Map<Kind, String> STATEMENTS = new EnumMap<>(Map.of(
      // a database's project number is not its case number, and people know it by that
      Kind.CASE, """
          select f.case_number, f.case_number as key, f.case_number || ' ' || f.title as title, '' as text,
                 i.name as about, f.institution_id = any (:own) as own
          from case_file f join institution i on i.id = f.institution_id
          where f.institution_id = any (:institutions) and f.case_number in (
            select case_number from case_file where words_of(case_number || ' ' || title)""" + WORDS + """
             union all select case_number from project_database where project_number = :number)
          order by f.opened_at desc, f.case_number desc limit :most""",
      Kind.CONTENT, """
          with hit as materialized (
            select case_number, coalesce(purpose, '') || ' ' || coalesce(environment, '') || ' '
              || coalesce(planned_subprojects, '') || ' ' || coalesce(other_sources, '') as text
            from application where words_of(coalesce(purpose, '') || ' ' || coalesce(environment, '') || ' '
              || coalesce(planned_subprojects, '') || ' ' || coalesce(other_sources, ''))""" + WORDS + OF_THEIRS + """
          , more as materialized (
            select case_number, coalesce(purpose, '') || ' ' || coalesce(description, '') || ' '
              || coalesce(relevance, '') || ' ' || coalesce(population, '') || ' ' || coalesce(external_data, '') || ' '
              || coalesce(publication, '') as text
            from proposal where words_of(coalesce(purpose, '') || ' ' || coalesce(description, '') || ' '
              || coalesce(relevance, '') || ' ' || coalesce(population, '') || ' ' || coalesce(external_data, '') || ' '
              || coalesce(publication, ''))""" + WORDS + OF_THEIRS + """
          select 'Ansøgning' as title, text,""" + " " + OF_CASE + """
           from (select * from hit union all select * from more) h""" + CASE + """
          order by f.opened_at desc, f.case_number desc limit :most""",
      Kind.DECISION, """
          with hit as materialized (select case_number, step, outcome, reason, decided_at from decision
            where words_of(reason)""" + WORDS + OF_THEIRS + """
          select step as title, reason as text, step, outcome,""" + " " + OF_CASE + " from hit" + CASE + """
          order by decided_at desc, f.case_number limit :most""",
      Kind.LETTER, """
          with hit as materialized (select id, case_number, kind, about from notice
            where words_of(title || ' ' || body)""" + WORDS + """
             and kind <> all (:inNoStory) and (:fse or kind <> all (:fsesOwn))""" + OF_THEIRS + """
          , once as (select max(id) as id from hit group by case_number, kind, about order by 1 desc limit :most)
          select n.title, n.body as text,""" + " " + OF_CASE + """
           from once join notice n using (id)""" + CASE + """
          where n.kind <> all (:fsesOwn) or f.institution_id <> all (:own) order by n.id desc""",
      Kind.DOCUMENT, """
          with hit as materialized (select id, case_number, name, label, uploaded_at from attachment
            where version is not null and words_of(name || ' ' || label)""" + WORDS + OF_THEIRS + """
          select h.name as title, h.label as text, f.case_number, '/camunda/api/microdata/cases/' || f.case_number
                 || '/attachments/' || h.id as key, f.case_number || ', ' || f.title || ', ' || i.name as about,
                 f.institution_id = any (:own) as own
          from hit h""" + CASE + """
          order by h.uploaded_at desc, h.id limit :most""",
      Kind.INSTITUTION, """
          select null as case_number, id as key, name as title, '' as text,
                 coalesce('Autorisation ' || authorisation_number, '') as about, id = any (:own) as own
          from institution where id = any (:institutions)
            and names_of(name || ' ' || coalesce(authorisation_number::text, ''))""" + NAMES + """
           order by name collate "da-x-icu" limit :most""",
      Kind.PERSON, """
          select null as case_number, i.id as key, p.name as title, '' as text, i.name as about,
                 i.id = any (:own) as own
          from person p join association a on a.person_id = p.id join institution i on i.id = a.institution_id
          where a.state <> 'ENDED' and i.id = any (:institutions) and p.erased_on is null and names_of(p.name)"""
          + NAMES + """
           order by p.name collate "da-x-icu", i.id limit :most""",
      Kind.REGISTER, """
          select null as case_number, code as key, code || ' ' || name_da as title, '' as text,
                 topic || ', ' || name_en as about, false as own
          from catalogue_register where until is null
            and words_of(code || ' ' || name_da || ' ' || name_en || ' ' || topic)""" + WORDS + """
           order by code limit :most""",
      Kind.NOTE, """
          select null as case_number, cause as key, 'Bemærkning til standsede trin' as title, text, '' as about,
                 false as own
          from failure_note where words_of(text)""" + WORDS + " order by id desc limit :most"));

  private final JdbcClient jdbc;

  Candidates(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Candidate> of(Kind kind, Typed typed, Looker looker, int most) {
    String sql = STATEMENTS.get(kind);
    return jdbc.sql(sql).params(Map.of("all", typed.all(), "alone", typed.alone(), "number", typed.number(),
        "most", most, "institutions", looker.institutions().toArray(String[]::new),
        "own", looker.own().toArray(String[]::new), "fse", looker.isFse(),
        "fsesOwn", Notices.FSES_OWN.toArray(String[]::new),
        "inNoStory", Notices.IN_NO_STORY.toArray(String[]::new))).query((row, i) -> candidate(kind, row)).list();
  }

  private static Candidate candidate(Kind kind, ResultSet row) throws SQLException {
    boolean isDecision = kind == Kind.DECISION;
    return new Candidate(kind, row.getString("case_number"), row.getString("key"), row.getString("title"),
        row.getString("text"), row.getString("about"), row.getBoolean("own"),
        isDecision ? row.getString("step") : null, isDecision ? row.getString("outcome") : null);
  }
}
