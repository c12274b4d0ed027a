package dk.dst.microdata.desk.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.cases.engine.OneAtATime;
import dk.dst.microdata.desk.migration.ModelMigrations.Migration;
import dk.dst.microdata.ground.database.Samples;
import dk.dst.microdata.support.AuthorisationWorld;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.World;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** What happens at a start to cases of older versions, also where something fails. */
class ModelMigrationTest extends EngineTest {

  private static final String MODEL = "authorise-institution";

  /** The machine stops: nothing after it runs, and nothing is there to catch it. */
  private static final class PowerCut extends Error {}

  @LocalServerPort
  private int port;
  @Autowired
  private RepositoryService repository;
  @Autowired
  private RuntimeService runtime;
  @Autowired
  private MigrationPlans plans;
  @Autowired
  private SecondToken secondToken;
  @Autowired
  private ModelMigrations record;
  @Autowired
  private OneAtATime oneAtATime;
  @Autowired
  private PlatformTransactionManager transactions;
  @Autowired
  private ModelMigration migration;
  @Autowired
  private MeterRegistry metrics;
  @Autowired
  private Samples samples;
  @Autowired
  private ObjectMapper json;
  @Autowired
  private JdbcClient jdbc;

  @AfterEach
  void allOnThePresentVersion() {
    jdbc.sql("drop trigger if exists afproevning on camunda.act_ru_execution").update();
    deploy(Releases.present(MODEL));
    migration.migrate();
  }

  @Test
  void oneThatFailsStaysAndIsNamedAndTheOthersMove() throws Exception {
    List<String> cases = waiting(3);
    int old = version(cases.get(1));
    refuseToMove(cases.get(1));
    deploy(Releases.present(MODEL));

    assertThat(migration.migrate()).isEqualTo(1);

    int newest = newest().getVersion();
    assertThat(cases.stream().map(this::version)).containsExactly(newest, old, newest);
    Migration last = last(old);
    assertThat(last.finished()).isTrue();
    assertThat(last.leftBehind()).isEqualTo(1);
    assertThat(last.moved()).isGreaterThanOrEqualTo(2);
    assertThat(record.reasons(MODEL, old)).containsExactly(Map.entry(cases.get(1),
        "Flytningen fejlede (PSQLException)."));
    assertThat(left()).isEqualTo(1);
    JsonNode model = page(World.OWNER);
    assertThat(model.path("left")).hasSize(1);
    assertThat(model.path("left").get(0).path("caseNumber").asText()).isEqualTo(cases.get(1));
    assertThat(model.path("left").get(0).path("reason").asText()).contains("Flytningen fejlede")
        .doesNotContain("hemmelig");
    world.task(cases.get(1), "userTask_reviewAuthorisation");

    jdbc.sql("drop trigger afproevning on camunda.act_ru_execution").update();
    assertThat(migration.migrate()).as("the next start").isZero();
    assertThat(version(cases.get(1))).isEqualTo(newest);
    assertThat(left()).isZero();
  }

  @Test
  void aVersionWhosePlacesAreGoneStaysWhole() throws Exception {
    List<String> cases = waiting(2);
    int old = version(cases.get(0));
    deploy(Releases.present(MODEL).replace("userTask_followUpConfirmation", "userTask_chaseConfirmation"));

    assertThat(migration.migrate()).isGreaterThanOrEqualTo(2);

    assertThat(cases).allMatch(number -> version(number) == old);
    Migration last = last(old);
    assertThat(last.moved()).isZero();
    assertThat(last.leftBehind()).isGreaterThanOrEqualTo(2);
    assertThat(last.refused()).isEqualTo("Version " + newest().getVersion()
        + " mangler: „Følg op på manglende bekræftelse“ (userTask_followUpConfirmation).");
    assertThat(page(World.OWNER).path("left").findValuesAsText("caseNumber")).containsAll(cases);
    assertThat(left()).isGreaterThanOrEqualTo(2);

    deploy(Releases.present(MODEL));
    assertThat(migration.migrate()).as("a version that has them again").isZero();
  }

  @Test
  void interruptedItGoesOnAtTheNextStart() {
    List<String> cases = waiting(5);
    int old = version(cases.get(0));
    deploy(Releases.present(MODEL));

    assertThatThrownBy(() -> stoppingAfter(2).migrate()).isInstanceOf(PowerCut.class);
    Migration interrupted = last(old);
    assertThat(interrupted.finished()).isFalse();
    assertThat(interrupted.moved()).isEqualTo(2);

    assertThat(migration.migrate()).isZero();
    assertThat(cases).allMatch(number -> version(number) == newest().getVersion());
    assertThat(last(old).id()).isNotEqualTo(interrupted.id());
    assertThat(last(old).finished()).isTrue();
  }

