package dk.dst.microdata.schemes.authority;

import dk.dst.microdata.ground.notice.Notices;
import dk.dst.microdata.ground.notice.Reminder;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.ground.text.Danish;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** An authority is told to renew its agreement (D24: 1 November), and again when it is frozen; once for each end. */
@Component
record AuthorityRenewalReminder(JdbcClient jdbc, Cases cases, Notices notices, TermsInForce terms, Clock clock)
    implements Reminder {

  private static final String DUE = "AUTHORITY_RENEWAL_DUE";
  private static final String FROZEN = "AUTHORITY_FROZEN";

  private record Ending(String caseNumber, int number, LocalDate endsOn) {}

  @Override
  public void run() {
    LocalDate today = LocalDate.now(clock);
    untold(DUE, today.plus(terms.now().authorityRenewal())).forEach(this::askedToRenew);
    untold(FROZEN, today).forEach(this::frozen);
  }

  /** Agreements that end on that day or have ended, and whose people have not been told so. */
  private List<Ending> untold(String kind, LocalDate until) {
    return jdbc.sql("""
            select p.case_number, p.number, p.ends_on
            from project p join case_file f on f.case_number = p.case_number
            where f.state = 'AUTHORITY_IN_OPERATION' and p.closed_on is null and p.ends_on <= ?
              and not exists (select 1 from notice n where n.case_number = p.case_number and n.kind = ?
                              and n.about = p.ends_on::text)
            order by p.case_number""")
        .param(until).param(kind).query(Ending.class).list();
  }

  private void askedToRenew(Ending ending) {
    String lastDay = Danish.day(ending.endsOn().minusDays(1));
    tell(ending, DUE, "Forny aftalen om Myndighedsordningen", "Aftalen om Myndighedsordningen nr. " + ending.number()
        + " gælder til og med den " + lastDay + ". Bekræft myndighedsopgaven, kontaktpersonen og dokumentet om"
        + " datasikkerhed i opgaven „Forny aftalen“ under Opgaver inden den dag. Ellers er adgangen frosset, til aftalen"
        + " er fornyet.");
  }

  private void frozen(Ending ending) {
    tell(ending, FROZEN, "Myndighedsordningen er frosset", "Aftalen om Myndighedsordningen nr. " + ending.number()
        + " er ikke fornyet, og der er ingen adgang nu. Alt er, som det var, når aftalen er fornyet i opgaven „Forny"
        + " aftalen“. Er det ikke sket inden den " + Danish.day(ending.endsOn().plus(terms.now().authorityFrozen()))
        + ", bliver aftalen lukket.");
  }

  private void tell(Ending ending, String kind, String title, String body) {
    notices.tell(ending.caseNumber(), kind, ending.endsOn().toString(),
        cases.get(ending.caseNumber()).whoMay(Command.RENEW_AUTHORITY), title,
        "Sag " + ending.caseNumber() + ". " + body);
  }
}
