package dk.dst.microdata.models;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.dst.microdata.ground.form.Choice;
import dk.dst.microdata.ground.form.Forms;
import dk.dst.microdata.ground.notice.Reminders;
import dk.dst.microdata.schemes.database.ProjectDatabases;
import dk.dst.microdata.support.BreachWorld;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.LegalBasisSamples;
import dk.dst.microdata.support.Place;
import dk.dst.microdata.support.Place.Way;
import dk.dst.microdata.support.ProposalWorld;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.Today;
import dk.dst.microdata.support.World;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Opens every form of a task in a case that has come that far: what the form names, the view must have. */
class FormViewsTest extends EngineTest {

  /** A case that has come to a form of a task, by the way that its place says or by another. */
  private record Opened(Place place, String how, Way way) {

    Opened(Place place) {
      this(place, "", place::reach);
    }

    @Override
    public String toString() {
      return place + how;
    }
  }

  static Stream<Opened> opened() {
    return Stream.concat(Place.tasks().map(Opened::new), Stream.of(
        new Opened(Place.COMPLETE_APPLICATION, " with a list", (world, of) -> {
          String caseNumber = world.draft(of);
          world.load(caseNumber, "BEF", "IND");
          return caseNumber;
        }),
        new Opened(Place.FOLLOW_UP_MANAGERS, " by the reminder", (world, of) -> {
          String caseNumber = world.inOperation(of);
          world.part(JdbcClient.class).sql("delete from association_role where person_id = ?"
              + " and role = 'ADMINISTRATOR'").param(of.manager()).update();
          world.part(Reminders.class).runAll();
          world.day(Today.inDenmark().plusDays(40));
          world.runJob(caseNumber, "event_managerDeadlinePassed");
          return caseNumber;
        }),
        new Opened(Place.ANSWER_PROJECT_END, " of a project of its own", (world, of) -> {
          String caseNumber = project(world, of);
          world.day(Today.inDenmark().plusYears(5).minusDays(60));
          world.runJob(caseNumber, "event_projectDateReached");
          return caseNumber;
        }),
        new Opened(Place.CONFIRM_PROJECT_ACTIVITY, " of a project of its own", (world, of) -> {
          String caseNumber = project(world, of);
          Place.PROJECT_DATE.goOn(world, of, caseNumber);
          return caseNumber;
        }),
        new Opened(Place.INSTRUCT_PROJECT_DELETION, " of a project of its own", FormViewsTest::closedProject),
        new Opened(Place.CONFIRM_PROJECT_DELETION, " of a project of its own", (world, of) -> {
          String caseNumber = closedProject(world, of);
          Place.INSTRUCT_PROJECT_DELETION.goOn(world, of, caseNumber);
          return caseNumber;
        }),
        new Opened(Place.COMPLETE_PROPOSAL, " of a project of its own", (world, of) -> proposals(world).draft(of)),
        new Opened(Place.COMPLETE_PROPOSAL, " resubmitted", FormViewsTest::resubmission),
        new Opened(Place.COMPLETE_PROPOSAL, " of the content of the database", (world, of) -> {
          int number = world.part(ProjectDatabases.class).get(world.inOperation(of)).projectNumber();
          return world.businessKey(world.start("resubmit-project", of.manager(),
              TestAnswers.of("projectNumber", number, "schemeAfter", "unchanged")));
        }),
        new Opened(Place.CORRECT_PROPOSAL, " of a project of its own",
            (world, of) -> proposals(world).reviewed(proposals(world).underReview(of), "returned")),
        new Opened(Place.SUBMIT_PROPOSAL, " of a project of its own", (world, of) -> {
          String caseNumber = proposals(world).draft(of);
          Place.COMPLETE_PROPOSAL.goOn(world, of, caseNumber);
          return caseNumber;
        }),
        new Opened(Place.REVIEW_PROPOSAL, " of a project of its own",
            (world, of) -> proposals(world).underReview(of)),
        new Opened(Place.REVIEW_PROPOSAL, " resubmitted", FormViewsTest::resubmitted),
        new Opened(Place.APPROVE_PROPOSAL, " a second time", (world, of) -> {
          proposals(world).inForce(proposals(world).approved(proposals(world).ofDatabase(of, "BEF", "IND")), of);
          return Place.APPROVE_PROPOSAL.reach(world, of);
        }),
        new Opened(Place.SIGN_PROPOSAL, " of a project of its own",
            (world, of) -> proposals(world).forSignature(of)),
        new Opened(Place.SIGN_PROPOSAL, " resubmitted",
            (world, of) -> proposals(world).approved(resubmitted(world, of))),
        new Opened(Place.DELIVER_PURCHASED, " without health data", (world, of) -> proposals(world).inForce(of)),
        new Opened(Place.GRADE_BREACH, " after others", (world, of) -> afterASanction(Place.GRADE_BREACH, world, of)),
        new Opened(Place.DECIDE_SANCTION, " after others",
            (world, of) -> afterASanction(Place.DECIDE_SANCTION, world, of))));
  }

  private static ProposalWorld proposals(World world) {
    return world.part(ProposalWorld.class);
  }

  private static String project(World world, TestInstitution of) {
    return proposals(world).projectInForce(proposals(world).draft(of), of);
  }

  private static String closedProject(World world, TestInstitution of) {
    String caseNumber = project(world, of);
    Place.PROJECT_CLOSED.goOn(world, of, caseNumber);
    Place.CLOSE_PROJECT.goOn(world, of, caseNumber);
    return caseNumber;
  }

