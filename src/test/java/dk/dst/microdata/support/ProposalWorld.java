package dk.dst.microdata.support;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.facts.register.ContentLists;
import dk.dst.microdata.facts.register.ContentRow;
import dk.dst.microdata.facts.register.Years;
import dk.dst.microdata.schemes.database.ProjectDatabase;
import dk.dst.microdata.schemes.database.ProjectDatabases;
import dk.dst.microdata.schemes.proposal.ApprovalDocuments;
import dk.dst.microdata.schemes.proposal.Proposals;
import dk.dst.microdata.schemes.proposal.Scheme;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.spin.Spin;
import org.springframework.boot.test.context.TestComponent;

/** Brings proposals to where a test begins, by the way people would. */
@TestComponent
public class ProposalWorld {

  /** A PDF as far as anybody looks. */
  public static final byte[] APPROVAL = "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

  private final World world;
  private final Proposals proposals;
  private final ContentLists lists;

  ProposalWorld(World world, Proposals proposals, ContentLists lists) {
    this.world = world;
    this.proposals = proposals;
    this.lists = lists;
  }

  /** The draft of a project of the researcher scheme waits to be filled in. */
  public String draft(TestInstitution institution) {
    return draft(institution, "RESEARCHER");
  }

  public String draft(TestInstitution institution, String scheme) {
    return world.businessKey(world.start("propose-project", institution.applicant(),
        TestAnswers.of("title", "Et nyt projekt", "schemeWanted", scheme)));
  }

  public String subproject(TestInstitution institution) {
    return draft(institution, "SUBPROJECT");
  }

  /** A resubmission of a project in operation waits to be filled in. */
  public String resubmission(TestInstitution institution, int project, String schemeAfter) {
    return world.businessKey(world.start("resubmit-project", institution.applicant(),
        TestAnswers.of("projectNumber", project, "schemeAfter", schemeAfter)));
  }

  /** Good answers for a draft, sent to FSE. */
  public static Map<String, Object> answers(TestInstitution institution) {
    return answers(institution, "BEF", "IND", "UDDA");
  }

  public static Map<String, Object> answers(TestInstitution institution, String... registers) {
    var answers = TestAnswers.of("title", "Et nyt projekt",
        "purpose", "At belyse sammenhængen mellem uddannelse og helbred.",
        "description", "Hvordan hænger uddannelse og helbred sammen over livet?",
        "relevance", "Viden om ulighed i sundhed er vigtig for samfundet.",
        "population", "Alle bosiddende i Danmark 2010-2019.", "fullPopulation", false,
        "endsOn", Today.inDenmark().plusYears(5).toString(),
        "packages", Spin.JSON("[\"Befolkning\",\"Indkomst og formue\",\"Uddannelse\",\"Arbejdsmarked\",\"Sundhed\","
            + "\"Lægemidler\",\"Familie\"]"),
        "registers", TestAnswers.registers(Arrays.asList(registers)),
        "contact", institution.applicant(), "signatory", institution.signatory(),
        "users", Spin.JSON("[\"" + institution.applicant() + "\"]"), "platform", "machine", "withinPurpose", true,
        "sendTo", "fse");
    answers.putAll(LegalBasisSamples.answers());
    if (registers.length == 0) {
      answers.remove("registers");
    }
    return answers;
  }

  /** What somebody answers who may not send to FSE. */
  public static Map<String, Object> answersToAdministrator(TestInstitution institution) {
    var answers = answers(institution);
    answers.put("sendTo", "administrator");
    return answers;
  }

  /** Loads these rows for the next submission. */
  public void load(String caseNumber, Collection<ContentRow> rows) {
    proposals.load(caseNumber, lists.keep("Afprøvning", "anna", rows).id());
  }

  public static ContentRow whole(String register) {
    return ContentRow.whole(register, Years.between(2010, 2019));
  }

  /** Filled in and sent; the check has run. The applicant of the institution may send by themselves. */
  public String sent(String caseNumber, TestInstitution institution, Map<String, Object> answers) {
    world.complete(caseNumber, "userTask_completeProposal", institution.applicant(), answers);
    if (world.openTask(caseNumber) != null) {
      world.complete(caseNumber, "userTask_endorseProposal", institution.manager(), endorsed());
    }
    world.runJob(caseNumber, "serviceTask_checkProposal");
    return caseNumber;
  }

  public String underReview(TestInstitution institution) {
    return sent(draft(institution), institution, answers(institution));
  }

  /** What the institution's database is to hold from now on, before whoever reviews it in FSE. */
  public String ofDatabase(TestInstitution institution, String... registers) {
    String database = world.part(ProjectDatabases.class).openOf(institution.id()).map(ProjectDatabase::caseNumber)
        .orElseGet(() -> world.inOperation(institution));
    String change = world.businessKey(world.start("resubmit-project", institution.manager(), TestAnswers.of(
        "projectNumber", world.part(ProjectDatabases.class).get(database).projectNumber(), "schemeAfter", "unchanged")));
    world.complete(change, "userTask_completeProposal", institution.manager(), answersOfDatabase(institution, registers));
    world.complete(change, "userTask_endorseProposal", institution.manager(), endorsed());
    world.runJob(change, "serviceTask_checkProposal");
    return change;
  }

