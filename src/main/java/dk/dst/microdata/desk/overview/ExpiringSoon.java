package dk.dst.microdata.desk.overview;

import dk.dst.microdata.desk.overview.Figures.Column;
import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.ground.terms.SchemeTerms;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.ground.text.Danish;
import java.time.LocalDate;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Certificates that have run out or soon will, by institution. They are of people, and so of no scheme. */
@Component
@Order(9)
record ExpiringSoon(JdbcClient jdbc, TermsInForce terms) implements Section {

  private record Certificate(String personId, String name, String institution, LocalDate lastDay) {

    boolean isOver(LocalDate today) {
      return lastDay != null && lastDay.isBefore(today);
    }
  }

  @Override
  public String key() {
    return "certificates";
  }

  @Override
  public String title() {
    return "Certifikater";
  }

  @Override
  public Content of(Wanted wanted) {
    SchemeTerms now = terms.now();
    LocalDate today = wanted.today();
    LocalDate soon = today.plus(now.certificateLastNotice());
    List<Certificate> found = jdbc.sql("select s.person_id, p.name, i.name as institution, " + Associate.LAST_DAY
        + " as last_day from association s join person p on p.id = s.person_id"
        + " join institution i on i.id = s.institution_id"
        + " where s.state = 'IN_FORCE' and (s.certified_on is null or " + Associate.LAST_DAY + " <= :until)"
        + " and (:institution = '' or s.institution_id = :institution)").param("until",
            today.plus(now.certificateNotice()))
        .param("institution", wanted.institution()).query(Certificate.class).list();
    var figures = new Figures<Certificate>(List.of("Navn", "Certifikatets sidste dag"), one -> new Line(
        (one.lastDay() == null ? "0" : one.lastDay()) + " " + one.personId() + " " + one.institution(), "",
        one.institution(), List.of(one.name(), one.lastDay() == null ? "Ikke certificeret"
            : Danish.day(one.lastDay()))));
    return Content.of(wanted.asOfToday() + ". Certifikater hører ikke til en ordning", figures,
        figures.cross("institutions", "Certifikater, der er udløbet eller snart udløber", "Institution",
            Figures.largestFirst(found, Certificate::institution), List.of(
                new Column<>("Udløbet", one -> one.isOver(today)),
                new Column<>("Udløber inden for " + Danish.period(now.certificateLastNotice()),
                    one -> one.lastDay() != null
                    && !one.isOver(today) && !one.lastDay().isAfter(soon)),
                new Column<>("Udløber inden for " + Danish.period(now.certificateNotice()), one -> one.lastDay() != null
                    && !one.isOver(today)),
                new Column<>("Aldrig certificeret", one -> one.lastDay() == null))));
  }
}
