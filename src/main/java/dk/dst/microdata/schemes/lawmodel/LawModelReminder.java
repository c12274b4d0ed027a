package dk.dst.microdata.schemes.lawmodel;

import dk.dst.microdata.ground.notice.Notices;
import dk.dst.microdata.ground.notice.Reminder;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.ground.terms.SchemeTerms;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.ground.text.Danish;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The ministry is told when Lovmodellen is to be confirmed, and again when FSE has followed up; it and the users are told
 * when access is closed because nobody did.
 */
@Component
record LawModelReminder(JdbcClient jdbc, LawModels models, LawModelOperation operation, LawModelUsers users, Cases cases,
    Notices notices, TermsInForce terms, Clock clock) implements Reminder {

  private static final String DUE = "LAW_MODEL_CONFIRMATION_DUE";
  private static final String FROZEN = "LAW_MODEL_FROZEN";

  @Override
  public void run() {
    LocalDate today = LocalDate.now(clock);
    SchemeTerms now = terms.now();
    List<String> due = jdbc.sql("""
            select m.case_number from law_model m join case_file f using (case_number)
            where f.state = 'LAW_MODEL_IN_FORCE' and m.closed_on is null
              and (coalesce(m.confirmed_on, m.in_force_on) + ?::interval)::date <= ? order by m.case_number""")
        .param(now.lawModelConfirmation().toString()).param(today).query(String.class).list();
    Map<String, LocalDate> next = operation.next(due);
    models.all(due).forEach(model -> tell(model, next.get(model.caseNumber()), now, today));
  }

  private void tell(LawModel model, LocalDate askedOn, SchemeTerms now, LocalDate today) {
    String caseNumber = model.caseNumber();
    List<String> confirming = cases.get(caseNumber).whoMay(Command.CONFIRM_LAW_MODEL);
    LocalDate frozenFrom = LawModelOperation.due(model, now).plus(now.lawModelFreeze());
    if (!askedOn.isAfter(today)) {
      notices.tell(caseNumber, DUE, askedOn.toString(), confirming, "Bekræft Lovmodellen", "Sag " + caseNumber
          + ". Lovmodellen skal bekræftes hver gang, der er gået " + Danish.period(now.lawModelConfirmation())
          + ". Det gøres i opgaven „Bekræft Lovmodellen“ under Opgaver inden " + Danish.period(now.lawModelAnswer())
          + ". Er den ikke bekræftet den " + Danish.day(frozenFrom) + ", lukkes adgangen, til det sker.");
    }
    if (!frozenFrom.isAfter(today)) {
      var told = new ArrayList<>(confirming);
      users.given(model.model()).forEach(given -> told.add(given.personId()));
      notices.tell(caseNumber, FROZEN, frozenFrom.toString(), told, "Adgangen til Lovmodellen er lukket", "Sag "
          + caseNumber + ". Lovmodellen er ikke bekræftet. Ingen har adgang til den, før det er sket; derefter"
          + " åbner adgangen af sig selv.");
    }
  }
}