  /** Good answers for what a database is to hold. */
  public static Map<String, Object> answersOfDatabase(TestInstitution institution, String... registers) {
    var answers = answers(institution, registers);
    List.of("relevance", "population", "endsOn", "packages", "users", "platform",
        "withinPurpose", "fullPopulation").forEach(answers::remove);
    answers.put("title", "Indholdet af databasen");
    answers.put("contact", institution.manager());
    return answers;
  }

  /** Good answers for what an authority has, and for data that it orders. */
  public static Map<String, Object> answersOfAuthority(TestInstitution institution, String... registers) {
    var answers = answersOfDatabase(institution, registers);
    answers.put("title", "Data om skolernes fravær");
    answers.put("purpose", "At planlægge skolernes indsats mod fravær.");
    answers.put("description", "Hvordan hænger fravær sammen med familiens forhold?");
    return answers;
  }

  /** What an authority has, as it is to be, before whoever reviews it in FSE. @param project number of its agreement */
  public String ofAuthority(TestInstitution institution, int project, String... registers) {
    String change = world.businessKey(world.start("resubmit-project", institution.manager(),
        TestAnswers.of("projectNumber", project, "schemeAfter", "unchanged")));
    world.complete(change, "userTask_completeProposal", institution.manager(),
        answersOfAuthority(institution, registers));
    world.runJob(change, "serviceTask_checkProposal");
    return change;
  }

  public String forSignature(TestInstitution institution) {
    return approved(underReview(institution));
  }

  public String approved(String caseNumber) {
    return reviewed(caseNumber, "approved");
  }

  /** Reviewed by that person, whoever was to answer for it. */
  public void reviewedBy(String person, String caseNumber, String ruling) {
    String task = world.task(caseNumber, "userTask_reviewProposal").getId();
    world.part(People.class).asSystem(() -> world.part(TaskService.class).setAssignee(task, null));
    world.complete(caseNumber, "userTask_reviewProposal", person, reviewed(ruling));
  }

  /** Ruled on by whoever answers for it in FSE. */
  public String reviewed(String caseNumber, String ruling) {
    String owner = world.task(caseNumber, "userTask_reviewProposal").getAssignee();
    world.complete(caseNumber, "userTask_reviewProposal", owner, reviewed(ruling));
    if (ruling.equals("approved") && proposals.get(caseNumber).scheme() == Scheme.DATABASE) {
      world.complete(caseNumber, "userTask_approveProposal", World.APPROVER, ruled("approved"));
    }
    return caseNumber;
  }

  /** Signed by both; what is to be delivered waits. */
  public String inForce(TestInstitution institution) {
    return inForce(forSignature(institution), institution);
  }

  public String inForce(String caseNumber, TestInstitution institution) {
    world.complete(caseNumber, "userTask_signProposal", institution.signatory(), TestAnswers.signed());
    world.runJob(caseNumber, "serviceTask_putIntoForce");
    return caseNumber;
  }

  /** Sent, approved, signed and in force. @return the case number of the project */
  public String projectInForce(String draft, TestInstitution institution) {
    inForce(approved(sent(draft, institution, answers(institution))), institution);
    return "PRO-" + proposals.get(draft).projectNumber();
  }

  /** Of the second person, who decides of what a database is to hold. */
  public static Map<String, Object> ruled(String ruling) {
    return TestAnswers.of("ruling", ruling, "reason", "Begrundet afgørelse.");
  }

  public static Map<String, Object> submitted() {
    return TestAnswers.of("submission", "submitted");
  }

  public static Map<String, Object> endorsed() {
    return TestAnswers.of("answer", "endorsed", "withinPurpose", true, "remark", "Hører hjemme i databasen.");
  }

  public static Map<String, Object> reviewed(String ruling) {
    return TestAnswers.of("documented", "Ja.", "reasonable", "Ja.", "important", "Ja.", "ruling", ruling, "reason",
        "Begrundet.");
  }

  public static Map<String, Object> extracted() {
    return TestAnswers.of("extraction", "delivered");
  }

  public static Map<String, Object> purchased() {
    return TestAnswers.of("delivery", "delivered");
  }

  /** Of all that waits; the document has been loaded. */
  public static Map<String, Object> healthApproval() {
    return TestAnswers.of("approval", "approved", "reference", "SDS-2026-17", "approvedOn",
        Today.inDenmark().minusDays(3).toString());
  }

  /** The Health Data Authority's approval has been loaded as a document. */
  public String withApproval(String caseNumber, String by) {
    world.part(ApprovalDocuments.class).add(caseNumber, "godkendelse.pdf", APPROVAL, by);
    return caseNumber;
  }

  /** An answer for each delivery: its key, what became of it, and why. */
  public static Object each(String... keyResultRemark) {
    var rows = new ArrayList<String>();
    for (int i = 0; i < keyResultRemark.length; i += 3) {
      rows.add("{\"delivered\":\"%s\",\"result\":\"%s\",\"rowRemark\":\"%s\"}".formatted(keyResultRemark[i],
          keyResultRemark[i + 1], keyResultRemark[i + 2]));
    }
    return Spin.JSON("[" + String.join(",", rows) + "]");
  }
}
