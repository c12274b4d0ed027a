package dk.dst.microdata.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.benchmark.LoadWorld.Somebody;
import dk.dst.microdata.start.ApplicationProcess;
import dk.dst.microdata.start.ExternalPostgres;
import dk.dst.microdata.support.WebSession;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A hundred people at work with the application as it runs in production, in a process of its own. It asserts that
 * nobody is answered with a fault and that nothing is lost or doubled, and no time; the build does not run it. {@code
 * mvn test -Dtest=Load} prints the table and writes it to {@code target/load.md}.
 */
@Tag("application")
class Load {

  private static final Duration LENGTH = Duration.parse(System.getProperty("load.length", "PT5M"));
  private static final long SEED = Long.getLong("load.seed", 1);
  /** People come one after the other during this time. */
  private static final int COMING_MILLIS = 30_000;
  private static final int THINKS_AT_LEAST_MILLIS = 2_000;
  private static final int THINKS_AT_MOST_MILLIS = 8_000;
  private static final int LOOK_EVERY_MILLIS = 5_000;
  private static final String ADMIN_PASSWORD = "Et-langt-kodeord-26";
  private static final Path FOLDER = Path.of("target", "load").toAbsolutePath();
  private static final ObjectMapper JSON = new ObjectMapper();
  /** What the application measures of itself, with the divisor to what is printed. */
  private static final Map<String, Double> GAUGES = new TreeMap<>(Map.of(
      "jvm.memory.used?tag=area:heap", 1024.0 * 1024, "hikaricp.connections.active", 1.0,
      "hikaricp.connections.pending", 1.0, "process.cpu.usage", 0.01));

  private final Timings timings = new Timings();
  private final Map<String, Double> highest = new TreeMap<>();
  private final Random dice = new Random(SEED);
  private volatile Instant end;

  @Test
  void aHundredPeopleAtWork() throws Exception {
    try (ExternalPostgres postgres = ExternalPostgres.start().with("load")) {
      ApplicationProcess application = ApplicationProcess.start(FOLDER.resolve("application.log"),
          postgres.settings("load", Map.of("MICRODATA_ADMIN_PASSWORD", ADMIN_PASSWORD,
              "MICRODATA_SECURE_COOKIES", "false", // nothing here ends TLS
              "MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE", "health,metrics",
              // read after the command line, so that the heap is this, and both compilers work
              "_JAVA_OPTIONS", "-Xmx512m -XX:TieredStopAtLevel=4 -XX:-OmitStackTraceInFastThrow")));
      try {
        int port = URI.create(application.address()).getPort();
        JdbcClient records = postgres.superuser("load");
        WebSession admin = new WebSession(port).logIn("admin", ADMIN_PASSWORD);
        work(new LoadWorld(records, admin).people(), port);
        new LoadCheck(records, timings).nothingIsLostOrDoubled();
      } finally {
        application.stop();
      }
    }
  }

  private void work(List<Somebody> people, int port) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(people.size() + 1);
    try {
      WebSession gauge = new WebSession(port);
      end = Instant.now().plusMillis(COMING_MILLIS).plus(LENGTH);
      var gone = new ArrayList<CompletableFuture<Void>>();
      for (int i = 0; i < people.size(); i++) {
        var visitor = new Visitor(people.get(i), port, timings, SEED * 1000 + i);
        var goes = new CompletableFuture<Void>();
        gone.add(goes);
        later(dice.nextInt(COMING_MILLIS), threads).execute(() -> acts(visitor, threads, goes));
      }
      look(gauge, threads);
      CompletableFuture.allOf(gone.toArray(CompletableFuture[]::new)).join();
    } finally {
      threads.shutdownNow();
    }
    write(people.size());
  }

  /** Does one thing, thinks, and so on; what is begun at the end is finished. */
  private void acts(Visitor visitor, Executor threads, CompletableFuture<Void> goes) {
    try {
      visitor.act();
      if (Instant.now().isAfter(end) && visitor.isDone()) {
        goes.complete(null);
      } else {
        later(thinks(), threads).execute(() -> acts(visitor, threads, goes));
      }
    } catch (RuntimeException | Error e) {
      goes.completeExceptionally(e);
    }
  }

  private synchronized int thinks() {
    return THINKS_AT_LEAST_MILLIS + dice.nextInt(THINKS_AT_MOST_MILLIS - THINKS_AT_LEAST_MILLIS);
  }

  private static Executor later(int millis, Executor threads) {
    return CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, threads);
  }

  private void look(WebSession gauge, Executor threads) {
    try {
      for (String name : GAUGES.keySet()) {
        JsonNode answer = JSON.readTree(gauge.get("/actuator/metrics/" + name).body());
        highest.merge(name, answer.path("measurements").path(0).path("value").asDouble() / GAUGES.get(name), Math::max);
      }
      highest.merge("load average of the machine",
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), Math::max);
    } catch (Exception e) {
      timings.error("metrics: " + e);
    }
    if (Instant.now().isBefore(end)) {
      later(LOOK_EVERY_MILLIS, threads).execute(() -> look(gauge, threads));
    }
  }

  private void write(int people) throws Exception {
    var text = new StringBuilder("%d people, %s, seed %d: %d steps, %d errors, %s when another was first%n%n".formatted(
        people, LENGTH, SEED, timings.steps(), timings.errors().values().stream().mapToLong(Long::longValue).sum(),
        timings.othersFirst())).append(timings.table()).append("\n| at most | |\n|---|---:|\n");
    highest.forEach((name, value) -> text.append("| %s | %.0f |%n".formatted(name, value)));
    text.append("\nDone: ").append(timings.allDone()).append("\n\nErrors:\n");
    timings.errors().forEach((error, times) -> text.append("%5d  %s%n".formatted(times, error)));
    Files.createDirectories(FOLDER.getParent());
    Files.writeString(FOLDER.resolveSibling("load.md"), text);
    System.out.println(text);
  }
}
