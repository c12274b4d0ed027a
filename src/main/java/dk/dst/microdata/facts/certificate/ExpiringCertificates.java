package dk.dst.microdata.facts.certificate;

import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.ground.database.ListPage;
import dk.dst.microdata.ground.terms.TermsInForce;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who of an institution must soon be certified again, or should have been. */
@Repository
public class ExpiringCertificates {

  /**
   * Somebody's certificate.
   *
   * @param lastDay null where they have never had one
   * @param tested the day of their latest attempt at the test, or null
   * @param passed whether that was passed; null also where it was not handed in
   */
  public record Line(String personId, String name, LocalDate lastDay, LocalDate tested, Boolean passed) {}

  private static final String PEOPLE = " from association s join person p on p.id = s.person_id ";
  private static final String LATEST_ATTEMPT = """
      left join lateral (
        select day, passed from certification_attempt a where a.person_id = s.person_id
        order by day desc, number desc limit 1) t on true
      """;
  private static final String EXPIRING = """
      where s.institution_id = :institution and s.state = 'IN_FORCE'
        and (s.certified_on is null or\s""" + Associate.LAST_DAY + " <= :until)";
  private static final String KEY = "coalesce(" + Associate.LAST_DAY + "::text, '') || ' ' || s.person_id";

  private final JdbcClient jdbc;
  private final TermsInForce terms;
  private final Clock clock;

  ExpiringCertificates(JdbcClient jdbc, TermsInForce terms, Clock clock) {
    this.jdbc = jdbc;
    this.terms = terms;
    this.clock = clock;
  }

  /** A page, what has run out longest first. @param after the key of the last line of the page before, or empty */
  public ListPage<Line> page(String institution, String after) {
    List<Line> lines = ask("select s.person_id, p.name, " + Associate.LAST_DAY + " as last_day, t.day as tested, t.passed"
            + PEOPLE + LATEST_ATTEMPT + EXPIRING + " and " + KEY + " > :after order by " + KEY
            + " limit " + (ListPage.LINES + 1), institution).param("after", after).query(Line.class).list();
    int count = ask("select count(*) from (select 1" + PEOPLE + EXPIRING + " limit " + (ListPage.COUNTED + 1) + ") one",
        institution).query(Integer.class).single();
    return ListPage.of(lines, line -> (line.lastDay() == null ? "" : line.lastDay()) + " " + line.personId(), count);
  }

  private JdbcClient.StatementSpec ask(String sql, String institution) {
    return jdbc.sql(sql).param("institution", institution)
        .param("until", LocalDate.now(clock).plus(terms.now().certificateNotice()));
  }
}
