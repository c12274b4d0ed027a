package dk.dst.microdata.schemes.usage;

import dk.dst.microdata.ground.terms.PlannedDate;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The day of a database's next review. */
@Component
record ReviewDate(UsageReviews reviews) implements PlannedDate {

  @Override
  public String process() {
    return "project-database-lifecycle";
  }

  @Override
  public List<String> timers() {
    return List.of("startEvent_reviewDue", "event_nextReviewReached");
  }

  @Override
  public boolean isVariable() {
    return false;
  }

  @Override
  public String what() {
    return "Gennemgang af anvendelsen";
  }

  @Override
  public Map<String, LocalDate> next(Collection<String> caseNumbers) {
    return reviews.next(caseNumbers);
  }
}
