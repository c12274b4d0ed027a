package dk.dst.microdata.facts.certificate;

import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.facts.institution.Associations.Joined;
import dk.dst.microdata.facts.institution.Associations;
import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * A passed test becomes a certificate like any other: with each institution the person belongs to, where {@link
 * Associate#isCertified} finds it, and nothing else decides.
 */
@Repository
class Certificates {

  private final JdbcClient jdbc;
  private final Institutions institutions;
  private final Associations associations;

  Certificates(JdbcClient jdbc, Institutions institutions, Associations associations) {
    this.jdbc = jdbc;
    this.institutions = institutions;
    this.associations = associations;
  }

  /** The person has passed on that day. */
  void give(String person, LocalDate day) {
    for (Institution institution : institutions.of(person)) {
      associate(institution.id(), person).ifPresent(known -> associations.certify(institution.id(), person, day,
          CertificationRule.since(known.certifiedSince(), known.certifiedOn(), day)));
    }
  }

  /** Whoever has passed brings the certificate along to an institution that they join later. */
  @EventListener
  void onJoined(Joined joined) {
    LocalDate on = null;
    LocalDate since = null;
    for (LocalDate day : passed(joined.person())) {
      since = CertificationRule.since(since, on, day);
      on = day;
    }
    LocalDate last = on;
    LocalDate unbroken = since;
    if (last != null) {
      associate(joined.institution(), joined.person())
          .filter(known -> known.certifiedOn() == null || known.certifiedOn().isBefore(last))
          .ifPresent(known -> associations.certify(joined.institution(), joined.person(), last, unbroken));
    }
  }

  private List<LocalDate> passed(String person) {
    return jdbc.sql("select distinct day from certification_attempt where person_id = ? and passed order by day")
        .param(person).query(LocalDate.class).list();
  }

  private Optional<Associate> associate(String institution, String person) {
    return institutions.people(institution).stream().filter(one -> one.id().equals(person)).findFirst();
  }
}
