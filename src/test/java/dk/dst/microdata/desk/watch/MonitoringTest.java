package dk.dst.microdata.desk.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.ground.database.Samples;
import dk.dst.microdata.ground.notice.Notices;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.MonitoringFiles;
import dk.dst.microdata.support.Patience;
import dk.dst.microdata.support.Scrape;
import dk.dst.microdata.support.Statements;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.World;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is told to those who watch: at a port of their own and nowhere else, as it is, and for a handful of statements.
 */
class MonitoringTest extends EngineTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final List<String> CLOSED = List.of("/actuator", "/actuator/prometheus", "/actuator/metrics",
      "/actuator/health/operators", "/actuator/health/jobs", "/actuator/health/db", "/actuator/env", "/actuator/loggers",
      "/actuator/prometheus/", "/actuator/./prometheus", "/actuator/health/../prometheus", "/actuator//prometheus");

  @LocalServerPort
  private int port;
  @LocalManagementPort
  private int watched;
  @Autowired
  private ObjectMapper json;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private Samples samples;
  @Autowired
  private Statements statements;
  @Autowired
  private Notices notices;
  @Autowired
  private ManagementService management;
  @Autowired
  private EmbeddedPostgres postgres;

  private Job broken;

  @BeforeEach
  void ofThisMoment() {
    samples.forget();
  }

  @AfterEach
  void mend() {
    if (broken != null) {
      management.setJobRetries(broken.getId(), 3);
      management.executeJob(broken.getId());
    }
    samples.forget();
  }

  @Test
  void atTheApplicationsPortNobodyIsTold() throws Exception {
    TestInstitution institution = world.qualified();
    for (String person : List.of(institution.applicant(), institution.responsible(), World.REVIEWER, World.APPROVER,
        World.OWNER, "admin")) {
      WebSession session = new WebSession(port).logIn(person, "demo");
      for (String path : CLOSED) {
        HttpResponse<String> answer = session.get(path);
        assertThat(answer.statusCode()).as("%s to %s", path, person).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("microdata_", "jvm_", "\"components\"");
      }
    }
    for (String path : CLOSED) {
      assertThat(ask(port, path).statusCode()).as("%s to anybody", path).isIn(400, 404);
    }
  }

  /** Where HAProxy, Kubernetes and the image ask for it. */
  @Test
  void theHealthStaysWhereProxiesAskForIt() throws Exception {
    for (String path : List.of("", "/liveness", "/readiness")) {
      HttpResponse<String> answer = ask(port, "/actuator/health" + path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
      assertThat(ask(watched, "/actuator/health" + path).statusCode()).as(path).isEqualTo(200);
    }
  }

  @Test
  void theOtherPortHasNothingButThat() throws Exception {
    assertThat(ask(watched, "/actuator/prometheus").headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
    for (String path : List.of("/actuator/metrics", "/actuator/env", "/actuator/heapdump", "/actuator/loggers",
        "/engine-rest/task", "/camunda/app/tasklist/", "/camunda/api/microdata/cases", "/sager.html", "/")) {
      assertThat(ask(watched, path).statusCode()).as(path).isEqualTo(404);
    }
  }

  /** Counted by another hand than the application's. */
  @Test
  void casesAndTasksAreCountedAsTheyAre() throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = world.underReview(institution);
    jdbc.sql("update turn set due_on = ? where case_number = ? and ended_on is null")
        .param(world.today().minusDays(1)).param(caseNumber).update();
    Scrape scrape = scrape();
    assertThat(scrape.value("microdata_cases{kind=\"database\",state=\"under_review\"}"))
        .isEqualTo(count("select count(*) from case_file where kind = 'DATABASE' and state = 'UNDER_REVIEW'")).isPositive();
    assertThat(scrape.series().entrySet().stream().filter(one -> one.getKey().startsWith("microdata_cases{"))
        .mapToDouble(Map.Entry::getValue).sum()).isEqualTo(count("select count(*) from case_file"));
    for (boolean fse : List.of(true, false)) {
      String of = "{kind=\"database\",side=\"" + (fse ? "fse" : "institution") + "\"}";
      String open = "from turn where fse = " + fse + " and ended_on is null and case_number like 'PDB-%'";
      assertThat(scrape.value("microdata_tasks_open" + of)).isEqualTo(count("select count(*) " + open));
      assertThat(scrape.value("microdata_tasks_overdue" + of))
          .isEqualTo(count("select count(*) " + open + " and due_on < date '" + world.today() + "'"));
      assertThat(scrape.value("microdata_cases_overdue" + of))
          .isEqualTo(count("select count(distinct case_number) " + open + " and due_on < date '" + world.today() + "'"));
    }
    assertThat(scrape.value("microdata_cases_overdue{kind=\"database\",side=\"fse\"}")).isPositive();
  }

  @Test
  void theTimeOfEachSideIsCountedInWorkingDaysWhenItsTurnEnds() throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = world.underReview(institution);
    String series = "microdata_turn_days_%s{kind=\"database\",side=\"fse\"}";
    Scrape before = scrape();
    world.day(world.today().plusDays(14));
    world.complete(caseNumber, "userTask_reviewApplication", World.REVIEWER, TestAnswers.review("approve"));
    Scrape after = scrape();
    assertThat(after.value(series.formatted("count")) - before.value(series.formatted("count"))).isEqualTo(1);
    assertThat(after.value(series.formatted("sum")) - before.value(series.formatted("sum")))
        .as("two weeks, and holidays in them").isBetween(5.0, 10.0);
  }

  /** What the exception says is not told: it may be what somebody typed. */
  @Test
  void aStepThatFailedIsToldByItsCause() throws Exception {
    Scrape before = scrape();
    breakAStep();
    Scrape after = scrape();
    assertThat(after.value("microdata_incidents")).isEqualTo(before.value("microdata_incidents") + 1)
        .isEqualTo(count("select count(*) from act_ru_incident where id_ = root_cause_incident_id_"));
    assertThat(after.series().keySet()).anyMatch(series -> series.startsWith("microdata_incidents_by_cause")
        && series.contains("exception=\"PSQLException\"") && series.contains("process=\"assess-application\"")
        && series.contains("step=\"serviceTask_checkEligibility\""));
    assertThat(after.series().keySet()).noneMatch(series -> series.contains("application_manager"));
    JsonNode operators = operators();
    assertThat(operators.path("status").asText()).isEqualTo("DOWN");
    assertThat(operators.path("components").path("incidents").path("details").path("incidents").asInt()).isPositive();
    assertThat(ask(port, "/actuator/health").statusCode()).as("nobody is sent away or restarted for it").isEqualTo(200);
    assertThat(ask(watched, "/actuator/health").body()).doesNotContain("incidents");
  }

  @Test
  void whatWaitsIsToldWithItsAge() throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = world.draft(institution);
    world.complete(caseNumber, "userTask_completeApplication", institution.applicant(), TestAnswers.application(institution));
    Job step = world.job(caseNumber, "serviceTask_checkEligibility");
    jdbc.sql("update act_ru_job set duedate_ = null, create_time_ = ? where id_ = ?")
        .param(Timestamp.from(clock.instant().minus(Duration.ofDays(4_000)))).param(step.getId()).update();
    notices.tell(caseNumber, "TEST", "sagen", institution.applicant(), "Overskrift", "Fortroligt");
    jdbc.sql("update notice set written_at = ? where case_number = ? and kind = 'TEST'")
        .param(Timestamp.from(clock.instant().minus(Duration.ofDays(3_000)))).param(caseNumber).update();
    try {
      Scrape scrape = scrape();
      assertThat(scrape.value("microdata_jobs_oldest_due_seconds")).isCloseTo(4_000 * 86_400.0, within(7_200.0));
      assertThat(scrape.value("microdata_jobs_due")).isPositive();
      assertThat(scrape.value("microdata_notices_oldest_seconds")).isCloseTo(3_000 * 86_400.0, within(7_200.0));
      assertThat(scrape.value("microdata_notices_late")).isPositive().isEqualTo(count("""
          select count(*) from notice join person on person.id = person_id where sent_at is null and email <> ''
            and erased_on is null and written_at < now() - interval '1 day'"""));
      JsonNode parts = operators().path("components");
      assertThat(parts.path("jobs").path("status").asText()).isEqualTo("DOWN");
      assertThat(parts.path("outbox").path("status").asText()).isEqualTo("DOWN");
      assertThat(parts.path("outbox").path("details").path("late").asInt()).isPositive();
    } finally {
      jdbc.sql("delete from notice where case_number = ? and kind = 'TEST'").param(caseNumber).update();
      world.runJob(caseNumber, "serviceTask_checkEligibility");
    }
  }

  @Test
  void refusedLoginsAreCounted() throws Exception {
    String series = "microdata_logins_refused_total{reason=\"%s\"}";
    Scrape before = scrape();
    String nobody = "ukendt" + System.identityHashCode(this);
    new WebSession(port).logIn(nobody, "forkert");
    Scrape one = scrape();
    assertThat(one.value(series.formatted("password")) - before.value(series.formatted("password"))).isEqualTo(1);
    new WebSession(port).logIn(nobody, "forkert");
    assertThat(scrape().value(series.formatted("wait")) - one.value(series.formatted("wait"))).isEqualTo(1);
  }

  @Test
  void engineAndPoolAreTold() throws Exception {
    assertThat(scrape().names()).contains("hikaricp_connections_active", "hikaricp_connections_pending",
        "microdata_job_executor_active", "microdata_job_executor_last_look_seconds", "microdata_engine_job_failed_total",
        "microdata_engine_job_successful_total", "microdata_engine_activity_instance_start_total",
        "microdata_reminders_last_good_seconds", "microdata_cases_stranded", "microdata_migration_left",
        "jvm_memory_used_bytes", "http_server_requests_seconds_count");
    assertThat(scrape().value("microdata_engine_activity_instance_start_total")).isPositive();
  }

  /** A rule that asks for something which nobody tells would never raise an alert. */
  @Test
  void whatRulesAndBoardAskForIsTold() throws Exception {
    breakAStep();
    assertThat(MonitoringFiles.metrics()).hasSizeGreaterThan(20).isSubsetOf(scrape().names());
  }

  /** Whoever looks often, or several at once, ask no more than one who looks now and then. */
  @Test
  void aLookCostsAHandfulOfStatementsAndTheNextOneNone() throws Exception {
    scrape();
    samples.forget();
    Statements.Sent sent = statements.during(this::scrape);
    assertThat(sent.count()).as(sent.toString()).isLessThanOrEqualTo(7);
    assertThat(statements.during(() -> {
      operators();
      return scrape();
    }).statements()).isEmpty();
    samples.forget();
    assertThat(statements.during(() -> ask(port, "/actuator/health")).statements()).as("of the health").isEmpty();
  }

  /** A figure that cannot be had is no number, and all others are told. */
  @Test
  void aStatementThatFailsCostsOnlyItsOwnFigures() throws Exception {
    jdbc.sql("alter table act_ru_incident rename to away").update();
    try {
      Scrape scrape = scrape();
      assertThat(scrape.value("microdata_incidents")).isNaN();
      assertThat(scrape.value("microdata_jobs_due")).isNotNaN();
      assertThat(operators().path("components").path("incidents").path("status").asText()).isEqualTo("UNKNOWN");
    } finally {
      jdbc.sql("alter table away rename to act_ru_incident").update();
    }
  }

  private void breakAStep() {
    TestInstitution institution = world.qualified();
    String caseNumber = world.draft(institution);
    world.complete(caseNumber, "userTask_completeApplication", institution.applicant(),
        TestAnswers.application(institution));
    broken = world.job(caseNumber, "serviceTask_checkEligibility");
    var owner = JdbcClient.create(postgres.getPostgresDatabase());
    owner.sql("alter table microdata.application_manager rename to away").update();
    try {
      assertThatThrownBy(() -> management.executeJob(broken.getId())).isInstanceOf(RuntimeException.class);
    } finally {
      owner.sql("alter table microdata.away rename to application_manager").update();
    }
    management.setJobRetries(broken.getId(), 0);
    samples.forget();
  }

  private double count(String sql) {
    return jdbc.sql(sql).query(Integer.class).single();
  }

  private Scrape scrape() throws IOException, InterruptedException {
    return Scrape.of("http://127.0.0.1:" + watched);
  }

  private JsonNode operators() throws IOException, InterruptedException {
    return json.readTree(ask(watched, "/actuator/health/operators").body());
  }

  private static HttpResponse<String> ask(int port, String path) throws IOException, InterruptedException {
    return HTTP.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(Patience.LIMIT)
        .build(), BodyHandlers.ofString());
  }
}
