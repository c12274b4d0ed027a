package dk.dst.microdata.schemes.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.schemes.project.OlderProjects.Older;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.TestInstitution;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Projects from before there were proposals live on as cases (O3). */
class OlderProjectsTest extends EngineTest {

  @Autowired
  private OlderProjects older;
  @Autowired
  private ProjectsOnRecord onRecord;
  @Autowired
  private ProjectOperation operation;
  @Autowired
  private Cases cases;
  @Autowired
  private JdbcClient jdbc;

  private TestInstitution institution;
  private int first;

  @BeforeEach
  void anInstitution() {
    institution = world.institution(1);
    first = institution.authorisationNumber() * 100;
  }

  private List<Older> ownWithoutCase() {
    return older.withoutCase().stream().filter(project -> project.institutionId().equals(institution.id())).toList();
  }

  @Test
  void oneThatRunsGetsACaseAndIsFollowed() {
    ownWithoutCase().forEach(onRecord::follow);
    String caseNumber = "PRO-" + first;
    assertThat(cases.get(caseNumber).state()).isEqualTo(CaseState.PROJECT_ACTIVE);
    assertThat(cases.get(caseNumber).institution()).isEqualTo(institution.id());
    assertThat(world.instance(caseNumber, "project-in-operation")).isWaitingAt("event_projectDateReached");
    assertThat(operation.nextDate(caseNumber)).as("its year without activity begins now")
        .isEqualTo(LocalDate.now(clock).plusMonths(12));
    assertThat(ownWithoutCase()).isEmpty();
  }

  @Test
  void oneThatHasEndedIsFiledAsClosed() {
    LocalDate today = LocalDate.now(clock);
    world.project(institution, first + 50, today.minusYears(4), today);
    world.project(institution, first + 51, today.minusYears(4), today.plusYears(1));
    jdbc.sql("update project set closed_on = ? where number = ?").param(today.minusDays(9)).param(first + 51).update();
    ownWithoutCase().forEach(onRecord::follow);
    for (int number : List.of(first + 50, first + 51)) {
      assertThat(cases.get("PRO-" + number).state()).isEqualTo(CaseState.PROJECT_CLOSED);
      assertThat(world.instance("PRO-" + number, "project-in-operation")).isNull();
    }
  }
}
