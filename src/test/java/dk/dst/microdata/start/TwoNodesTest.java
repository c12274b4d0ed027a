package dk.dst.microdata.start;

import static dk.dst.microdata.start.Person.value;
import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.demo.DemoPeople;
import dk.dst.microdata.support.Patience;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Two nodes on one database, as processes: they start at the same moment, one goes on where the other died, and a newer
 * release takes the place of that one.
 */
@Tag("application")
class TwoNodesTest {

  private static final Path FOLDER = Path.of("target", "two-nodes-test").toAbsolutePath();

  /** Has a model whose steps only a node of that release can do. */
  private static final Path NEWER = Path.of("src", "test", "resources", "newer");
  private ExternalPostgres postgres;
  private ApplicationProcess first;
  private ApplicationProcess second;

  @BeforeEach
  void anEmptyDatabase() throws IOException {
    postgres = ExternalPostgres.start().with("nodes");
  }

  @AfterEach
  void stop() throws Exception {
    for (ApplicationProcess node : new ApplicationProcess[] {first, second}) {
      if (node != null) {
        node.kill();
      }
    }
    postgres.close();
  }

  @Test
  void startAtOnceAndOneGoesOnWithWhatTheOtherBegan() throws Exception {
    start("empty");
    String empty = first.address();
    second.address();
    assertThat(database().sql("select count(*) from camunda.act_re_deployment").query(Integer.class).single())
        .as("deployments of the models").isOne();
    assertThat(person(empty).ask("/user/count").path("count").asInt()).isEqualTo(DemoPeople.values().length);
    first.kill();
    second.kill();

    start("filled");
    String filled = first.address();
    second.address();
    assertThat(database().sql("select count(*) from camunda.act_re_deployment").query(Integer.class).single())
        .as("deployments of the models").isOne();
    aStepOfANodeThatDiesIsDoneByTheOther(filled);

    ApplicationProcess lives = first.isAlive() ? first : second;
    first = lives;
    aNewerReleasesStepsAreLeftToIt();
    lives.kill();
    first = start("older", "first", "20");
    assertThat(first.refusal()).contains("A newer release has started on this database: it is of 2099-01-01");
  }

  /** The newer one does no steps itself, so that whoever did one was the other. */
  private void aNewerReleasesStepsAreLeftToIt() throws Exception {
    var settings = new HashMap<>(settings("newer", "20"));
    settings.put("CAMUNDA_BPM_JOBEXECUTION_ENABLED", "false");
    second = ApplicationProcess.startNewer(FOLDER.resolve("newer.log"), settings, NEWER);
    second.address();
    assertThat(database().sql("select count(*) from camunda.act_re_deployment").query(Integer.class).single())
        .as("deployments of the models").isEqualTo(2);
    database().sql("""
            insert into camunda.act_ru_job
            select (jsonb_populate_record(j, jsonb_build_object('id_', 'of-the-older', 'deployment_id_',
              (select id_ from camunda.act_re_deployment order by deploy_time_ limit 1)))).*
            from camunda.act_ru_job j where j.process_def_key_ = 'newer-release'""").update();
    Patience.await("the older one has looked for steps, and failed at one that is said to be its own").until(() ->
        failureOf("of-the-older").contains("NEWER_RELEASE"));
    assertThat(database().sql("select coalesce(exception_msg_, 'untried') from camunda.act_ru_job where process_def_key_ ="
        + " 'newer-release' and id_ <> 'of-the-older'").query(String.class).list()).containsExactly("untried");
  }

  private String failureOf(String step) {
    return database().sql("select coalesce(exception_msg_, '') from camunda.act_ru_job where id_ = ?").param(step)
        .query(String.class).single();
  }

  private void aStepOfANodeThatDiesIsDoneByTheOther(String address) throws Exception {
    Person anna = new Person(address, "anna", DemoPeople.PASSWORD);
    anna.tell("/process-definition/key/apply-for-project-database/submit-form",
        Map.of("variables", Map.of("title", value("Projektdatabase til to noder"))));
    String task = anna.ask("/task?assignee=anna&name=Udfyld%20ans%C3%B8gning").get(0).path("id").asText();
    var holding = new SingleConnectionDataSource(postgres.url("nodes"), "postgres", "", true);
    holding.setAutoCommit(false);
    try {
      JdbcClient.create(holding).sql("lock table microdata.finding in access exclusive mode").update();
      anna.tell("/task/" + task + "/submit-form", Map.of("variables", RestartTest.application()));
      String dead = Patience.await("a node is in the middle of the check")
          .until(this::whoWaits, Optional::isPresent).orElseThrow();
      (dead.equals("first") ? first : second).kill();
    } finally {
      holding.destroy();
    }
    Patience.await("the other node does what the dead one had begun").untilAsserted(() ->
        assertThat(database().sql("select count(*) from camunda.act_ru_task where task_def_key_ ="
            + " 'userTask_reviewApplication' and tenant_id_ = 'nordsund'").query(Integer.class).single()).isOne());
  }

  /** Name of the node whose step hangs at the table. */
  private Optional<String> whoWaits() {
    return database().sql("select application_name from pg_stat_activity where wait_event_type = 'Lock'"
        + " and application_name in ('first', 'second') limit 1").query(String.class).optional();
  }

  /**
   * Both at the same moment. The second has a pool of one, which is enough to start; where it may have to go on alone it
   * has two, because the engine's job that clears away old history, at night, begins a transaction within another.
   */
  private void start(String log) throws IOException {
    first = start(log, "first", "20");
    second = start(log, "second", log.equals("empty") ? "1" : "2");
  }

  private ApplicationProcess start(String log, String node, String pool) throws IOException {
    return ApplicationProcess.start(FOLDER.resolve(log + "-" + node + ".log"), settings(node, pool));
  }

  private Map<String, String> settings(String node, String pool) {
    return postgres.settings("nodes", Map.of("SPRING_DATASOURCE_URL", postgres.url("nodes") + "?ApplicationName=" + node,
        "SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE", pool, "MICRODATA_DEMO", "true"));
  }

  private static Person person(String address) {
    return new Person(address, "admin", DemoPeople.PASSWORD);
  }

  private JdbcClient database() {
    return postgres.superuser("nodes");
  }
}
