package dk.dst.microdata.schemes.project;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.ProposalWorld;
import dk.dst.microdata.support.TestInstitution;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What counts as use of a database, and who closes a project first. */
class ProjectsTest extends EngineTest {

  @Autowired
  private Projects projects;

  private TestInstitution institution;
  private int first;

  @BeforeEach
  void aDatabase() {
    institution = world.qualified();
    first = institution.authorisationNumber() * 100;
  }

  @Test
  void aSubprojectUsesWhatItHasFromTheDatabase() {
    String database = world.inOperation(institution);
    String draft = proposals.subproject(institution);
    proposals.sent(draft, institution, ProposalWorld.answers(institution, "BEF", "IND", "LMDB"));
    proposals.inForce(proposals.approved(draft), institution);
    List<Project> subprojects = projects.ofDatabase(database);
    assertThat(subprojects).hasSize(1);
    int number = subprojects.get(0).number();
    assertThat(projects.contents(subprojects).get(number).registers()).containsExactly("BEF", "IND", "LMDB");
    assertThat(projects.uses(subprojects).get(number).registers()).containsExactly("BEF", "IND");
  }

  @Test
  void ofAnOlderOneAllItHasCounts() {
    List<Project> own = projects.ofInstitution(institution.id());
    assertThat(projects.uses(own)).isEqualTo(projects.contents(own)).hasSize(5);
  }

  @Test
  void theFirstCauseToCloseAProjectIsTheOneThatCounts() {
    assertThat(projects.requestClosing(first, "AUTHORISATION_LOST")).isTrue();
    assertThat(projects.requestClosing(first, "NOT_NEEDED")).isFalse();
    assertThat(projects.ofInstitution(institution.id()).get(0).isActive(LocalDate.now(clock))).isFalse();
  }
}
