package dk.dst.microdata.support;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.cases.engine.EngineClock;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.test.assertions.ProcessEngineTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/**
 * Everything real: the engine, the models, PostgreSQL and the web server, in one context for all tests. Each test makes
 * its own institution, so that no test sees another's cases. The clock is put right after each.
 */
@Tag("application")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "management.server.port=0")
@AutoConfigureObservability(tracing = false)
@Import({World.class, Traces.class, FlowsTaken.class, Rest.class, Endpoints.class, TheirCase.class,
    ProposalWorld.class, ChangedTerms.class, Statements.class, LogWatch.class})
public abstract class EngineTest {

  @Autowired
  protected World world;
  @Autowired
  protected ProposalWorld proposals;
  @Autowired
  protected Traces traces;
  @Autowired
  protected EngineClock clock;
  @Autowired
  protected Rest rest;
  @Autowired
  private ProcessEngine engine;
  @Autowired
  private LogWatch log;

  @BeforeEach
  void assertOnThisEngine() {
    ProcessEngineTests.init(engine);
  }

  @AfterEach
  void nothingTypedStandsInTheLog() {
    assertThat(log.found()).as("what people typed, in the log").isEmpty();
  }

  @AfterEach
  void putClockRight() {
    clock.reset();
    ProcessEngineTests.reset(); // the assertions keep the engine for the thread
  }
}
