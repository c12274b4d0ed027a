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
            join extension e on e.case_number = d.case_number and e.term_ends_on = d.ends_on
            where f.state = 'IN_OPERATION' and d.ends_on > ? and e.concluded_on is null
              and not exists (select 1 from decision a where a.case_number = d.case_number
                              and a.step = 'EXTENSION_REQUEST' and a.round = e.number)
            order by d.case_number""")
        .param(today).query(Unanswered.class).list()
        .forEach(one -> new ExtensionQuestion(one.askedOn(), one.endsOn(), terms.now().extensionReminders()).due(today)
            .ifPresent(telling -> tell(one, telling)));
  }

  /** Named by end date and distance from it: about a term that has been extended they are told anew. */
  private void tell(Unanswered one, Telling telling) {
    String kind = telling.isReminder() ? "EXTENSION_REMINDER" : "EXTENSION_QUESTION";
    String about = telling.isReminder() ? one.endsOn() + " " + telling.before() : one.endsOn().toString();
    if (!notices.isTold(one.caseNumber(), kind, about)) {
      String question = "Skal projektdatabase " + one.projectNumber() + " forlænges?";
      notices.tell(one.caseNumber(), kind, about, cases.get(one.caseNumber()).whoMay(Command.REQUEST_EXTENSION),
          telling.isReminder() ? "Påmindelse: " + question : question, body(one, telling));
    }
  }

  private String body(Unanswered one, Telling telling) {
    String endsOn = Danish.day(one.endsOn());
    return "Sag " + one.caseNumber() + ". " + (telling.isReminder()
        ? "Der er endnu ikke svaret på, om projektdatabase " + one.projectNumber() + " skal forlænges."
        : "Projektdatabase " + one.projectNumber() + " har ophørsdato den " + endsOn + ".")
        + " Svar i opgaven „Tag stilling til forlængelse“ under Opgaver i god tid inden ophørsdatoen, den " + endsOn
        + ", så Forskningsservice kan nå at afgøre det. Er det ikke afgjort til den tid, fryses databasen: Der kan ikke"
        + " oprettes underprojekter eller trækkes data, og den lukkes den "
        + Danish.day(databases.closesOn(one.caseNumber())) + ".";
  }
}
