package dk.dst.microdata.rights;

import java.sql.Timestamp;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what the rights in a case depend on, as it is now. */
@Repository
public class Cases {

  /** Managers are those proposed until there is a database, and from then on those with access. */
  private static final String PEOPLE = """
      select s.person_id, coalesce(string_agg(r.role, ','), '') as roles, s.person_id = a.applicant as applicant,
             case when d.case_number is null
                  then exists (select 1 from application_manager m
                               where m.case_number = a.case_number and m.person_id = s.person_id)
                  else exists (select 1 from database_manager m
                               where m.case_number = a.case_number and m.person_id = s.person_id
                                 and m.access_until is null) end as manager
      from application a
      join association s on s.institution_id = a.institution_id and s.state = 'IN_FORCE'
      left join association_role r on r.institution_id = s.institution_id and r.person_id = s.person_id
      left join project_database d on d.case_number = a.case_number
      where a.case_number = ? group by s.person_id, a.case_number, a.applicant, d.case_number""";

  private final JdbcClient jdbc;

  Cases(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Optional<Case> find(String caseNumber) {
    return jdbc.sql("""
            select a.institution_id, a.state, d.status from application a
            left join project_database d on d.case_number = a.case_number where a.case_number = ?""")
        .param(caseNumber)
        .query((row, i) -> new Case(caseNumber, row.getString("institution_id"),
            CaseState.of(row.getString("state"), row.getString("status")), people(caseNumber),
            withdrawn(caseNumber)))
        .optional();
  }

  public Case get(String caseNumber) {
    return find(caseNumber).orElseThrow(() -> new IllegalArgumentException("There is no case " + caseNumber));
  }

  /** Somebody of FSE declares themselves disqualified (inhabil) in the case; once is enough. */
  public void withdraw(String caseNumber, String person, String reason, Timestamp at) {
    jdbc.sql("""
            insert into disqualification (case_number, person_id, reason, declared_at) values (?, ?, ?, ?)
            on conflict do nothing""")
        .param(caseNumber).param(person).param(reason).param(at).update();
  }

  /** The institution's people and their roles; empty where there is no such institution. */
  public Optional<Staff> staff(String institution) {
    if (jdbc.sql("select count(*) from institution where id = ?").param(institution).query(Integer.class).single()
        == 0) {
      return Optional.empty();
    }
    var people = new TreeMap<String, Set<CaseRole>>();
    jdbc.sql("""
            select s.person_id, coalesce(string_agg(r.role, ','), '') as roles
            from association s left join association_role r using (institution_id, person_id)
            where s.institution_id = ? and s.state = 'IN_FORCE' group by s.person_id""")
        .param(institution)
        .query(row -> {
          people.put(row.getString("person_id"), roles(row.getString("roles")));
        });
    return Optional.of(new Staff(institution, people));
  }

  private static EnumSet<CaseRole> roles(String names) {
    var roles = EnumSet.of(CaseRole.COLLEAGUE);
    Arrays.stream(names.split(",")).filter(role -> !role.isEmpty() && !role.equals("USER"))
        .map(CaseRole::valueOf).forEach(roles::add);
    return roles;
  }

  private Map<String, Set<CaseRole>> people(String caseNumber) {
    var people = new TreeMap<String, Set<CaseRole>>();
    jdbc.sql(PEOPLE).param(caseNumber).query(row -> {
      EnumSet<CaseRole> roles = roles(row.getString("roles"));
      if (row.getBoolean("applicant")) {
        roles.add(CaseRole.APPLICANT);
      }
      if (row.getBoolean("manager")) {
        roles.add(CaseRole.MANAGER);
      }
      people.put(row.getString("person_id"), roles);
    });
    return people;
  }

  private Set<String> withdrawn(String caseNumber) {
    List<String> people = jdbc.sql("select person_id from disqualification where case_number = ?").param(caseNumber)
        .query(String.class).list();
    return new HashSet<>(people);
  }
}
