package dk.dst.microdata.rights;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is taken away past this node, on a connection that it does not know of, is lost at the very next request. */
class LostAtOnceTest extends EngineTest {

  private static final String FILTERS = "/camunda/api/engine/engine/default/filter";
  private static final String NAME = "forgaengelig";

  @LocalServerPort
  private int port;
  @Autowired
  private People people;
  @Autowired
  private EmbeddedPostgres postgres;

  private void elsewhere(String sql, String person) {
    JdbcClient.create(postgres.getPostgresDatabase()).sql(sql).param(person).update();
  }

  @Test
  void aGroup() throws Exception {
    people.account(NAME, "Forgængelig Folk", "f@example.dk", "demo", Groups.REVIEWERS, null);
    WebSession session = new WebSession(port).logIn(NAME, "demo");
    for (int i = 0; i < 2; i++) { // the second time from what the first has made known
      assertThat(rest.get(NAME, "/filter").status()).isEqualTo(200);
      assertThat(session.get(FILTERS).statusCode()).isEqualTo(200);
    }
    elsewhere("delete from camunda.act_id_membership where user_id_ = ?", NAME);
    assertThat(rest.get(NAME, "/filter").status()).isEqualTo(403);
    assertThat(session.get(FILTERS).statusCode()).isEqualTo(403);
    elsewhere("delete from camunda.act_ru_authorization where user_id_ = ?", NAME);
    elsewhere("delete from camunda.act_id_user where id_ = ?", NAME);
    assertThat(rest.get(NAME, "/filter").status()).isEqualTo(401);
    assertThat(session.get(FILTERS).statusCode()).isEqualTo(401);
  }

  @Test
  void anInstitution() throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = world.draft(institution);
    String person = institution.applicant();
    String task = "/task/" + world.openTask(caseNumber).getId();
    String page = "/camunda/api/microdata/cases/" + caseNumber;
    WebSession session = new WebSession(port).logIn(person, "demo");
    assertThat(rest.get(person, task).status()).isEqualTo(200);
    assertThat(session.get(page).statusCode()).isEqualTo(200);
    elsewhere("delete from camunda.act_id_tenant_member where user_id_ = ?", person);
    assertThat(rest.get(person, task).status()).isEqualTo(404);
    assertThat(session.get(page).statusCode()).isEqualTo(404);
  }

  @Test
  void aRoleInACase() throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = world.forSignature(institution);
    String person = institution.signatory();
    String form = "/task/" + world.openTask(caseNumber).getId() + "/form-variables";
    assertThat(List.of(rest.get(person, form).status(), rest.get(person, form).status())).containsOnly(200);
    elsewhere("delete from microdata.association_role where person_id = ?", person);
    assertThat(rest.get(person, form).status()).isEqualTo(403);
  }

  @Test
  void aWebApplication() throws Exception {
    people.account(NAME + "2", "Forgængelig Ejer", "e@example.dk", "demo", Groups.OWNERS, null);
    WebSession session = new WebSession(port).logIn(NAME + "2", "demo");
    String page = "/camunda/app/cockpit/default/";
    assertThat(session.get(page).statusCode()).isEqualTo(200);
    elsewhere("delete from camunda.act_id_membership where user_id_ = ?", NAME + "2");
    assertThat(session.get(page).statusCode()).isNotEqualTo(200);
  }

  @Test
  void aPassword() {
    TestInstitution institution = world.qualified();
    String person = institution.applicant();
    assertThat(List.of(rest.get(person, "/filter").status(), rest.get(person, "/filter").status())).containsOnly(200);
    elsewhere("update camunda.act_id_user set salt_ = 'andet' where id_ = ?", person);
    assertThat(rest.get(person, "/filter").status()).isEqualTo(401);
    assertThat(rest.get(person, "/filter").status()).as("it counted as a failure: one must wait").isEqualTo(429);
  }
}
