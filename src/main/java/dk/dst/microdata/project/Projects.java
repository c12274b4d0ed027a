package dk.dst.microdata.project;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Projects and the registers they use. */
@Repository
public class Projects {

  private static final String SELECT = """
      select p.number, p.title, p.starts_on, p.ends_on, p.closed_on, p.database_case, p.contact,
             coalesce(string_agg(r.register_code, ','), '') as registers
      from project p left join project_register r on r.project_number = p.number
      where %s = ? group by p.number order by p.number""";

  private final JdbcClient jdbc;

  Projects(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All projects of the institution, closed ones included. */
  public List<Project> ofInstitution(String institution) {
    return query("p.institution_id", institution);
  }

  /** All subprojects of a project database, closed ones included. */
  public List<Project> ofDatabase(String caseNumber) {
    return query("p.database_case", caseNumber);
  }

  private List<Project> query(String column, String value) {
    return jdbc.sql(SELECT.formatted(column)).param(value)
        .query((row, i) -> new Project(row.getInt("number"), row.getString("title"),
            row.getObject("starts_on", LocalDate.class), row.getObject("ends_on", LocalDate.class),
            row.getObject("closed_on", LocalDate.class), row.getString("database_case"), row.getString("contact"),
            codes(row.getString("registers"))))
        .list();
  }

  private static Set<String> codes(String codes) {
    return Arrays.stream(codes.split(",")).filter(code -> !code.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
