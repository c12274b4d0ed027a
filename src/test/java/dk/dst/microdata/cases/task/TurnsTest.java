package dk.dst.microdata.cases.task;

import static dk.dst.microdata.support.World.APPROVER;
import static dk.dst.microdata.support.World.BOTH;
import static dk.dst.microdata.support.World.OWNER;
import static dk.dst.microdata.support.World.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.cases.engine.EngineClock;
import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.cases.engine.StartStep;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.ground.terms.Supposed;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.races.AtOnce;
import dk.dst.microdata.support.AuthorisationWorld;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.Place;
import dk.dst.microdata.support.ProposalWorld;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whose turn it is follows the tasks, the clock follows the turns, and both sides see it. */
class TurnsTest extends EngineTest {

  /** A Monday without holidays near by. */
  private static final LocalDate DAY = LocalDate.of(2027, 8, 2);

  /** Another Monday, in days of which no other test has steps. */
  private static final LocalDate ALONE = LocalDate.of(2029, 8, 6);

  @LocalServerPort
  private int port;
  @Autowired
  private Turns turns;
  @Autowired
  private OtherDeadlines other;
  @Autowired
  private TermsInForce terms;
  @Autowired
  private Escalation escalation;
  @Autowired
  private People people;
  @Autowired
  private TaskService tasks;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private ObjectMapper json;
  @Autowired
  @Qualifier("turnsOnRecord")
  private StartStep turnsOnRecord;

  private TestInstitution institution;

  @BeforeEach
  void aDay() {
    world.day(DAY);
    institution = world.qualified();
  }

  @Test
  void anOwnerMovesADeadlineWithAllThatHangsOnIt() throws Exception {
    String caseNumber = world.forSignature(institution);
    Task task = world.openTask(caseNumber);
    LocalDate due = day(task.getDueDate());
    String path = "/camunda/api/microdata/cases/" + caseNumber + "/deadlines";
    WebSession owner = new WebSession(port).logIn(OWNER, "demo");
    JsonNode line = json.readTree(owner.get(path).body()).path(0);
    assertThat(List.of(line.path("task").asText(), line.path("day").asText(), line.path("fse").asText()))
        .containsExactly(task.getId(), due.toString(), "false");
    String move = move(due.plusDays(20), due, "Institutionen flytter");
    assertThat(owner.send("POST", path + "/" + task.getId(), move).body()).contains("Fristen er flyttet til");
    assertThat(owner.send("POST", path + "/" + task.getId(), move).body()).contains("allerede den dag");
    assertThat(day(world.openTask(caseNumber).getDueDate())).isEqualTo(due.plusDays(20));
    assertThat(due(caseNumber)).isEqualTo(due.plusDays(20));
    assertThat(day(world.job(caseNumber, "event_signatureExpired").getDuedate())).isEqualTo(due.plusDays(20));
    assertThat(jdbc.sql("select distinct person_id from notice where case_number = ? and kind = 'DEADLINE_MOVED'"
        + " and body like '%Begrundelse: Institutionen flytter'").param(caseNumber).query(String.class).list())
        .contains(institution.signatory(), REVIEWER);
    assertThat(jdbc.sql("select after ->> 'reason' from audit_entry where case_number = ? and subject = 'MOVE_DEADLINE'")
        .param(caseNumber).query(String.class).list()).containsExactly("Institutionen flytter");
    assertThat(jdbc.sql("select actor from audit_entry where case_number = ? and subject = 'turn' order by id desc limit 1")
        .param(caseNumber).query(String.class).single()).isEqualTo(OWNER);

    LocalDate now = due.plusDays(20);
    for (String wrong : List.of(move(now.plusDays(1), due, "Set for længe siden"), move(now.minusDays(1), now, "Kortere"),
        move(now.plusYears(2), now, "For langt"), move(null, now, "Ingen dag"), move(now.plusDays(1), now, " "))) {
      assertThat(owner.send("POST", path + "/" + task.getId(), wrong).statusCode()).as(wrong).isEqualTo(400);
    }
    assertThat(owner.send("POST", path + "/findes-ikke", move).statusCode()).isEqualTo(400);
    for (String person : List.of(REVIEWER, APPROVER, institution.signatory(), institution.applicant())) {
      WebSession session = new WebSession(port).logIn(person, "demo");
      assertThat(session.get(path).statusCode()).as(person).isEqualTo(403);
      assertThat(session.send("POST", path + "/" + task.getId(), move(now.plusDays(1), now, "Vil ikke vente"))
          .statusCode()).as(person).isEqualTo(403);
    }
    assertThat(new WebSession(port).logIn(world.qualified().applicant(), "demo").get(path).statusCode()).isEqualTo(404);
    assertThat(due(caseNumber)).isEqualTo(now);
  }

