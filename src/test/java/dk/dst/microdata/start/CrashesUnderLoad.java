package dk.dst.microdata.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.dst.microdata.support.LegalBasisSamples;
import dk.dst.microdata.support.Today;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * People work on proposals at two nodes while these are killed and cut off from their database, again and again; not
 * part of the build. {@code mvn test -Dtest=CrashesUnderLoad -Dcrashes.times=100}
 */
@Tag("application")
class CrashesUnderLoad {

  private static final int TIMES = Integer.getInteger("crashes.times", 100);
  private static final int PEOPLE = Integer.getInteger("crashes.people", 4);
  /** Every how many times a node is killed; else it is cut off. A killed one takes its time to start. */
  private static final int KILLED_EVERY = Integer.getInteger("crashes.killed-every", 4);
  private static final int ATTEMPTS = 5;
  private static final Duration NEXT_STEP = Duration.ofSeconds(60);
  private static final Path FOLDER = Path.of("target", "crashes-under-load").toAbsolutePath();

  private final Random dice = new Random(Long.getLong("crashes.seed", 1));
  private final AtomicInteger cases = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private final List<Node> nodes = new ArrayList<>();
  private volatile boolean over;
  private ExternalPostgres postgres;

  /** One node, with the line to its database that can be cut. */
  private final class Node {

    private final String name;
    private final Relay relay;
    private ApplicationProcess process;
    private int life;
    private volatile String address;

    Node(String name) throws Exception {
      this.name = name;
      relay = new Relay(postgres.port());
    }

    void start() throws Exception {
      process = ApplicationProcess.start(FOLDER.resolve(name + "-" + ++life + ".log"), postgres.settings("crashes",
          Map.of("SPRING_DATASOURCE_URL", ExternalPostgres.url("crashes", relay.port()), "MICRODATA_DEMO", "true")));
    }

    /** A node that is cut off while it starts gives up; whatever runs it starts it again. */
    void awaitStart() throws Exception {
      for (int attempt = 1; address == null; attempt++) {
        try {
          address = process.address();
        } catch (AssertionError e) {
          if (attempt == ATTEMPTS) {
            throw e;
          }
          start();
        }
      }
    }

    void kill() throws Exception {
      address = null;
      process.kill();
    }
  }

  @Test
  void nothingIsLostDoubledOrStranded() throws Exception {
    var people = Executors.newFixedThreadPool(PEOPLE);
    try (var server = ExternalPostgres.start().with("crashes")) {
      postgres = server;
      nodes.add(new Node("first"));
      nodes.add(new Node("second"));
      for (Node node : nodes) {
        node.start();
      }
      for (Node node : nodes) {
        node.awaitStart();
      }
      var work = new ArrayList<Future<Void>>();
      for (int i = 0; i < PEOPLE; i++) {
        work.add(people.submit((Callable<Void>) this::work));
      }
      Instant begun = Instant.now();
      crash();
      over = true;
      for (Future<Void> future : work) {
        future.get(10, TimeUnit.MINUTES);
      }
      long seconds = Duration.between(begun, Instant.now()).toSeconds();
      check();
      System.out.printf("%d times killed or cut off in %d s, %d cases from draft to delivery, %d answers 503 or none,"
          + " %d answers 500%n", TIMES, seconds, cases.get(), refused.get(), failed.get());
    } finally {
      over = true;
      people.shutdownNow();
      for (Node node : nodes) {
        node.kill();
        node.relay.close();
      }
    }
  }

  private void crash() throws Exception {
    Node starting = null;
    for (int i = 1; i <= TIMES; i++) {
      Node node = nodes.get(dice.nextInt(nodes.size()));
      if (i % KILLED_EVERY == 0) {
        if (starting != null) {
          starting.awaitStart();
        }
        node.kill();
        node.start();
        starting = node;
      } else {
        node.relay.cut();
        pause(500 + dice.nextInt(5000));
        node.relay.mend();
      }
      pause(dice.nextInt(4000));
    }
    if (starting != null) {
      starting.awaitStart();
    }
  }

  // --- people at work

  /** One case after the other, each in a way that ends well whatever happens to the nodes. */
  private Void work() throws Exception {
    var singleConnectionDataSource = new SingleConnectionDataSource(postgres.url("crashes"), "postgres", "", true);
    try {
      JdbcClient records = JdbcClient.create(singleConnectionDataSource);
      while (!over) {
        String title = "Projekt under nedbrud " + cases.incrementAndGet();
        insist("case", () -> started(records, title), () -> post("anna", "/process-definition/key/propose-project"
            + "/submit-form", Map.of("title", title, "schemeWanted", "RESEARCHER")));
        does(records, title, "anna", "userTask_completeProposal", proposal(title));
        does(records, title, null, "userTask_reviewProposal", Map.of("documented", "Ja.", "reasonable", "Ja.",
            "important", "Ja.", "ruling", "approved"));
        does(records, title, "ulla", "userTask_signProposal", Map.of("signature", "signed", "lawful", true,
            "employed", true));
        does(records, title, "rikke", "userTask_deliverPurchased", Map.of("delivery", "delivered"));
      }
    } finally {
      singleConnectionDataSource.destroy();
    }
    return null;
  }

