package dk.dst.microdata.schemes.breach;

import dk.dst.microdata.schemes.breach.Breach.Scheme;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which scheme a project number of an institution belongs to. */
@Repository
public class ProjectNumbers {

  private final JdbcClient jdbc;

  ProjectNumbers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A subproject belongs to the scheme of its database. Empty for a number that is none of the institution's. */
  Optional<Scheme> scheme(String institution, int number) {
    return jdbc.sql("""
            select case when authority then 'AUTHORITY' when database_case is null then 'RESEARCHER' else 'DATABASE' end
            from project
            where institution_id = :institution and number = :number
            union all select 'DATABASE' from project_database
            where institution_id = :institution and project_number = :number""")
        .param("institution", institution).param("number", number).query(String.class).optional()
        .map(Scheme::valueOf);
  }
}
