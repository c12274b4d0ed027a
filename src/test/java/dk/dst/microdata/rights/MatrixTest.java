package dk.dst.microdata.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.cases.who.CaseRights;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.desk.casefile.StrandedCases;
import dk.dst.microdata.desk.casefile.StrandedCases.Stranded;
import dk.dst.microdata.ground.agreement.Agreements;
import dk.dst.microdata.ground.agreement.DrawnUp;
import dk.dst.microdata.ground.rights.Case;
import dk.dst.microdata.ground.rights.CaseKind;
import dk.dst.microdata.ground.rights.CaseRole;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.support.AuthorisationWorld;
import dk.dst.microdata.support.BreachWorld;
import dk.dst.microdata.support.DocumentRow;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.LawModelWorld;
import dk.dst.microdata.support.Place;
import dk.dst.microdata.support.ProposalWorld;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.Who;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table, cell by cell: in every state of a case everybody is asked every command. What has a place of its own on
 * the server besides tasks ({@link RightsTest}) is tried there, too.
 */
class MatrixTest extends EngineTest {

  private static final String API = "/camunda/api/microdata/cases/";

  /**
   * @param read the case as its rights see it, read once: no cell changes it
   * @param others cases that stand where this one does, for whoever may withdraw one
   */
  private record At(TestInstitution institution, String caseNumber, Case read, Deque<String> others) {}

  @LocalServerPort
  private int port;
  @Autowired
  private CaseRights rights;
  @Autowired
  private Cases cases;
  @Autowired
  private StrandedCases stranded;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private ObjectMapper json;
  @Autowired
  private Agreements agreements;

  private final Map<CaseState, At> reached = new EnumMap<>(CaseState.class);

  @TestFactory
  Stream<DynamicTest> cells() {
    var cells = new ArrayList<DynamicTest>();
    for (CaseState state : CaseState.values()) {
      cells.add(DynamicTest.dynamicTest(state + ": is reached", () ->
          assertThat(cases.get(reach(state).caseNumber).state()).isEqualTo(state)));
      cells.add(DynamicTest.dynamicTest(state + ": is not taken for a dead end", () ->
          assertThat(stranded.all()).extracting(Stranded::caseNumber).doesNotContain(reach(state).caseNumber)));
      for (Who who : Who.values()) {
        commands(state.kind(), true).forEach(command -> cells.add(
            DynamicTest.dynamicTest(state + " x " + who + " x " + command, () -> ask(state, who, command))));
        cells.add(DynamicTest.dynamicTest(state + " x " + who + " x commands of other kinds", () ->
            noneOfOtherKinds(state, who)));
        cells.add(DynamicTest.dynamicTest(state + " x " + who + " x is asked by the server", () -> server(state, who)));
        cells.add(DynamicTest.dynamicTest(state + " x " + who + " x looks it up", () -> look(state, who)));
        if (isOf(Command.WITHDRAW_APPLICATION, state.kind())) {
          cells.add(DynamicTest.dynamicTest(state + " x " + who + " x withdraws", () -> start(state, who,
              Command.WITHDRAW_APPLICATION, "withdraw-application")));
        }
        if (state.kind() == CaseKind.DATABASE) { // these find the institution's database, whatever case it has besides
          cells.add(DynamicTest.dynamicTest(state + " x " + who + " x gives notice", () -> start(state, who,
              Command.GIVE_NOTICE, "give-notice")));
          cells.add(DynamicTest.dynamicTest(state + " x " + who + " x subscribes", () -> start(state, who,
              Command.OPEN_SUBSCRIPTION, "subscribe-annually")));
        }
      }
    }
    return cells.stream();
  }

  /** Those that are for cases of that kind in some state, or those that never are. */
  private static Stream<Command> commands(CaseKind kind, boolean own) {
    return Stream.of(Command.values()).filter(command -> isOf(command, kind) == own);
  }

  private static boolean isOf(Command command, CaseKind kind) {
    return command.states().stream().anyMatch(state -> state.kind() == kind);
  }

