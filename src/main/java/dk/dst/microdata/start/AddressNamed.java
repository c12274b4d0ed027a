package dk.dst.microdata.start;

import dk.dst.microdata.ground.Mode;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Refuses to start with login at a provider and without an address of its own: the provider would be told whatever a
 * request's Host header says, which anybody can write. The demo is called by whatever name it is looked at.
 */
class AddressNamed implements EnvironmentPostProcessor {

  @Override
  public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
    if (!Mode.isDemo(environment) && Mode.isOidc(environment)
        && environment.getProperty("microdata.public-address", "").isBlank()) {
      throw new StartRefused("People log in at a provider, which must be told where to send them back to. Set"
          + " MICRODATA_PUBLIC_ADDRESS to the application's address as browsers know it, for example"
          + " https://projektdatabase.example.org; see \"Login\" in src/docs/operating-it.md.");
    }
  }
}
