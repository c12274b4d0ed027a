package dk.dst.microdata.ground.rights;

import dk.dst.microdata.ground.database.Reads;
import dk.dst.microdata.ground.decision.Decision;
import dk.dst.microdata.ground.decision.Decisions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what the rights in a case depend on, as it is now. */
@Repository
public class Cases {

  /**
   * Whoever has opened a case is its applicant, and so is the contact of a proposal or project. Managers are those
   * proposed until there is a database, and from then on those with access: to the case's own database, or to the one
   * the case hangs on.
   */
  private static final String CASE = """
      select f.case_number, f.institution_id, f.state,
             array(select d.person_id from disqualification d where d.case_number = f.case_number) as disqualified,
             s.person_id, coalesce(string_agg(r.role, ','), '') as roles,
             s.person_id = f.opened_by or s.person_id is not distinct from f.contact as applicant,
             s.person_id is not distinct from f.concerned as concerned,
             case when f.kind = 'DATABASE' and f.database_case is null
                  then exists (select 1 from application_manager m
                               where m.case_number = f.case_number and m.person_id = s.person_id)
                  else exists (select 1 from database_manager m
                               where m.case_number = f.database_case and m.person_id = s.person_id
                                 and m.access_until is null) end as manager
      from case_file f
      left join association s on s.institution_id = f.institution_id and s.state = 'IN_FORCE'
      left join association_role r on r.institution_id = s.institution_id and r.person_id = s.person_id
      where f.case_number = any (?)
      group by s.person_id, f.case_number""";

  private final JdbcClient jdbc;
  private final Decisions decisions;

  Cases(JdbcClient jdbc, Decisions decisions) {
    this.jdbc = jdbc;
    this.decisions = decisions;
  }

  public Optional<Case> find(String caseNumber) {
    return Reads.once(() -> find(List.of(caseNumber)).stream().findFirst(), "case", caseNumber);
  }

  /** Those that there are of these, in two questions however many. */
  public List<Case> find(Collection<String> caseNumbers) {
    var found = new LinkedHashMap<String, Case>();
    var people = new HashMap<String, Map<String, Set<CaseRole>>>();
    jdbc.sql(CASE).param(caseNumbers.toArray(String[]::new)).query(row -> {
      String number = row.getString("case_number");
      if (!found.containsKey(number)) {
        people.put(number, new TreeMap<>());
        found.put(number, new Case(number, row.getString("institution_id"), CaseState.valueOf(row.getString("state")),
            Collections.unmodifiableMap(people.get(number)),
            new HashSet<>(Arrays.asList((String[]) row.getArray("disqualified").getArray())), Map.of()));
      }
      if (row.getString("person_id") != null) {
        people.get(number).put(row.getString("person_id"), rolesInCase(row));
      }
    });
    return keptApart(List.copyOf(found.values()));
  }

  public Case get(String caseNumber) {
    return find(caseNumber).orElseThrow(() -> new IllegalArgumentException("There is no case " + caseNumber));
  }

  /** Who opened the case: a user id, or "systemet". */
  public String opener(String caseNumber) {
    return jdbc.sql("select opened_by from case_file where case_number = ?").param(caseNumber).query(String.class)
        .single();
  }

  /** The institution's newest case of that kind, if it has one. */
  public Optional<String> latest(CaseKind kind, String institution) {
    return jdbc.sql("select case_number from case_file where kind = ? and institution_id = ?"
        + " order by opened_at desc, case_number desc limit 1").param(kind.name()).param(institution)
        .query(String.class).optional();
  }

  /** Opens a case with the next number of the year, without gaps. */
  public String open(CaseKind kind, String institution, String by, String title, CaseState state, Instant at) {
    int year = at.atZone(ZoneId.of("Europe/Copenhagen")).getYear();
    int number = jdbc.sql("""
            insert into case_number (kind, year, last) values (?, ?, 1)
            on conflict (kind, year) do update set last = case_number.last + 1 returning last""")
        .param(kind.prefix()).param(year).query(Integer.class).single();
    String caseNumber = "%s-%d-%03d".formatted(kind.prefix(), year, number);
    file(caseNumber, kind, institution, by, title, state, at);
    return caseNumber;
  }

