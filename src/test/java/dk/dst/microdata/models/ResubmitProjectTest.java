package dk.dst.microdata.models;

import static dk.dst.microdata.facts.register.ContentRow.variable;
import static dk.dst.microdata.support.ProposalWorld.answers;
import static dk.dst.microdata.support.ProposalWorld.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import dk.dst.microdata.facts.register.ContentLists;
import dk.dst.microdata.facts.register.LoadedRegisters.Registers;
import dk.dst.microdata.facts.register.LoadedRegisters.Variable;
import dk.dst.microdata.facts.register.LoadedRegisters.Written;
import dk.dst.microdata.facts.register.LoadedRegisters;
import dk.dst.microdata.facts.register.Years;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.schemes.database.ProjectDatabases;
import dk.dst.microdata.schemes.project.OlderProjects.Older;
import dk.dst.microdata.schemes.project.Project;
import dk.dst.microdata.schemes.project.Projects;
import dk.dst.microdata.schemes.project.ProjectsOnRecord;
import dk.dst.microdata.schemes.proposal.Deliveries;
import dk.dst.microdata.schemes.proposal.ProposalForm;
import dk.dst.microdata.schemes.proposal.ProposalViews;
import dk.dst.microdata.schemes.proposal.Proposals;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.Today;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ResubmitProjectTest extends ModelTest {

  private static final Years TEN = Years.between(2010, 2019);

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
  @Autowired
  private ProposalForm form;
  @Autowired
  private LoadedRegisters registers;
  @Autowired
  private ProjectsOnRecord onRecord;
  @Autowired
  private ContentLists lists;

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
    assertThat(known.get(again).content().registers()).as("what was chosen row by row comes back so")
        .isEqualTo(known.get(first).content().registers());
    assertThat(known.draftList(again)).as("and not in a list as well").isEmpty();
    assertThat(views.draft(again, form.read(again, new Answers(form.show(again))), "").changedRegisters())
        .as("an untouched draft changes nothing").isEmpty();
    assertThat(views.view(again).changedRegisters()).as("nor does one that is not sent say so").isEmpty();
    var answers = answers(institution, "BEF", "IND", "UDDA", "DOD");
    answers.put("purpose", "At belyse sammenhængen mellem uddannelse, helbred og død.");
    answers.put("endsOn", Today.inDenmark().plusYears(7).toString());
    proposals.sent(again, institution, answers);
    var view = views.view(again);
    assertThat(view.changedFields()).extracting("label")
        .containsExactly("Formål", "Slutdato");
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
  void aRegisterOfTheListIsCorrectedWithItsReasonAndTheReasonStays() {
    var rows = List.of(variable("BEF", "KOEN", TEN), variable("BEF", "ALDER", TEN), whole("IND"));
    String caseNumber = proposals.draft(institution);
    proposals.load(caseNumber, rows);
    var answers = answers(institution, new String[0]);
    answers.put("contentReason", "Alle er nødvendige.");
    proposals.inForce(proposals.approved(proposals.sent(caseNumber, institution, answers)), institution);
    String again = proposals.resubmission(institution, known.get(caseNumber).projectNumber(), "unchanged");
    Written bef = registers.one(ProposalForm.ID, again, "BEF");
    assertThat(bef.variables()).extracting("name", "years").containsExactly(tuple("ALDER", "2010–2019"),
        tuple("KOEN", "2010–2019"));
    registers.put(ProposalForm.ID, again, new Written(bef.list(), "BEF", "", List.of(
        new Variable("ALDER", "2010-2021", null), new Variable("KOEN", "2010–2019", null),
        new Variable("civst", "2015", null)), "Alder følges længere."), institution.applicant());
    assertThat(lists.get(bef.list()).rows()).as("what is approved stays").isEqualTo(3);
    var read = form.read(again, new Answers(form.show(again)));
    assertThat(read.problems()).isEmpty();
    assertThat(views.draft(again, read, "Kladden").changedRegisters()).extracting("code", "what").containsExactly(
        tuple("BEF", "Nye variable: CIVST. Andre år: ALDER (2010–2019 → 2010–2021)"));
    proposals.inForce(proposals.approved(proposals.sent(again, institution, answers)), institution);
    assertThat(views.view(again).registers()).extracting(row -> row.get("reason"))
        .containsExactly("Alder følges længere.", "Som begrundet for hele listen");
    String third = proposals.resubmission(institution, known.get(caseNumber).projectNumber(), "unchanged");
    assertThat(registers.one(ProposalForm.ID, third, "BEF").reason()).isEqualTo("Alder følges længere.");
  }

  @Test
  void whatCannotBeUsedOfARegisterIsSaidOneByOneAndNothingIsChanged() {
    String caseNumber = proposals.draft(institution);
    proposals.load(caseNumber, List.of(variable("BEF", "KOEN", TEN)));
    Written bef = registers.one(ProposalForm.ID, caseNumber, "BEF");
    assertThatThrownBy(() -> registers.put(ProposalForm.ID, caseNumber, new Written(bef.list(), "BEF", "", List.of(
        new Variable("KOEN", "snart", null), new Variable("koen", "", null), new Variable(" ", "2010", null)),
        "x".repeat(301)), institution.applicant())).isInstanceOf(InputRefused.class)
        .hasMessageContaining("KOEN: ").hasMessageContaining("Variable: Skriv navnet")
        .hasMessageContaining("Begrundelse: Teksten er på 301 tegn");
    assertThatThrownBy(() -> registers.put(ProposalForm.ID, caseNumber, new Written(bef.list(), "FINDESIKKE", "2010",
        List.of(), ""), institution.applicant())).hasMessageContaining("findes ikke i registeroversigten");
    assertThat(registers.one(ProposalForm.ID, caseNumber, "BEF")).isEqualTo(bef);
    String other = proposals.draft(world.qualified());
    assertThatThrownBy(() -> registers.put(ProposalForm.ID, other, bef, institution.applicant()))
        .as("a number of a list says nothing of whose it is").hasMessageContaining("Listen er ændret imens");
    registers.put(ProposalForm.ID, caseNumber, new Written(bef.list(), "BEF", "2010-2012", List.of(), ""),
        institution.applicant());
    assertThatThrownBy(() -> registers.put(ProposalForm.ID, caseNumber, bef, institution.applicant()))
        .as("of two windows the second is told").hasMessageContaining("Listen er ændret imens");
    Registers now = registers.all(ProposalForm.ID, caseNumber);
    assertThat(now.registers()).singleElement().satisfies(line -> assertThat(line.years()).isEqualTo("2010–2012"));
    assertThat(registers.remove(ProposalForm.ID, caseNumber, now.list(), "BEF", institution.applicant()).list()).isNull();
    assertThat(known.draftList(caseNumber)).as("of the last register the list goes, too").isEmpty();
    assertThat(registers.put(ProposalForm.ID, caseNumber, new Written(null, "ind", "2010-2011",
        List.of(new Variable("perindkialt", "2010", null)), "Indkomst."), institution.applicant()).registers())
        .singleElement().satisfies(line -> assertThat(line.code()).isEqualTo("IND"));
  }

  @Test
  void ofAnOlderProjectIsShownWhatIsKnownAndSaidWhatIsNot() {
    int older = projects.ofInstitution(institution.id()).stream().filter(one -> one.isActive(Today.inDenmark())
        && one.number() != number).findFirst().orElseThrow().number();
    onRecord.follow(new Older(older, institution.id(), "Et ældre projekt", true));
    String again = proposals.resubmission(institution, older, "unchanged");
    Map<String, Object> shown = form.show(again);
    assertThat(shown.get("resubmissionNote")).asString().contains("De andre felter er tomme");
    assertThat(shown.get("packages")).asInstanceOf(InstanceOfAssertFactories.LIST).isNotEmpty();
    assertThat(registers.all(ProposalForm.ID, again).registers()).isNotEmpty();
    assertThat(form.show(proposals.resubmission(institution, number, "unchanged")).get("resubmissionNote")).asString()
        .isEqualTo("Felterne viser det, der er godkendt nu. Ret det, der skal ændres.");
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
    String draft = world.businessKey(world.start(process(), institution.manager(),
        TestAnswers.of("projectNumber", main, "schemeAfter", "unchanged")));
    assertThat(known.get(draft).content().registers()).as("the application's rows, reasons included").hasSize(5)
        .allSatisfy(row -> assertThat(row.reason()).isEqualTo("Bruges af de fleste."));
    world.start("withdraw-application", institution.manager(), TestAnswers.withdrawal(draft));
    String change = proposals.ofDatabase(institution, "BEF", "IND", "DOD");
    assertThat(views.view(change).changedRegisters()).extracting("code", "what").containsExactly(
        tuple("AKM", "Udgår"), tuple("DOD", "Nyt register"), tuple("LPR_DIAG", "Udgår"), tuple("UDDA", "Udgår"));
    assertThat(views.view(change).registers()).extracting(row -> row.get("source"))
        .allMatch(source -> String.valueOf(source).startsWith("Bruges af"));
    assertThat(views.view(change).findings()).filteredOn(row -> row.get("condition").toString().contains("flere under"))
        .singleElement().satisfies(row -> assertThat(row).containsEntry("outcome", "Til vurdering")
            .containsEntry("evidence", "Bruges af færre end 3 aktive underprojekter: BEF (0), DOD (0), IND (0)."));
    proposals.inForce(proposals.approved(change), institution);
    assertThat(databases.content(database).registers()).containsExactly("BEF", "DOD", "IND");
    assertThat(deliveries.of(change)).extracting("registerCode").containsExactly("DOD");
    assertThat(world.lifecycle(database)).isWaitingAt("event_nextDateReached");
  }
}
