package dk.dst.microdata.ground.database;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.Statements;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.World;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.StatementCallback;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who acts stands in the audit whichever way something is written, and nothing that is kept is older than a write. */
class WatchedConnectionsTest extends EngineTest {

  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private JdbcTemplate template;
  @Autowired
  private TransactionTemplate transaction;
  @Autowired
  private People people;
  @Autowired
  private Cases cases;
  @Autowired
  private IdentityService identity;
  @Autowired
  private Statements statements;
  @Autowired
  private EmbeddedPostgres postgres;

  private static final String CHANGE = "update association set employed = not employed where person_id = ";

  private List<String> actors(String person) {
    return jdbc.sql("select actor from audit_entry where subject = 'association' and person_id = ?"
        + " and before is not null order by id").param(person).query(String.class).list();
  }

  static Stream<Arguments> writers() {
    return Stream.of(
        writer("a statement with parameters", (at, person) ->
            at.jdbc.sql(CHANGE + "?").param(person).update()),
        writer("a statement that answers", (at, person) ->
            at.jdbc.sql(CHANGE + "? returning person_id").param(person).query(String.class).single()),
        writer("one that begins with a question", (at, person) ->
            at.jdbc.sql("with found as (select id from person where id = ?) update association a"
                + " set employed = not employed from found where a.person_id = found.id").param(person).update()),
        writer("one after blank lines, in capitals", (at, person) ->
            at.jdbc.sql("\n\n  UPDATE association SET employed = NOT employed WHERE person_id = ?").param(person)
                .update()),
        writer("a batch", (at, person) ->
            at.template.batchUpdate(CHANGE + "?", List.<Object[]>of(new Object[] {person}))),
        writer("a statement without parameters", (at, person) ->
            at.template.execute(CHANGE + "'" + person + "'")),
        writer("a batch of those", (at, person) ->
            at.template.batchUpdate(CHANGE + "'" + person + "'")),
        writer("a statement of one's own", (at, person) ->
            at.template.execute((StatementCallback<Object>) statement ->
                statement.execute(CHANGE + "'" + person + "'"))),
        writer("after a savepoint that is taken back", (at, person) ->
            at.template.execute((ConnectionCallback<Object>) connection -> at.backAndAgain(connection, person))));
  }

  private interface Writer {

    void write(WatchedConnectionsTest at, String person);
  }

  private static Arguments writer(String name, Writer writer) {
    return Arguments.of(name, writer);
  }

