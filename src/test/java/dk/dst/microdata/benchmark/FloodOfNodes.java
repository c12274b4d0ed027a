package dk.dst.microdata.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.start.ApplicationProcess;
import dk.dst.microdata.start.ExternalPostgres;
import dk.dst.microdata.support.Patience;
import dk.dst.microdata.support.WebSession;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Very many deadlines that are due at the same moment, at three nodes, of which one is killed when a third of them are
 * met and comes back. Each must be met once. Not run by the build:
 * {@code mvn test -Dtest=FloodOfNodes -Dflood.jobs=50000}.
 */
@Tag("application")
class FloodOfNodes {

  private static final int JOBS = Integer.getInteger("flood.jobs", 2_000);
  private static final int INSTITUTIONS = 50;
  private static final String DATABASE = "flood";
  private static final Path FOLDER = Path.of("target", "flood-of-nodes").toAbsolutePath();
  private static final String DEADLINES =
      " camunda.act_ru_job where handler_cfg_ like 'event_correctionExpired%' and tenant_id_ like 'bench%'";

  private final List<ApplicationProcess> nodes = new ArrayList<>();
  private ExternalPostgres postgres;
  private JdbcClient records;

  @Test
  void eachDeadlineIsMetOnce() throws Exception {
    var superuser = new SingleConnectionDataSource();
    try (var server = ExternalPostgres.start().with(DATABASE)) {
      postgres = server;
      superuser.setUrl(server.url(DATABASE));
      superuser.setUsername("postgres");
      superuser.setSuppressClose(true);
      records = JdbcClient.create(superuser);
      String address = start("first").address();
      records.sql("set search_path to microdata, camunda").update();
      new MadeCases(records, draft(address)).copy(1, JOBS, INSTITUTIONS);
      Stream.of(start("second"), start("third")).forEach(ApplicationProcess::address);

      records.sql("update camunda.act_ru_job set duedate_ = now() - interval '1 day' where id_ in (select id_ from"
          + DEADLINES + ")").update();
      Instant began = Instant.now();
      awaitLeft(JOBS * 2 / 3);
      nodes.get(1).kill();
      ApplicationProcess again = start("second again");
      awaitLeft(0);
      System.out.printf("%d deadlines at three nodes, one of them killed: %d s%n", JOBS,
          Duration.between(began, Instant.now()).toSeconds());

      again.address();
      check();
    } finally {
      superuser.destroy();
      for (ApplicationProcess node : nodes) {
        node.kill();
      }
    }
  }

  private ApplicationProcess start(String name) throws Exception {
    nodes.add(ApplicationProcess.start(FOLDER.resolve(name + ".log"),
        postgres.settings(DATABASE, Map.of("MICRODATA_DEMO", "true"))));
    return nodes.get(nodes.size() - 1);
  }

  /** The number of an application that somebody has begun, after institutions for its copies were made. */
  private String draft(String address) throws Exception {
    records.sql("""
            insert into institution (id, name, authorisation_number, authorised_from)
            select 'bench' || n, 'Institution til måling nr. ' || n, 900000 + n, '2020-01-01'
            from generate_series(0, ?) n""").param(INSTITUTIONS - 1).update();
    int started = new WebSession(URI.create(address).getPort()).logIn("anna", "demo").send("POST",
        "/camunda/api/engine/engine/default/process-definition/key/apply-for-project-database/submit-form",
        "{\"variables\": {\"title\": {\"value\": \"Projektdatabase i en flod\", \"type\": \"String\"}}}").statusCode();
    assertThat(started).isEqualTo(200);
    return records.sql("select case_number from case_file where title = 'Projektdatabase i en flod'")
        .query(String.class).single();
  }

  /** As long as there is progress, however slow the machine, it is waited for. */
  private void awaitLeft(int most) {
    for (int left = left(); left > most; left = left()) {
      int before = left;
      Patience.await("one deadline of " + left + " is met").until(() -> left() < before);
    }
  }

  private int left() {
    return count("select count(*) from" + DEADLINES);
  }

  private void check() {
    String made = " case_number like 'PDB-1999-%'";
    assertThat(count("select count(*) from notice where" + made)).as("letters").isEqualTo(JOBS);
    assertThat(count("select count(distinct case_number) from notice where" + made)).as("told").isEqualTo(JOBS);
    assertThat(count("select count(*) from turn where ended_on is null and" + made)).as("still waiting").isZero();
    assertThat(count("select count(*) from camunda.act_ru_execution where business_key_ like 'PDB-1999-%'"))
        .as("not ended").isZero();
    assertThat(count("select count(*) from camunda.act_ru_incident")).as("incidents").isZero();
  }

  private int count(String sql) {
    return records.sql(sql).query(Integer.class).single();
  }
}
