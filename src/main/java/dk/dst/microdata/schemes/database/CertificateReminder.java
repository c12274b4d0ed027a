package dk.dst.microdata.schemes.database;

import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.notice.Reminder;
import dk.dst.microdata.ground.text.Danish;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where a manager's certificate has run out, managers and responsible are told that the access to the database is
 * closed, once for each certificate. That it will run out, its owner is told like everybody else who works with data.
 */
@Component
record CertificateReminder(JdbcClient jdbc, DatabaseLetters letters, Institutions institutions, Clock clock)
    implements Reminder {

  private static final String KIND = "CERTIFICATE_RAN_OUT";

  private record Certificate(String caseNumber, String personId, LocalDate until) {}

  /** A certificate has run out, whatever the case of the database does. */
  @Override
  public boolean waitsForCases() {
    return false;
  }

  @Override
  public void run() {
    jdbc.sql("""
            with held as (
              select m.case_number, m.person_id,\s""" + Associate.LAST_DAY + """
             as until
              from database_manager m join case_file f using (case_number)
              join association s on s.institution_id = f.institution_id and s.person_id = m.person_id
              where f.state = 'IN_OPERATION' and m.access_until is null and s.state = 'IN_FORCE')
            select case_number, person_id, until from held
            where until < :today and not exists (
              select 1 from notice n where n.case_number = held.case_number and n.kind = :kind
                and n.about = held.person_id || ' ' || held.until)
            order by 1, 2""")
        .param("today", LocalDate.now(clock)).param("kind", KIND).query(Certificate.class).list().forEach(this::tell);
  }

  private void tell(Certificate certificate) {
    letters.tell(certificate.caseNumber(), KIND, certificate.personId() + " " + certificate.until(),
        "En managers certifikat er udløbet", institutions.personName(certificate.personId()) + "s certifikat udløb "
            + Danish.day(certificate.until()) + ". Adgangen til projektdatabasen er lukket, indtil certifikatet er"
            + " fornyet: med testen på siden Certificering, eller når et andet certifikat er registreret hos FSE. Så åbner"
            + " adgangen af sig selv.");
  }
}