  private Object backAndAgain(Connection connection, String person) throws SQLException {
    var savepoint = connection.setSavepoint();
    try (Statement statement = connection.createStatement()) {
      statement.execute(CHANGE + "'" + person + "'");
    }
    connection.rollback(savepoint);
    try (Statement statement = connection.createStatement()) {
      statement.execute(CHANGE + "'" + person + "'");
    }
    return null;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("writers")
  void whoeverWritesIsNamed(String name, Writer writer) {
    TestInstitution institution = world.qualified();
    people.as(institution.applicant(), () -> transaction.executeWithoutResult(status -> {
      assertThat(jdbc.sql("select count(*) from person where id = ?").param(institution.manager())
          .query(Integer.class).single()).isEqualTo(1);
      writer.write(this, institution.manager());
    }));
    assertThat(actors(institution.manager())).containsExactly(institution.applicant());
  }

  /** The engine writes at the end of its command, and in a batch. */
  @Test
  void theEngineIsNamedToo() {
    TestInstitution institution = world.qualified();
    people.as("admin", () -> identity.createMembership(institution.manager(), Groups.REVIEWERS));
    assertThat(jdbc.sql("select actor from audit_entry where subject = 'act_id_membership' and person_id = ?"
        + " order by id desc limit 1").param(institution.manager()).query(String.class).list())
        .containsExactly("admin");
  }

  @Test
  void whoActsMayChangeWithinATransaction() {
    TestInstitution institution = world.qualified();
    transaction.executeWithoutResult(status -> {
      change(institution.manager());
      people.as(institution.applicant(), () -> change(institution.manager()));
      change(institution.manager());
    });
    change(institution.manager()); // and no transaction keeps what the one before on its connection was told
    assertThat(actors(institution.manager())).containsExactly("systemet", institution.applicant(), "systemet",
        "database: microdata");
  }

  @Test
  void itIsToldOnceAndOnlyWhereSomethingIsWritten() throws Exception {
    TestInstitution institution = world.qualified();
    assertThat(sent(() -> jdbc.sql("select id from person where id = ?").param(institution.manager())
        .query(String.class).single())).hasSize(1).noneMatch(sql -> sql.contains("set_config"));
    assertThat(sent(() -> {
      change(institution.manager());
      change(institution.manager());
    })).filteredOn(sql -> sql.contains("set_config")).hasSize(1);
  }

  private List<String> sent(Runnable work) throws Exception {
    return statements.during(() -> {
      transaction.executeWithoutResult(status -> work.run());
      return null;
    }).statements();
  }

  private void change(String person) {
    jdbc.sql(CHANGE + "?").param(person).update();
  }

  /** What starts with "select" is taken for a question: nothing of ours that writes may be called by one. */
  @Test
  void noQuestionWrites() {
    assertThat(jdbc.sql("""
        select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname in ('microdata', 'camunda') and p.prorettype <> 'trigger'::regtype and p.provolatile = 'v'""")
        .query(String.class).list()).isEmpty();
  }

  @Test
  void aCaseIsReadOnceUntilSomethingOfItIsWritten() throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = world.draft(institution);
    List<String> sent = sent(() -> {
      assertThat(cases.get(caseNumber).state()).isEqualTo(CaseState.DRAFT);
      assertThat(cases.get(caseNumber)).isSameAs(cases.get(caseNumber));
      assertThat(cases.move(caseNumber, CaseState.SUBMITTED, CaseState.DRAFT)).isTrue();
      assertThat(cases.get(caseNumber).state()).isEqualTo(CaseState.SUBMITTED);
      cases.disqualify(caseNumber, World.REVIEWER, "Kender dem.", Timestamp.from(Instant.EPOCH));
      assertThat(cases.get(caseNumber).disqualified()).containsExactly(World.REVIEWER);
    });
    assertThat(sent).filteredOn(sql -> sql.contains("from case_file f")).hasSize(3);
    assertThat(cases.get(caseNumber)).as("nothing is kept past the transaction").isNotSameAs(cases.get(caseNumber));
  }

  /** Who has waited for a lock must see what somebody else did meanwhile. */
  @Test
  void whoTakesALockReadsAnew() {
    TestInstitution institution = world.qualified();
    String caseNumber = world.draft(institution);
    JdbcClient elsewhere = JdbcClient.create(postgres.getPostgresDatabase());
    for (Map.Entry<String, String> lock : Map.of("henrik", "select 1 from case_file where case_number = ? for update",
        "rikke", "select pg_advisory_xact_lock(hashtext(?))").entrySet()) {
      transaction.executeWithoutResult(status -> {
        assertThat(cases.get(caseNumber).disqualified()).doesNotContain(lock.getKey());
        elsewhere.sql("insert into microdata.disqualification (case_number, person_id, reason, declared_at)"
            + " values (?, ?, 'x', now())").param(caseNumber).param(lock.getKey()).update();
        assertThat(cases.get(caseNumber).disqualified()).as("read before").doesNotContain(lock.getKey());
        jdbc.sql(lock.getValue()).param(caseNumber).query().listOfRows();
        assertThat(cases.get(caseNumber).disqualified()).contains(lock.getKey());
      });
    }
  }

  /** A change that is rolled back is forgotten with its transaction. */
  @Test
  void nothingOfARollbackIsKept() {
    TestInstitution institution = world.qualified();
    String caseNumber = world.draft(institution);
    transaction.executeWithoutResult(status -> {
      cases.move(caseNumber, CaseState.SUBMITTED, CaseState.DRAFT);
      assertThat(cases.get(caseNumber).state()).isEqualTo(CaseState.SUBMITTED);
      status.setRollbackOnly();
    });
    assertThat(cases.get(caseNumber).state()).isEqualTo(CaseState.DRAFT);
  }
}
