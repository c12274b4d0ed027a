package dk.dst.microdata.schemes.database;

import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.quarantine.Quarantine;
import dk.dst.microdata.facts.quarantine.Quarantines;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.project.AccessRule;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Whether managers can use their access to the database today (P14), by the rule of project users: it closes with a
 * certificate that runs out and opens with the next, and nothing is taken away or given for it.
 */
@Repository
public class ManagerAccess {

  /** A manager. @param whyNot why they cannot use their access today; empty where they can */
  public record Line(String name, String since, String whyNot) {}

  private record Given(String personId, LocalDate accessFrom, String institutionId, int projectNumber) {}

  private final JdbcClient jdbc;
  private final Institutions institutions;
  private final Quarantines quarantines;
  private final Clock clock;

  ManagerAccess(JdbcClient jdbc, Institutions institutions, Quarantines quarantines, Clock clock) {
    this.jdbc = jdbc;
    this.institutions = institutions;
    this.quarantines = quarantines;
    this.clock = clock;
  }

  /** The managers of a database in operation; empty for what is none. */
  public List<Line> of(String caseNumber) {
    List<Given> given = jdbc.sql("""
            select m.person_id, m.access_from, d.institution_id, d.project_number
            from database_manager m join project_database d using (case_number) join case_file f using (case_number)
            where m.case_number = ? and m.access_until is null and f.state = 'IN_OPERATION' order by m.person_id""")
        .param(caseNumber).query(Given.class).list();
    if (given.isEmpty()) {
      return List.of();
    }
    Institution institution = institutions.get(given.get(0).institutionId());
    List<Quarantine> closed = quarantines.at(institution.id());
    Map<String, Associate> people = institutions.people(institution.id()).stream()
        .collect(Collectors.toMap(Associate::id, Function.identity()));
    return given.stream().map(one -> new Line(institutions.personName(one.personId()), Danish.day(one.accessFrom()),
        AccessRule.whyNot(true, institution,
            Quarantines.closing(closed, one.projectNumber(), one.personId()).orElse(null), people.get(one.personId()),
            LocalDate.now(clock)))).toList();
  }
}
