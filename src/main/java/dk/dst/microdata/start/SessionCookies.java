package dk.dst.microdata.start;

import dk.dst.microdata.ground.Mode;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * What application.yaml sets the cookies by, where nobody sets it otherwise. In production they travel over TLS only;
 * the demo answers on http. They never come along from other sites, except that a browser which the provider of a login
 * sends back to us must bring the session it left with.
 */
class SessionCookies implements EnvironmentPostProcessor {

  @Override
  public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
    environment.getPropertySources().addLast(new MapPropertySource("session-cookies", Map.of(
        "microdata.secure-cookies", !Mode.isDemo(environment),
        "microdata.same-site", Mode.isOidc(environment) ? "lax" : "strict")));
  }
}