  private void ask(CaseState state, Who who, Command command) {
    At at = reach(state);
    assertThat(at.read.allows(command, who.in(at.institution), who.inFse())).as(command.name())
        .isEqualTo(who.may(command, state));
  }

  private void noneOfOtherKinds(CaseState state, Who who) {
    At at = reach(state);
    assertThat(commands(state.kind(), false).filter(command ->
        at.read.allows(command, who.in(at.institution), who.inFse()))).isEmpty();
  }

  /** The server asks the table of the case as it is at that moment: of one command, another for each. */
  private void server(CaseState state, Who who) {
    At at = reach(state);
    List<Command> commands = commands(state.kind(), true).toList();
    Command command = commands.get((state.ordinal() * 7 + who.ordinal() * 3) % commands.size());
    assertThat(rights.may(who.in(at.institution), command, at.caseNumber)).as(command.name())
        .isEqualTo(who.may(command, state));
  }

  private At reach(CaseState state) {
    return reached.computeIfAbsent(state, this::fresh);
  }

  private At fresh(CaseState state) {
    TestInstitution institution = world.qualified();
    String caseNumber = bring(institution, state);
    var others = new ArrayDeque<String>();
    if (state.kind() == CaseKind.AUTHORISATION) { // of which an institution has only one
      AuthorisationWorld.opened(world, institution, caseNumber);
    } else if (state.kind() == CaseKind.LAW_MODEL || state.kind() == CaseKind.AUTHORITY_SCHEME) {
      // of which an institution has only one; whoever opened it, and its contact, have other roles here
      jdbc.sql("update case_file set opened_by = :applicant, contact = case when contact is null then null else :applicant"
          + " end where case_number = :case").param("applicant", institution.applicant()).param("case", caseNumber).update();
    } else {
      Stream.of(Who.values()).filter(who -> who.may(Command.WITHDRAW_APPLICATION, state))
          .forEach(who -> others.add(bring(institution, state)));
    }
    if (CaseState.DATABASE.contains(state)) { // as an access that has ended is no manager's, so is nobody's here
      jdbc.sql("update database_manager set access_until = null where case_number = ?").param(caseNumber).update();
    }
    if (state == CaseState.SUBMITTED || state == CaseState.DRAFT) {
      jdbc.sql("insert into application_manager values (?, 0, ?, 'Erfaren') on conflict do nothing")
          .param(caseNumber).param(institution.manager()).update();
    }
    world.oneRoleEach(institution);
    clock.reset();
    return new At(institution, caseNumber, cases.get(caseNumber), others);
  }

  /** Brings a case to the first place that has that state, or beyond the last; one that closes, to its first task. */
  private String bring(TestInstitution institution, CaseState state) {
    return switch (state) {
      case CLOSING -> Place.INSTRUCT_DELETION.reach(world, institution);
      case CLOSED -> Place.CONFIRM_SHUTDOWN.passed(world, institution);
      case NOT_APPROVED -> Place.APPROVE_APPLICATION.answered(world, institution, TestAnswers.ruling("refused"));
      case AUTHORISATION_ENDED -> Place.END_AUTHORISATION.passed(world, institution);
      case NOT_AUTHORISED -> Place.AUTHORISATION_WITHDRAWN.passed(world, institution);
      case PROPOSAL_NOT_APPROVED ->
          Place.REVIEW_PROPOSAL.answered(world, institution, ProposalWorld.reviewed("refused"));
      case PROJECT_CLOSED -> Place.CONFIRM_PROJECT_DELETION.passed(world, institution);
      case SUBSCRIPTION_IN_FORCE -> Place.COUNTERSIGN_SUBSCRIPTION.passed(world, institution);
      case SUBSCRIPTION_NOT_MADE ->
          Place.OFFER_SUBSCRIPTION.answered(world, institution, TestAnswers.noSubscriptionOffer());
      case AUTHORITY_CLOSED -> Place.CONFIRM_AUTHORITY_DELETION.passed(world, institution);
      case AUTHORITY_NOT_APPROVED ->
          Place.APPROVE_AUTHORITY.answered(world, institution, TestAnswers.ruling("refused"));
      case LAW_MODEL_CLOSED -> Place.CONFIRM_LAW_MODEL_DELETION.passed(world, institution);
      case LAW_MODEL_HANDED_OVER -> LawModelWorld.handedOver(world, institution);
      case LAW_MODEL_NOT_MADE ->
          Place.APPROVE_LAW_MODEL.answered(world, institution, TestAnswers.ruling("refused"));
      case BREACH_NO_SANCTION ->
          Place.GRADE_BREACH.answered(world, institution, BreachWorld.grading("noBreach", false));
      default -> Stream.of(Place.values()).filter(place -> place.state == state).findFirst().orElseThrow()
          .reach(world, institution);
    };
  }

