package dk.dst.microdata.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.annotation.Schedules;

/** What is done by rounds is done soon after each start, or an application that often restarts would never do it. */
class RoundsTest {

  private static final Duration SOON = Duration.ofMinutes(1);

  @Test
  void eachBeginsSoonAfterTheStart() {
    List<JavaMethod> rounds = new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dk.dst.microdata").stream()
        .flatMap(owner -> owner.getMethods().stream())
        .filter(method -> method.isAnnotatedWith(Scheduled.class)
        || method.isAnnotatedWith(Schedules.class)).toList();
    assertThat(rounds).isNotEmpty().allSatisfy(round ->
        assertThat(Arrays.stream(round.reflect().getAnnotationsByType(Scheduled.class)).map(RoundsTest::first))
            .as(round.getFullName()).anySatisfy(first -> assertThat(first).isLessThanOrEqualTo(SOON)));
  }

  /** How long after the start it is due for the first time, as far as the annotation says. */
  private static Duration first(Scheduled round) {
    if (!round.cron().isEmpty()) {
      return Duration.ofDays(1);
    }
    return round.initialDelayString().isEmpty() ? Duration.ZERO
        : Duration.parse(shipped().resolveRequiredPlaceholders(round.initialDelayString()));
  }

  private static StandardEnvironment shipped() {
    var yaml = new YamlPropertiesFactoryBean();
    yaml.setResources(new FileSystemResource("src/main/resources/application.yaml"));
    var environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new PropertiesPropertySource("shipped", yaml.getObject()));
    return environment;
  }
}
