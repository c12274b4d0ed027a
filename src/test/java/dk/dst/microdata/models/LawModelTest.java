package dk.dst.microdata.models;

import static dk.dst.microdata.support.World.APPROVER;
import static dk.dst.microdata.support.World.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import dk.dst.microdata.facts.institution.Associations;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.legalbasis.LegalBases;
import dk.dst.microdata.ground.agreement.Agreements;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.Forms;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.notice.Reminders;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.schemes.authorisation.AuthorisationProcess;
import dk.dst.microdata.schemes.lawmodel.LawModelAccess;
import dk.dst.microdata.support.LawModelWorld;
import dk.dst.microdata.support.Passed;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class LawModelTest extends ModelTest {

  private static final LocalDate DAY = LocalDate.of(2027, 3, 1);

  @Autowired
  private Cases cases;
  @Autowired
  private LawModelAccess access;
  @Autowired
  private Agreements agreements;
  @Autowired
  private LegalBases legalBases;
  @Autowired
  private Forms forms;
  @Autowired
  private JdbcClient jdbc;

  private TestInstitution ministry;
  private TestInstitution other;

  @Override
  String process() {
    return "law-model";
  }

  @BeforeEach
  void twoMinistries() {
    world.day(DAY);
    ministry = world.institution(0);
    other = world.institution(0);
  }

  // --- until the agreement

  @Test
  void isRegisteredCheckedSignedByBothAndInForce() {
    String caseNumber = LawModelWorld.draft(world, ministry);
    ProcessInstance instance = world.instance(caseNumber, process());
    LawModelWorld.send(world, ministry, caseNumber, other);
    assertState(caseNumber, CaseState.LAW_MODEL_UNDER_REVIEW);
    traces.decided(caseNumber, Step.LAW_MODEL_SUBMISSION, 1, "submitted", "", ministry.responsible());
    assertThat(world.task(caseNumber, "userTask_reviewLawModel")).hasCandidateGroup("fse-reviewers");
    assertThat(access(caseNumber)).containsEntry(ministry.applicant(), "Lovmodellen er ikke i drift");

    LawModelWorld.review(world, caseNumber);
    assertThat(agreements.of(caseNumber)).hasSize(1).allMatch(one -> one.signatures().isEmpty());
    LawModelWorld.approve(world, caseNumber);
    assertState(caseNumber, CaseState.LAW_MODEL_FOR_SIGNATURE);
    assertThat(world.task(caseNumber, "userTask_signLawModel")).hasCandidateUser(ministry.signatory());
    LawModelWorld.sign(world, ministry, caseNumber);

    assertState(caseNumber, CaseState.LAW_MODEL_IN_FORCE);
    traces.decided(caseNumber, Step.LAW_MODEL_IN_FORCE, 1, "inForce", "Modelår 2027.", "systemet");
    assertThat(agreements.of(caseNumber)).hasSize(1).allMatch(one -> one.signatures().size() == 2);
    assertThat(instance).isWaitingAt("event_lawModelConfirmationDue").satisfies(Passed.inOrder(
        "serviceTask_recordLawModelRegistration", "serviceTask_recordLawModelReview",
        "serviceTask_recordLawModelApproval", "serviceTask_recordLawModelSignature", "serviceTask_putLawModelInForce"));
    assertThat(access(caseNumber)).containsOnly(Map.entry(ministry.applicant(), ""), Map.entry(other.applicant(), ""));
    assertThat(owner(caseNumber)).isEqualTo(REVIEWER);
    assertThat(traces.notices(caseNumber)).contains("LAW_MODEL_TO_SIGN indsendelse 1 " + ministry.signatory(),
        "LAW_MODEL_IN_FORCE sagen " + other.applicant());
  }

  @Test
  void aUserOfAMinistryThatIsNotNamedIsRefusedInTheWordsOfTheSource() {
    String caseNumber = LawModelWorld.draft(world, ministry);
    var answers = LawModelWorld.registration(ministry);
    answers.put("users", LawModelWorld.users(LawModelWorld.user(other, other.applicant())));
    refused(() -> world.complete(caseNumber, "userTask_completeLawModel", ministry.responsible(), answers),
        other.applicant() + "@example.org", "„Lovmodellen er en ordning med sit eget formål, sin egen brugergruppe og dermed"
            + " egne regler og vilkår.“");
    answers.put("users", LawModelWorld.users(LawModelWorld.user(ministry, other.applicant())));
    refused(() -> world.complete(caseNumber, "userTask_completeLawModel", ministry.responsible(), answers),
        "er ikke tilknyttet det ministerium");
    assertState(caseNumber, CaseState.LAW_MODEL_DRAFT);
  }

  @Test
  void theLegalBasisIsStatedByTheMinistryThatIsResponsibleAndDeclaredByWhoSigns() {
    String before = LawModelWorld.draft(world, ministry);
    assertThat(forms.view("complete-law-model", before)).containsEntry("lawfulGround", "PUBLIC_TASK")
        .containsEntry("necessary", false);
    var answers = LawModelWorld.registration(ministry, other);
    answers.put("otherUse", "yes");
    refused(() -> world.complete(before, "userTask_completeLawModel", ministry.responsible(), answers),
        "Ingen senere brug til andet");
    assertThat(legalBases.find(before)).isEmpty();
    LawModelWorld.approve(world, LawModelWorld.review(world, LawModelWorld.send(world, ministry, before, other)));
    assertThat(legalBases.find(before).orElseThrow().controller()).isEqualTo("Institution "
        + ministry.authorisationNumber());
    assertThat(forms.view("sign-law-model", before).get("legalBasis").toString()).contains("2026-117, 15. januar 2020");
    Map<String, Object> undeclared = LawModelWorld.signed();
    undeclared.put("lawful", false);
    refused(() -> world.complete(before, "userTask_signLawModel", ministry.signatory(), undeclared),
        "Behandlingen er lovlig");
    LawModelWorld.sign(world, ministry, before);

    String next = LawModelWorld.handOver(world, ministry, before, other);
    assertThat(forms.view("complete-law-model", next).get("recordNumber")).as("another ministry’s record").isNull();
    LawModelWorld.takeOver(world, other, next);
    assertThat(legalBases.find(next).orElseThrow().controller()).isEqualTo("Institution " + other.authorisationNumber());
  }

  @Test
  void fseSendsItBackAndItIsSentAgainWithWhatStoodThere() {
    String caseNumber = LawModelWorld.underReview(world, ministry);
    world.complete(caseNumber, "userTask_reviewLawModel", REVIEWER, LawModelWorld.review("return"));
    assertState(caseNumber, CaseState.LAW_MODEL_RETURNED);
    LawModelWorld.send(world, ministry, caseNumber);
    assertThat(access(caseNumber)).as("the other ministry is not named any more").containsOnlyKeys(ministry.applicant());
    LawModelWorld.review(world, caseNumber);
    world.complete(caseNumber, "userTask_approveLawModel", APPROVER, TestAnswers.ruling("returned"));
    LawModelWorld.send(world, ministry, caseNumber, other);
    LawModelWorld.approve(world, LawModelWorld.review(world, caseNumber));
    world.complete(caseNumber, "userTask_signLawModel", ministry.signatory(), TestAnswers.declined());
    assertState(caseNumber, CaseState.LAW_MODEL_RETURNED);
    assertThat(traces.notices(caseNumber)).contains("LAW_MODEL_RETURNED indsendelse 3 " + ministry.responsible());
  }

  @Test
  void fseRefuses() {
    String caseNumber = LawModelWorld.forApproval(world, ministry);
    world.complete(caseNumber, "userTask_approveLawModel", APPROVER, TestAnswers.ruling("refused"));
    assertThat(world.isRunning(caseNumber)).isFalse();
    assertState(caseNumber, CaseState.LAW_MODEL_NOT_MADE);
  }

  @Test
  void whatIsNotSentOrNotSignedInTimeComesToNothing() {
    String unsent = LawModelWorld.draft(world, ministry);
    world.runJob(unsent, "event_registrationExpired");
    assertState(unsent, CaseState.LAW_MODEL_NOT_MADE);
    String unsigned = LawModelWorld.forSignature(world, other);
    world.runJob(unsigned, "event_agreementExpired");
    assertState(unsigned, CaseState.LAW_MODEL_NOT_MADE);
    assertThat(traces.notices(unsigned)).contains("LAW_MODEL_NOT_MADE sagen " + other.responsible());
  }

  /** Nothing ran for a week: what the deadline brings comes all the same, and once. */
  @Test
  void deadlinesThatAreMissedByAWeekBringWhatTheyWouldHave() {
    String unsent = LawModelWorld.draft(world, ministry);
    String unsigned = LawModelWorld.forSignature(world, other);
    world.day(DAY.plusDays(31 + 7));
    world.runJob(unsigned, "event_agreementExpired");
    assertState(unsigned, CaseState.LAW_MODEL_NOT_MADE);
    world.day(DAY.plusDays(61 + 7));
    world.runJob(unsent, "event_registrationExpired");
    assertState(unsent, CaseState.LAW_MODEL_NOT_MADE);
    assertThat(traces.notices(unsent)).filteredOn(notice -> notice.startsWith("LAW_MODEL_NOT_MADE sagen "
        + ministry.responsible())).hasSize(1);
  }

  @Test
  void aConfirmationThatIsAskedForAWeekLateCountsFromTheDayItIsGiven() {
    String caseNumber = LawModelWorld.inForce(world, ministry);
    LocalDate late = DAY.plusYears(1).plusWeeks(1);
    world.day(late);
    certify();
    world.runJob(caseNumber, "event_lawModelConfirmationDue");
    assertThat(access(caseNumber)).containsEntry(ministry.applicant(), "");
    world.day(late.plusDays(31 + 7));
    world.runJob(caseNumber, "event_lawModelConfirmationOverdue");
    world.complete(caseNumber, "userTask_followUpLawModel", REVIEWER, LawModelWorld.followUp());
    world.day(late.plusDays(31 + 7 + 8));
    world.runJob(caseNumber, "event_lawModelConfirmationDue");
    world.complete(caseNumber, "userTask_confirmLawModel", ministry.responsible(), LawModelWorld.confirmed());
    assertThat(jdbc.sql("select confirmed_on from law_model where case_number = ?").param(caseNumber)
        .query(LocalDate.class).single()).isEqualTo(late.plusDays(31 + 7 + 8));
    assertThat(access(caseNumber)).containsEntry(ministry.applicant(), "");
  }

  @Test
  void isWithdrawn() {
    String caseNumber = LawModelWorld.underReview(world, ministry);
    world.start("withdraw-application", ministry.responsible(), TestAnswers.of("withdrawnCase", caseNumber, "reason",
        "Vi bruger den ikke."));
    assertThat(world.isRunning(caseNumber)).isFalse();
    assertState(caseNumber, CaseState.LAW_MODEL_NOT_MADE);
  }

  @Test
  void nothingIsSignedThatIsNotMetAnyMoreOrWhileTheMinistryIsSuspended() {
    String caseNumber = LawModelWorld.forApproval(world, ministry);
    world.part(Associations.class).end(ministry.id(), ministry.applicant());
    assertThat(access(caseNumber)).as("who leaves the ministry is no user of it").doesNotContainKey(ministry.applicant());
    LawModelWorld.approve(world, caseNumber);
    world.part(Institutions.class).suspend(ministry.id(), DAY, "Undersøges.");
    refused(() -> LawModelWorld.sign(world, ministry, caseNumber), "er suspenderet", "venter imens");
    world.part(Institutions.class).lift(ministry.id());
    LawModelWorld.sign(world, ministry, caseNumber);
    assertState(caseNumber, CaseState.LAW_MODEL_IN_FORCE);
  }

  /** A suspension is no condition that whoever sends could mend. */
  @Test
  void whileTheMinistryIsSuspendedItIsToldThatTheCaseWaits() {
    String caseNumber = LawModelWorld.draft(world, ministry);
    world.part(Institutions.class).suspend(ministry.id(), DAY, "Undersøges.");
    refused(() -> LawModelWorld.send(world, ministry, caseNumber, other), "er suspenderet", "venter imens");
    world.part(Institutions.class).lift(ministry.id());
    LawModelWorld.review(world, LawModelWorld.send(world, ministry, caseNumber, other));
    world.part(Institutions.class).suspend(ministry.id(), DAY, "Undersøges.");
    refused(() -> LawModelWorld.approve(world, caseNumber), "er suspenderet", "venter imens");
    assertState(caseNumber, CaseState.LAW_MODEL_FOR_APPROVAL);
  }

  // --- in operation

  @Test
  void theMinistryConfirmsEveryYear() {
    String caseNumber = LawModelWorld.asked(world, ministry);
    assertThat(world.task(caseNumber, "userTask_confirmLawModel")).hasCandidateUser(ministry.responsible());
    world.complete(caseNumber, "userTask_confirmLawModel", ministry.responsible(), LawModelWorld.confirmed());
    traces.decided(caseNumber, Step.LAW_MODEL_CONFIRMATION, 1, "confirmed", "", ministry.responsible());
    assertThat(world.instance(caseNumber, process())).isWaitingAt("event_lawModelConfirmationDue");
    world.day(world.today().plusYears(1));
    world.runJob(caseNumber, "event_lawModelConfirmationDue");
    world.complete(caseNumber, "userTask_confirmLawModel", ministry.responsible(), LawModelWorld.confirmed());
    traces.decided(caseNumber, Step.LAW_MODEL_CONFIRMATION, 2, "confirmed", "", ministry.responsible());
  }

  @Test
  void unansweredFseFollowsUpAndInTheEndAccessIsFrozenUntilItIsConfirmed() {
    String caseNumber = LawModelWorld.unanswered(world, ministry);
    assertThat(world.task(caseNumber, "userTask_followUpLawModel")).hasCandidateGroup("fse-reviewers");
    world.complete(caseNumber, "userTask_followUpLawModel", REVIEWER, LawModelWorld.followUp());
    traces.decided(caseNumber, Step.LAW_MODEL_FOLLOW_UP, 1, "followedUp", "Ministeriet bekræfter i næste uge.", REVIEWER);
    world.day(world.today().plusDays(8)); // a week late
    world.runJob(caseNumber, "event_lawModelConfirmationDue");
    assertThat(access(caseNumber)).containsEntry(ministry.applicant(), "");
    world.day(DAY.plusYears(1).plusDays(90));
    certify();
    world.part(Reminders.class).runAll();
    assertThat(access(caseNumber)).containsEntry(ministry.applicant(), "Ministeriet har ikke bekræftet Lovmodellen");
    assertThat(traces.notices(caseNumber)).contains("LAW_MODEL_FROZEN 2028-05-30 " + ministry.applicant());
    world.complete(caseNumber, "userTask_confirmLawModel", ministry.responsible(), LawModelWorld.confirmed());
    assertThat(access(caseNumber)).containsEntry(ministry.applicant(), "");
  }

  @Test
  void endsAndItsDataAreDeletedOnInstruction() {
    String caseNumber = LawModelWorld.ended(world, ministry);
    ProcessInstance instance = world.instance(caseNumber, process());
    assertThat(instance).isWaitingAt("serviceTask_closeLawModel");
    assertThat(access(caseNumber)).allSatisfy((person, why) -> assertThat(why).isEqualTo("Lovmodellen er ikke i drift"));
    world.runJob(caseNumber, "serviceTask_closeLawModel");
    assertState(caseNumber, CaseState.LAW_MODEL_CLOSING);
    assertThat(access(caseNumber)).isEmpty();
    world.complete(caseNumber, "userTask_instructLawModelDeletion", ministry.responsible(), LawModelWorld.instruction());
    world.complete(caseNumber, "userTask_confirmLawModelDeletion", REVIEWER, LawModelWorld.deleted());
    assertThat(instance).isEnded();
    assertState(caseNumber, CaseState.LAW_MODEL_CLOSED);
    traces.decided(caseNumber, Step.LAW_MODEL_CLOSING, 1, "NOT_NEEDED", "Modellen bruges ikke mere.",
        ministry.responsible());
    traces.decided(caseNumber, Step.LAW_MODEL_DELETION, 1, "deleted", "", REVIEWER);
    assertThat(traces.notices(caseNumber)).contains("LAW_MODEL_CLOSED sagen " + ministry.applicant());
  }

  @Test
  void aLostAuthorisationEndsIt() {
    String caseNumber = LawModelWorld.inForce(world, ministry);
    String authorisation = world.part(AuthorisationProcess.class).caseOf(ministry.id());
    world.start("lapse-authorisation", REVIEWER, lapse());
    world.runJob(authorisation, "serviceTask_endAuthorisation");
    world.runJob(caseNumber, "serviceTask_closeLawModel");
    assertState(caseNumber, CaseState.LAW_MODEL_CLOSING);
    traces.decided(caseNumber, Step.LAW_MODEL_CLOSING, 1, "AUTHORISATION_LOST",
        "Adgangen er lukket, fordi ministeriets autorisation er ophørt.", Decisions.SYSTEM);
  }

  private Map<String, Object> lapse() {
    Map<String, Object> lapse = TestAnswers.lapse(ministry.authorisationNumber(), DAY);
    lapse.put("ending", "lapsed");
    return lapse;
  }

  // --- another ministry takes over

  @Test
  void isHandedOverAndTheCaseBeforeEndsWithTheNewSignature() {
    String before = LawModelWorld.inForce(world, ministry, other);
    String next = LawModelWorld.handOver(world, ministry, before, other);
    assertThat(next).isNotEqualTo(before);
    assertThat(world.task(next, "userTask_completeLawModel")).hasCandidateUser(other.responsible());
    refused(() -> LawModelWorld.handOver(world, ministry, before, world.institution(0)), "allerede ved at blive overdraget");
    world.day(DAY.plusDays(10));
    LawModelWorld.takeOver(world, other, next);
    ProcessInstance instance = world.instance(before, process());
    world.runJob(before, "serviceTask_closeLawModel");
    assertThat(instance).isEnded();
    assertState(before, CaseState.LAW_MODEL_HANDED_OVER);
    assertState(next, CaseState.LAW_MODEL_IN_FORCE);
    assertThat(access(next)).as("whoever had access has it").containsOnly(Map.entry(ministry.applicant(), ""),
        Map.entry(other.applicant(), ""));
    assertThat(jdbc.sql("select min(access_from)::text from law_model_user where case_number = ?").param(before)
        .query(String.class).single()).as("since when they have it").isEqualTo(DAY.toString());
  }

  @Test
  void whoIsOfferedItMayDeclineAndTheMinistryBeforeStaysResponsible() {
    String before = LawModelWorld.inForce(world, ministry, other);
    String next = LawModelWorld.handOver(world, ministry, before, other);
    world.start("withdraw-application", other.responsible(), TestAnswers.of("withdrawnCase", next, "reason",
        "Vi overtager den ikke."));
    assertState(next, CaseState.LAW_MODEL_NOT_MADE);
    assertState(before, CaseState.LAW_MODEL_IN_FORCE);
    assertThat(traces.notices(before)).contains("LAW_MODEL_NOT_HANDED_OVER " + next + " " + ministry.responsible());
    assertThat(access(before)).containsEntry(other.applicant(), "");
  }

  @Test
  void whatHasEndedMeanwhileCannotBeTakenOver() {
    String before = LawModelWorld.inForce(world, ministry, other);
    String next = LawModelWorld.handOver(world, ministry, before, other);
    world.complete(next, "userTask_completeLawModel", other.responsible(), LawModelWorld.takeover(other));
    LawModelWorld.approve(world, LawModelWorld.review(world, next));
    LawModelWorld.change(world, ministry, before, LawModelWorld.end());
    refused(() -> LawModelWorld.sign(world, other, next), "ikke længere i drift", "Afvis aftalen.");
    world.complete(next, "userTask_signLawModel", other.signatory(), TestAnswers.declined());
    refused(() -> world.complete(next, "userTask_completeLawModel", other.responsible(), LawModelWorld.takeover(other)),
        "ikke længere i drift", "Træk sagen tilbage.");
    world.start("withdraw-application", other.responsible(), TestAnswers.withdrawal(next));
    assertState(next, CaseState.LAW_MODEL_NOT_MADE);
    assertThat(traces.notices(before)).as("nobody is told that they stay responsible for what has ended")
        .noneMatch(notice -> notice.startsWith("LAW_MODEL_NOT_HANDED_OVER"));
  }

  @Test
  void fseDoesNotApproveTakingOverWhatHasEndedMeanwhile() {
    String before = LawModelWorld.inForce(world, ministry, other);
    String next = LawModelWorld.handOver(world, ministry, before, other);
    world.complete(next, "userTask_completeLawModel", other.responsible(), LawModelWorld.takeover(other));
    LawModelWorld.review(world, next);
    LawModelWorld.change(world, ministry, before, LawModelWorld.end());
    refused(() -> LawModelWorld.approve(world, next), "ikke længere i drift", "afslå den");
    world.complete(next, "userTask_approveLawModel", APPROVER, TestAnswers.ruling("refused"));
    assertState(next, CaseState.LAW_MODEL_NOT_MADE);
  }

  /** The case before is closed by a step that runs by itself, be it late. */
  @Test
  void theNextMinistrysYearOutlivesTheClosingOfTheCaseBefore() {
    String before = LawModelWorld.inForce(world, ministry, other);
    String next = LawModelWorld.handOver(world, ministry, before, other);
    Map<String, Object> year = Map.of("change", "year", "year", DAY.getYear() + 1);
    LawModelWorld.change(world, ministry, before, year);
    LawModelWorld.takeOver(world, other, next);
    assertThat(years(before)).containsExactly("2027 IN_FORCE", "2028 DROPPED");
    LawModelWorld.change(world, other, next, year);
    world.runJob(before, "serviceTask_closeLawModel");
    assertThat(years(before)).containsExactly("2027 IN_FORCE", "2028 DRAFT");
    world.complete(next, "userTask_renewLawModel", other.responsible(), LawModelWorld.year());
    assertThat(years(before)).containsExactly("2027 IN_FORCE", "2028 SENT");
  }

  private List<String> years(String model) {
    return jdbc.sql("select year || ' ' || state from law_model_year where case_number = ? order by year").param(model)
        .query(String.class).list();
  }

  private void certify() {
    jdbc.sql("update association set certified_on = ? where institution_id = ?").param(world.today())
        .param(ministry.id()).update();
  }

  private Map<String, String> access(String caseNumber) {
    return access.today(caseNumber).stream().collect(Collectors.toMap(LawModelAccess.Line::personId,
        LawModelAccess.Line::whyNot));
  }

  private String owner(String caseNumber) {
    return jdbc.sql("select case_owner from case_file where case_number = ?").param(caseNumber).query(String.class)
        .single();
  }

  private void assertState(String caseNumber, CaseState state) {
    assertThat(cases.get(caseNumber).state()).isEqualTo(state);
  }

  private static void refused(ThrowingCallable attempt, String... words) {
    assertThatThrownBy(attempt).isInstanceOf(InputRefused.class).message().contains(words);
  }
}
