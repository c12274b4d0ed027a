package dk.dst.microdata.desk.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.dst.microdata.cases.task.DueTasks;
import dk.dst.microdata.ground.notice.Reminders;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.Patience;
import dk.dst.microdata.support.Statements;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.World;
import dk.dst.microdata.desk.work.StoppedDeadlines;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A step is made to fail: the case says so to everybody, nobody is reminded of what rests on it, the process owners are
 * told once, have all of the cause tried again and see what came of it, and what waited goes.
 */
class StoppedCaseTest extends EngineTest {

  private static final String API = "/camunda/api/microdata/";
  private static final LocalDate ESTABLISHED = LocalDate.of(2027, 3, 1);
  private static final LocalDate END = LocalDate.of(2029, 3, 1);
  private static final String STOPPED = "Standset af en fejl siden";
  /** What a figure of the overview counts. */
  private static final String STOPPED_CASES = API
      + "overview/failures/behind?figure=schemes/Projektdatabaseordningen/Sager";

  @Autowired
  private Causes causes;
  @Autowired
  private Retries retries;
  @Autowired
  private CauseViews views;
  @Autowired
  private Reminders reminders;
  @Autowired
  private StoppedDeadlines deadlines;
  @Autowired
  private DueTasks due;
  @Autowired
  private ManagementService management;
  @Autowired
  private EmbeddedPostgres postgres;
  @Autowired
  private TransactionTemplate transaction;
  @Autowired
  private Statements statements;
  @Autowired
  private JdbcClient jdbc;
  @LocalServerPort
  private int port;

  @Test
  void whatRestsOnAStepWaitsWhileItIsStopped() throws Exception {
    world.day(ESTABLISHED);
    TestInstitution institution = world.qualified();
    String caseNumber = world.inOperation(institution);
    world.day(END.minusDays(180));
    world.runJob(caseNumber, "event_nextDateReached");
    reminders.runAll();
    assertThat(told(caseNumber, "EXTENSION_")).isEqualTo(1);
    LocalDate dueOn = dueOn(caseNumber);

    world.day(END.minusDays(95));
    breaking("usage_review_register", () -> untilItStands(caseNumber));
    causes.look();
    WebSession manager = new WebSession(port).logIn(institution.manager(), "demo");
    WebSession responsible = new WebSession(port).logIn(institution.responsible(), "demo");
    assertThat(manager.get(API + "cases").body()).contains(STOPPED);
    assertThat(manager.get(API + "cases/" + caseNumber).body()).contains("Sagen er standset af en fejl siden")
        .doesNotContain("ingen skal gøre noget nu", "usage_review");
    assertThat(manager.get(API + "cases/" + caseNumber + "/troubles").body()).contains("du skal ikke gøre noget");
    assertThat(responsible.get(API + "work").body()).contains(STOPPED);
    assertThat(responsible.get(API + "institutions/" + institution.id()).body()).contains("Sag " + caseNumber + ": " + STOPPED);

    world.day(END.minusDays(90));
    deadlines.sweep();
    deadlines.sweep();
    reminders.runAll();
    assertThat(told(caseNumber, "EXTENSION_")).as("what would say that nobody has answered").isEqualTo(1);
    assertThat(told(caseNumber, "STEP_FAILED")).isEqualTo(1);
    assertThat(dueOn(caseNumber)).isEqualTo(dueOn.plusDays(5));

    WebSession owner = new WebSession(port).logIn(World.OWNER, "demo");
    assertThat(owner.get(STOPPED_CASES).body()).containsOnlyOnce("\"" + caseNumber + "\"");
    assertThat(owner.get(API + "pages").body()).containsPattern("Standsede trin\",\"waiting\":[1-9]");
    long cause = jdbc.sql("select cause from failed_step where case_number = ?").param(caseNumber).query(Long.class).single();
    assertThat(owner.send("POST", API + "incidents/" + cause + "/retries", "{\"reason\":\"Tabellen er tilbage\"}")
        .body()).contains("\"retry\":");
    Patience.await("the step is done").until(() -> owner.get(API + "incidents/" + cause).body()
        .contains("1 prøvet igen: 1 lykkedes."));
    assertThat(manager.get(API + "cases/" + caseNumber).body()).doesNotContain("standset af en fejl");
    assertThat(owner.get(STOPPED_CASES).body()).contains("\"lines\":").doesNotContain(caseNumber);
    Patience.await("the owners are told that it goes on").until(() -> {
      causes.look();
      return told(caseNumber, "STEP_GOES_ON") == 1;
    });
    deadlines.sweep();
    reminders.runAll();
    assertThat(told(caseNumber, "EXTENSION_REMINDER")).as("the letter that waited").isEqualTo(1);
    assertThat(told(caseNumber, "STEP_FAILED")).isEqualTo(1);
    assertThat(jdbc.sql("select count(*) from stopped_case where case_number = ?").param(caseNumber).query(Integer.class)
        .single()).isZero();
  }

