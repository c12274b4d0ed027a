package dk.dst.microdata.schemes.project;

import dk.dst.microdata.ground.notice.Notices;
import dk.dst.microdata.ground.notice.Reminder;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.ground.text.Danish;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A project's people are told that its end date comes near, once for each end date; not where they have answered. */
@Component
record ProjectEndReminder(JdbcClient jdbc, Cases cases, Notices notices, TermsInForce terms, Clock clock)
    implements Reminder {

  private static final String KIND = "PROJECT_ENDS";

  private record Ending(String caseNumber, int number, String title, LocalDate endsOn) {}

  @Override
  public void run() {
    jdbc.sql("""
            select p.case_number, p.number, p.title, p.ends_on
            from project p join case_file f on f.case_number = p.case_number
            where f.state = 'PROJECT_ACTIVE' and p.closed_on is null and p.ends_on > :today
              and p.ends_on - (:notice)::interval <= :today and p.asked_end is distinct from p.ends_on
              and not exists (select 1 from notice n where n.case_number = p.case_number and n.kind = :kind
                              and n.about = p.ends_on::text)
            order by p.case_number""")
        .param("today", LocalDate.now(clock)).param("notice", terms.now().projectEndNotice().toString())
        .param("kind", KIND).query(Ending.class).list().forEach(this::tell);
  }

  private void tell(Ending ending) {
    String endsOn = Danish.day(ending.endsOn());
    notices.tell(ending.caseNumber(), KIND, ending.endsOn().toString(),
        cases.get(ending.caseNumber()).whoMay(Command.ANSWER_PROJECT_END),
        "Projekt " + ending.number() + " slutter den " + endsOn, "Sag " + ending.caseNumber() + ". Projekt "
            + ending.number()
            + " („" + ending.title() + "“) har slutdato den " + endsOn + ". Tag stilling til slutdatoen under Opgaver"
            + " inden den dag. Skal projektet vare længere, skal det genindstilles i god tid; ellers lukkes adgangen på"
            + " slutdatoen.");
  }
}
