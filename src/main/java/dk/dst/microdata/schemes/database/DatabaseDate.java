package dk.dst.microdata.schemes.database;

import dk.dst.microdata.ground.terms.PlannedDate;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
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
  public LocalDate next(String caseNumber) {
    return databases.nextStep(caseNumber) == NextStep.WAIT ? databases.nextDate(caseNumber) : LocalDate.now(clock);
  }
}