  @Test
  void nobodyIsSaidNotToHaveAnsweredWhatTheyWereNotAsked() {
    world.day(ESTABLISHED);
    TestInstitution institution = world.qualified();
    String caseNumber = world.inOperation(institution);
    world.day(END.plusDays(4)); // nothing has run: the question has not been put
    reminders.runAll();
    assertThat(told(caseNumber, "DATABASE_FROZEN")).isZero();
    world.runJob(caseNumber, "event_nextDateReached");
    reminders.runAll();
    assertThat(jdbc.sql("select distinct body from notice where case_number = ? and kind = 'DATABASE_FROZEN'")
        .param(caseNumber).query(String.class).single()).contains("først stillet nu").doesNotContain("har ikke svaret");
  }

  @Test
  void whatIsTriedAgainByItselfIsNoStoppedCaseAndTwoStepsOfACaseAreOne() throws Exception {
    world.day(ESTABLISHED);
    String caseNumber = world.inOperation(world.qualified());
    List<Job> jobs = management.createJobQuery()
        .processInstanceId(world.instance(caseNumber, "project-database-lifecycle").getId()).list();
    assertThat(jobs).hasSizeGreaterThan(1);
    WebSession owner = new WebSession(port).logIn(World.OWNER, "demo");
    jobs.forEach(job -> management.setJobRetries(job.getId(), 0));
    assertThat(owner.get(STOPPED_CASES).body()).containsOnlyOnce("\"" + caseNumber + "\"");
    jobs.forEach(job -> management.setJobRetries(job.getId(), 3));
    assertThat(owner.get(STOPPED_CASES).body()).contains("\"lines\":").doesNotContain(caseNumber);
  }