  private static boolean started(JdbcClient records, String title) {
    return records.sql("select count(*) from microdata.case_file where title = ? and kind = 'PROPOSAL'").param(title)
        .query(Integer.class).single() > 0;
  }

  private record Open(String id, String assignee) {}

  private static List<Open> open(JdbcClient records, String title, String task) {
    return records.sql("select t.id_ as id, t.assignee_ as assignee from camunda.act_ru_task t join"
        + " camunda.act_ru_execution e on e.id_ = t.proc_inst_id_ join microdata.case_file f on f.case_number ="
        + " e.business_key_ where f.title = ? and t.task_def_key_ = ?").param(title).param(task).query(Open.class)
        .list();
  }

  /** @param person null for whom FSE's task has been given to */
  private void does(JdbcClient records, String title, String person, String task, Map<String, Object> answers) {
    await(task + " of " + title).atMost(Duration.ofMinutes(10)).pollInterval(Duration.ofMillis(200))
        .until(() -> !open(records, title, task).isEmpty());
    Open open = open(records, title, task).get(0);
    String who = person == null ? open.assignee() : person;
    insist(task, () -> open(records, title, task).isEmpty(), () -> {
      if (!who.equals(open.assignee())) {
        post(who, "/task/" + open.id() + "/claim", null);
      }
      post(who, "/task/" + open.id() + "/submit-form", answers);
    });
  }

  /** Does it until it is done: a failed answer may hide that it was. */
  private static void insist(String what, Callable<Boolean> done, Runnable step) {
    await(what).atMost(Duration.ofMinutes(10)).until(() -> {
      step.run();
      for (int look = 0; look < 15; look++) {
        if (done.call()) {
          return true;
        }
        pause(200);
      }
      return false;
    });
  }

  private void post(String person, String path, Map<String, Object> answers) {
    String address = nodes.get(cases.get() % 2 == 0 ? 0 : 1).address;
    if (address == null) {
      address = nodes.stream().map(node -> node.address).filter(known -> known != null).findAny().orElse(null);
    }
    try {
      var asks = new RestPerson(address, person, "demo");
      int status = (answers == null ? asks.engine("POST", path, Map.of("userId", person))
          : asks.submit(path, answers)).status();
      (status == 500 ? failed : status == 503 ? refused : new AtomicInteger()).incrementAndGet();
    } catch (RuntimeException e) { // the node has just died
      refused.incrementAndGet();
    }
  }

  private static Map<String, Object> proposal(String title) {
    var answers = new HashMap<String, Object>(Map.of("title", title,
        "purpose", "At belyse sammenhængen mellem uddannelse og helbred.",
        "description", "Hvordan hænger uddannelse og helbred sammen over livet?",
        "relevance", "Viden om ulighed i sundhed er vigtig for samfundet.",
        "population", "Alle bosiddende i Danmark.",
        "endsOn", Today.inDenmark().plusYears(5).toString(), "contact", "anna", "signatory", "ulla"));
    answers.putAll(Map.of("packages", List.of("Befolkning", "Uddannelse"), "users", List.of("anna"),
        "platform", "machine", "sendTo", "fse", "withinPurpose", true,
        "registers", List.of(Map.of("register", "BEF", "fromYear", 2010, "toYear", 2019, "reason", "Nødvendigt."))));
    answers.putAll(LegalBasisSamples.answers());
    return answers;
  }

  // --- afterwards

  private void check() {
    JdbcClient records = postgres.superuser("crashes");
    String ours = " title like 'Projekt under nedbrud %'";
    assertThat(count(records, "select count(*) from microdata.case_file where kind = 'PROPOSAL' and" + ours))
        .as("proposals").isEqualTo(cases.get());
    assertThat(count(records, "select count(distinct title) from microdata.case_file where kind = 'PROPOSAL' and"
        + ours)).as("proposals, each once").isEqualTo(cases.get());
    assertThat(records.sql("select f.title || ': ' || d.step || ' ' || count(*) from microdata.decision d join"
        + " microdata.case_file f using (case_number) where f." + ours.strip() + " group by f.title, d.step having"
        + " count(*) > 1").query(String.class).list()).as("decided twice").isEmpty();
    await("nothing waits for a node that is gone").atMost(NEXT_STEP).until(() -> count(records,
        "select count(*) from camunda.act_ru_job where coalesce(duedate_, now()) <= now()") == 0);
    assertThat(count(records, "select count(*) from camunda.act_ru_incident")).as("incidents").isZero();
    assertThat(count(records, "select count(distinct p.number) from microdata.project p where p." + ours.strip()))
        .as("projects").isEqualTo(cases.get());
    assertThat(records.sql("select f.title || ' ' || f.state from microdata.case_file f where f." + ours.strip()
        + " and f.kind = 'PROPOSAL' and f.state <> 'PROPOSAL_IN_FORCE'").query(String.class).list())
        .as("not come to their end").isEmpty();
  }

  private static int count(JdbcClient records, String sql) {
    return records.sql(sql).query(Integer.class).single();
  }

  private static void pause(int milliseconds) {
    try {
      TimeUnit.MILLISECONDS.sleep(milliseconds);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
