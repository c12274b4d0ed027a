package dk.dst.microdata.schemes.database;

import dk.dst.microdata.ground.terms.PlannedDate;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The next day on which something may be due in the life of a project database. */
@Component
record DatabaseDate(ProjectDatabases databases, Clock clock) implements PlannedDate {

  @Override
  public String process() {
    return "project-database-lifecycle";
  }

  @Override
  public List<String> timers() {
    return List.of("event_nextDateReached");
  }

  @Override
  public String what() {
    return "Projektdatabase";
  }

  @Override
  public Map<String, LocalDate> next(Collection<String> caseNumbers) {
    LocalDate today = LocalDate.now(clock);
    var next = new HashMap<String, LocalDate>();
    databases.terms(caseNumbers).forEach((number, term) ->
        next.put(number, term.nextStep(today) == NextStep.WAIT ? term.nextDate(today) : today));
    return next;
  }
}
