package dk.dst.microdata.schemes.authorisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whom it concerns that an authorisation is suspended, lifted or ended: asked in one, as there may be thousands. */
@Repository
class Concerned {

  private static final String EVERYBODY = """
      with active as (
        select number, contact, case_owner from project
        where institution_id = :institution and starts_on <= :today and ends_on > :today
          and (closed_on is null or closed_on > :today)),
      open_database as (
        select case_number, case_owner from case_file
        where institution_id = :institution and state in ('IN_OPERATION', 'CLOSING'))
      select id from person where erased_on is null and id in (
        select r.person_id from association_role r
        join association s using (institution_id, person_id)
        where institution_id = :institution and s.state = 'IN_FORCE'
          and r.role in ('RESPONSIBLE', 'SUBSTITUTE', 'ADMINISTRATOR')
        union select m.person_id from database_manager m join open_database using (case_number)
        where m.access_until is null
        union select case_owner from open_database
        union select contact from active
        union select case_owner from active
        union select a.person_id from project_access a join active on number = a.project_number
        where a.access_until is null)
      order by id""";

  private static final String OPEN = """
      select d.project_number as number, 'Projektdatabase ' as what
        from project_database d join case_file f using (case_number)
        where f.institution_id = :institution and f.state in ('IN_OPERATION', 'CLOSING')
      union all
      select number, 'Projekt ' from project
        where institution_id = :institution and starts_on <= :today and ends_on > :today
          and (closed_on is null or closed_on > :today)
      order by what desc, number""";

  private final JdbcClient jdbc;
  private final Clock clock;

  Concerned(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * User ids of the responsible, substitutes and administrators, of the managers of its project database, of the
   * contacts and users of its active projects, and of those who answer for them in FSE.
   */
  List<String> of(String institution) {
    return jdbc.sql(EVERYBODY).param("institution", institution).param("today", LocalDate.now(clock))
        .query(String.class).list();
  }

  /**
   * What is open and closes with its authorisation, by number: whoever is told need not know what a project is about.
   */
  List<String> closing(String institution) {
    return jdbc.sql(OPEN).param("institution", institution).param("today", LocalDate.now(clock))
        .query((row, i) -> row.getString("what") + row.getInt("number")).list();
  }
}
