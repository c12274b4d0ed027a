package dk.dst.microdata.schemes.project;

import dk.dst.microdata.facts.institution.Associations.PersonLeft;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who has access to which project (domain 3.3, 5: separate for each project). What is written here is what has been
 * given; whether it can be used today depends on the project, the authorisation and the certificate, too.
 */
@Repository
public class ProjectAccess {

  private final JdbcClient jdbc;
  private final Clock clock;

  ProjectAccess(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Access that is given and not taken back. */
  public record Given(String personId, LocalDate accessFrom) {}

  /** Those to whom access is given, in the order of their ids. */
  public List<Given> given(int project) {
    return jdbc.sql("select person_id, access_from from project_access where project_number = ?"
        + " and access_until is null order by person_id").param(project).query(Given.class).list();
  }

  /** User ids of those to whom access is given, not taken back. */
  public List<String> of(int project) {
    return jdbc.sql("select person_id from project_access where project_number = ? and access_until is null"
        + " order by person_id").param(project).query(String.class).list();
  }

  /** Gives access from today; whoever has it keeps it, and whoever is not of the institution (any more) gets none. */
  public void give(int project, String person, String by) {
    jdbc.sql("""
            insert into project_access (project_number, person_id, access_from, given_by)
            select p.number, s.person_id, ?, ? from project p join association s using (institution_id)
            where p.number = ? and s.person_id = ? and s.state = 'IN_FORCE'
            on conflict do nothing""")
        .param(LocalDate.now(clock)).param(by).param(project).param(person).update();
  }

  /** Takes access back from today. */
  public void end(int project, String person) {
    jdbc.sql("""
            update project_access set access_until = ?
            where project_number = ? and person_id = ? and access_until is null""")
        .param(LocalDate.now(clock)).param(project).param(person).update();
  }

  /** From today these have access and nobody else, as an approved proposal says. */
  public void set(int project, Collection<String> people, String by) {
    var gone = new HashSet<>(of(project));
    gone.removeAll(people);
    gone.forEach(person -> end(project, person));
    people.forEach(person -> give(project, person, by));
  }

  public void endAll(int project) {
    set(project, List.of(), "");
  }

  /** Whoever leaves the institution has no access to its projects any more, from the same moment. */
  @EventListener
  public void onPersonLeft(PersonLeft left) {
    jdbc.sql("""
            update project_access set access_until = ? where person_id = ? and access_until is null
              and project_number in (select number from project where institution_id = ?)""")
        .param(LocalDate.now(clock)).param(left.person()).param(left.institution()).update();
  }
}
