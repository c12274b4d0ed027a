package dk.dst.microdata.benchmark;

import dk.dst.microdata.support.Statements;
import dk.dst.microdata.support.Statements.Sent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;

/** One life, step by step: what each sent to the database, and how long it took. */
final class Steps {

  /** What one step cost. */
  record Step(Sent sent, long nanos) {}

  private final Statements statements;
  private final Map<String, Step> done = new LinkedHashMap<>();

  Steps(Statements statements) {
    this.statements = statements;
  }

  /** Does that as a step of that name, which no other step of this life has. */
  <T> T step(String name, Callable<T> work) throws Exception {
    var answer = new Object() {
      T value;
      long nanos;
    };
    Sent sent = statements.during(() -> {
      long began = System.nanoTime();
      answer.value = work.call();
      answer.nanos = System.nanoTime() - began;
      return null;
    }).without("UPDATE login_session"); // which comes once a minute
    done.put(name, new Step(sent, answer.nanos));
    return answer.value;
  }

  /** Runs what waits to be run by itself, each as a step. */
  void runWaiting(ProcessEngine engine) throws Exception {
    var management = engine.getManagementService();
    for (Job job : management.createJobQuery().messages().active().list()) {
      String element = management.createJobDefinitionQuery().jobDefinitionId(job.getJobDefinitionId()).singleResult()
          .getActivityId();
      step(Life.RUN + element, () -> {
        management.executeJob(job.getId());
        return null;
      });
    }
  }

  /** By name, in the order in which they were done. */
  Map<String, Step> done() {
    return done;
  }

  int count() {
    return done.values().stream().mapToInt(step -> step.sent().count()).sum();
  }

  double milliseconds() {
    return done.values().stream().mapToLong(Step::nanos).sum() / 1e6;
  }
}