  /** What the page "Sager" and the tab show is as much as the table says, and no more. */
  private void look(CaseState state, Who who) throws Exception {
    At at = reach(state);
    String document = document(at);
    WebSession session = session(who.in(at.institution));
    var answer = session.get(API + at.caseNumber);
    boolean knows = who.may(Command.toKnowOf(state), state);
    assertThat(answer.statusCode()).isEqualTo(knows ? 200 : 404);
    assertThat(session.get("/camunda/api/microdata/cases?q=" + at.caseNumber).body().contains(at.caseNumber)).isEqualTo(knows);
    boolean checks = who.may(Command.SEE_DRAFT, state) || who.may(Command.SEE_APPLICATION, state)
        || who.may(Command.SEE_CONTENT, state);
    assertThat(session.get(API + at.caseNumber + "/checks").statusCode())
        .isEqualTo(checks ? 200 : knows ? 403 : 404);
    boolean proposal = who.may(Command.SEE_PROPOSAL_DRAFT, state) || who.may(Command.SEE_PROPOSAL, state);
    assertThat(session.get(API + at.caseNumber + "/proposal").statusCode())
        .isEqualTo(proposal ? 200 : knows ? 403 : 404);
    long fetched = fetched(state, who, knows, session);
    boolean documents = who.may(Command.SEE_DOCUMENTS, state) || who.may(Command.SEE_BREACH, state);
    assertThat(session.get(API + at.caseNumber + "/attachments/" + document).statusCode())
        .isEqualTo(documents ? 200 : knows ? 403 : 404);
    assertThat(session.get(API + at.caseNumber + "/deadlines").statusCode())
        .isEqualTo(who.may(Command.MOVE_DEADLINE, state) ? 200 : knows ? 403 : 404);
    if (answer.statusCode() == 200) {
      JsonNode shown = json.readTree(answer.body());
      boolean story = who.may(Command.SEE_STORY, state) || who.may(Command.SEE_BREACH, state);
      assertThat(shown.path("maySeeStory").asBoolean()).isEqualTo(story);
      assertThat(shown.path("maySeeContent").asBoolean()).as("the page asks for nothing that is refused")
          .isEqualTo(checks || proposal || who.may(Command.SEE_PROJECT, state));
      if (!story) {
        assertThat(shown.path("events")).isEmpty();
        assertThat(shown.path("letters")).isEmpty();
      }
      assertThat(!shown.path("registers").isEmpty()).isEqualTo(who.may(Command.SEE_REGISTERS, state));
      assertThat(shown.path("agreements")).hasSize((int) fetched);
      assertThat(shown.path("documents")).hasSize(documents ? 1 : 0);
      assertThat(shown.path("mayMoveDeadlines").asBoolean()).isEqualTo(who.may(Command.MOVE_DEADLINE, state));
      assertThat(shown.path("mayDisqualify").asBoolean()).isEqualTo(who.may(Command.DECLARE_DISQUALIFIED, state));
    }
  }

  private String document(At at) {
    return jdbc.sql("select id::text from attachment where case_number = ? and version = 1").param(at.caseNumber)
        .query(String.class).optional()
        .orElseGet(() -> DocumentRow.sent(jdbc, at.caseNumber, at.institution.applicant()));
  }

