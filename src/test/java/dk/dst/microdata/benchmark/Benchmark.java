package dk.dst.microdata.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.cases.task.TaskSeats;
import dk.dst.microdata.desk.personaldata.Retention;
import dk.dst.microdata.desk.replanning.Replanning;
import dk.dst.microdata.desk.work.Standstill;
import dk.dst.microdata.ground.notice.Reminders;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.Statements;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.World;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * What lists, pages and rounds cost when there are 1,000, 10,000 and 100,000 open tasks in 300 institutions: statements,
 * which repeat exactly, and times, which are ratios within a run. Not a test: it asserts no time, and the build does not
 * run it. {@code mvn test -Dtest=Benchmark} prints the table and writes it to {@code target/benchmark.md}.
 */
class Benchmark extends EngineTest {

  private static final int[] SIZES = {1_000, 10_000, 100_000};
  private static final int INSTITUTIONS = 300;
  private static final int WARM_UP = 5;
  private static final int MEASURED = 40;
  private static final String API = "/camunda/api/microdata/";
  private static final String ENGINE = "/camunda/api/engine/engine/default/";

  /** Milliseconds of one thing, asked as often. */
  private record Cost(int statements, long median, long p95) {}

  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private EmbeddedPostgres postgres;
  @Autowired
  private Statements statements;
  @Autowired
  private Replanning replanning;
  @Autowired
  private TaskSeats seats;
  @Autowired
  private Reminders reminders;
  @Autowired
  private Standstill standstill;
  @Autowired
  private Retention retention;
  @LocalServerPort
  private int port;

  private final Map<String, List<Cost>> costs = new LinkedHashMap<>();

  @Test
  void growth() throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = world.underReview(institution);
    made();
    int made = 0;
    try (var connection = postgres.getPostgresDatabase().getConnection()) {
      connection.setSchema("public");
      JdbcClient superuser = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      superuser.sql("set search_path to microdata, camunda").update();
      var cases = new MadeCases(superuser, caseNumber);
      for (int size : SIZES) {
        cases.copy(made + 1, size, INSTITUTIONS);
        made = size;
        measure(institution);
      }
    }
    write();
  }

  /** Institutions that the reviewer and the process owner see, as all of FSE sees all. */
  private void made() {
    jdbc.sql("""
            insert into institution (id, name, authorisation_number, authorised_from)
            select 'bench' || n, 'Institution til måling nr. ' || n, 900000 + n, '2020-01-01'
            from generate_series(0, ?) n""").param(INSTITUTIONS - 1).update();
    for (int i = 0; i < INSTITUTIONS; i++) {
      people().institution("bench" + i, "Institution til måling nr. " + i);
    }
    jdbc.sql("""
            insert into project (number, institution_id, title, starts_on, ends_on)
            select 5000000 + n, 'bench' || n % ?, 'Projekt nr. ' || n, '2020-01-01', '2035-01-01'
            from generate_series(1, 6000) n""").param(INSTITUTIONS).update();
  }

  private People people() {
    return world.part(People.class);
  }

  private void measure(TestInstitution institution) throws Exception {
    WebSession reviewer = new WebSession(port).logIn(World.REVIEWER, "demo");
    String filter = TaskFilters.id(reviewer, "Til vurdering");
    page("Tasklist's list for FSE", reviewer, ENGINE + "filter/" + filter + "/list?firstResult=0&maxResults=15");
    page("Tasklist's count for FSE", reviewer, ENGINE + "filter/" + filter + "/count");
    for (String page : List.of("cases", "cases?q=PDB-1999-77", "projects", "work", "institutions")) {
      page("the page " + page + " to FSE", reviewer, API + page);
    }
    WebSession applicant = new WebSession(port).logIn(institution.applicant(), "demo");
    String own = TaskFilters.id(applicant, "Mine opgaver");
    page("Tasklist's list for an applicant", applicant, ENGINE + "filter/" + own + "/list?firstResult=0&maxResults=15");
    page("the page cases to an applicant", applicant, API + "cases");
    round("planned dates", replanning::replan);
    round("seats of tasks", seats::arrangeAll);
    round("reminders, with nobody to remind", reminders::runAll);
    round("deadlines that stand still", standstill::sweep);
    round("what is kept of people", retention::cleanUp);
  }

  private void round(String what, Runnable round) throws Exception {
    cost("the round of " + what, 3, Executors.callable(round));
  }

  private void page(String what, WebSession session, String address) throws Exception {
    cost(what, MEASURED, () -> {
      var answer = session.get(address);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return null;
    });
  }

  private void cost(String what, int times, Callable<?> work) throws Exception {
    for (int i = 0; i < Math.min(WARM_UP, times); i++) {
      work.call();
    }
    int sent = statements.during(work).count();
    long[] took = new long[times];
    for (int i = 0; i < times; i++) {
      long began = System.nanoTime();
      work.call();
      took[i] = (System.nanoTime() - began) / 1_000;
    }
    Arrays.sort(took);
    costs.computeIfAbsent(what, first -> new ArrayList<>())
        .add(new Cost(sent, took[times / 2], took[Math.min(times - 1, times * 95 / 100)]));
  }

  private void write() throws Exception {
    var table = new StringBuilder("| what | " + String.join(" | ", Arrays.stream(SIZES)
        .mapToObj("%,d tasks: statements, median / p95 ms"::formatted).toList()) + " |\n|---|" + "---:|".repeat(SIZES.length)
        + "\n");
    costs.forEach((what, sizes) -> table.append("| ").append(what).append(" | ").append(String.join(" | ",
        sizes.stream().map(cost -> "%d, %.1f / %.1f".formatted(cost.statements(), cost.median() / 1000.0,
            cost.p95() / 1000.0)).toList())).append(" |\n"));
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target", "benchmark.md"), table);
    System.out.println(table);
  }
}
