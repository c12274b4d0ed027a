package dk.dst.microdata.cases.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.support.Patience;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.camunda.bpm.spring.boot.starter.configuration.impl.DefaultJobConfiguration.JobConfiguration;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** The starter's own executor of steps, as it comes, and requests that last. */
class PeopleFirstTest {

  private static final Duration FOR_EVER = Duration.ofDays(1);

  private final ThreadPoolTaskExecutor steps =
      (ThreadPoolTaskExecutor) JobConfiguration.camundaTaskExecutor(new CamundaBpmProperties());
  private final CountDownLatch answered = new CountDownLatch(1);
  private final CompletableFuture<Void> asked = new CompletableFuture<>();
  private final List<String> events = new CopyOnWriteArrayList<>();
  private PeopleFirst first;

  private void patience(Duration patience) {
    steps.setThreadNamePrefix("people-first-test-");
    first = new PeopleFirst(patience);
    first.postProcessBeforeInitialization(steps, JobConfiguration.CAMUNDA_TASK_EXECUTOR_QUALIFIER);
    steps.initialize();
  }

  @AfterEach
  void stop() {
    answered.countDown();
    steps.shutdown();
  }

  @Test
  void aStepBeginsWhereNobodyIsBeingAnswered() throws Exception {
    patience(FOR_EVER);
    Patience.get(step());
  }

  @Test
  void aStepBeginsWhenTheLastHasBeenAnswered() throws Exception {
    patience(FOR_EVER);
    Thread person = ask("/camunda/api/engine/engine/default/task");
    Future<?> step = step();
    Patience.await("the step waits, or has begun").until(() -> events.contains("step") || waits());
    answered.countDown();
    person.join();
    Patience.get(step);
    assertThat(events).containsExactly("answered", "step");
  }

  @Test
  void noStepWaitsForEver() throws Exception {
    patience(Duration.ofMillis(20));
    ask("/sager.html");
    Patience.get(step());
    assertThat(events).containsExactly("step");
  }

  @Test
  void whoeverWatchesTheHouseIsNoPerson() throws Exception {
    patience(FOR_EVER);
    ask("/actuator/health");
    Patience.get(step());
    assertThat(events).containsExactly("step");
  }

  private Future<?> step() {
    return steps.submit(() -> events.add("step"));
  }

  /** Whether a thread of the steps waits until something happens or its patience is over. */
  private boolean waits() {
    return Thread.getAllStackTraces().keySet().stream().anyMatch(thread ->
        thread.getName().startsWith(steps.getThreadNamePrefix()) && thread.getState() == Thread.State.TIMED_WAITING);
  }

  /** Somebody who is being answered until {@link #answered}. */
  private Thread ask(String address) throws Exception {
    var person = new Thread(() -> {
      try {
        first.doFilter(new MockHttpServletRequest("GET", address), new MockHttpServletResponse(), (request, response) -> {
          asked.complete(null);
          try {
            answered.await();
            events.add("answered");
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    });
    person.start();
    Patience.get(asked);
    return person;
  }
}
