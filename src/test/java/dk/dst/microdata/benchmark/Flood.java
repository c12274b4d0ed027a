package dk.dst.microdata.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.Statements;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.World;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.test.context.TestPropertySource;

/**
 * Very many deadlines that are due at the same moment: how many a second are met under which settings of the job
 * executor, what each costs in statements, and what a person notices who asks for a list meanwhile. Not a test, and not
 * run by the build: {@code mvn test -Dtest=Flood -Dflood.jobs=50000}. It prints a table and writes it to
 * {@code target/flood.md}.
 */
@TestPropertySource(properties = "camunda.bpm.job-execution.enabled=true")
class Flood extends EngineTest {

  private static final int JOBS = Integer.getInteger("flood.jobs", 2_000);
  private static final int FIRST = 300;
  private static final int INSTITUTIONS = 50;
  private static final String ENGINE = "/camunda/api/engine/engine/default/";
  private static final String DEADLINES =
      " camunda.act_ru_job where handler_cfg_ like 'event_correctionExpired%' and tenant_id_ like 'bench%'";

  /** @param peopleFirst whether steps give way to people, as in production */
  private record Setting(int threads, int jobsAtOnce, int queue, boolean peopleFirst) {}

  /**
   * The first is what the starter does by itself, and the last once more, which tells how much is noise; the one before
   * it is what {@code application.yaml} says.
   */
  private static final List<Setting> SETTINGS = List.of(new Setting(3, 3, 3, false), new Setting(3, 3, 3, true),
      new Setting(3, 20, 40, true), new Setting(8, 100, 200, false), new Setting(8, 100, 200, true),
      new Setting(3, 3, 3, false));

  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private EmbeddedPostgres postgres;
  @Autowired
  private Statements statements;
  @Autowired
  private ProcessEngine engine;
  @Autowired
  private ManagementService management;
  @Autowired
  private AutowireCapableBeanFactory beans;
  @LocalServerPort
  private int port;

  private final StringBuilder table = new StringBuilder("| threads, jobs at once, queue | people first | jobs a second |"
      + " a list, quiet: median / p95 ms | meanwhile |\n|---|---|---:|---:|---:|\n");

  @Test
  void flood() throws Exception {
    String caseNumber = world.draft(world.qualified());
    jdbc.sql("""
            insert into institution (id, name, authorisation_number, authorised_from)
            select 'bench' || n, 'Institution til måling nr. ' || n, 900000 + n, '2020-01-01'
            from generate_series(0, ?) n""").param(INSTITUTIONS - 1).update();
    var executor = (SpringJobExecutor) ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
        .getJobExecutor();
    executor.shutdown();
    try (var connection = postgres.getPostgresDatabase().getConnection()) {
      JdbcClient superuser = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      superuser.sql("set search_path to microdata, camunda").update();
      var cases = new MadeCases(superuser, caseNumber);
      cases.copy(1, FIRST, INSTITUTIONS);
      cost(superuser);
      int made = FIRST;
      for (Setting setting : SETTINGS) {
        cases.copy(made + 1, made + JOBS, INSTITUTIONS);
        made += JOBS;
        measure(setting, executor, superuser);
      }
      assertThat(jdbc.sql("select count(*) from notice where case_number like 'PDB-1999-%'")
          .query(Integer.class).single()).as("letters, one for each").isEqualTo(made);
    }
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target", "flood.md"), table);
    System.out.println(table);
  }

  /** What one costs by itself, after a warm-up. */
  private void cost(JdbcClient superuser) throws Exception {
    List<String> jobs = superuser.sql("select id_ from" + DEADLINES).query(String.class).list();
    jobs.subList(1, FIRST).forEach(management::executeJob);
    table.insert(0, "One deadline: " + statements.during(() -> {
      management.executeJob(jobs.get(0));
      return null;
    }) + "\n");
  }

  private void measure(Setting setting, SpringJobExecutor executor, JdbcClient superuser) throws Exception {
    ThreadPoolTaskExecutor threads = threads(setting);
    executor.setTaskExecutor(threads);
    executor.setMaxJobsPerAcquisition(setting.jobsAtOnce());
    WebSession reviewer = new WebSession(port).logIn(World.REVIEWER, "demo");
    String list = ENGINE + "filter/" + TaskFilters.id(reviewer, "Til vurdering") + "/list?firstResult=0&maxResults=15";
    String quiet = asked(reviewer, list, times -> times < 60);
    superuser.sql("update camunda.act_ru_job set duedate_ = now() - interval '1 day' where id_ in (select id_ from"
        + DEADLINES + ")").update();
    long began = System.nanoTime();
    executor.start();
    String meanwhile = asked(reviewer, list, times -> superuser.sql("select count(*) from" + DEADLINES)
        .query(Integer.class).single() > 0);
    table.append("| %d, %d, %d | %s | %.0f | %s | %s |%n".formatted(setting.threads(), setting.jobsAtOnce(),
        setting.queue(), setting.peopleFirst() ? "yes" : "no", JOBS * 1e9 / (System.nanoTime() - began), quiet, meanwhile));
    executor.shutdown();
    threads.shutdown();
  }

  private ThreadPoolTaskExecutor threads(Setting setting) {
    var threads = new ThreadPoolTaskExecutor();
    threads.setCorePoolSize(setting.threads());
    threads.setMaxPoolSize(Math.max(setting.threads(), 10));
    threads.setQueueCapacity(setting.queue());
    if (setting.peopleFirst()) {
      beans.applyBeanPostProcessorsBeforeInitialization(threads, "camundaTaskExecutor");
    }
    threads.initialize();
    return threads;
  }

  /** Median and p95 of a list that a person asks for, who thinks for a fifth of a second each time. */
  private static String asked(WebSession person, String list, IntPredicate goesOn) throws Exception {
    var took = new ArrayList<Long>();
    while (goesOn.test(took.size())) {
      long began = System.nanoTime();
      assertThat(person.get(list).statusCode()).isEqualTo(200);
      took.add((System.nanoTime() - began) / 1_000);
      CompletableFuture.runAsync(() -> { }, CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS)).join();
    }
    took.sort(null);
    return "%.1f / %.1f".formatted(took.get(took.size() / 2) / 1000.0, took.get(took.size() * 95 / 100) / 1000.0);
  }
}
