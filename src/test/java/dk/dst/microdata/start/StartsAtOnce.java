package dk.dst.microdata.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two nodes at the same moment, again and again, each time first on an empty database and then on the one they filled;
 * not part of the build. {@code mvn test -Dtest=StartsAtOnce -Dstarts.times=20}
 */
@Tag("application")
class StartsAtOnce {

  private static final Path FOLDER = Path.of("target", "starts-at-once").toAbsolutePath();
  private static final int TIMES = Integer.getInteger("starts.times", 20);

  /** How long until the faster and the slower of two nodes answered. */
  private record Pair(Duration one, Duration both) {}

  @Test
  void bothAnswerEachTime() throws Exception {
    var empty = new ArrayList<Pair>();
    var filled = new ArrayList<Pair>();
    try (ExternalPostgres postgres = ExternalPostgres.start()) {
      for (int i = 1; i <= TIMES; i++) {
        String database = "starts" + i;
        postgres.with(database);
        empty.add(pair(postgres, database, "empty"));
        filled.add(pair(postgres, database, "filled"));
        System.out.printf("%d of %d: empty %s, filled %s%n", i, TIMES, empty.get(i - 1), filled.get(i - 1));
        assertThat(postgres.superuser(database).sql("select (select count(*) from camunda.act_re_deployment) || ' '"
            + " || (select count(*) from camunda.act_id_user) || ' ' || (select count(*) from camunda.act_ru_incident)")
            .query(String.class).single()).as("deployments, accounts, incidents").isEqualTo("1 1 0");
        postgres.superuser("postgres").sql("drop database " + database + " with (force)").update();
      }
    }
    System.out.printf("%n| database | pairs | both started | first answers (median, longest) | second answers |%n");
    print("empty", empty);
    print("filled", filled);
  }

  private static Pair pair(ExternalPostgres postgres, String database, String log) throws Exception {
    ApplicationProcess first = node(postgres, database, log + "-first");
    ApplicationProcess second = node(postgres, database, log + "-second");
    try {
      Instant begun = Instant.now();
      List<Duration> took = List.of(CompletableFuture.supplyAsync(() -> answers(first, begun)),
          CompletableFuture.supplyAsync(() -> answers(second, begun))).stream().map(CompletableFuture::join).sorted()
          .toList();
      return new Pair(took.get(0), took.get(1));
    } finally {
      first.kill();
      second.kill();
    }
  }

  private static Duration answers(ApplicationProcess node, Instant since) {
    assertThat(new Person(node.address(), "nobody", "").get("/actuator/health").statusCode()).isEqualTo(200);
    return Duration.between(since, Instant.now());
  }

  private static ApplicationProcess node(ExternalPostgres postgres, String database, String log) throws IOException {
    return ApplicationProcess.start(FOLDER.resolve(log + ".log"),
        postgres.settings(database, Map.of("MICRODATA_ADMIN_PASSWORD", "Et-langt-kodeord-26")));
  }

  private static void print(String database, List<Pair> pairs) {
    System.out.printf("| %s | %d | %d | %s | %s |%n", database, pairs.size(), pairs.size(),
        seconds(pairs.stream().map(Pair::one).toList()), seconds(pairs.stream().map(Pair::both).toList()));
  }

  private static String seconds(List<Duration> took) {
    var sorted = new ArrayList<>(took);
    Collections.sort(sorted);
    return "%d s, %d s".formatted(sorted.get(sorted.size() / 2).toSeconds(), sorted.get(sorted.size() - 1).toSeconds());
  }
}
