package dk.dst.microdata.schemes.authorisation;

import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.notice.Notices;
import dk.dst.microdata.ground.notice.Reminder;
import dk.dst.microdata.ground.rights.Case;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.ground.text.Danish;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The responsible is told when the authorisation is to be confirmed (D15), and again when FSE has it asked again. */
@Component
record ConfirmationReminder(JdbcClient jdbc, Confirmations confirmations, Cases cases, Institutions institutions,
    Notices notices, TermsInForce terms, Clock clock) implements Reminder {

  private static final String KIND = "CONFIRMATION_DUE";

  /** Those of whom a confirmation is due, but not those who have been told and of whom FSE has said nothing since. */
  @Override
  public void run() {
    LocalDate today = LocalDate.now(clock);
    jdbc.sql("""
            with due as (
              select f.case_number, (coalesce(i.confirmed_on, i.authorised_from) + ?::interval)::date as due_on
              from case_file f join institution i on i.authorisation_case = f.case_number
              where f.state = 'AUTHORISED' and i.authorised_until is null)
            select case_number from due
            where due_on <= ? and not exists (
              select 1 from notice n where n.case_number = due.case_number and n.kind = ? and n.about >= due_on::text
                and not exists (select 1 from decision d where d.case_number = n.case_number
                                and d.step = 'CONFIRMATION_FOLLOW_UP' and d.decided_at > n.written_at))
            order by case_number""")
        .param(terms.now().confirmationInterval().toString()).param(today).param(KIND).query(String.class).list()
        .forEach(caseNumber -> tell(caseNumber, confirmations.next(caseNumber), today));
  }

  private void tell(String caseNumber, LocalDate askedOn, LocalDate today) {
    if (askedOn.isAfter(today) || notices.isTold(caseNumber, KIND, askedOn.toString())) {
      return;
    }
    Case at = cases.get(caseNumber);
    notices.tell(caseNumber, KIND, askedOn.toString(), at.whoMay(Command.CONFIRM_AUTHORISATION),
        "Bekræft institutionens autorisation", "Sag " + caseNumber + ". Autorisationen af "
            + institutions.name(at.institution()) + " skal bekræftes hver gang, der er gået "
            + Danish.period(terms.now().confirmationInterval()) + ". Det gøres i opgaven „Bekræft autorisationen“ under"
            + " Opgaver inden " + Danish.period(terms.now().confirmationAnswer())
            + "; den sidste dag står på opgaven. Ellers kontakter Forskningsservice jer.");
  }
}
