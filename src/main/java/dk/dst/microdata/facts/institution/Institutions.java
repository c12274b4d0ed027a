package dk.dst.microdata.facts.institution;

import dk.dst.microdata.ground.database.Reads;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    return Reads.once(() -> jdbc.sql("select * from institution where id = ?").param(id).query(Institutions::institution)
        .single(), "institution", id);
  }

  /** Whose cases these are, by their number. */
  public Map<String, Institution> ofCases(Collection<String> caseNumbers) {
    var found = new HashMap<String, Institution>();
    jdbc.sql("select f.case_number, i.* from case_file f join institution i on i.id = f.institution_id"
        + " where f.case_number = any (?)").param(caseNumbers.toArray(String[]::new)).query(row -> {
          found.put(row.getString("case_number"), institution(row, 0));
        });
    return found;
  }

  public Optional<Institution> byAuthorisation(int number) {
    return jdbc.sql("select * from institution where authorisation_number = ?").param(number)
        .query(Institutions::institution).optional();
  }

  public List<Institution> all() {
    return jdbc.sql("select * from institution order by name collate \"da-x-icu\"").query(Institutions::institution).list();
  }

  /** The institutions with which the person's association is in force, by authorisation number. */
  public List<Institution> of(String person) {
    return jdbc.sql("""
            select i.* from institution i join association s on s.institution_id = i.id
            where s.person_id = ? and s.state = 'IN_FORCE' order by i.authorisation_number""")
        .param(person).query(Institutions::institution).list();
  }

  /** The name for a list; the id itself where it is not ours, empty where there is none. */
  public String name(String id) {
    return id == null ? "" : Reads.once(() -> jdbc.sql("select name from institution where id = ?").param(id)
        .query(String.class).optional().orElse(id), "name of institution", id);
  }

  /** Everybody associated with the institution, by name. */
  public List<Associate> people(String institution) {
    return everybody(institution).stream().filter(Associate::inForce).toList();
  }

  /** Everybody associated with the institution, and those whose association is asked for. */
  public List<Associate> everybody(String institution) {
    return Reads.once(() -> ask(institution), "everybody", institution);
  }

  private List<Associate> ask(String institution) {
    return jdbc.sql("""
            select p.id, p.name, coalesce(p.email, '') as email, a.position, a.employed, a.certified_since,
                   a.certified_on, a.state, coalesce(string_agg(r.role, ',' order by r.role), '') as roles
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
    return people(institution).stream().filter(associate -> associate.id().equals(person))
        .anyMatch(associate -> Arrays.stream(roles).anyMatch(associate::has));
  }

  /** Ids of the institutions in which the person has one of the roles. */
  public Set<String> where(String person, Role... roles) {
    return Set.copyOf(jdbc.sql("""
            select distinct r.institution_id from association_role r
            join association a on a.institution_id = r.institution_id and a.person_id = r.person_id
            where r.person_id = ? and r.role = any (?) and a.state = 'IN_FORCE'""")
        .param(person).param(Arrays.stream(roles).map(Enum::name).toArray(String[]::new)).query(String.class).list());
  }

  /** The person's name, or the id of somebody we do not know. */
  public String personName(String person) {
    return Reads.once(() -> jdbc.sql("select name from person where id = ?").param(person).query(String.class)
        .optional().orElse(person), "name of person", person);
  }

  /** Names of people, of those unknown their id, in one question however many. What is null is nobody. */
  public Map<String, String> personNames(Collection<String> people) {
    var names = new HashMap<String, String>();
    people.stream().filter(Objects::nonNull).forEach(person -> names.put(person, person));
    jdbc.sql("select id, name from person where id = any (?)").param(names.keySet().toArray(String[]::new))
        .query(row -> {
          names.put(row.getString("id"), row.getString("name"));
        });
    return names;
  }

  /** An institution that has applied: it has a name, and no authorisation. @return its id, which nobody has had */
  public String add(String name) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('institution.id'))").query().listOfRows(); // one at a time
    return jdbc.sql("""
            insert into institution (id, name)
            select 'i' || coalesce(max(substring(id from '^i([0-9]{1,8})$')::integer), 0) + 1, ? from institution
            returning id""")
        .param(name).query(String.class).single();
  }

  /** Its name and the case in which its authorisation lives; both until it is authorised. */
  public void inCase(String institution, String name, String caseNumber) {
    jdbc.sql("update institution set name = ?, authorisation_case = ? where id = ?").param(name).param(caseNumber)
        .param(institution).update();
  }

  /**
   * The institution whose authorisation has no case yet, held until the transaction ends, so that two never file it.
   * Empty where it has one, or no authorisation at all.
   */
  public Optional<Institution> withoutCase(String institution) {
    return jdbc.sql("""
            select * from institution
            where id = ? and authorisation_number is not null and authorisation_case is null for update""")
        .param(institution).query(Institutions::institution).optional();
  }

  /** The agreement is signed by both: it is authorised from that day, with the next number. @return the number */
  public int authorise(String institution, LocalDate day, Institution.Kind kind, String mailDomains,
      Integer clientOf) {
    return jdbc.sql("""
            update institution set authorisation_number = nextval('authorisation_number'), authorised_from = ?,
                   confirmed_on = null, kind = ?, mail_domains = ?, client_of = ?
            where id = ? returning authorisation_number""")
        .param(day).param(kind.name()).param(mailDomains).param(clientOf).param(institution).query(Integer.class)
        .single();
  }

  public void confirm(String institution, LocalDate day) {
    jdbc.sql("update institution set confirmed_on = ? where id = ?").param(day).param(institution).update();
  }

  public void setMailDomains(String institution, MailDomains domains) {
    jdbc.sql("update institution set mail_domains = ? where id = ?").param(domains.line()).param(institution).update();
  }

  /** The Director General lets a consultancy have data of enterprises, for the reason given (I8). */
  public void exempt(String institution, String reason) {
    jdbc.sql("update institution set business_exemption = ? where id = ?").param(reason).param(institution).update();
  }

  /**
   * The authorisation ends on that day, with the reason given. An end already registered stays as it is.
   *
   * @param agreementEnded whether the agreement has ended, rather than lapsed
   * @return whether it was in force until now
   */
  public boolean lapse(String institution, LocalDate day, String reason, boolean agreementEnded) {
    return jdbc.sql("""
            update institution set authorised_until = ?, lapse_reason = ?, agreement_ended = ?
            where id = ? and authorised_until is null""")
        .param(day).param(reason).param(agreementEnded).param(institution).update() == 1;
  }

  /** The authorisation is suspended. @return false where it is already, and stays as it is */
  public boolean suspend(String institution, LocalDate day, String reason) {
    return jdbc.sql("update institution set suspended_on = ?, suspension_reason = ?"
            + " where id = ? and suspended_on is null").param(day).param(reason).param(institution).update() == 1;
  }

  /** Ids of those whose authorisation is suspended. */
  public List<String> suspended() {
    return jdbc.sql("select id from institution where suspended_on is not null order by id").query(String.class).list();
  }

  /** The suspension is lifted; one that is not suspended stays as it is. */
  public void lift(String institution) {
    jdbc.sql("update institution set suspended_on = null, suspension_reason = null where id = ?").param(institution)
        .update();
  }

  /** By hand, because Spring finds each column of each row by an exception where it is named otherwise than the field. */
  private static Institution institution(ResultSet row, int i) throws SQLException {
    return new Institution(row.getString("id"), row.getString("name"),
        row.getObject("authorisation_number", Integer.class), row.getObject("authorised_from", LocalDate.class),
        row.getObject("authorised_until", LocalDate.class), row.getString("lapse_reason"),
        row.getBoolean("agreement_ended"), row.getObject("suspended_on", LocalDate.class),
        row.getString("suspension_reason"), Institution.Kind.valueOf(row.getString("kind")),
        row.getString("mail_domains"), row.getString("authorisation_case"),
        row.getObject("confirmed_on", LocalDate.class), row.getString("business_exemption"),
        row.getObject("client_of", Integer.class));
  }

  private static Set<Role> roles(String names) {
    var roles = EnumSet.noneOf(Role.class);
    Arrays.stream(names.split(",")).filter(name -> !name.isEmpty()).map(Role::valueOf).forEach(roles::add);
    return roles;
  }
}