  @Test
  void whatFollowsAnAgreedDayDoesNotMoveAndLettersThatWaitNameTheNewDay() throws Exception {
    WebSession owner = new WebSession(port).logIn(OWNER, "demo");
    String extension = Place.REQUEST_EXTENSION.reach(world, institution);
    Task asked = world.task(extension, "userTask_requestExtension");
    String path = "/camunda/api/microdata/cases/" + extension + "/deadlines";
    assertThat(owner.get(path).body()).doesNotContain(asked.getId());
    LocalDate until = day(asked.getDueDate());
    assertThat(owner.send("POST", path + "/" + asked.getId(), move(until.plusDays(1), until, "Mere tid")).body())
        .contains("aftalt eller offentliggjort");

    TestInstitution other = world.qualified();
    String hearing = Place.ANSWER_HEARING.reach(world, other);
    Task task = world.task(hearing, "userTask_answerHearing");
    LocalDate due = day(task.getDueDate());
    assertThat(owner.send("POST", "/camunda/api/microdata/cases/" + hearing + "/deadlines/" + task.getId(),
        move(due.plusDays(9), due, "Ferie")).statusCode()).isEqualTo(200);
    assertThat(jdbc.sql("select body from notice where case_number = ? and kind = 'MEASURE_INTENDED'").param(hearing)
        .query(String.class).list()).isNotEmpty().allSatisfy(body ->
            assertThat(body).contains(Danish.day(due.plusDays(9))).doesNotContain(Danish.day(due)));
    assertThat(day(world.job(hearing, "event_hearingExpired").getDuedate())).isEqualTo(due.plusDays(9));
  }

  @Test
  void fsesOwnDeadlineMovesWithoutALetter() throws Exception {
    String caseNumber = world.underReview(institution);
    Task task = world.openTask(caseNumber);
    LocalDate due = day(task.getDueDate());
    assertThat(new WebSession(port).logIn(OWNER, "demo").send("POST", "/camunda/api/microdata/cases/" + caseNumber
        + "/deadlines/" + task.getId(), move(due.plusDays(3), due, "Sygdom i FSE")).statusCode()).isEqualTo(200);
    assertThat(due(caseNumber)).isEqualTo(due.plusDays(3));
    assertThat(jdbc.sql("select count(*) from notice where case_number = ? and kind = 'DEADLINE_MOVED'")
        .param(caseNumber).query(Integer.class).single()).isZero();
  }

