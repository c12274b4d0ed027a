package dk.dst.microdata.facts.institution;

import dk.dst.microdata.ground.form.InputRefused;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Corrects wrong e-mail addresses, by the rules for a new person's. Whether whoever acts may, has been asked before. */
@Repository
public class Addresses {

  /** The person has another address from now on. What was sent to the old one may be in somebody else's hands. */
  public record AddressCorrected(String person) {}

  private static final String LABEL = "E-mail";

  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  Addresses(JdbcClient jdbc, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.events = events;
  }

  /**
   * @param seen the address that whoever corrects it has seen, empty where there was none
   * @return false where it is the person's already, and nothing has changed
   * @throws InputRefused for what cannot be an address or is somebody else's, for an employee's in none of the
   *     institution's mail domains, and where somebody has changed it since it was seen
   */
  public boolean correct(String person, String email, String seen) {
    String before = jdbc.sql("select coalesce(email, '') from person where id = ? and erased_on is null for update")
        .param(person).query(String.class).optional()
        .orElseThrow(() -> new InputRefused("Personen er slettet og får ingen breve."));
    if (before.equals(email)) {
      return false;
    }
    if (!before.equals(Objects.requireNonNullElse(seen, ""))) {
      throw new InputRefused("En anden har rettet adressen, siden du så den. Se den igen.");
    }
    mustBeGood(person, email);
    jdbc.sql("update person set email = ? where id = ?").param(email).param(person).update();
    events.publishEvent(new AddressCorrected(person));
    return true;
  }

  private void mustBeGood(String person, String email) {
    if (!Associations.isAddress(email)) {
      throw InputRefused.field(LABEL, "Skriv en e-mailadresse, for eksempel navn@institut.dk.");
    }
    // of two people who are given the same address at once the second waits, and is refused
    jdbc.sql("select pg_advisory_xact_lock(hashtext('person.email'))").query().listOfRows();
    if (jdbc.sql("select exists (select 1 from person where id <> ? and lower(email) = lower(?))").param(person)
        .param(email).query(Boolean.class).single()) {
      throw InputRefused.field(LABEL, "Adressen er en andens. To kan ikke have den samme.");
    }
    jdbc.sql("""
            select i.name, i.mail_domains from association a join institution i on i.id = a.institution_id
            where a.person_id = ? and a.employed and a.state <> 'ENDED' order by i.name""").param(person)
        .query(row -> {
          MailDomains domains = MailDomains.of(row.getString("mail_domains"));
          if (!domains.cover(email)) {
            throw InputRefused.field(LABEL, "Ansatte i " + row.getString("name") + " skal have en e-mail i et af"
                + " institutionens domæner: " + domains.line() + ".");
          }
        });
  }
}
