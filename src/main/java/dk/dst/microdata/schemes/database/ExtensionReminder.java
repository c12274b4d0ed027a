package dk.dst.microdata.schemes.database;

import dk.dst.microdata.ground.notice.Notices;
import dk.dst.microdata.ground.notice.Reminder;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.database.ExtensionQuestion.Telling;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Those who can answer are told that they are asked about an extension, and reminded until somebody does (D9). */
@Component
record ExtensionReminder(JdbcClient jdbc, ProjectDatabases databases, Cases cases, Notices notices, TermsInForce terms,
    Clock clock) implements Reminder {

  private record Unanswered(String caseNumber, int projectNumber, LocalDate askedOn, LocalDate endsOn) {}

  @Override
  public void run() {
    LocalDate today = LocalDate.now(clock);
    jdbc.sql("""
            select d.case_number, d.project_number, e.asked_on, d.ends_on
            from project_database d join case_file f on f.case_number = d.case_number
            join extension e on e.case_number = d.case_number and e.term_ends_on = d.ends_on and e.stopped_on is null
            where f.state = 'IN_OPERATION' and d.ends_on > ? and e.concluded_on is null
              and not exists (select 1 from decision a where a.case_number = d.case_number
                              and a.step = 'EXTENSION_REQUEST' and a.round = e.number)
            order by d.case_number""")
        .param(today).query(Unanswered.class).list()
        .forEach(unanswered -> new ExtensionQuestion(unanswered.askedOn(), unanswered.endsOn(),
            terms.now().extensionReminders()).due(today)
            .ifPresent(telling -> tell(unanswered, telling)));
  }

  /** Named by end date and distance from it: about a term that has been extended they are told anew. */
  private void tell(Unanswered unanswered, Telling telling) {
    String kind = telling.isReminder() ? "EXTENSION_REMINDER" : "EXTENSION_QUESTION";
    String about = telling.isReminder() ? unanswered.endsOn() + " " + telling.before() : unanswered.endsOn().toString();
    if (!notices.isTold(unanswered.caseNumber(), kind, about)) {
      String question = "Skal projektdatabase " + unanswered.projectNumber() + " forlænges?";
      notices.tell(unanswered.caseNumber(), kind, about, cases.get(unanswered.caseNumber())
          .whoMay(Command.REQUEST_EXTENSION),
          telling.isReminder() ? "Påmindelse: " + question : question, body(unanswered, telling));
    }
  }

  private String body(Unanswered unanswered, Telling telling) {
    String endsOn = Danish.day(unanswered.endsOn());
    return "Sag " + unanswered.caseNumber() + ". " + (telling.isReminder()
        ? "Der er endnu ikke svaret på, om projektdatabase " + unanswered.projectNumber() + " skal forlænges."
        : "Projektdatabase " + unanswered.projectNumber() + " har ophørsdato den " + endsOn + ".")
        + " Svar i opgaven „Tag stilling til forlængelse“ under Opgaver i god tid inden ophørsdatoen, den " + endsOn
        + ", så Forskningsservice kan nå at afgøre det. Er det ikke afgjort til den tid, fryses databasen: Der kan ikke"
        + " oprettes underprojekter eller trækkes data, og den lukkes den "
        + Danish.day(databases.closesOn(unanswered.caseNumber())) + ".";
  }
}
