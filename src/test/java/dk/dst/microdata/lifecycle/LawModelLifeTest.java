package dk.dst.microdata.lifecycle;

import static dk.dst.microdata.support.World.APPROVER;
import static dk.dst.microdata.support.World.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.schemes.lawmodel.LawModelAccess;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.LawModelWorld;
import dk.dst.microdata.support.Rest.Answer;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.spin.Spin;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lovmodellen from its registration to its end, over the wire as Tasklist asks, by people of two ministries and FSE. */
class LawModelLifeTest extends EngineTest {

  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private LawModelAccess access;

  @Test
  void twoMinistriesUseItAndOneTakesOverFromTheOther() {
    world.day(LocalDate.of(2027, 3, 1));
    TestInstitution ministry = world.institution(0);
    TestInstitution other = world.institution(0);
    TestInstitution stranger = world.institution(0);

    begin(REVIEWER, "register-law-model", LawModelWorld.start(ministry, 2027));
    String caseNumber = caseOf(ministry);
    var unnamed = LawModelWorld.registration(ministry, other);
    unnamed.put("users", LawModelWorld.users(LawModelWorld.user(stranger, stranger.applicant())));
    Answer refused = submit(ministry.responsible(), caseNumber, "userTask_completeLawModel", unnamed);
    assertThat(refused.status()).isBetween(400, 499);
    assertThat(refused.message()).contains("sin egen brugergruppe og dermed egne regler og vilkår");
    var unlawful = LawModelWorld.registration(ministry, other);
    unlawful.put("otherUse", "yes");
    assertThat(submit(ministry.responsible(), caseNumber, "userTask_completeLawModel", unlawful).message())
        .contains("„De oplysninger, der er omfattet af stk. 1, må ikke senere behandles");
    complete(ministry.responsible(), caseNumber, "userTask_completeLawModel",
        LawModelWorld.registration(ministry, other));
    agree(caseNumber, ministry);
    assertThat(users(caseNumber)).containsExactlyInAnyOrder(ministry.applicant(), other.applicant());

    begin(ministry.responsible(), "change-law-model", LawModelWorld.change(caseNumber, Map.of("change", "users")));
    var change = LawModelWorld.comes(other);
    change.put("leavingUsers", Spin.JSON("[\"" + other.id() + "/" + other.applicant() + "\"]"));
    complete(ministry.responsible(), caseNumber, "userTask_changeLawModelUsers", change);
    assertThat(users(caseNumber)).containsExactlyInAnyOrder(ministry.applicant(), other.manager());

    world.day(LocalDate.of(2028, 3, 1));
    world.runJob(caseNumber, "event_lawModelConfirmationDue");
    complete(ministry.responsible(), caseNumber, "userTask_confirmLawModel", LawModelWorld.confirmed());

    begin(ministry.responsible(), "change-law-model",
        LawModelWorld.change(caseNumber, Map.of("change", "year", "year", 2028)));
    complete(ministry.responsible(), caseNumber, "userTask_renewLawModel", LawModelWorld.year());
    complete(REVIEWER, caseNumber, "userTask_reviewLawModelYear", LawModelWorld.yearRuling("approved"));

    begin(ministry.responsible(), "change-law-model", LawModelWorld.change(caseNumber, Map.of("change", "handOver",
        "newMinistry", other.authorisationNumber(), "reason", "Ressortændring.")));
    String next = caseOf(other);
    complete(other.responsible(), next, "userTask_completeLawModel", LawModelWorld.takeover(other));
    agree(next, other);
    world.runJob(caseNumber, "serviceTask_closeLawModel");
    assertThat(state(caseNumber)).isEqualTo("LAW_MODEL_HANDED_OVER");
    assertThat(jdbc.sql("select year from law_model_year y join law_model m on m.model = y.case_number"
        + " where m.case_number = ? and y.state = 'IN_FORCE' order by 1").param(next).query(Integer.class).list())
        .containsExactly(2027, 2028);

    begin(other.responsible(), "change-law-model", LawModelWorld.change(next, LawModelWorld.end()));
    world.runJob(next, "serviceTask_closeLawModel");
    assertThat(users(next)).isEmpty();
    complete(other.responsible(), next, "userTask_instructLawModelDeletion", LawModelWorld.instruction());
    complete(REVIEWER, next, "userTask_confirmLawModelDeletion", LawModelWorld.deleted());
    assertThat(state(next)).isEqualTo("LAW_MODEL_CLOSED");
    assertThat(world.isRunning(next)).isFalse();
    assertThat(world.isRunning(caseNumber)).isFalse();
  }

  /** FSE checks and signs, and then the ministry. */
  private void agree(String caseNumber, TestInstitution ministry) {
    complete(REVIEWER, caseNumber, "userTask_reviewLawModel", LawModelWorld.review("approve"));
    complete(APPROVER, caseNumber, "userTask_approveLawModel", TestAnswers.ruling("approved"));
    complete(ministry.signatory(), caseNumber, "userTask_signLawModel",
        world.asShown(caseNumber, "userTask_signLawModel", LawModelWorld.signed()));
  }

  private void begin(String person, String process, Map<String, Object> answers) {
    Answer answer = rest.post(person, "/process-definition/key/" + process + "/submit-form", rest.variables(answers));
    assertThat(answer.status()).as(answer.message()).isEqualTo(200);
  }

  private void complete(String person, String caseNumber, String task, Map<String, Object> answers) {
    Answer answer = submit(person, caseNumber, task, answers);
    assertThat(answer.status()).as("%s: %s", task, answer.message()).isBetween(200, 299);
  }

  private Answer submit(String person, String caseNumber, String task, Map<String, Object> answers) {
    String id = world.task(caseNumber, task).getId();
    rest.post(person, "/task/" + id + "/claim", Map.of("userId", person));
    return rest.post(person, "/task/" + id + "/submit-form", rest.variables(answers));
  }

  private String caseOf(TestInstitution ministry) {
    return jdbc.sql("select case_number from case_file where institution_id = ? and kind = 'LAW_MODEL'")
        .param(ministry.id()).query(String.class).single();
  }

  private String state(String caseNumber) {
    return jdbc.sql("select state from case_file where case_number = ?").param(caseNumber).query(String.class).single();
  }

  /** Who can use it today, with certificates that the tests' people have renewed. */
  private List<String> users(String caseNumber) {
    jdbc.sql("update association set certified_on = ? where institution_id in (select institution_id from law_model_ministry)")
        .param(world.today()).update();
    return access.today(caseNumber).stream().filter(line -> line.whyNot().isEmpty()).map(LawModelAccess.Line::personId)
        .toList();
  }
}
