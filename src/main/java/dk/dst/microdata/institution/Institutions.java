package dk.dst.microdata.institution;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Institutions, their authorisation and their people. */
@Repository
public class Institutions {

  private final JdbcClient jdbc;

  Institutions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Institution get(String id) {
    return jdbc.sql("select * from institution where id = ?").param(id).query(Institution.class).single();
  }

  public Optional<Institution> byAuthorisation(int number) {
    return jdbc.sql("select * from institution where authorisation_number = ?").param(number)
        .query(Institution.class).optional();
  }

  public List<Institution> all() {
    return jdbc.sql("select * from institution order by name collate \"da-x-icu\"").query(Institution.class).list();
  }

  /** The institutions with which the person's association is in force, by authorisation number. */
  public List<Institution> of(String person) {
    return jdbc.sql("""
            select i.* from institution i join association s on s.institution_id = i.id
            where s.person_id = ? and s.state = 'IN_FORCE' order by i.authorisation_number""")
        .param(person).query(Institution.class).list();
  }

  /** The name for a list; the id itself where it is not ours, empty where there is none. */
  public String name(String id) {
    return id == null ? ""
        : jdbc.sql("select name from institution where id = ?").param(id).query(String.class).optional().orElse(id);
  }

  /** Everybody associated with the institution, by name. */
  public List<Associate> people(String institution) {
    return everybody(institution).stream().filter(Associate::inForce).toList();
  }

  /** The same, and those whose association is asked for. */
  public List<Associate> everybody(String institution) {
    return jdbc.sql("""
            select p.id, p.name, p.email, a.position, a.employed, a.certified_since, a.certified_on, a.state,
                   coalesce(string_agg(r.role, ',' order by r.role), '') as roles
            from association a join person p on p.id = a.person_id
            left join association_role r using (institution_id, person_id)
            where a.institution_id = ? and a.state <> 'ENDED'
            group by p.id, p.name, p.email, a.institution_id, a.person_id
            order by p.name collate "da-x-icu" """)
        .param(institution)
        .query((row, i) -> new Associate(row.getString("id"), row.getString("name"), row.getString("email"),
            row.getString("position"), row.getBoolean("employed"), row.getObject("certified_since", LocalDate.class),
            row.getObject("certified_on", LocalDate.class), row.getString("state").equals("IN_FORCE"),
            roles(row.getString("roles"))))
        .list();
  }

  public List<Associate> peopleWith(String institution, Role role) {
    return people(institution).stream().filter(person -> person.has(role)).toList();
  }

  /** Whether the person has one of the roles in the institution. */
  public boolean hasAny(String institution, String person, Role... roles) {
    return people(institution).stream().filter(one -> one.id().equals(person))
        .anyMatch(one -> Arrays.stream(roles).anyMatch(one::has));
  }

  /** The person's name, or the id of somebody we do not know. */
  public String personName(String person) {
    return jdbc.sql("select name from person where id = ?").param(person).query(String.class).optional()
        .orElse(person);
  }

  /**
   * The authorisation ends on that day, with the reason given. A lapse already registered stays as it is.
   *
   * @return whether it was in force until now
   */
  public boolean lapse(String institution, LocalDate day, String reason) {
    return jdbc.sql("""
            update institution set authorised_until = ?, lapse_reason = ?
            where id = ? and authorised_until is null""")
        .param(day).param(reason).param(institution).update() == 1;
  }

  /** The authorisation is suspended; one that is suspended stays as it is. */
  public void suspend(String institution, LocalDate day, String reason) {
    jdbc.sql("update institution set suspended_on = ?, suspension_reason = ? where id = ? and suspended_on is null")
        .param(day).param(reason).param(institution).update();
  }

  /** The suspension is lifted; one that is not suspended stays as it is. */
  public void lift(String institution) {
    jdbc.sql("update institution set suspended_on = null, suspension_reason = null where id = ?").param(institution)
        .update();
  }

  private static Set<Role> roles(String names) {
    var roles = EnumSet.noneOf(Role.class);
    Arrays.stream(names.split(",")).filter(name -> !name.isEmpty()).map(Role::valueOf).forEach(roles::add);
    return roles;
  }
}
