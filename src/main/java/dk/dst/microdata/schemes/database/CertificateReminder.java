package dk.dst.microdata.schemes.database;

import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.notice.Reminder;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.ground.text.Danish;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A manager's certificate runs out a year after it was given (domain 3.3, 4): managers and responsible are told before,
 * once for each certificate, and again when it has, for the access is closed from that day.
 */
@Component
record CertificateReminder(JdbcClient jdbc, DatabaseLetters letters, Institutions institutions, TermsInForce terms,
    Clock clock) implements Reminder {

  private static final String KIND_BEFORE = "CERTIFICATE_RUNS_OUT";
  private static final String KIND_AFTER = "CERTIFICATE_RAN_OUT";

  private record Certificate(String caseNumber, String personId, LocalDate until) {}

  /** Of a certificate that has run out nobody is told any more that it will. */
  @Override
  public void run() {
    LocalDate today = LocalDate.now(clock);
    Period notice = terms.now().certificateNotice();
    notTold(KIND_BEFORE, today, today.plus(notice)).forEach(this::runsOut);
    notTold(KIND_AFTER, null, today.minusDays(1)).forEach(this::ranOut);
  }

  private List<Certificate> notTold(String kind, LocalDate from, LocalDate to) {
    return jdbc.sql("""
            with held as (
              select m.case_number, m.person_id, (s.certified_on + interval '1 year')::date - 1 as until
              from database_manager m join case_file f using (case_number)
              join association s on s.institution_id = f.institution_id and s.person_id = m.person_id
              where f.state = 'IN_OPERATION' and m.access_until is null and s.state = 'IN_FORCE')
            select case_number, person_id, until from held
            where until between coalesce(cast(:from as date), '-infinity') and :to and not exists (
              select 1 from notice n where n.case_number = held.case_number and n.kind = :kind
                and n.about = held.person_id || ' ' || held.until)
            order by 1, 2""")
        .param("from", from).param("to", to).param("kind", kind).query(Certificate.class).list();
  }

  private void runsOut(Certificate certificate) {
    tell(KIND_BEFORE, certificate, "En managers certifikat udløber " + Danish.day(certificate.until()),
        "s certifikat gælder til " + Danish.day(certificate.until()) + ". Uden et nyt lukkes adgangen til"
            + " projektdatabasen dagen efter.");
  }

  private void ranOut(Certificate certificate) {
    tell(KIND_AFTER, certificate, "En managers certifikat er udløbet", "s certifikat udløb "
        + Danish.day(certificate.until()) + ". Adgangen til projektdatabasen er lukket, indtil certifikatet er fornyet;"
        + " er det fornyet, åbner adgangen igen, når det er registreret hos FSE.");
  }

  private void tell(String kind, Certificate certificate, String title, String what) {
    letters.tell(certificate.caseNumber(), kind, certificate.personId() + " " + certificate.until(), title,
        institutions.personName(certificate.personId()) + what);
  }
}
