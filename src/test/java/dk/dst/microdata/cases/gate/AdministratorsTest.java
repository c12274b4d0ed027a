package dk.dst.microdata.cases.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.WebSession;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The administrators' group has a name of ours, and the engine and its web applications go along. */
class AdministratorsTest extends EngineTest {

  private static final String OURS = "administrators";
  private static final String ENGINES = "camunda-admin";

  @Autowired
  private IdentityService identity;
  @Autowired
  private People people;
  @Autowired
  private AccessRights rights;
  @Autowired
  private TransactionTemplate transaction;
  @Autowired
  private JdbcClient jdbc;
  @LocalServerPort
  private int port;

  private final String person = "adm" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void theEnginesGroupFollows() {
    people.administrator(person, "Ny Administrator", "ny@example.org", "demo");
    assertThat(groups()).containsExactly(OURS, ENGINES);
    identity.deleteMembership(person, OURS);
    assertThat(groups()).isEmpty();
  }

  @Test
  void ourGroupAloneAdministers() throws Exception {
    people.administrator(person, "Ny Administrator", "ny@example.org", "demo");
    jdbc.sql("delete from act_id_membership where user_id_ = ? and group_id_ = ?").param(person).param(ENGINES).update();
    assertThat(groups()).containsExactly(OURS);

    var session = new WebSession(port).logIn(person, "demo");
    var page = session.get("/camunda/app/admin/default/");
    assertThat(page.statusCode()).as("Admin, and not the page for a first administrator").isEqualTo(200);
    assertThat(session.get("/camunda/api/engine/engine/default/group?id=" + OURS).body()).contains(OURS);
    assertThat(rest.get(person, "/user/count").body().path("count").asInt()).as("accounts they see").isGreaterThan(5);
    assertThat(rest.post(person, "/user/create", Map.of("profile", Map.of("id", person + "2", "firstName", "To",
        "lastName", "To", "email", "to@example.org"), "credentials", Map.of("password", "Langt-Nok-2026!"))).status())
        .as("making an account").isEqualTo(204);
    assertThat(rest.get(person, "/metrics").status()).as("what only the engine's administrators may").isEqualTo(200);
  }

  /** A database from before: members of the engine's group, and no group of ours. */
  @Test
  void whoAdministeredBeforeStillDoes() {
    people.account(person, "Gammel Administrator", "gammel@example.org", "demo", Groups.OWNERS, null);
    transaction.executeWithoutResult(status -> {
      jdbc.sql("drop trigger mirror_administrators on act_id_membership").update();
      jdbc.sql("delete from act_id_membership where group_id_ in (?, ?)").param(OURS).param(ENGINES).update();
      jdbc.sql("delete from act_ru_authorization where group_id_ = ?").param(OURS).update();
      jdbc.sql("delete from act_id_group where id_ = ?").param(OURS).update();
      jdbc.sql("insert into act_id_membership (user_id_, group_id_) values (?, ?)").param(person).param(ENGINES).update();

      rights.run();
      assertThat(groups()).containsExactly(OURS, ENGINES, Groups.OWNERS);
      identity.deleteMembership(person, OURS);
      assertThat(groups()).containsExactly(Groups.OWNERS);
      people.administrator("en-anden", "En Anden", "anden@example.org", "demo");
      rights.run(); // the next start
      assertThat(groups()).as("taken away stays taken away").containsExactly(Groups.OWNERS);
      status.setRollbackOnly();
    });
  }

  private List<String> groups() {
    return jdbc.sql("select group_id_ from act_id_membership where user_id_ = ? order by 1").param(person)
        .query(String.class).list();
  }
}
