package dk.dst.microdata.schemes.lawmodel;

import dk.dst.microdata.ground.terms.PlannedDate;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The day on which a ministry is asked to confirm Lovmodellen. */
@Component
record LawModelDate(LawModelOperation operation) implements PlannedDate {

  @Override
  public String process() {
    return "law-model";
  }

  @Override
  public List<String> timers() {
    return List.of("event_lawModelConfirmationDue");
  }

  @Override
  public String what() {
    return "Lovmodellen";
  }

  @Override
  public Map<String, LocalDate> next(Collection<String> caseNumbers) {
    return operation.next(caseNumbers);
  }
}
