package dk.dst.microdata.demo;

import dk.dst.microdata.ground.Mode;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** In the demo everything has happened here, so that all of it is charged here, by a sender who is invented. */
class DemoBilling implements EnvironmentPostProcessor {

  @Override
  public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
    if (Mode.isDemo(environment)) {
      environment.getPropertySources().addLast(new MapPropertySource("demo-billing",
          Map.of("microdata.billing.begins", "2019-01-01", "microdata.billing.seller.cvr", "99999993",
              "microdata.billing.seller.street", "Eksempelvej 1", "microdata.billing.seller.postcode", "9999",
              "microdata.billing.seller.city", "Eksempelby")));
    }
  }
}
