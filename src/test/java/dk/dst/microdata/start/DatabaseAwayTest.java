package dk.dst.microdata.start;

import static dk.dst.microdata.start.Person.value;
import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.demo.DemoPeople;
import dk.dst.microdata.support.Patience;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** PostgreSQL goes away under the application, with a bang or in silence, and comes back. */
@Tag("application")
class DatabaseAwayTest {

  private static final Path FOLDER = Path.of("target", "database-away-test").toAbsolutePath();
  /** What people are promised, and a second for a busy machine. */
  private static final Duration PROMISED = Duration.ofSeconds(6);
  private static final String ANNA =
      "Basic " + Base64.getEncoder().encodeToString(("anna:" + DemoPeople.PASSWORD).getBytes(StandardCharsets.UTF_8));
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static ExternalPostgres postgres;
  private static Relay relay;
  private static ApplicationProcess application;
  private static String address;
  private static String watched;
  private static Haproxy haproxy;

  private Person anna;

  @BeforeAll
  static void start() throws Exception {
    postgres = ExternalPostgres.start().with("away");
    relay = new Relay(postgres.port());
    application = ApplicationProcess.start(FOLDER.resolve("application.log"), postgres.settings("away", Map.of(
        "SPRING_DATASOURCE_URL", ExternalPostgres.url("away", relay.port()), "MICRODATA_DEMO", "true",
        "MANAGEMENT_SERVER_PORT", "0", "LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs")));
    address = application.address();
    watched = application.managementAddress();
    haproxy = Haproxy.start(FOLDER.resolve("haproxy.log"), "127.0.0.1");
  }

  @AfterAll
  static void stop() throws Exception {
    haproxy.close();
    application.kill();
    relay.close();
    postgres.close();
  }

  @BeforeEach
  void somebodyAtWork() {
    relay.mend();
    Patience.await("it is up again").until(() -> status("/actuator/health", "*/*") == 200);
    haproxy.serve(address, address);
    anna = new Person(address, "anna", DemoPeople.PASSWORD);
    assertThat(anna.logIn("tasklist")).isEqualTo(200);
  }

  @Test
  void cut() {
    awayAndBack(relay::cut);
  }

  @Test
  void silent() {
    awayAndBack(relay::swallow);
  }

  /** As a program reads them that was asked for; what starts and what is lost included. */
  @Test
  void everyLineOfTheLogIsOneOfJson() throws Exception {
    List<String> lines = application.printed().lines().filter(line -> !line.isBlank()).toList();
    assertThat(lines).hasSizeGreaterThan(20);
    for (String line : lines) {
      assertThat(Person.json(line).path("service").path("name").asText()).as(line).isEqualTo("microdata");
      assertThat(Person.json(line).path("message").asText()).as(line).isNotBlank();
    }
    assertThat(lines).anyMatch(line -> line.contains("Opgaver (Tasklist)"));
  }

  private void awayAndBack(Runnable failure) {
    anna.tell("/process-definition/key/apply-for-project-database/submit-form",
        Map.of("variables", Map.of("title", value("Projektdatabase uden forbindelse"))));
    String task = anna.ask("/task?assignee=anna&name=Udfyld%20ans%C3%B8gning").get(0).path("id").asText();

    failure.run();
    everybodyAtOnceIsToldSoon();
    assertThat(status("/actuator/health", "*/*")).isEqualTo(503);
    assertThat(status("/actuator/health/readiness", "*/*")).isEqualTo(503);
    assertThat(status("/actuator/health/liveness", "*/*")).as("a restart would not help").isEqualTo(200);
    toldInTheirWay();
    whoWatchesIsToldThatNobodyKnows();
    toldByTheNodesWhereNoneIsReady();
    assertThat(anna.restStatus("/task/" + task)).isEqualTo(503);

    relay.mend();
    Patience.await("it is up again").until(() -> status("/actuator/health", "*/*") == 200);
    Patience.await("the figures are back").until(() -> !figures().contains("microdata_jobs_due NaN"));
    assertThat(anna.get("/camunda/api/microdata/cases").statusCode()).as("the same session goes on").isEqualTo(200);
    anna.tell("/task/" + task + "/submit-form", Map.of("variables", RestartTest.application()));
    Patience.await("the check, by the job executor").until(() -> postgres.superuser("away")
        .sql("select count(*) from camunda.act_ru_task where id_ = ?").param(task).query(Integer.class).single() == 0);
  }

  /** More than the pool has connections, in the moment before it is known. */
  private void everybodyAtOnceIsToldSoon() {
    List<CompletableFuture<HttpResponse<String>>> all = IntStream.range(0, 40).mapToObj(i ->
        HTTP.sendAsync(request("/engine-rest/task/count", "application/json"), BodyHandlers.ofString())).toList();
    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join(); // each within PROMISED, or it throws
    assertThat(all).extracting(asked -> asked.join().statusCode()).containsOnly(503);
  }

  private void toldInTheirWay() {
    for (String path : List.of("/camunda/app/tasklist/default/", "/sager.html", "/aktive-projekter")) {
      HttpResponse<String> page = ask(path, "text/html,application/xhtml+xml");
      assertThat(page.statusCode()).as(path).isEqualTo(503);
      assertThat(page.headers().firstValue("Retry-After")).isPresent();
      assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
      assertThat(page.body()).contains("Vi kan ikke svare lige nu", "ingen forbindelse til sin database");
    }
    for (String path : List.of("/camunda/api/microdata/cases", "/engine-rest/task", "/camunda/api/engine/engine/")) {
      HttpResponse<String> answer = ask(path, "application/json, text/plain, */*");
      assertThat(answer.statusCode()).as(path).isEqualTo(503);
      assertThat(Person.json(answer.body()).path("message").asText()).contains("Prøv igen om et øjeblik");
    }
    for (String path : List.of("/pages.css", "/parts.css")) {
      assertThat(ask(path, "text/css").statusCode()).as("what the page needs").isEqualTo(200);
    }
  }

  /** Once what was known before is too old; and no connection is asked for what nobody can say. */
  private static void whoWatchesIsToldThatNobodyKnows() {
    Patience.await("the figures are none").until(() -> figures().contains("microdata_jobs_due NaN"));
    assertThat(figures()).contains("microdata_cases_stranded NaN", "jvm_memory_used_bytes")
        .containsPattern("(?m)^hikaricp_connections_pending\\{.*} 0\\.0$");
  }

  private static String figures() {
    HttpResponse<String> figures = HTTP.sendAsync(HttpRequest.newBuilder(URI.create(watched + "/actuator/prometheus"))
        .timeout(PROMISED).build(), BodyHandlers.ofString()).join();
    assertThat(figures.statusCode()).isEqualTo(200);
    return figures.body();
  }

  private static void toldByTheNodesWhereNoneIsReady() {
    haproxy.awaits(0, "DOWN");
    haproxy.awaits(1, "DOWN");
    assertThat(new Person(haproxy.address(), "nobody", "").get("/camunda/api/microdata/cases")).satisfies(answer -> {
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(Person.json(answer.body()).path("type").asText()).isEqualTo("DatabaseAway");
    });
  }

  private static int status(String path, String accept) {
    return ask(path, accept).statusCode();
  }

  private static HttpResponse<String> ask(String path, String accept) {
    return HTTP.sendAsync(request(path, accept), BodyHandlers.ofString()).join();
  }

  private static HttpRequest request(String path, String accept) {
    return HttpRequest.newBuilder(URI.create(address + path)).header("Accept", accept)
        .header("Authorization", ANNA).timeout(PROMISED).build();
  }
}