  /** Files a case that has a number already; one that is filed stays as it is. */
  public void file(String caseNumber, CaseKind kind, String institution, String by, String title, CaseState state,
      Instant at) {
    jdbc.sql("""
            insert into case_file (case_number, kind, institution_id, opened_by, title, state, opened_at)
            values (:caseNumber, :kind, :institution, :by, :title, :state, :at) on conflict do nothing""")
        .param("caseNumber", caseNumber).param("kind", kind.name()).param("institution", institution).param("by", by)
        .param("title", title).param("state", state.name()).param("at", Timestamp.from(at)).update();
  }

  /** The step forward, for one only: of two that come at once the second finds the case moved on. */
  public boolean move(String caseNumber, CaseState to, CaseState... from) {
    return jdbc.sql("update case_file set state = ? where case_number = ? and state = any (?)")
        .param(to.name()).param(caseNumber).param(Arrays.stream(from).map(Enum::name).toArray(String[]::new))
        .update() == 1;
  }

  public void retitle(String caseNumber, String title) {
    jdbc.sql("update case_file set title = ? where case_number = ?").param(title).param(caseNumber).update();
  }

  /** Somebody of FSE declares themselves disqualified (inhabil) in the case; once is enough. */
  public void disqualify(String caseNumber, String person, String reason, Timestamp at) {
    jdbc.sql("""
            insert into disqualification (case_number, person_id, reason, declared_at) values (?, ?, ?, ?)
            on conflict do nothing""")
        .param(caseNumber).param(person).param(reason).param(at).update();
  }

  /** The institution's people and their roles; empty where there is no such institution. */
  public Optional<Staff> staff(String institution) {
    return Reads.once(() -> readStaff(institution), "staff", institution);
  }

  private Optional<Staff> readStaff(String institution) {
    var people = new TreeMap<String, Set<CaseRole>>();
    boolean[] found = new boolean[1];
    jdbc.sql("""
            select s.person_id, coalesce(string_agg(r.role, ','), '') as roles
            from institution i left join association s on s.institution_id = i.id and s.state = 'IN_FORCE'
            left join association_role r on r.institution_id = s.institution_id and r.person_id = s.person_id
            where i.id = ? group by s.person_id""")
        .param(institution)
        .query(row -> {
          found[0] = true;
          if (row.getString("person_id") != null) {
            people.put(row.getString("person_id"), roles(row.getString("roles")));
          }
        });
    return found[0] ? Optional.of(new Staff(institution, people)) : Optional.empty();
  }

  private static EnumSet<CaseRole> roles(String names) {
    var roles = EnumSet.of(CaseRole.COLLEAGUE);
    Arrays.stream(names.split(",")).filter(role -> !role.isEmpty() && !role.equals("USER"))
        .map(CaseRole::valueOf).forEach(roles::add);
    return roles;
  }

  private static Set<CaseRole> rolesInCase(ResultSet row) throws SQLException {
    EnumSet<CaseRole> roles = roles(row.getString("roles"));
    if (row.getBoolean("applicant")) {
      roles.add(CaseRole.APPLICANT);
    }
    if (row.getBoolean("concerned")) {
      roles.add(CaseRole.CONCERNED);
    }
    if (row.getBoolean("manager")) {
      roles.add(CaseRole.MANAGER);
    }
    return roles;
  }

  /** Asked only of cases that stand before a command that is for a second person. */
  private List<Case> keptApart(List<Case> read) {
    List<String> asked = read.stream().filter(of -> !forASecond(of.state()).isEmpty()).map(Case::number).toList();
    if (asked.isEmpty()) {
      return read;
    }
    Map<String, List<Decision>> taken = (asked.size() == 1 ? decisions.of(asked.get(0)) : decisions.of(asked)).stream()
        .collect(Collectors.groupingBy(Decision::caseNumber));
    return read.stream().map(of -> new Case(of.number(), of.institution(), of.state(), of.people(), of.disqualified(),
        forASecond(of.state()).entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
            command -> command.getValue().keptApart(taken.getOrDefault(of.number(), List.of())))))).toList();
  }

  private static Map<Command, FourEyes> forASecond(CaseState state) {
    return Arrays.stream(Command.values())
        .filter(command -> command.states().contains(state) && command.fourEyes().isPresent())
        .collect(Collectors.toMap(Function.identity(), command -> command.fourEyes().get()));
  }
}
