package dk.dst.microdata.schemes.project;

import dk.dst.microdata.ground.terms.PlannedDate;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** The next day on which something may be due in a project. */
@Component
record ProjectDate(ProjectOperation projects, Clock clock) implements PlannedDate {

  @Override
  public String process() {
    return "project-in-operation";
  }

  @Override
  public List<String> timers() {
    return List.of("event_projectDateReached");
  }

  @Override
  public String what() {
    return "Projekt";
  }

  @Override
  public LocalDate next(String caseNumber) {
    return projects.nextStep(caseNumber) == ProjectStep.WAIT ? projects.nextDate(caseNumber) : LocalDate.now(clock);
  }
}
