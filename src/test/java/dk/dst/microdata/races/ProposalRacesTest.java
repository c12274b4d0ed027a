package dk.dst.microdata.races;

import static dk.dst.microdata.support.ProposalWorld.answers;
import static dk.dst.microdata.support.ProposalWorld.reviewed;
import static dk.dst.microdata.support.ProposalWorld.submitted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.register.ContentRow;
import dk.dst.microdata.facts.register.Years;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.schemes.proposal.Deliveries;
import dk.dst.microdata.schemes.proposal.ProposalViews;
import dk.dst.microdata.schemes.proposal.Proposals;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.Today;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Proposals that two people touch at once, that change under somebody's hand, or that are very large. */
class ProposalRacesTest extends EngineTest {

  @Autowired
  private TaskService tasks;
  @Autowired
  private FormService forms;
  @Autowired
  private People people;
  @Autowired
  private Proposals known;
  @Autowired
  private ProposalViews views;
  @Autowired
  private Deliveries deliveries;
  @Autowired
  private Institutions institutions;
  @Autowired
  private Cases cases;
  @Autowired
  private JdbcClient jdbc;

  private TestInstitution institution;

  @BeforeEach
  void anInstitution() {
    institution = world.qualified();
  }

  @Test
  void ofTwoAdministratorsWhoSendTheSameDraftOneDoes() throws Exception {
    world.person(institution, institution.id() + "admin", "ADMINISTRATOR");
    String caseNumber = proposals.draft(institution);
    var answers = answers(institution);
    answers.put("sendTo", "administrator");
    world.complete(caseNumber, "userTask_completeProposal", institution.applicant(), answers);
    String task = world.task(caseNumber, "userTask_submitProposal").getId();

    assertThat(AtOnce.run(() -> submit(task, institution.manager()), () -> submit(task, institution.id() + "admin")))
        .isEqualTo(1);

    assertThat(jdbc.sql("select count(*) from decision where case_number = ? and step = 'PROPOSAL_SUBMISSION'")
        .param(caseNumber).query(Integer.class).single()).isEqualTo(1);
    assertThat(world.job(caseNumber, "serviceTask_checkProposal")).isNotNull();
  }

  private void submit(String task, String person) {
    people.as(person, () -> {
      tasks.claim(task, person);
      forms.submitTaskForm(task, submitted());
    });
  }

  @Test
  void whoComesSecondIsToldThatItIsTaken() {
    world.person(institution, institution.id() + "admin", "ADMINISTRATOR");
    String caseNumber = proposals.draft(institution);
    var answers = answers(institution);
    answers.put("sendTo", "administrator");
    world.complete(caseNumber, "userTask_completeProposal", institution.applicant(), answers);
    String task = world.task(caseNumber, "userTask_submitProposal").getId();
    assertThat(rest.post(institution.manager(), "/task/" + task + "/claim",
        java.util.Map.of("userId", institution.manager())).status()).isEqualTo(204);
    var second = rest.post(institution.id() + "admin", "/task/" + task + "/submit-form",
        rest.variables(submitted()));
    assertThat(second.status()).isEqualTo(400);
    assertThat(second.message()).contains("kan kun fuldføres af den, der har taget den");
    assertThat(cases.get(caseNumber).state()).isEqualTo(CaseState.PROPOSAL_AT_ADMINISTRATOR);
  }

  @Test
  void whatHasChangedSinceFseSignedIsNotSigned() {
    String caseNumber = proposals.forSignature(institution);
    jdbc.sql("update proposal_register set to_year = 2015 where case_number = ? and register_code = 'BEF'")
        .param(caseNumber).update();
    assertThatThrownBy(() -> world.complete(caseNumber, "userTask_signProposal", institution.signatory(),
        TestAnswers.signed())).isInstanceOf(InputRefused.class).hasMessageContaining("er ændret, siden FSE underskrev");
    assertThat(cases.get(caseNumber).state()).isEqualTo(CaseState.PROPOSAL_FOR_SIGNATURE);
    world.complete(caseNumber, "userTask_signProposal", institution.signatory(), TestAnswers.declined());
    assertThat(cases.get(caseNumber).state()).isEqualTo(CaseState.PROPOSAL_RETURNED);
  }

