package dk.dst.microdata.desk.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.support.BreachWorld;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.World;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The lists of cases and projects, page by page: each line once, searched on the server, counted for those who may know. */
class ListPagesTest extends EngineTest {

  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private ObjectMapper json;
  @LocalServerPort
  private int port;

  private TestInstitution institution;
  private WebSession manager;

  @BeforeEach
  void anInstitutionWithMoreThanTwoPages() throws Exception {
    institution = world.qualified();
    jdbc.sql("""
            insert into project (number, institution_id, title, starts_on, ends_on, contact)
            select :first + n, :institution, 'Løb_nr. ' || n, :today::date - 10, :today::date + case n % 10 when 0 then 0
              else 100 end, :contact from generate_series(1, 130) n""")
        .param("first", institution.authorisationNumber() * 10_000).param("institution", institution.id())
        .param("today", world.today()).param("contact", institution.applicant()).update();
    jdbc.sql("""
            insert into case_file (case_number, kind, institution_id, opened_by, title, state, opened_at)
            select 'IND-1999-' || :institution || '-' || n, 'PROPOSAL', :institution, :applicant, 'Sag nr. ' || n,
              case n % 10 when 0 then 'PROPOSAL_IN_FORCE' else 'PROPOSAL_DRAFT' end, timestamptz '1999-01-01' + (n / 3) * interval '1 day'
            from generate_series(1, 120) n""")
        .param("institution", institution.id()).param("applicant", institution.applicant()).update();
    manager = session(institution.manager());
  }

  @Test
  void everyCaseIsOnOnePage() throws Exception {
    List<String> numbers = all("cases?q=", "caseNumber");
    assertThat(numbers).doesNotHaveDuplicates().hasSize(jdbc.sql("select count(*) from case_file"
        + " where institution_id = ?").param(institution.id()).query(Integer.class).single());
    assertThat(numbers.subList(numbers.size() - 2, numbers.size())).as("those opened at one moment, by number")
        .containsExactly("IND-1999-" + institution.id() + "-2", "IND-1999-" + institution.id() + "-1");
    assertThat(ask(manager, "cases").path("count").asText()).isEqualTo(String.valueOf(numbers.size()));
  }

  @Test
  void casesAreFoundByTitleNumberInstitutionAndWhetherTheyHaveEnded() throws Exception {
    assertThat(all("cases?q=sag%20nr.%2012", "caseNumber")).hasSize(2); // 12 and 120
    assertThat(all("cases?q=IND-1999&shown=ended", "caseNumber")).hasSize(12);
    assertThat(all("cases?q=IND-1999&shown=open", "caseNumber")).hasSize(108);
    assertThat(all("cases?q=IND_1999", "caseNumber")).as("every sign stands for itself").isEmpty();
    assertThat(all("cases?q=" + URLEncoder.encode("'; drop table case_file; --", StandardCharsets.UTF_8), "caseNumber"))
        .isEmpty();
  }

  /** Neither shown nor counted, nor by its number as the place where the next page begins. */
  @Test
  void aConfidentialCaseIsForThoseWhoMayKnowOfItAlone() throws Exception {
    String breach = BreachWorld.reported(world, institution, world.concerned(institution));
    int known = ask(manager, "cases").path("count").asInt();
    assertThat(all("cases?q=", "caseNumber")).doesNotContain(breach).hasSize(known);
    WebSession responsible = session(institution.responsible());
    assertThat(ask(responsible, "cases").path("count").asInt()).isEqualTo(known + 1);
    assertThat(ask(responsible, "cases?q=" + breach).path("lines")).hasSize(1);
    assertThat(ask(session(World.REVIEWER), "cases?q=" + breach).path("lines")).hasSize(1);
    assertThat(ask(manager, "cases?q=" + breach).path("lines")).isEmpty();
  }

  @Test
  void everyProjectIsOnOnePageOfThoseThatRunOrThatHaveEnded() throws Exception {
    List<String> running = all("projects?q=l%C3%B8b", "number");
    assertThat(running).hasSize(117).doesNotHaveDuplicates().isSorted();
    assertThat(all("projects?running=false&q=l%C3%B8b", "number")).hasSize(13).doesNotContainAnyElementsOf(running);
    assertThat(ask(manager, "projects?q=l%C3%B8b").path("count").asText()).isEqualTo("117");
    assertThat(all("projects?q=" + running.get(5), "number")).containsExactly(running.get(5));
    assertThat(all("projects?q=l%C3%B8b_", "number")).as("the sign itself").hasSize(117);
    assertThat(all("projects?silent=true&q=l%C3%B8b", "number")).hasSize(117);
  }

  @Test
  void othersFindNothingOfIt() throws Exception {
    WebSession other = session(world.qualified().manager());
    assertThat(ask(other, "projects?q=" + institution.authorisationNumber() * 10_000).path("lines")).isEmpty();
    assertThat(ask(other, "cases?q=" + institution.id()).path("count").asText()).isEqualTo("0");
    assertThat(ask(other, "cases?after=IND-1999-" + institution.id() + "-50").path("lines"))
        .allMatch(line -> !line.path("caseNumber").asText().contains(institution.id()));
  }

  private List<String> all(String address, String key) throws Exception {
    var found = new ArrayList<String>();
    String after = "";
    do {
      JsonNode page = ask(manager, address + after);
      assertThat(page.path("lines").size()).isLessThanOrEqualTo(50);
      page.path("lines").forEach(line -> found.add(line.path(key).asText()));
      after = page.hasNonNull("next") ? "&after=" + page.path("next").asText() : null;
    } while (after != null);
    return found;
  }

  private JsonNode ask(WebSession session, String address) throws Exception {
    var answer = session.get("/camunda/api/microdata/" + address);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json.readTree(answer.body());
  }

  private WebSession session(String person) throws Exception {
    return new WebSession(port).logIn(person, "demo");
  }
}