  @Test
  void ofTwoOwnersAtOnceOneMovesTheDeadline() throws Exception {
    String caseNumber = world.forSignature(institution);
    Task task = world.openTask(caseNumber);
    LocalDate due = day(task.getDueDate());
    WebSession owner = new WebSession(port).logIn(OWNER, "demo");
    assertThat(AtOnce.run(Stream.of(3, 5).<Runnable>map(days -> () -> {
      try {
        if (owner.send("POST", "/camunda/api/microdata/cases/" + caseNumber + "/deadlines/" + task.getId(),
            move(due.plusDays(days), due, "Mere tid")).statusCode() != 200) {
          throw new IllegalStateException("refused");
        }
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }).toArray(Runnable[]::new))).isEqualTo(1);
    assertThat(jdbc.sql("select count(*) from audit_entry where case_number = ? and subject = 'MOVE_DEADLINE'")
        .param(caseNumber).query(Integer.class).single()).isEqualTo(1);
  }

  private static String move(LocalDate to, LocalDate seen, String reason) {
    return "{\"to\":%s,\"seen\":\"%s\",\"reason\":\"%s\"}".formatted(to == null ? "null" : "\"" + to + "\"", seen,
        reason);
  }

  /** Of what was given beyond the usual time, and of the rounds of an assessment, none is forgotten. */
  @Test
  void otherDeadlinesWouldHaveBeenOverrunByOtherSteps() {
    world.day(ALONE);
    institution = world.qualified();
    String caseNumber = world.draft(institution);
    world.day(ALONE.plusDays(20));
    send(caseNumber);
    world.day(ALONE.plusDays(27)); // a Sunday, so five working days used
    review(caseNumber, "return");
    world.day(ALONE.plusDays(40));
    send(caseNumber);
    world.day(ALONE.plusDays(44)); // a Wednesday, two more after the weekend
    review(caseNumber, "approve");
    assertThat(late("correction", "20 dage")).isEqualTo("2 0 0");
    assertThat(late("correction", "19 dage")).isEqualTo("2 0 1");
    assertThat(late("reviewWorkingDays", "8")).isEqualTo("1 0 0");
    assertThat(late("reviewWorkingDays", "7")).isEqualTo("1 0 1");
    jdbc.sql("update turn set due_on = due_on + 1 where case_number = ? and command = 'COMPLETE_APPLICATION'")
        .param(caseNumber).update();
    assertThat(late("correction", "19 dage")).as("a day more was given").isEqualTo("2 0 0");
    assertThat(other.ask(supposed("correction", "19 dage"), ALONE, ALONE.plusDays(19)).get(0).ended()).isZero();
  }

  /** "steps late wouldBe" of the application's step. */
  private String late(String term, String value) {
    return other.ask(supposed(term, value), ALONE, ALONE.plusDays(60)).stream()
        .filter(line -> line.step().matches(".*ansøgningen|.*ansøgningen og sende den.*"))
        .filter(line -> line.ended() > 0).map(line -> line.ended() + " " + line.late() + " " + line.wouldBe())
        .findFirst().orElse("");
  }

  private Supposed supposed(String term, String value) {
    return Supposed.typed(Map.of(term, value), Deadlines.Terms.ALL, terms.now());
  }

  /** All turns of the case in order, each as a line. */
  private List<String> story(String caseNumber) {
    return jdbc.sql("select * from turn where case_number = ? order by began_on, ended_on nulls last, command")
        .param(caseNumber).query(Turn.class).list().stream().map(turn -> "%s %s %s-%s until %s".formatted(
            turn.fse() ? "FSE" : "institution", turn.command(), turn.beganOn(),
            turn.endedOn() == null ? "" : turn.endedOn(), turn.dueOn())).toList();
  }

  private void send(String caseNumber) {
    world.complete(caseNumber, "userTask_completeApplication", institution.applicant(),
        TestAnswers.application(institution));
    world.runJob(caseNumber, "serviceTask_checkEligibility");
  }

  private void review(String caseNumber, String outcome) {
    world.complete(caseNumber, "userTask_reviewApplication", REVIEWER, TestAnswers.review(outcome));
  }

  private static LocalDate day(Date moment) {
    return LocalDate.ofInstant(moment.toInstant(), EngineClock.DENMARK);
  }

  private LocalDate due(String caseNumber) {
    return turns.open(caseNumber).get(0).dueOn();
  }

  // --- turns

  @Test
  void eachTaskIsOneTurn() {
    String caseNumber = world.draft(institution);
    world.day(DAY.plusDays(1));
    send(caseNumber);
    world.day(DAY.plusDays(3));
    review(caseNumber, "approve");
    assertThat(story(caseNumber)).containsExactly(
        "institution COMPLETE_APPLICATION 2027-08-02-2027-08-03 until 2027-10-01",
        "FSE REVIEW_APPLICATION 2027-08-03-2027-08-05 until 2027-08-17",
        "FSE APPROVE_APPLICATION 2027-08-05- until 2027-08-12");
  }

  @Test
  void takingAndPuttingBackAreNoNewTurn() {
    String caseNumber = world.underReview(institution);
    List<String> before = story(caseNumber);
    String task = world.openTask(caseNumber).getId();
    people.as(REVIEWER, () -> world.claim(task, REVIEWER));
    tasks.setAssignee(task, null);
    assertThat(story(caseNumber)).isEqualTo(before);
  }

  @Test
  void aTurnThatIsToldOfTwiceIsOne() {
    String caseNumber = world.underReview(institution);
    List<String> before = story(caseNumber);
    Turn turn = turns.open(caseNumber).get(0);
    world.day(DAY.plusDays(1));
    turns.begin(new Turn(turn.taskId(), caseNumber, turn.instance(), turn.command(), true, world.today(), null, null));
    assertThat(story(caseNumber)).isEqualTo(before);
    turns.end(turn.taskId(), world.today());
    List<String> ended = story(caseNumber);
    turns.end(turn.taskId(), world.today().plusDays(1));
    assertThat(story(caseNumber)).isEqualTo(ended).isNotEqualTo(before);
  }

  @Test
  void endsWhenTheCaseIsWithdrawn() {
    String caseNumber = world.underReview(institution);
    world.start("withdraw-application", institution.applicant(), TestAnswers.withdrawal(caseNumber));
    assertThat(turns.open(caseNumber)).isEmpty();
    assertThat(story(caseNumber)).last().isEqualTo("FSE REVIEW_APPLICATION 2027-08-02-2027-08-02 until 2027-08-16");
  }

  @Test
  void endsWhenTimeTakesTheTaskAway() {
    String caseNumber = world.draft(institution);
    world.day(DAY.plusDays(61));
    world.runJob(caseNumber, "event_correctionExpired");
    assertThat(story(caseNumber)).containsExactly(
        "institution COMPLETE_APPLICATION 2027-08-02-2027-10-02 until 2027-10-01");
  }

  @Test
  void followsADueDateThatIsMovedAndLeavesATrace() {
    String caseNumber = world.underReview(institution);
    var task = world.openTask(caseNumber);
    task.setDueDate(Date.from(DAY.plusDays(40).atTime(12, 0).atZone(clock.getZone()).toInstant()));
    people.asSystem(() -> tasks.saveTask(task));
    assertThat(due(caseNumber)).isEqualTo(DAY.plusDays(40));
    assertThat(jdbc.sql("select before ->> 'due_on' || ' ' || (after ->> 'due_on') from audit_entry"
        + " where case_number = ? and subject = 'turn'").param(caseNumber).query(String.class).list())
        .containsExactly("2027-08-16 2027-09-11");
  }

  /** What was under way when turns began to be written down. */
  @Test
  void casesFromBeforeAreReadFromHistory() {
    String caseNumber = world.draft(institution);
    world.day(DAY.plusDays(1));
    send(caseNumber);
    world.day(DAY.plusDays(3));
    review(caseNumber, "return");
    List<String> before = story(caseNumber);
    jdbc.sql("delete from turn").update();
    turnsOnRecord.start();
    assertThat(story(caseNumber)).hasSize(3).isEqualTo(before);
    jdbc.sql("delete from turn where case_number = ?").param(caseNumber).update();
    turnsOnRecord.start();
    assertThat(story(caseNumber)).as("only where nothing is written at all").isEmpty();
  }

  // --- the clock

  @Test
  void theClockStandsStillWhileTheApplicantHasTheCase() {
    String caseNumber = world.underReview(institution);
    assertThat(due(caseNumber)).isEqualTo("2027-08-16");
    world.day(LocalDate.of(2027, 8, 6)); // Friday, four working days
    review(caseNumber, "return");
    world.day(LocalDate.of(2027, 9, 6));
    send(caseNumber);
    assertThat(due(caseNumber)).as("six are left").isEqualTo("2027-09-14");
    world.day(LocalDate.of(2027, 9, 13)); // five more
    review(caseNumber, "return");
    world.day(LocalDate.of(2027, 12, 23));
    send(caseNumber);
    assertThat(due(caseNumber)).as("one is left, after Christmas").isEqualTo("2027-12-27");
    world.day(LocalDate.of(2028, 2, 1));
    review(caseNumber, "return");
    send(caseNumber);
    assertThat(due(caseNumber)).as("the target has passed").isEqualTo("2028-02-02");
  }

  @Test
  void theApproversClockIsTheirOwn() {
    String caseNumber = world.underReview(institution);
    world.day(DAY.plusDays(4));
    review(caseNumber, "approve");
    assertThat(due(caseNumber)).isEqualTo("2027-08-13");
    world.day(DAY.plusDays(8)); // two working days
    world.complete(caseNumber, "userTask_approveApplication", APPROVER, TestAnswers.ruling("returned"));
    send(caseNumber);
    review(caseNumber, "approve");
    assertThat(due(caseNumber)).as("three of five are left").isEqualTo("2027-08-13");
  }

  @Test
  void goesOnForProposalsAndAuthorisations() {
    String proposal = proposals.underReview(institution);
    TestInstitution another = world.qualified();
    String authorisation = AuthorisationWorld.underReview(world, another);
    assertThat(List.of(due(proposal), due(authorisation))).containsOnly(LocalDate.of(2027, 8, 16));
    world.day(DAY.plusDays(4));
    proposals.reviewed(proposal, "returned");
    proposals.sent(proposal, institution, ProposalWorld.answers(institution));
    world.complete(authorisation, "userTask_reviewAuthorisation", REVIEWER, TestAnswers.authorisationReview("return"));
    assertThat(turns.open(authorisation)).singleElement().matches(turn -> !turn.fse());
    world.complete(authorisation, "userTask_completeAuthorisation", another.applicant(),
        TestAnswers.authorisation(another.responsible()));
    assertThat(List.of(due(proposal), due(authorisation))).as("six left").containsOnly(LocalDate.of(2027, 8, 16));
  }

  // --- escalation

  private List<String> toldOf(String caseNumber) {
    return traces.notices(caseNumber).stream().filter(notice -> notice.startsWith("ESCALATION")).toList();
  }

  @Test
  void theHeadOfOfficeIsToldOnceWhenFsesOwnTimeHasPassed() {
    String caseNumber = world.underReview(institution);
    world.day(LocalDate.of(2027, 8, 12)); // eight working days
    review(caseNumber, "return");
    world.day(LocalDate.of(2027, 11, 1));
    send(caseNumber);
    escalation.run();
    world.day(LocalDate.of(2027, 11, 10)); // seven more
    escalation.run();
    assertThat(toldOf(caseNumber)).as("15 are not too many").isEmpty();
    world.day(LocalDate.of(2027, 11, 11));
    escalation.run();
    assertThat(toldOf(caseNumber)).hasSize(people.of(Groups.APPROVERS).size())
        .anyMatch(notice -> notice.endsWith(APPROVER)).anyMatch(notice -> notice.endsWith(BOTH));
    List<String> told = toldOf(caseNumber);
    world.day(LocalDate.of(2027, 12, 1));
    escalation.run();
    review(caseNumber, "approve");
    escalation.run();
    assertThat(toldOf(caseNumber)).isEqualTo(told);
  }

  /** Somebody who has an account and nothing else is put on record; whoever has stepped out is not told. */
  @Test
  void everyApproverButThoseWhoHaveSteppedOutIsTold() throws Exception {
    String newcomer = "kontorchef" + institution.authorisationNumber();
    people.account(newcomer, "Ny Kontorchef", newcomer + "@example.org", "demo", Groups.APPROVERS, null);
    String caseNumber = world.underReview(institution);
    session(BOTH).send("POST", "/camunda/api/microdata/cases/" + caseNumber + "/disqualification",
        "{\"reason\":\"Kender ansøgeren.\"}");
    world.day(DAY.plusMonths(1));
    escalation.run();
    assertThat(toldOf(caseNumber)).anyMatch(notice -> notice.endsWith(newcomer))
        .noneMatch(notice -> notice.endsWith(BOTH));
    assertThat(jdbc.sql("select name from person where id = ?").param(newcomer).query(String.class).single())
        .isEqualTo("Ny Kontorchef");
    assertThat(file(APPROVER, caseNumber).path("letters").toString()).contains("for længe");
    assertThat(file(institution.applicant(), caseNumber).path("letters").toString()).doesNotContain("for længe");
  }

  @Test
  void whoWaitsForTheInstitutionIsNotLate() {
    String caseNumber = world.underReview(institution);
    review(caseNumber, "return");
    world.day(DAY.plusMonths(2));
    escalation.run();
    assertThat(toldOf(caseNumber)).isEmpty();
  }

  /** Whatever FSE is to do: here the account of a shutdown, of which no assessment is a part. */
  @Test
  void ofATaskOfFsePastItsLastDayTheHeadOfOfficeIsToldOnce() {
    String caseNumber = Place.SETTLE_ACCOUNT.reach(world, institution);
    LocalDate dueOn = day(world.task(caseNumber, "userTask_settleAccount").getDueDate());
    world.day(dueOn);
    escalation.run();
    assertThat(toldOf(caseNumber)).isEmpty();
    world.day(dueOn.plusDays(8)); // nothing has run for a week
    escalation.run();
    assertThat(toldOf(caseNumber)).hasSize(people.of(Groups.APPROVERS).size())
        .anyMatch(notice -> notice.endsWith(APPROVER)).allMatch(notice -> notice.contains(" opgave "));
    List<String> told = toldOf(caseNumber);
    world.day(dueOn.plusDays(30));
    escalation.run();
    assertThat(toldOf(caseNumber)).isEqualTo(told);
  }

  /** Nothing ends by itself what only the data controller can decide, so somebody follows it up. */
  @Test
  void ofWhatAnInstitutionLeavesUndoneItsResponsibleAndTheHeadOfOfficeAreToldOnce() {
    String caseNumber = Place.INSTRUCT_DELETION.reach(world, institution);
    world.complete(caseNumber, "userTask_settleAccount", REVIEWER, TestAnswers.account());
    LocalDate dueOn = day(world.task(caseNumber, "userTask_instructDeletion").getDueDate());
    world.day(dueOn.plusDays(29));
    escalation.run();
    assertThat(toldOf(caseNumber)).isEmpty();
    world.day(dueOn.plusDays(36)); // nothing has run for a week
    escalation.run();
    escalation.run();
    assertThat(toldOf(caseNumber)).hasSize(people.of(Groups.APPROVERS).size());
    assertThat(traces.notices(caseNumber)).filteredOn(notice -> notice.startsWith("TASK_LEFT")).singleElement()
        .matches(notice -> notice.endsWith(institution.responsible()));
  }

  // --- what people see

  private WebSession session(String person) throws Exception {
    return new WebSession(port).logIn(person, "demo");
  }

  private JsonNode file(String person, String caseNumber) throws Exception {
    return json.readTree(session(person).get("/camunda/api/microdata/cases/" + caseNumber).body());
  }

  private JsonNode line(String person, String caseNumber) throws Exception {
    for (JsonNode line : json.readTree(session(person).get("/camunda/api/microdata/cases?q=" + caseNumber).body()).path("lines")) {
      if (line.path("caseNumber").asText().equals(caseNumber)) {
        return line;
      }
    }
    return json.nullNode();
  }

  @Test
  void bothSidesSeeWhoseTurnItIsAndNobodyElseDoes() throws Exception {
    String caseNumber = world.underReview(institution);
    world.day(LocalDate.of(2027, 8, 10)); // six working days
    String other = world.qualified().applicant();
    world.person(institution, institution.id() + "user", "USER");
    for (String person : List.of(institution.applicant(), institution.id() + "user", REVIEWER)) {
      JsonNode file = file(person, caseNumber);
      assertThat(file.path("turns")).as(person).singleElement().extracting(JsonNode::asText)
          .isEqualTo("Sagen ligger hos FSE til og med 16. august 2027; FSE har brugt 6 af 10 arbejdsdage.");
      assertThat(line(person, caseNumber).path("holder").asText()).isEqualTo("FSE");
      assertThat(line(person, caseNumber).path("due").asText()).isEqualTo("16. august 2027");
    }
    HttpResponse<String> refused = session(other).get("/camunda/api/microdata/cases/" + caseNumber);
    assertThat(refused.statusCode()).isEqualTo(404);
    assertThat(refused.body()).doesNotContain("arbejdsdage", "august");
    assertThat(line(other, caseNumber).isNull()).isTrue();
  }

  @Test
  void overdueIsSaidInWords() throws Exception {
    String caseNumber = world.underReview(institution);
    world.day(LocalDate.of(2027, 8, 17));
    assertThat(file(REVIEWER, caseNumber).path("turns").get(0).asText()).isEqualTo("Sagen ligger hos FSE; fristen var"
        + " 16. august 2027 og er overskredet; FSE har brugt 11 af 10 arbejdsdage.");
    assertThat(line(REVIEWER, caseNumber).path("due").asText()).isEqualTo("16. august 2027 (overskredet)");
  }

  @Test
  void aCaseThatIsSentBackSaysThatFsesClockStands() throws Exception {
    String caseNumber = world.underReview(institution);
    world.day(DAY.plusDays(1));
    review(caseNumber, "return");
    assertThat(file(institution.applicant(), caseNumber).path("turns").get(0).asText()).isEqualTo("Sagen ligger hos"
        + " institutionen til og med 2. oktober 2027; FSE har indtil nu brugt 1 arbejdsdag, og FSE’s frist står stille"
        + " imens.");
    assertThat(line(REVIEWER, caseNumber).path("holder").asText()).isEqualTo("Institutionen");
  }

  @Test
  void aCaseWithoutATurnSaysWhyItHasNone() throws Exception {
    String running = world.inOperation(institution);
    assertThat(line(REVIEWER, running).path("holder").asText()).isEqualTo("Ingen: venter på dato");
    assertThat(file(REVIEWER, running).path("turns").get(0).asText())
        .isEqualTo("Sagen venter på en dato; ingen skal gøre noget nu.");
    TestInstitution another = world.qualified();
    String ended = world.draft(another);
    world.start("withdraw-application", another.applicant(), TestAnswers.withdrawal(ended));
    assertThat(line(REVIEWER, ended).path("holder").asText()).isEqualTo("Ingen");
    assertThat(file(REVIEWER, ended).path("turns")).isEmpty();
    TestInstitution third = world.qualified();
    String checked = world.draft(third);
    world.complete(checked, "userTask_completeApplication", third.applicant(), TestAnswers.application(third));
    assertThat(line(REVIEWER, checked).path("holder").asText()).isEqualTo("Ingen: behandles automatisk");
  }
}
