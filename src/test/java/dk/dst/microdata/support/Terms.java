package dk.dst.microdata.support;

import dk.dst.microdata.ground.terms.SchemeTerms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/** The terms that ship with the application, without Spring. */
public final class Terms {

  public static final String PREFIX = "microdata.scheme";

  private static final SchemeTerms SHIPPED = with();

  private Terms() {}

  public static SchemeTerms shipped() {
    return SHIPPED;
  }

  /** The shipped terms with these changed, each given as {@code name=value}. */
  public static SchemeTerms with(String... changes) {
    var sources = new MutablePropertySources();
    sources.addLast(new MapPropertySource("changes", Arrays.stream(changes).map(change -> change.split("=", 2))
        .collect(Collectors.toMap(change -> PREFIX + "." + change[0], change -> change[1]))));
    sources.addLast(shippedFile());
    return new Binder(ConfigurationPropertySources.from(sources)).bind(PREFIX, SchemeTerms.class).get();
  }

  /** The file that ships, as Spring Boot reads it. */
  public static PropertySource<?> shippedFile() {
    try {
      return new YamlPropertySourceLoader().load("shipped", new ClassPathResource("application.yaml")).get(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
