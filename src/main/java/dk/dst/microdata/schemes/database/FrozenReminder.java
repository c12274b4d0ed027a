package dk.dst.microdata.schemes.database;

import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.institution.Role;
import dk.dst.microdata.ground.notice.Notices;
import dk.dst.microdata.ground.notice.Reminder;
import dk.dst.microdata.ground.text.Danish;
import java.time.Clock;
import java.time.LocalDate;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The end date has come and nobody has decided: the database is frozen, and closed after the grace period (D10). Told
 * once for each end date, to the institution and to whoever answers for the case in FSE; not before the question whether
 * it is extended has been put, and that it has not been answered only to those who have been told of it.
 */
@Component
record FrozenReminder(JdbcClient jdbc, ProjectDatabases databases, Institutions institutions, Notices notices,
    Clock clock) implements Reminder {

  private static final String KIND = "DATABASE_FROZEN";

  private record Frozen(String caseNumber, String institutionId, int projectNumber, String caseOwner, LocalDate endsOn,
      boolean asked, boolean requested, boolean agreed) {}

  /** What ends because nobody wants more of it, or because FSE has refused, is about to be shut down and not frozen. */
  @Override
  public void run() {
    LocalDate today = LocalDate.now(clock);
    jdbc.sql("""
            select d.case_number, d.institution_id, d.project_number, d.case_owner, d.ends_on,
                   exists (select 1 from notice q where q.case_number = d.case_number
                           and q.kind in ('EXTENSION_QUESTION', 'EXTENSION_REMINDER')
                           and split_part(q.about, ' ', 1) = d.ends_on::text) as asked,
                   coalesce(a.outcome = 'requested', false) as requested,
                   exists (select 1 from decision x where x.case_number = d.case_number and x.round = e.number
                           and x.step = case when e.reasonable then 'EXTENSION' else 'EXTENSION_CONFIRMATION' end
                           and x.outcome = 'extended') as agreed
            from project_database d join case_file f on f.case_number = d.case_number
            join extension e on e.case_number = d.case_number and e.term_ends_on = d.ends_on
              and e.stopped_on is null
            left join decision a on a.case_number = d.case_number and a.step = 'EXTENSION_REQUEST'
              and a.round = e.number
            where f.state = 'IN_OPERATION' and d.ends_on <= ? and e.settled is not true
              and not exists (select 1 from notice n where n.case_number = d.case_number and n.kind = ?
                              and n.about = d.ends_on::text)
            order by d.case_number""")
        .param(today).param(KIND).query(Frozen.class).list().forEach(frozen -> tell(frozen, today));
  }

  private void tell(Frozen frozen, LocalDate today) {
    LocalDate closesOn = databases.closesOn(frozen.caseNumber());
    if (!today.isBefore(closesOn)) {
      return; // it is being closed at this moment, of which others tell
    }
    var people = new TreeSet<>(databases.managers(frozen.caseNumber()));
    institutions.peopleWith(frozen.institutionId(), Role.RESPONSIBLE).forEach(person -> people.add(person.id()));
    people.add(frozen.caseOwner());
    notices.tell(frozen.caseNumber(), KIND, frozen.endsOn().toString(), people,
        "Projektdatabase " + frozen.projectNumber() + " er frosset",
        "Sag " + frozen.caseNumber() + ". Ophørsdatoen for projektdatabase " + frozen.projectNumber() + ", den "
            + Danish.day(frozen.endsOn()) + ", er nået, uden at det er aftalt, at den forlænges. "
            + (frozen.agreed()
            ? "Forskningsservice er indstillet på det, og aftalen venter på institutionens underskrift."
            : frozen.requested()
            ? "Institutionen har bedt om det, og Forskningsservice har ikke afgjort det endnu."
            : frozen.asked()
            ? "Institutionen har ikke svaret. Skal den forlænges, skal Forskningsservice have det at vide nu."
            : "Spørgsmålet om forlængelse er først stillet nu: Svar i opgaven „Tag stilling til forlængelse“ under Opgaver.")
            + " Der kan ikke oprettes underprojekter eller trækkes data fra databasen. Den lukkes den "
            + Danish.day(closesOn) + ", hvis den ikke er forlænget inden.");
  }
}
