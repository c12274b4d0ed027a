package dk.dst.microdata.cases.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** Cases in which a step has failed for good, asked of the engine for all of them at once. */
@Component
public class OpenIncidents {

  /** @param caseNumber null where the engine's process has none */
  public record Stopped(String id, String caseNumber, Instant since) {}

  private final RuntimeService runtime;
  private final People people;

  OpenIncidents(RuntimeService runtime, People people) {
    this.runtime = runtime;
    this.people = people;
  }

  /** One for each failure, which stands at the callers of a process, too. */
  public List<Stopped> all() {
    return people.asSystem(() -> {
      List<Incident> incidents = runtime.createIncidentQuery().list().stream()
          .filter(incident -> incident.getId().equals(incident.getRootCauseIncidentId())).toList();
      var instances = new HashSet<String>();
      incidents.forEach(incident -> instances.add(incident.getProcessInstanceId()));
      instances.remove(null);
      Map<String, String> cases = new HashMap<>();
      if (!instances.isEmpty()) {
        for (ProcessInstance instance : runtime.createProcessInstanceQuery().processInstanceIds(instances).list()) {
          cases.put(instance.getId(), instance.getBusinessKey());
        }
      }
      return incidents.stream().map(incident -> new Stopped(incident.getId(),
          cases.get(incident.getProcessInstanceId()), incident.getIncidentTimestamp().toInstant())).toList();
    });
  }
}