  private static String resubmission(World world, TestInstitution of) {
    return proposals(world).resubmission(of, Integer.parseInt(project(world, of).replace("PRO-", "")), "unchanged");
  }

  private static String resubmitted(World world, TestInstitution of) {
    var answers = ProposalWorld.answers(of, "BEF", "DOD");
    answers.put("purpose", "At belyse sammenhængen mellem uddannelse, helbred og død.");
    return proposals(world).sent(resubmission(world, of), of, answers);
  }

  private static String afterASanction(Place place, World world, TestInstitution of) {
    BreachWorld.sanctioned(world, of, world.concerned(of), "minor", true, "matrix-closed");
    world.day(world.today().plusDays(1));
    return place.reach(world, of);
  }

  /** Forms that somebody fills in over days: what was said before stands in them. */
  private static final Set<String> OF_THE_APPLICANT =
      Set.of("complete-application", "complete-authorisation", "complete-proposal", "complete-authority-application",
          "renew-authority", "complete-law-model", "renew-law-model");
  /** Said anew each time, in those forms, too: to whom it is sent, and what one answers for. */
  private static final Set<String> SAID_ANEW = Set.of("sendTo", "withinPurpose", "onlyForPurpose");

  /** Cannot be filled in, and comes back as it was shown: which document is signed. */
  private static final Set<String> SENT_BACK = Set.of("digest", "signedEstimate");

  @Autowired
  private Forms forms;
  @Autowired
  private TaskService tasks;

  /** All in one test, for it takes a whole case to get there. */
  @ParameterizedTest
  @MethodSource("opened")
  void aFormOpenedHasEverythingItNames(Opened opened) {
    String caseNumber = opened.way.go(world, world.qualified());
    Task task = world.task(caseNumber, opened.place.element);
    String form = opened.place.form();
    assertThat(tasks.createTaskQuery().taskId(task.getId()).initializeFormKeys().singleResult().getCamundaFormRef()
        .getKey()).isEqualTo(form);
    FormFile file = FormFile.all().stream().filter(formFile -> formFile.id().equals(form)).findFirst().orElseThrow();
    Map<String, Object> view = forms.view(form, caseNumber);

    showsWhatItNames(file, view);
    hasRowsAndChoices(file, view);
    isPrefilledOnlyWhereItIsTheApplicantsOwn(file, view);
    assertThat(view.getOrDefault("isReturned", false)).isEqualTo(opened.place.state.name().endsWith("RETURNED"));
  }

  private void showsWhatItNames(FormFile file, Map<String, Object> view) {
    assertThat(view.keySet()).containsAll(file.placeholders()).containsAll(file.shown());
    assertThat(file.placeholdersSeen(view)).allSatisfy(name ->
        assertThat(String.valueOf(view.get(name))).as(name).isNotBlank().isNotEqualTo("null"));
    assertThat(file.conditions()).allMatch(name ->
        view.containsKey(name) || forms.definition(file.id()).inputs().contains(name));
  }

  private static void hasRowsAndChoices(FormFile file, Map<String, Object> view) {
    for (JsonNode table : file.tables()) {
      String list = FormFile.dataSource(table);
      var columns = StreamSupport.stream(table.path("columns").spliterator(), false)
          .map(column -> column.path("key").asText()).toList();
      assertThat(view.get(list)).as(list).isInstanceOf(List.class);
      assertThat((List<?>) view.get(list)).as(list).allSatisfy(row ->
          assertThat(((Map<?, ?>) row).keySet().stream().map(String::valueOf)).containsAll(columns));
      if (file.tablesSeen(view).contains(table)) {
        assertThat((List<?>) view.get(list)).as(list).isNotEmpty();
      }
    }
    for (String list : file.choices()) {
      assertThat((List<?>) view.get(list)).as(list).isNotEmpty().allSatisfy(choice ->
          assertThat(((Choice) choice).label()).isNotBlank());
    }
  }

  /** What a view gives under the key of a field to fill in, stands in it: nobody's answer is written for them. */
  private void isPrefilledOnlyWhereItIsTheApplicantsOwn(FormFile file, Map<String, Object> view) {
    Set<String> inputs = forms.definition(file.id()).inputs();
    if (OF_THE_APPLICANT.contains(file.id())) {
      assertThat(view.keySet()).containsAll(inputs.stream().filter(input -> !SAID_ANEW.contains(input)).toList())
          .doesNotContainAnyElementsOf(SAID_ANEW);
    } else {
      assertThat(view.keySet().stream().filter(key -> !SENT_BACK.contains(key) && !isKnown(file.id(), key)))
          .doesNotContainAnyElementsOf(inputs);
    }
  }

  /** The legal basis of a database is known when it is asked for again; what is confirmed of it is confirmed anew. */
  private static boolean isKnown(String form, String key) {
    return form.equals("request-extension")
        && (key.equals("asksLegalBasis") || LegalBasisSamples.answers().containsKey(key) || key.equals("otherBasis")
            || key.equals("permission"));
  }

  @Test
  void everyFormOfATaskIsOpenedHere() {
    Set<String> started = Set.of("start-application", "withdraw-application", "give-notice", "lapse-authorisation",
        "close-project", "start-authorisation", "start-subscription", "start-authority-scheme", "start-proposal",
        "start-resubmission", "report-breach", "change-managers", "request-reconsideration", "undo-shutdown",
        "start-law-model", "change-law-model");
    assertThat(FormFile.all().stream().map(FormFile::id).filter(id -> !started.contains(id)))
        .containsExactlyInAnyOrderElementsOf(Place.tasks().map(Place::form).collect(toSet()));
  }
}
