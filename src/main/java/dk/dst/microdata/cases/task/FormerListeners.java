package dk.dst.microdata.cases.task;

import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Names that models released before still call, and that have nothing left to do. A name goes when no instance of such
 * a model can run any more.
 */
@Configuration(proxyBeanMethods = false)
class FormerListeners {

  /** Four eyes is a right, which {@link FormGuard} asks for as it asks for all the others. */
  @Bean({"applicationFourEyesListener", "authorisationFourEyesListener", "reconsiderationFourEyesListener",
      "sanctionFourEyesListener", "shutdownFourEyesListener", "subscriptionFourEyesListener", "usageFourEyesListener"})
  TaskListener fourEyesIsARight() {
    return task -> { };
  }
}
