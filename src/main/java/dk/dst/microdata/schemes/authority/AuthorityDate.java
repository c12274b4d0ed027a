package dk.dst.microdata.schemes.authority;

import dk.dst.microdata.ground.terms.PlannedDate;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The day on which an authority is asked to renew its agreement. */
@Component
record AuthorityDate(AuthorityOperation operation, Clock clock) implements PlannedDate {

  @Override
  public String process() {
    return AuthorityProcess.IN_OPERATION;
  }

  @Override
  public List<String> timers() {
    return List.of("event_authorityDateReached");
  }

  @Override
  public String what() {
    return "Myndighedsordning";
  }

  @Override
  public Map<String, LocalDate> next(Collection<String> caseNumbers) {
    LocalDate today = LocalDate.now(clock);
    var next = new HashMap<String, LocalDate>();
    operation.plans(caseNumbers).forEach((number, plan) ->
        next.put(number, plan.nextStep(today) == AuthorityStep.WAIT ? plan.nextDate() : today));
    return next;
  }
}