  @Test
  void ofTwoNodesThatStartAtOnceOneMoves() throws Exception {
    List<String> cases = waiting(4);
    int old = version(cases.get(0));
    deploy(Releases.present(MODEL));
    var start = new CyclicBarrier(2);
    Callable<Integer> node = () -> {
      start.await();
      return stoppingAfter(Integer.MAX_VALUE).migrate();
    };
    var threads = Executors.newFixedThreadPool(2);
    for (var result : threads.invokeAll(List.of(node, node))) {
      assertThat(result.get()).isZero();
    }
    threads.shutdown();
    assertThat(cases).allMatch(number -> version(number) == newest().getVersion());
    assertThat(record.latest(MODEL, 50).stream().filter(migration -> migration.fromVersion() == old)).singleElement()
        .satisfies(migration -> assertThat(migration.leftBehind()).isZero());
  }

  /** A message may be renamed; a deadline that runs keeps its date, although the model would compute another today. */
  @Test
  void messagesTakeTheNewNameAndTimersKeepTheirDate() {
    deploy(Releases.present(MODEL).replace("autorisation.authorisationSuspended", "autorisation.gammeltNavn"));
    TestInstitution institution = world.qualified();
    String caseNumber = AuthorisationWorld.confirmationDue(world, institution);
    var due = world.job(caseNumber, "event_confirmationOverdue").getDuedate();
    world.day(world.today().plusDays(10));
    deploy(Releases.present(MODEL));
    assertThat(migration.migrate()).isZero();
    assertThat(world.job(caseNumber, "event_confirmationOverdue").getDuedate()).isEqualTo(due);
    AuthorisationWorld.suspend(world, caseNumber);
    world.task(caseNumber, "userTask_decideSuspension");
  }

  @Test
  void thePageIsForProcessOwnersAndAdministrators() throws Exception {
    assertThat(page(World.OWNER).path("versions").get(0).path("version").asInt()).isEqualTo(newest().getVersion());
    assertThat(page("admin").path("name").asText()).isEqualTo("Institutionens autorisation");
    for (String other : List.of(World.REVIEWER, World.APPROVER, "anna")) {
      assertThat(ask(other).statusCode()).as(other).isEqualTo(403);
    }
    assertThat(new WebSession(port).get("/camunda/api/microdata/model-versions").statusCode()).isEqualTo(401);
  }

  // --- words

  /** Cases of a version that is the newest, and on which everything runs. */
  private List<String> waiting(int count) {
    deploy(Releases.present(MODEL));
    migration.migrate();
    return new ArrayList<>(Stream.generate(() -> AuthorisationWorld.underReview(world, world.qualified()))
        .limit(count).toList());
  }

  private void deploy(String text) {
    Releases.deploy(repository, List.of(MODEL), List.of(text));
  }

  private void refuseToMove(String caseNumber) {
    jdbc.sql("""
        create or replace function camunda.afproevning() returns trigger language plpgsql as $$
        begin raise exception 'hemmelig'; end $$""").update();
    jdbc.sql("create trigger afproevning before update on camunda.act_ru_execution for each row when"
        + " (new.business_key_ = '" + caseNumber + "' and new.proc_def_id_ <> old.proc_def_id_)"
        + " execute function camunda.afproevning()").update();
  }

  /** As another node's, whose machine stops after it has moved that many. */
  private ModelMigration stoppingAfter(int count) {
    var moved = new AtomicInteger();
    var transaction = new TransactionTemplate(transactions) {
      @Override
      public void executeWithoutResult(Consumer<TransactionStatus> action) {
        if (moved.getAndIncrement() == count) {
          throw new PowerCut();
        }
        super.executeWithoutResult(action);
      }
    };
    return new ModelMigration(repository, runtime, plans, secondToken, record, oneAtATime, transaction);
  }

  private ProcessDefinition newest() {
    return repository.createProcessDefinitionQuery().processDefinitionKey(MODEL).latestVersion().singleResult();
  }

  private int version(String caseNumber) {
    return repository.getProcessDefinition(world.instance(caseNumber, MODEL).getProcessDefinitionId()).getVersion();
  }

  private Migration last(int from) {
    return record.latest(MODEL, 50).stream().filter(migration -> migration.fromVersion() == from).findFirst()
        .orElseThrow();
  }

  private double left() {
    samples.forget();
    return metrics.get("microdata.migration.left").tag("process", MODEL).gauge().value();
  }

  private JsonNode page(String person) throws Exception {
    for (JsonNode model : json.readTree(ask(person).body())) {
      if (model.path("process").asText().equals(MODEL)) {
        return model;
      }
    }
    throw new AssertionError("no " + MODEL);
  }

  private HttpResponse<String> ask(String person) throws Exception {
    return new WebSession(port).logIn(person, "demo").get("/camunda/api/microdata/model-versions");
  }
}
