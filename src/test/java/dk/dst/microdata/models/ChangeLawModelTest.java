package dk.dst.microdata.models;

import static dk.dst.microdata.support.World.APPROVER;
import static dk.dst.microdata.support.World.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import dk.dst.microdata.cases.engine.EngineClock;
import dk.dst.microdata.desk.work.Standstill;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.Forms;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.schemes.lawmodel.LawModelAccess;
import dk.dst.microdata.support.LawModelWorld;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.spin.Spin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class ChangeLawModelTest extends ModelTest {

  private static final LocalDate DAY = LocalDate.of(2027, 3, 1);

  @Autowired
  private LawModelAccess access;
  @Autowired
  private Forms forms;
  @Autowired
  private JdbcClient jdbc;

  private TestInstitution ministry;
  private TestInstitution other;
  private String caseNumber;

  @Override
  String process() {
    return "change-law-model";
  }

  @BeforeEach
  void inForce() {
    world.day(DAY);
    ministry = world.institution(0);
    other = world.institution(0);
    caseNumber = LawModelWorld.inForce(world, ministry, other);
  }

  // --- ministries and users

  @Test
  void usersComeAndGoAndWhoWasThereWhenStaysKnown() {
    world.day(DAY.plusDays(5));
    change("users");
    var answers = LawModelWorld.comes(ministry);
    answers.put("leavingUsers", Spin.JSON("[\"" + other.id() + "/" + other.applicant() + "\"]"));
    world.complete(caseNumber, "userTask_changeLawModelUsers", ministry.responsible(), answers);

    assertThat(users()).containsExactlyInAnyOrder(ministry.applicant(), ministry.manager());
    assertThat(jdbc.sql("select person_id || ' ' || access_from || ' ' || coalesce(access_until::text, '') from law_model_user"
        + " where case_number = ? order by id").param(caseNumber).query(String.class).list()).containsExactly(
            ministry.applicant() + " 2027-03-01 ", other.applicant() + " 2027-03-01 2027-03-06",
            ministry.manager() + " 2027-03-06 ");
    traces.decided(caseNumber, Step.LAW_MODEL_USERS, 1, "usersChanged", "Navn " + other.applicant()
        + " har ikke længere adgang. Navn " + ministry.manager() + " (Institution " + ministry.authorisationNumber()
        + ") har fået adgang.", ministry.responsible());
    assertThat(traces.notices(caseNumber)).contains("LAW_MODEL_ACCESS_GIVEN 2027-03-06 " + ministry.manager(),
        "LAW_MODEL_ACCESS_ENDED 2027-03-06 " + other.applicant());
  }

  @Test
  void aMinistryComesWithItsUsersAndGoesWithThem() {
    TestInstitution third = world.institution(0);
    change("users");
    Map<String, Object> unnamed = TestAnswers.of("newUsers", LawModelWorld.users(LawModelWorld.user(third,
        third.applicant())));
    refused(() -> world.complete(caseNumber, "userTask_changeLawModelUsers", ministry.responsible(), unnamed),
        "sin egen brugergruppe", third.applicant());
    unnamed.put("newMinistries", LawModelWorld.numbers(third));
    world.complete(caseNumber, "userTask_changeLawModelUsers", ministry.responsible(), unnamed);
    assertThat(users()).contains(third.applicant());
    change("users");
    world.complete(caseNumber, "userTask_changeLawModelUsers", ministry.responsible(), TestAnswers.of(
        "leavingMinistries", Spin.JSON("[\"" + third.id() + "\"]")));
    assertThat(users()).doesNotContain(third.applicant());
  }

  @Test
  void accessCountsOnlyWithACertificateAndComesBackByItself() {
    jdbc.sql("update association set certified_on = ? where institution_id = ? and person_id = ?")
        .param(DAY.minusYears(1)).param(other.id()).param(other.applicant()).update();
    assertThat(whyNot(other.applicant())).isEqualTo("Certifikatet udløb 28. februar 2027");
    jdbc.sql("update association set certified_on = ? where institution_id = ? and person_id = ?").param(DAY)
        .param(other.id()).param(other.applicant()).update();
    assertThat(whyNot(other.applicant())).isEmpty();
  }

  @Test
  void asLongAsTheMinistryIsSuspendedTheTimeToFillItInWaits() {
    change("users");
    LocalDate late = world.today().plusDays(50);
    world.part(Institutions.class).suspend(ministry.id(), world.today(), "Undersøges.");
    refused(() -> world.complete(caseNumber, "userTask_changeLawModelUsers", ministry.responsible(),
        LawModelWorld.comes(ministry)), "er suspenderet", "venter imens");
    world.day(late);
    world.part(Standstill.class).sweep();
    assertThat(world.job(caseNumber, "event_usersExpired").getDuedate().toInstant())
        .isEqualTo(late.plusDays(60).atTime(23, 59).atZone(EngineClock.DENMARK).toInstant());
    world.part(Institutions.class).lift(ministry.id());
    world.complete(caseNumber, "userTask_changeLawModelUsers", ministry.responsible(), LawModelWorld.comes(ministry));
    assertThat(users()).contains(ministry.manager());
  }

  @Test
  void whatNobodyFillsInInTimeChangesNothing() {
    ProcessInstance instance = change("users");
    world.runJob(caseNumber, "event_usersExpired");
    assertThat(instance).isEnded();
    assertThat(users()).hasSize(2);
  }

  // --- a new model year

  @Test
  void aNewYearBeginsWithTheLastOneAndFseSeesTheDifferences() {
    ProcessInstance instance = renew(2028);
    assertThat((List<?>) forms.view("renew-law-model", caseNumber).get("registers")).hasSize(2);
    assertThat(forms.view("renew-law-model", caseNumber)).as("confirmed anew").containsEntry("necessary", false)
        .containsEntry("recordNumber", "2026-117");
    var unlawful = LawModelWorld.year();
    unlawful.put("solelyStatistics", "no");
    refused(() -> world.complete(caseNumber, "userTask_renewLawModel", ministry.responsible(), unlawful),
        "Formålet er ikke alene statistisk eller videnskabeligt.", "(databeskyttelseslovens § 10, stk. 1)");
    world.complete(caseNumber, "userTask_renewLawModel", ministry.responsible(), LawModelWorld.year());
    assertThat(forms.view("review-law-model-year", caseNumber).get("changes").toString()).contains("UDDA", "Nyt register");
    assertThat(forms.view("review-law-model-year", caseNumber).get("legalBasis").toString()).contains("2026-117");
    world.complete(caseNumber, "userTask_reviewLawModelYear", REVIEWER, LawModelWorld.yearRuling("returned"));
    assertThat(forms.view("renew-law-model", caseNumber).get("returnedWith").toString())
        .isEqualTo("Modelår 2028. Gennemgået register for register.");
    world.complete(caseNumber, "userTask_renewLawModel", ministry.responsible(), LawModelWorld.year());
    world.complete(caseNumber, "userTask_reviewLawModelYear", REVIEWER, LawModelWorld.yearRuling("approved"));
    assertThat(instance).isEnded();
    assertThat(years()).containsExactly("2027 IN_FORCE", "2028 IN_FORCE");
    refused(() -> renew(2028), "Det seneste modelår er 2028");
  }

  @Test
  void oneYearAtATimeAndOneThatIsNotSentInTimeCanBeBegunAgain() {
    renew(2028);
    refused(() -> renew(2028), "Modelår 2028 er ikke afgjort endnu");
    world.day(DAY.plusDays(61 + 7)); // a week late
    world.runJob(caseNumber, "event_renewalExpired");
    assertThat(years()).containsExactly("2027 IN_FORCE", "2028 DROPPED");
    renew(2028);
    assertThat(years()).containsExactly("2027 IN_FORCE", "2028 DRAFT");
  }

  @Test
  void noYearIsSentOrPutInForceWhileTheMinistryIsSuspended() {
    renew(2028);
    world.part(Institutions.class).suspend(ministry.id(), world.today(), "Undersøges.");
    refused(() -> world.complete(caseNumber, "userTask_renewLawModel", ministry.responsible(), LawModelWorld.year()),
        "er suspenderet", "venter imens");
    world.part(Institutions.class).lift(ministry.id());
    world.complete(caseNumber, "userTask_renewLawModel", ministry.responsible(), LawModelWorld.year());
    world.part(Institutions.class).suspend(ministry.id(), world.today(), "Undersøges.");
    refused(() -> world.complete(caseNumber, "userTask_reviewLawModelYear", REVIEWER, LawModelWorld.yearRuling("approved")),
        "er suspenderet", "Det kan sendes retur");
    assertThat(years()).containsExactly("2027 IN_FORCE", "2028 SENT");
    world.complete(caseNumber, "userTask_reviewLawModelYear", REVIEWER, LawModelWorld.yearRuling("returned"));
    assertThat(years()).containsExactly("2027 IN_FORCE", "2028 DRAFT");
  }

  // --- its end

  @Test
  void fseMayEndItAndWhatIsUnderWayStops() {
    ProcessInstance renewal = renew(2028);
    refused(() -> start(REVIEWER, LawModelWorld.end()), "kan ikke afslutte Lovmodellen");
    ProcessInstance end = start(APPROVER, LawModelWorld.end());
    assertThat(end).isEnded();
    assertThat(renewal).isEnded();
    world.runJob(caseNumber, "serviceTask_closeLawModel");
    traces.decided(caseNumber, Step.LAW_MODEL_CLOSING, 1, "ENDED_BY_FSE", "Modellen bruges ikke mere.", APPROVER);
    assertThat(years()).containsExactly("2027 IN_FORCE", "2028 DROPPED");
    refused(() -> start(ministry.responsible(), LawModelWorld.end()), "kan ikke afslutte Lovmodellen");
  }

  @Test
  void whoKnowsOfNoSuchCaseFindsNone() {
    refused(() -> start(other.responsible(), LawModelWorld.end()), "Du har ingen sag " + caseNumber);
    refused(() -> start(ministry.signatory(), LawModelWorld.end()), "kan ikke afslutte Lovmodellen");
  }

  private ProcessInstance change(String what) {
    return start(ministry.responsible(), Map.of("change", what));
  }

  private ProcessInstance renew(int year) {
    return start(ministry.responsible(), Map.of("change", "year", "year", year));
  }

  private ProcessInstance start(String person, Map<String, Object> what) {
    return world.start(process(), person, LawModelWorld.change(caseNumber, what));
  }

  private List<String> users() {
    return access.today(caseNumber).stream().map(LawModelAccess.Line::personId).toList();
  }

  private String whyNot(String person) {
    return access.today(caseNumber).stream().filter(line -> line.personId().equals(person)).findFirst().orElseThrow()
        .whyNot();
  }

  private List<String> years() {
    return jdbc.sql("select year || ' ' || state from law_model_year where case_number = ? order by year")
        .param(caseNumber).query(String.class).list();
  }

  private static void refused(ThrowingCallable attempt, String... words) {
    assertThatThrownBy(attempt).isInstanceOf(InputRefused.class).message().contains(words);
  }
}