  /** The form that lay open when another signatory sent the proposal back: its task is gone, and nothing is signed by it. */
  @Test
  void aFormOfAnEarlierRoundSignsNothing() {
    world.person(institution, institution.id() + "signs", "SIGNATORY");
    String caseNumber = proposals.forSignature(institution);
    String old = world.task(caseNumber, "userTask_signProposal").getId();
    world.complete(caseNumber, "userTask_signProposal", institution.signatory(), TestAnswers.declined());
    var changed = answers(institution, "BEF", "DOD");
    changed.put("purpose", "Et helt andet formål end det, der blev læst.");
    proposals.approved(proposals.sent(caseNumber, institution, changed));
    var late = rest.post(institution.signatory(), "/task/" + old + "/submit-form",
        rest.variables(world.asShown(caseNumber, "userTask_signProposal", TestAnswers.signed())));
    assertThat(late.status()).isBetween(400, 499);
    assertThat(cases.get(caseNumber).state()).isEqualTo(CaseState.PROPOSAL_FOR_SIGNATURE);
    assertThat(jdbc.sql("select count(*) from decision where case_number = ? and outcome = 'signed'").param(caseNumber)
        .query(Integer.class).single()).isZero();
  }

  @Test
  void nobodySignsWhileTheAuthorisationIsSuspended() {
    String caseNumber = proposals.forSignature(institution);
    institutions.suspend(institution.id(), Today.inDenmark(), "Brud undersøges.");
    assertThatThrownBy(() -> world.complete(caseNumber, "userTask_signProposal", institution.signatory(),
        TestAnswers.signed())).isInstanceOf(InputRefused.class).hasMessageContaining("Suspenderet")
        .hasMessageContaining("intet er gået tabt");
    institutions.lift(institution.id());
    proposals.inForce(caseNumber, institution);
    assertThat(cases.get(caseNumber).state()).isEqualTo(CaseState.PROPOSAL_IN_FORCE);
  }

  @Test
  void aSuspensionAndASignatureAtTheSameMomentLeaveNeitherHalf() throws Exception {
    String caseNumber = proposals.forSignature(institution);
    String task = world.task(caseNumber, "userTask_signProposal").getId();
    Map<String, Object> answers = world.asShown(caseNumber, "userTask_signProposal", TestAnswers.signed());
    AtOnce.run(() -> institutions.suspend(institution.id(), Today.inDenmark(), "Brud undersøges."),
        () -> people.as(institution.signatory(), () -> forms.submitTaskForm(task, answers)));
    boolean signed = jdbc.sql("select count(*) from decision where case_number = ? and outcome = 'signed'")
        .param(caseNumber).query(Integer.class).single() == 1;
    assertThat(world.job(caseNumber, "serviceTask_putIntoForce") != null).isEqualTo(signed);
    assertThat(world.openTask(caseNumber) != null).as("otherwise the task waits").isEqualTo(!signed);
  }

  /** As large as a project can be: more register-variable rows than all of a real database has, six times over. */
  @Test
  void aProjectOf30000Rows() {
    var rows = new ArrayList<ContentRow>();
    for (int i = 0; i < 30_000; i++) {
      rows.add(ContentRow.variable(List.of("BEF", "IND", "UDDA").get(i % 3), "VARIABEL_" + i, Years.between(2010, 2019)));
    }
    String caseNumber = proposals.draft(institution);
    proposals.load(caseNumber, rows);
    var answers = answers(institution);
    answers.remove("registers");
    answers.put("contentReason", "Alle variable er nødvendige.");
    proposals.sent(caseNumber, institution, answers);
    assertThat(views.view(caseNumber).registers()).hasSize(3).first()
        .satisfies(row -> assertThat(row.get("what")).isEqualTo("2010–2019, 10.000 variable"));
    String owner = world.task(caseNumber, "userTask_reviewProposal").getAssignee();
    world.complete(caseNumber, "userTask_reviewProposal", owner, reviewed("approved"));
    proposals.inForce(caseNumber, institution);
    assertThat(deliveries.of(caseNumber)).hasSize(3);

    int project = known.get(caseNumber).projectNumber();
    String again = proposals.resubmission(institution, project, "unchanged");
    var fewer = new ArrayList<>(rows.subList(0, 29_999));
    fewer.add(ContentRow.variable("UDDA", "VARIABEL_NY", Years.between(2010, 2019)));
    proposals.load(again, fewer);
    proposals.sent(again, institution, answers);
    assertThat(views.view(again).changedRegisters()).singleElement().satisfies(change ->
        assertThat(change.what()).isEqualTo("Nye variable: VARIABEL_NY. Variable udgår: VARIABEL_29999"));
  }
}
