package dk.dst.microdata.models;

import static dk.dst.microdata.support.ProposalWorld.answers;
import static dk.dst.microdata.support.ProposalWorld.endorsed;
import static dk.dst.microdata.support.ProposalWorld.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.schemes.database.ProjectDatabases;
import dk.dst.microdata.schemes.project.Project;
import dk.dst.microdata.schemes.project.Projects;
import dk.dst.microdata.schemes.proposal.Deliveries;
import dk.dst.microdata.schemes.proposal.ProposalViews;
import dk.dst.microdata.schemes.proposal.Proposals;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.Today;
import java.util.List;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ResubmitProjectTest extends ModelTest {

  @Autowired
  private Proposals known;
  @Autowired
  private ProposalViews views;
  @Autowired
  private Projects projects;
  @Autowired
  private ProjectDatabases databases;
  @Autowired
  private Deliveries deliveries;

  private TestInstitution institution;
  private String first;
  private int number;

  @Override
  String process() {
    return "resubmit-project";
  }

  @BeforeEach
  void aProject() {
    institution = world.qualified();
    first = proposals.inForce(institution);
    number = known.get(first).projectNumber();
  }

  private Project project() {
    return projects.find(number, List.of(institution.id())).orElseThrow();
  }

  @Test
  void startsFromWhatIsApprovedAndShowsExactlyWhatChanges() {
    ProcessInstance front = world.start(process(), institution.applicant(),
        TestAnswers.of("projectNumber", number, "schemeAfter", "unchanged"));
    assertThat(front).isEnded().hasPassed("serviceTask_openResubmission", "endEvent_resubmissionOpened");
    String again = world.businessKey(front);
    assertThat(known.get(again).content().purpose()).isEqualTo(known.get(first).content().purpose());
    assertThat(known.get(again).content().users()).containsExactly(institution.applicant());
    assertThat(known.draftList(again)).as("the approved registers are loaded").isPresent();
    var answers = answers(institution, "DOD");
    answers.put("contentReason", "De hidtidige data.");
    answers.put("purpose", "At belyse sammenhængen mellem uddannelse, helbred og død.");
    answers.put("endsOn", Today.inDenmark().plusYears(7).toString());
    proposals.sent(again, institution, answers);
    var view = views.view(again);
    assertThat(view.changedFields()).extracting("label")
        .containsExactly("Formål", "Slutdato", "Begrundelse for den indlæste liste");
    assertThat(view.changedRegisters()).extracting("code", "what").containsExactly(tuple("DOD", "Nyt register"));
    proposals.inForce(proposals.approved(again), institution);
    assertThat(project().endsOn()).isEqualTo(Today.inDenmark().plusYears(7));
    assertThat(known.get(first).replacedOn()).isEqualTo(Today.inDenmark());
    assertThat(views.view(first).replacedBy()).isEqualTo(again);
    assertThat(views.view(first).fields()).as("still readable").anyMatch(field ->
        field.text().equals("At belyse sammenhængen mellem uddannelse og helbred."));
    assertThat(deliveries.of(again)).extracting("registerCode").as("only what is new").containsExactly("DOD");
  }

  @Test
  void oneAtATime() {
    String open = proposals.resubmission(institution, number, "unchanged");
    assertThatThrownBy(() -> proposals.resubmission(institution, number, "unchanged"))
        .isInstanceOf(InputRefused.class).hasMessageContaining("ikke er afgjort");
    world.runJob(open, "event_correctionExpired");
    proposals.resubmission(institution, number, "unchanged");
  }

  @Test
  void anotherInstitutionsProjectDoesNotExist() {
    TestInstitution other = world.qualified();
    assertThatThrownBy(() -> proposals.resubmission(other, number, "unchanged"))
        .isInstanceOf(InputRefused.class).hasMessageContaining("ikke et af din institutions projekter");
  }

  @Test
  void anOrdinaryProjectBecomesASubprojectAndBack() {
    String database = world.inOperation(institution);
    String toSub = proposals.resubmission(institution, number, "SUBPROJECT");
    var answers = answers(institution);
    answers.remove("registers");
    answers.put("contentReason", "Uændret.");
    proposals.inForce(proposals.approved(proposals.sent(toSub, institution, answers)), institution);
    assertThat(project().databaseCase()).isEqualTo(database);
    assertThat(views.view(toSub).changedFields()).extracting("label").contains("Ordning");
    assertThat(deliveries.of(toSub)).as("it has its data already").isEmpty();
    String back = proposals.resubmission(institution, number, "RESEARCHER");
    proposals.inForce(proposals.approved(proposals.sent(back, institution, answers)), institution);
    assertThat(project().databaseCase()).isNull();
  }

  @Test
  void theContentOfTheDatabaseChangesByResubmissionOfTheMainProject() {
    String database = world.inOperation(institution);
    int main = databases.get(database).projectNumber();
    String change = world.businessKey(world.start(process(), institution.manager(),
        TestAnswers.of("projectNumber", main, "schemeAfter", "unchanged")));
    proposals.load(change, List.of(whole("BEF"), whole("IND"), whole("DOD")));
    var answers = answers(institution);
    List.of("registers", "relevance", "population", "legalBasis", "endsOn", "packages", "users", "platform",
        "withinPurpose", "fullPopulation").forEach(answers::remove);
    answers.put("title", "Indholdet af databasen");
    answers.put("contentReason", "DOD bruges af tre underprojekter; UDDA, AKM og LPR_DIAG af ingen.");
    answers.put("contact", institution.manager());
    world.complete(change, "userTask_completeProposal", institution.manager(), answers);
    world.complete(change, "userTask_endorseProposal", institution.manager(), endorsed());
    world.runJob(change, "serviceTask_checkProposal");
    assertThat(views.view(change).changedRegisters()).extracting("code", "what").containsExactly(
        tuple("AKM", "Udgår"), tuple("DOD", "Nyt register"), tuple("LPR_DIAG", "Udgår"), tuple("UDDA", "Udgår"));
    assertThat(views.view(change).registers()).extracting(row -> row.get("source"))
        .allMatch(source -> String.valueOf(source).startsWith("Bruges af"));
    proposals.inForce(proposals.approved(change), institution);
    assertThat(databases.content(database).registers()).containsExactly("BEF", "DOD", "IND");
    assertThat(deliveries.of(change)).extracting("registerCode").containsExactly("DOD");
    assertThat(world.lifecycle(database)).isWaitingAt("event_nextDateReached");
  }
}