  @Test
  void ofTwoWhoPressAtOnceOneTriesAndWhatIsDoneMeanwhileCountsAsDone() throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = world.draft(institution);
    world.complete(caseNumber, "userTask_completeApplication", institution.applicant(), TestAnswers.application(institution));
    Job job = world.job(caseNumber, "serviceTask_checkEligibility");
    management.setJobRetries(job.getId(), 0);
    causes.look();
    long cause = jdbc.sql("select cause from failed_step where job_id = ?").param(job.getId()).query(Long.class).single();
    assertThat(views.find(cause).orElseThrow().cause()).startsWith("Trinnet er sat i stå");
    var other = Executors.newSingleThreadExecutor();
    try {
      var asked = transaction.execute(status -> {
        Optional<Long> first = retries.ask(cause, caseNumber, "Den første", World.OWNER);
        Future<Optional<Long>> second = other.submit(() -> retries.ask(cause, caseNumber, "Den anden", World.OWNER));
        management.executeJob(job.getId()); // by the engine, before anybody can come to it
        return java.util.Map.entry(first, second);
      });
      assertThat(Patience.get(asked.getValue())).isEmpty();
      retries.work();
      long retry = asked.getKey().orElseThrow();
      Patience.await("it is looked at").until(() -> retries.find(retry).orElseThrow().ended());
      assertThat(retries.find(retry).orElseThrow().succeeded()).isEqualTo(1);
    } finally {
      other.shutdownNow();
    }
  }

  @Test
  void othersAreRefused() throws Exception {
    for (String person : List.of(World.REVIEWER, World.APPROVER, world.qualified().applicant(), "oda", "dagny")) {
      WebSession session = new WebSession(port).logIn(person, "demo");
      for (String path : List.of("", "/1", "/1/cases", "/1/trace", "/retries/1", "/models")) {
        assertThat(session.get(API + "incidents" + path).statusCode()).as(person + path).isEqualTo(403);
      }
      for (String path : List.of("/1/retries", "/1/notes", "/models/assess-application/pause",
          "/models/assess-application/resumption")) {
        assertThat(session.send("POST", API + "incidents" + path, "{\"reason\":\"Fordi jeg vil\",\"text\":\"Hej\"}")
            .statusCode()).as(person + path).isEqualTo(403);
      }
    }
    assertThat(new WebSession(port).get(API + "incidents").statusCode()).isEqualTo(401);
  }

  @Test
  void aModelRestsAndGoesOnWithAReason() throws Exception {
    WebSession owner = new WebSession(port).logIn(World.OWNER, "demo");
    String path = API + "incidents/models/subscribe-annually/";
    assertThat(owner.send("POST", path + "pause", "{\"reason\":\"\"}").statusCode()).isEqualTo(400);
    assertThat(owner.send("POST", path + "pause", "{\"reason\":\"Prisen rettes\"}").statusCode()).isEqualTo(200);
    try {
      assertThat(owner.get(API + "incidents/models").body()).contains("Prisen rettes");
      assertThat(management.createJobDefinitionQuery().processDefinitionKey("subscribe-annually").suspended().count())
          .isPositive();
      assertThat(owner.send("POST", path + "pause", "{\"reason\":\"En gang til\"}").statusCode()).isEqualTo(400);
    } finally {
      assertThat(owner.send("POST", path + "resumption", "{\"reason\":\"Prisen er rettet\"}").statusCode()).isEqualTo(200);
    }
    assertThat(management.createJobDefinitionQuery().processDefinitionKey("subscribe-annually").suspended().count())
        .isZero();
    assertThat(owner.send("POST", API + "incidents/models/findes-ikke/pause", "{\"reason\":\"Hvorfor ikke\"}").statusCode())
        .isEqualTo(404);
  }

  @Test
  void aPageOfManyCausesCostsNoMoreQuestionsThanOne() throws Exception {
    WebSession owner = new WebSession(port).logIn(World.OWNER, "demo");
    causes(1);
    owner.get(API + "incidents?shown=over");
    int one = statements.during(() -> owner.get(API + "incidents?shown=over")).without("UPDATE login_session").count();
    causes(60);
    int many = statements.during(() -> owner.get(API + "incidents?shown=over")).without("UPDATE login_session").count();
    assertThat(many).isEqualTo(one);
  }

  private void causes(int count) {
    jdbc.sql("""
            insert into failure_cause (model, step, exception, message, kind, model_name, step_name, first_seen,
                                       last_seen, opened_at, over_at)
            select 'assess-application', 'made-' || n || '-' || gen_random_uuid(), 'x.Y', '', 'PROGRAM', 'Behandl ansøgning',
                   'Opdigtet trin', now(), now(), now(), now() from generate_series(1, ?) n""").param(count).update();
    jdbc.sql("""
            insert into failure_note (cause, written_by, written_at, text)
            select id, 'per', now(), 'Set' from failure_cause where step_name = 'Opdigtet trin'""").update();
  }

  private int told(String caseNumber, String kind) {
    return jdbc.sql("select count(distinct (kind, about)) from notice where case_number = ? and kind like ? || '%'")
        .param(caseNumber).param(kind).query(Integer.class).single();
  }

  private LocalDate dueOn(String caseNumber) {
    return due.ofInstitutions(END.plusYears(1)).stream().filter(task -> task.caseNumber().equals(caseNumber)).findFirst()
        .orElseThrow().dueOn();
  }

  private void untilItStands(String caseNumber) {
    for (Job job = world.reviewTimer(caseNumber); job.getRetries() > 0; job = world.reviewTimer(caseNumber)) {
      String id = job.getId();
      assertThatThrownBy(() -> management.executeJob(id)).isInstanceOf(RuntimeException.class);
    }
  }

  private void breaking(String table, Runnable work) {
    var superuser = JdbcClient.create(postgres.getPostgresDatabase());
    superuser.sql("alter table microdata." + table + " rename to " + table + "_away").update();
    try {
      work.run();
    } finally {
      superuser.sql("alter table microdata." + table + "_away rename to " + table).update();
    }
  }
}