  /** Those of the case's agreements that the person is given, as the table says; until FSE has signed, none but FSE. */
  private long fetched(CaseState state, Who who, boolean knows, WebSession session) throws Exception {
    long fetched = 0;
    for (DrawnUp one : agreements.of(reach(state).caseNumber)) {
      boolean may = who.may(one.agreement().toSee(), state);
      int status = !may ? knows ? 403 : 404 : one.isFor(who.inFse().isEmpty()) ? 200 : 404;
      assertThat(session.get(one.address()).statusCode()).as("round %s", one.round()).isEqualTo(status);
      fetched += status == 200 ? 1 : 0;
    }
    return fetched;
  }

  private void start(CaseState state, Who who, Command command, String process) {
    boolean may = who.may(command, state);
    boolean once = command == Command.OPEN_SUBSCRIPTION; // a second for the year is refused to everybody
    At at = may && (once || reach(state).others.isEmpty()) ? fresh(state) : reach(state);
    String caseNumber = may && !at.others.isEmpty() ? at.others.pop() : at.caseNumber;
    String person = who.in(at.institution);
    Map<String, Object> answers = switch (command) {
      case GIVE_NOTICE -> TestAnswers.notice();
      case OPEN_SUBSCRIPTION -> TestAnswers.subscription(world.today().getYear());
      default -> TestAnswers.withdrawal(caseNumber);
    };
    int status = rest.post(person, "/process-definition/key/" + process + "/submit-form", rest.variables(answers))
        .status();
    if (may) {
      assertThat(status).isEqualTo(200);
    } else {
      assertThat(status).isBetween(400, 499);
      assertThat(cases.get(at.caseNumber).state()).isEqualTo(state);
    }
  }

  private final Map<String, WebSession> sessions = new LinkedHashMap<>();

  private WebSession session(String person) {
    return sessions.computeIfAbsent(person, id -> {
      try {
        return new WebSession(port).logIn(id, "demo");
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    });
  }

  @Test
  void whoIsInReserveMayWhenNobodyElseCan() {
    At at = fresh(CaseState.IN_OPERATION);
    String responsible = at.institution.responsible();
    assertThat(rights.may(responsible, Command.COMMENT_USAGE, at.caseNumber)).isFalse();
    jdbc.sql("update database_manager set access_until = access_from where case_number = ?").param(at.caseNumber)
        .update();
    assertThat(rights.may(responsible, Command.COMMENT_USAGE, at.caseNumber)).isTrue();
    assertThat(rights.may(at.institution.signatory(), Command.COMMENT_USAGE, at.caseNumber)).isFalse();
  }

  /** The models offer each task to exactly those who have its command, and {@link RightsTest} tries each of them. */
  @TestFactory
  Stream<DynamicTest> everyTaskOfAModelIsOfferedByTheTable() throws IOException {
    var found = new TreeSet<String>();
    try (Stream<Path> models = Files.list(Path.of("processes"))) {
      var tests = models.flatMap(model -> Bpmn.readModelFromFile(model.toFile()).getModelElementsByType(UserTask.class)
          .stream()).map(task -> {
            found.add(task.getId());
            return DynamicTest.dynamicTest(task.getId(), () -> isOfferedByTheTable(task));
          }).toList();
      return Stream.concat(tests.stream(), Stream.of(DynamicTest.dynamicTest("none is forgotten", () ->
          assertThat(Place.tasks().map(place -> place.element)).hasSameElementsAs(found))));
    }
  }

  private static void isOfferedByTheTable(UserTask task) {
    String form = task.getAttributeValueNs("http://camunda.org/schema/1.0/bpmn", "formRef");
    Command command = Command.ofForm(form).orElseThrow();
    Map<CaseRole, String> groups = Map.of(CaseRole.REVIEWER, Groups.REVIEWERS, CaseRole.APPROVER,
        Groups.APPROVERS, CaseRole.OWNER, Groups.OWNERS);
    assertThat(task.getCamundaCandidateGroupsList()).containsExactlyInAnyOrderElementsOf(
        command.isFse() ? command.roles().stream().map(groups::get).toList() : List.of());
    assertThat(task.getCamundaCandidateUsers()).isEqualTo(
        command.isFse() ? null : "${performers.whoMay('%s', execution)}".formatted(form));
  }
}
