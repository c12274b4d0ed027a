package dk.dst.microdata.desk.casefile;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.ground.text.Danish;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** What of a case does not go on by itself as it should, so that nobody waits without knowing for what. */
@Component
record FailedSteps(RuntimeService runtime, ManagementService management, People people, Clock clock) {

  /** A sentence for each step that failed, and nothing of the error: when it is tried again, or since when it is not. */
  List<String> of(String caseNumber) {
    return people.asSystem(() -> runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseNumber).list()
        .stream().map(ProcessInstance::getId)
        .flatMap(instance -> Stream.concat(stopped(instance), retried(instance))).toList());
  }

  private Stream<String> stopped(String instance) {
    // an incident of a called process stands at its callers, too
    return runtime.createIncidentQuery().processInstanceId(instance).list().stream()
        .filter(incident -> incident.getId().equals(incident.getRootCauseIncidentId()))
        .map(Incident::getIncidentTimestamp)
        .map(since -> "Sagen er standset af en fejl siden den "
            + Danish.moment(since.toInstant().atZone(clock.getZone())) + ". Forskningsservice arbejder på det; du skal ikke gøre noget.");
  }

  private Stream<String> retried(String instance) {
    return management.createJobQuery().processInstanceId(instance).withException().withRetriesLeft().list().stream()
        .map(Job::getDuedate)
        .map(due -> due == null || !due.toInstant().isAfter(clock.instant()) ? "nu"
            : "den " + Danish.moment(due.toInstant().atZone(clock.getZone())))
        .map(when -> "Et trin i sagen kunne ikke gennemføres. Det prøves igen af sig selv " + when + ".");
  }
}
