package dk.dst.microdata.facts.institution;

import dk.dst.microdata.ground.form.InputRefused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How people come to an institution, what they are there, and how they leave (tilknytningsaftale; domain 3.3). Whether
 * whoever acts may, has been asked before. Each of them may run twice: the second time nothing changes.
 */
@Repository
public class Associations {

  /** Somebody's association has ended. Whatever they had by it is to be taken from them in the same transaction. */
  public record PersonLeft(String institution, String person) {}

  /** The person stays with the institution, but is not employed by it any more. */
  public record EmploymentEnded(String institution, String person) {}

  /** Somebody belongs to the institution from now on. */
  public record Joined(String institution, String person) {}

  /** What is known of a person's certificate is no longer the same. */
  public record Certified(String institution, String person) {}

  /** Somebody of the institution has a role more or less. */
  public record RolesChanged(String institution) {}

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9._-]{1,29}");
  private static final String SOMEBODY_ELSE = "Bruger-id: Bruger-id og e-mail hører ikke til den samme person. Ret dem,"
      + " eller vælg et andet id til en ny person.";
  private static final int LONGEST_EMAIL = 200;
  private static final Pattern EMAIL = Pattern.compile("[^@\\s<>\"]+@[^@\\s<>\"]+\\.[a-zA-Z]{2,}");

  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Associations(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
    this.jdbc = jdbc;
    this.events = events;
    this.clock = clock;
  }

  /**
   * The institution asks for an association, of somebody known to the house or of a new person.
   *
   * @throws InputRefused for what {@link #problem} finds, and for an employee whose address is in none of the
   *     institution's mail domains
   */
  public void request(String institution, String person, String name, String email, String position, boolean employed,
      String by) {
    meet(person, name, email);
    MailDomains domains = MailDomains.of(jdbc.sql("select mail_domains from institution where id = ?")
        .param(institution).query(String.class).single());
    if (employed && !domains.cover(email)) {
      throw InputRefused.field("E-mail", "Ansatte skal have en e-mail i et af institutionens domæner: "
          + domains.line() + ". Den autorisationsansvarlige kan tilføje et domæne.");
    }
    jdbc.sql("""
            insert into association (institution_id, person_id, employed, position, state, requested_by)
            values (?, ?, ?, ?, 'REQUESTED', ?)
            on conflict (institution_id, person_id) do update
            set state = 'REQUESTED', ended_on = null, employed = excluded.employed, position = excluded.position,
                requested_by = excluded.requested_by, agreed_by = null
            where association.state = 'ENDED'""")
        .param(institution).param(person).param(employed).param(blankToNull(position)).param(by).update();
  }

  /**
   * What keeps a person from being associated, as a message for whoever names them: a user id or an address that cannot
   * be one, or where they are not the same person's. Who names somebody must know both, so that nobody can look people
   * up.
   */
  public Optional<String> problem(String person, String name, String email) {
    return Optional.ofNullable(!ID.matcher(person).matches()
        ? "Bruger-id: 2-30 tegn: små bogstaver, tal, punktum og bindestreg; først et bogstav."
        : name.isBlank() || name.length() > 100 ? "Navn: Skriv personens navn, højst 100 tegn."
            : !isAddress(email) ? "E-mail: Skriv en e-mailadresse."
                : isSomebodyElse(person, email) ? SOMEBODY_ELSE : null);
  }

  /**
   * An agreement names the person as an employee of the institution: the association is in force without being asked
   * for.
   *
   * @throws InputRefused for what {@link #problem} finds
   */
  public void name(String institution, String person, String name, String email, String position, String by) {
    meet(person, name, email);
    employ(institution, person, position, by);
  }

  /**
   * Whoever applies for an institution becomes its first employee. They have an account already, whatever its id looks
   * like.
   *
   * @throws InputRefused where the id has been somebody's who is erased, or the account has no address
   */
  public void found(String institution, String person, String name, String email) {
    if (email == null || email.isBlank()) {
      throw new InputRefused("Din konto har ingen e-mailadresse. Kontakt Forskningsservice, og prøv igen.");
    }
    jdbc.sql("insert into person (id, name, email) values (?, ?, ?) on conflict do nothing")
        .param(person).param(name).param(email).update();
    if (jdbc.sql("select erased_on is not null from person where id = ?").param(person).query(Boolean.class)
        .single()) {
      throw new InputRefused("Bruger-id " + person + " har tilhørt en anden. Kontakt Forskningsservice.");
    }
    employ(institution, person, null, person);
  }

  private void employ(String institution, String person, String position, String by) {
    int begun = jdbc.sql("""
            insert into association (institution_id, person_id, employed, position, state, requested_by, agreed_by)
            values (?, ?, true, ?, 'IN_FORCE', ?, ?)
            on conflict (institution_id, person_id) do update
            set state = 'IN_FORCE', ended_on = null, employed = true, requested_by = excluded.requested_by,
                position = coalesce(excluded.position, association.position), agreed_by = excluded.agreed_by
            where association.state <> 'IN_FORCE'""")
        .param(institution).param(person).param(blankToNull(position)).param(by).param(by).update();
    if (begun == 1) {
      events.publishEvent(new Joined(institution, person));
    }
  }

  /** Makes a new person known, unless there is a problem. */
  private void meet(String person, String name, String email) {
    problem(person, name, email).ifPresent(problem -> {
      throw new InputRefused(problem);
    });
    jdbc.sql("insert into person (id, name, email) values (?, ?, ?) on conflict do nothing")
        .param(person).param(name.strip()).param(email).update();
    if (isSomebodyElse(person, email)) { // who was made known at the same moment
      throw new InputRefused(SOMEBODY_ELSE);
    }
  }

  static boolean isAddress(String email) {
    return email.length() <= LONGEST_EMAIL && EMAIL.matcher(email).matches();
  }

  private boolean isSomebodyElse(String person, String email) {
    return jdbc.sql("""
            select count(*) from person
            where id = :person and (lower(email) is distinct from lower(:email) or erased_on is not null)
               or id <> :person and lower(email) = lower(:email)""")
        .param("person", person).param("email", email).query(Integer.class).single() > 0;
  }

  /** The responsible or a substitute agrees. @return whether it is in force since now */
  public boolean agree(String institution, String person, String by) {
    boolean agreed = jdbc.sql("""
            update association set state = 'IN_FORCE', agreed_by = ?
            where institution_id = ? and person_id = ? and state = 'REQUESTED'""")
        .param(by).param(institution).param(person).update() == 1;
    if (agreed) {
      events.publishEvent(new Joined(institution, person));
    }
    return agreed;
  }

  /** The responsible or a substitute does not. */
  public void refuse(String institution, String person) {
    jdbc.sql("""
            update association set state = 'ENDED', ended_on = ?
            where institution_id = ? and person_id = ? and state = 'REQUESTED'""")
        .param(today()).param(institution).param(person).update();
  }

  public void employ(String institution, String person, String position, boolean employed) {
    jdbc.sql("update association set position = ?, employed = ? where institution_id = ? and person_id = ?")
        .param(blankToNull(position)).param(employed).param(institution).param(person).update();
    if (!employed) {
      events.publishEvent(new EmploymentEnded(institution, person));
    }
  }

  /**
   * The person has been certified.
   *
   * @param since start of unbroken certified use, by which experience is counted (D4)
   * @throws InputRefused for days to come, or the wrong way round
   */
  public void certify(String institution, String person, LocalDate on, LocalDate since) {
    if (on != null && on.isAfter(today())) {
      throw InputRefused.field("Senest certificeret", "Dagen er ikke kommet endnu.");
    }
    if (since != null && (on == null || since.isAfter(on))) {
      throw InputRefused.field("Certificeret siden", "Den første certificering kan ikke ligge efter den seneste.");
    }
    jdbc.sql("update association set certified_on = ?, certified_since = ? where institution_id = ? and person_id = ?")
        .param(on).param(since).param(institution).param(person).update();
    events.publishEvent(new Certified(institution, person));
  }

  /**
   * The person has the role from now on.
   *
   * @throws InputRefused where they are not associated, or would be their own substitute (domain 3.2)
   */
  public void appoint(String institution, String person, Role role) {
    // The lock: two appointments at once must not make somebody their own substitute.
    Optional<String> state = jdbc.sql("""
            select state from association where institution_id = ? and person_id = ? for update""")
        .param(institution).param(person).query(String.class).optional();
    if (!state.equals(Optional.of("IN_FORCE"))) {
      throw new InputRefused("Kun den, hvis tilknytning er godkendt, kan få en rolle.");
    }
    Role excluded = role == Role.SUBSTITUTE ? Role.RESPONSIBLE : role == Role.RESPONSIBLE ? Role.SUBSTITUTE : null;
    if (excluded != null && has(institution, person, excluded)) {
      throw new InputRefused("Den autorisationsansvarlige kan ikke være sin egen stedfortræder.");
    }
    jdbc.sql("""
            insert into association_role (institution_id, person_id, role) values (?, ?, ?) on conflict do nothing""")
        .param(institution).param(person).param(role.name()).update();
    events.publishEvent(new RolesChanged(institution));
  }

  public void dismiss(String institution, String person, Role role) {
    jdbc.sql("delete from association_role where institution_id = ? and person_id = ? and role = ?")
        .param(institution).param(person).param(role.name()).update();
    events.publishEvent(new RolesChanged(institution));
  }

  /** The person leaves and loses everything at once. */
  public void end(String institution, String person) {
    int ended = jdbc.sql("""
            update association set state = 'ENDED', ended_on = ?
            where institution_id = ? and person_id = ? and state <> 'ENDED'""")
        .param(today()).param(institution).param(person).update();
    if (ended == 1) {
      jdbc.sql("delete from association_role where institution_id = ? and person_id = ?")
          .param(institution).param(person).update();
      jdbc.sql("delete from absence where institution_id = ? and ? in (person_id, substitute_id)")
          .param(institution).param(person).update();
      events.publishEvent(new PersonLeft(institution, person));
    }
  }

  private boolean has(String institution, String person, Role role) {
    return jdbc.sql("select count(*) from association_role where institution_id = ? and person_id = ? and role = ?")
        .param(institution).param(person).param(role.name()).query(Integer.class).single() > 0;
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  private static String blankToNull(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
