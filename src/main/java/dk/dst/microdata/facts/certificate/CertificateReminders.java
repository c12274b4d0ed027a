package dk.dst.microdata.facts.certificate;

import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.institution.Role;
import dk.dst.microdata.ground.notice.Notices;
import dk.dst.microdata.ground.notice.Reminder;
import dk.dst.microdata.ground.terms.SchemeTerms;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.ground.text.Danish;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Before a certificate runs out its owner is told twice, and a last time on its last day; of what was missed only the
 * latest. The responsible is told of everybody in one letter a day: who is due after it, stands in the next day's.
 */
@Component
record CertificateReminders(JdbcClient jdbc, Notices notices, Institutions institutions, TermsInForce terms, Clock clock)
    implements Reminder {

  private record Due(String institutionId, String personId, LocalDate lastDay) {}

  private record Told(String institutionId, String institution, String caseNumber, String personId, String name,
      LocalDate lastDay) {}

  /** A certificate runs out, whatever a case does. */
  @Override
  public boolean waitsForCases() {
    return false;
  }

  @Override
  public void run() {
    LocalDate today = LocalDate.now(clock);
    jdbc.sql("select pg_advisory_xact_lock(hashtext('certificate_reminder'))").query().listOfRows(); // one at a time
    note(today).forEach(told -> tell(told, today));
    unlisted(today).forEach((institution, lines) -> list(institution, lines, today));
  }

  /** Of whom a reminder has come due since the last round. */
  private List<Told> note(LocalDate today) {
    SchemeTerms now = terms.now();
    List<Due> due = jdbc.sql("select s.institution_id, s.person_id, " + Associate.LAST_DAY + " as last_day"
            + " from association s where s.state = 'IN_FORCE' and " + Associate.LAST_DAY + " between :from and :to"
            + " order by 1, 2")
        .param("from", today.minus(now.certificateNotice())).param("to", today.plus(now.certificateNotice()))
        .query(Due.class).list();
    // in one order, so that two nodes never cross
    return jdbc.sql("""
            with noted as (
              insert into certificate_reminder (institution_id, person_id, last_day, days_before, told_on)
              select institution, person, last_day, days, :today
              from unnest(:institutions::text[], :people::text[], :lastDays::date[], :days::int[])
                t (institution, person, last_day, days)
              on conflict do nothing returning institution_id, person_id, last_day)
            select n.institution_id, i.name as institution, i.authorisation_case as case_number, n.person_id, p.name,
                   n.last_day
            from noted n join institution i on i.id = n.institution_id join person p on p.id = n.person_id
            where i.authorisation_case is not null order by 1, 4""")
        .param("today", today).param("institutions", due.stream().map(Due::institutionId).toArray(String[]::new))
        .param("people", due.stream().map(Due::personId).toArray(String[]::new))
        .param("lastDays", due.stream().map(one -> Date.valueOf(one.lastDay())).toArray(Date[]::new))
        .param("days", due.stream().map(one -> CertificationRule.reminder(one.lastDay(), today, now).orElseThrow())
            .toArray(Integer[]::new))
        .query(Told.class).list();
  }

  private void tell(Told told, LocalDate today) {
    boolean over = told.lastDay().isBefore(today);
    notices.tell(told.caseNumber(), Notices.CERTIFICATE_RUNS_OUT, told.lastDay() + " " + today, told.personId(),
        over ? "Dit certifikat er udløbet" : "Dit certifikat udløber " + Danish.day(told.lastDay()),
        "Dit certifikat som bruger af mikrodata ved " + told.institution() + (over ? " gjaldt til og med " : " gælder til og"
            + " med ") + Danish.day(told.lastDay()) + ". " + (over ? "Din adgang til data er lukket, til du er"
            + " certificeret igen; så åbner den af sig selv." : "Uden et nyt lukkes din adgang til data dagen efter; den"
            + " åbner af sig selv, når du er certificeret igen.") + " Tag testen på siden Certificering.");
  }

  /** Those of whom the responsible has not been told, where there is no letter of today yet, by institution. */
  private Map<String, List<Told>> unlisted(LocalDate today) {
    return jdbc.sql("""
            with listed as (
              update certificate_reminder r set listed_on = :today
              where r.listed_on is null and not exists (
                select 1 from certificate_reminder o
                where o.institution_id = r.institution_id and o.listed_on = :today)
              returning r.institution_id, r.person_id, r.last_day)
            select distinct l.institution_id, i.name as institution, i.authorisation_case as case_number, l.person_id,
                   p.name, l.last_day
            from listed l join institution i on i.id = l.institution_id join person p on p.id = l.person_id
            join association s on s.institution_id = l.institution_id and s.person_id = l.person_id
            where i.authorisation_case is not null and s.state = 'IN_FORCE' and l.last_day =\s""" + Associate.LAST_DAY
            + " order by last_day, name")
        .param("today", today).query(Told.class).list().stream().collect(Collectors.groupingBy(Told::institutionId,
            TreeMap::new, Collectors.toList()));
  }

  private void list(String institution, List<Told> lines, LocalDate today) {
    List<String> responsible = institutions.peopleWith(institution, Role.RESPONSIBLE).stream().map(Associate::id).toList();
    notices.tell(lines.get(0).caseNumber(), Notices.CERTIFICATES_RUN_OUT, today.toString(), responsible,
        "Certifikater, der udløber", "Disse personer ved " + lines.get(0).institution() + " skal certificeres igen:\n\n"
            + lines.stream().map(one -> "– " + one.name() + ": certifikatet " + (one.lastDay().isBefore(today)
                ? "udløb " : "udløber ") + Danish.day(one.lastDay())).collect(Collectors.joining("\n"))
            + "\n\nDe har selv fået besked. Uden et nyt certifikat lukkes adgangen til data dagen efter. Alle certifikater"
            + " ses på siden Institution.");
  }
}
