package dk.dst.microdata.schemes.authorisation;

import dk.dst.microdata.ground.terms.PlannedDate;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The day on which an institution is asked to confirm its authorisation. */
@Component
record ConfirmationDate(Confirmations confirmations) implements PlannedDate {

  @Override
  public String process() {
    return "authorise-institution";
  }

  @Override
  public List<String> timers() {
    return List.of("event_confirmationDue");
  }

  @Override
  public String what() {
    return "Autorisation";
  }

  @Override
  public Map<String, LocalDate> next(Collection<String> caseNumbers) {
    return confirmations.next(caseNumbers);
  }
}
