package dk.dst.microdata.schemes.project;

import dk.dst.microdata.ground.terms.PlannedDate;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  public Map<String, LocalDate> next(Collection<String> caseNumbers) {
    LocalDate today = LocalDate.now(clock);
    var next = new HashMap<String, LocalDate>();
    projects.plans(caseNumbers).forEach((number, plan) ->
        next.put(number, plan.nextStep(today) == ProjectStep.WAIT ? plan.nextDate() : today));
    return next;
  }
}
