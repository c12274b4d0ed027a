package dk.dst.microdata.models;

import static dk.dst.microdata.support.ProposalWorld.answers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.schemes.project.ProjectAccess;
import dk.dst.microdata.schemes.project.Projects;
import dk.dst.microdata.schemes.proposal.Proposals;
import dk.dst.microdata.schemes.proposal.Scheme;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.Today;
import java.util.List;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.spin.Spin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ProposeProjectTest extends ModelTest {

  @Autowired
  private Proposals known;
  @Autowired
  private Projects projects;
  @Autowired
  private ProjectAccess access;
  @Autowired
  private Cases cases;

  private TestInstitution institution;

  @Override
  String process() {
    return "propose-project";
  }

  @BeforeEach
  void anInstitution() {
    institution = world.qualified();
  }

  @Test
  void opensACaseOfItsOwn() {
    ProcessInstance front = world.start(process(), institution.applicant(),
        TestAnswers.of("title", "Et nyt projekt", "schemeWanted", "RESEARCHER"));
    assertThat(front).isEnded().hasPassed("serviceTask_openProposal", "endEvent_proposalOpened");
    String caseNumber = world.businessKey(front);
    assertThat(caseNumber).matches("IND-\\d{4}-\\d{3,}");
    assertThat(world.instance(caseNumber, "assess-proposal")).isNotNull();
    assertThat(known.get(caseNumber).scheme()).isEqualTo(Scheme.RESEARCHER);
  }

  /** U1: all users may create projects under institutions with which they have an association agreement. */
  @Test
  void anybodyAssociatedMayBegin() {
    world.person(institution, institution.id() + "user", "USER");
    String caseNumber = world.businessKey(world.start(process(), institution.id() + "user",
        TestAnswers.of("title", "En brugers projekt", "schemeWanted", "RESEARCHER")));
    var answers = answers(institution);
    answers.put("sendTo", "fse");
    assertThatThrownBy(() -> world.complete(caseNumber, "userTask_completeProposal", institution.id() + "user", answers))
        .isInstanceOf(InputRefused.class).hasMessageContaining("Administrator");
    answers.put("sendTo", "administrator");
    world.complete(caseNumber, "userTask_completeProposal", institution.id() + "user", answers);
    assertThat(cases.get(caseNumber).state()).isEqualTo(CaseState.PROPOSAL_AT_ADMINISTRATOR);
  }

  @Test
  void aSubprojectNeedsADatabaseInOperation() {
    assertThatThrownBy(() -> proposals.subproject(institution)).isInstanceOf(InputRefused.class)
        .hasMessageContaining("ingen projektdatabase i drift");
  }

  @Test
  void inForceItIsAProjectWithItsOwnNumberUsersAndEndDate() {
    String database = world.inOperation(institution);
    String caseNumber = proposals.subproject(institution);
    var answers = answers(institution, "BEF", "DOD");
    answers.put("endsOn", Today.inDenmark().plusYears(9).toString());
    proposals.inForce(proposals.approved(proposals.sent(caseNumber, institution, answers)), institution);
    int number = known.get(caseNumber).projectNumber();
    var project = projects.find(number, List.of(institution.id())).orElseThrow();
    assertThat(project.databaseCase()).isEqualTo(database);
    assertThat(project.endsOn()).as("never capped by the database's").isEqualTo(Today.inDenmark().plusYears(9));
    assertThat(access.of(number)).containsExactly(institution.applicant());
    assertThat(cases.get("PRO-" + number).state()).isEqualTo(CaseState.PROJECT_ACTIVE);
    assertThat(projects.ofDatabase(database)).extracting(each -> each.number()).contains(number);
  }

  @Test
  void everythingThatMustBeMendedIsNamedAtOnce() {
    String caseNumber = proposals.draft(institution);
    var answers = answers(institution, "BEF", "LMDB");
    answers.put("packages", Spin.JSON("[\"Befolkning\"]"));
    answers.put("endsOn", Today.inDenmark().toString());
    answers.remove("users");
    answers.remove("relevance");
    assertThatThrownBy(() -> world.complete(caseNumber, "userTask_completeProposal", institution.applicant(), answers))
        .isInstanceOf(InputRefused.class).hasMessageContaining("Datapakker: LMDB").hasMessageContaining("Lægemidler")
        .hasMessageContaining("Slutdato").hasMessageContaining("Brugere").hasMessageContaining("Samfundsrelevans");
    assertThat(cases.get(caseNumber).state()).isEqualTo(CaseState.PROPOSAL_DRAFT);
  }
}
