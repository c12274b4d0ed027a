package dk.dst.microdata.races;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.schemes.application.Application.Ending;
import dk.dst.microdata.schemes.application.Applications;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.World;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two who press at once: one gets through, nothing is doubled, nothing is lost. */
class RacesTest extends EngineTest {

  @LocalServerPort
  private int port;
  @Autowired
  private ManagementService management;
  @Autowired
  private TaskService tasks;
  @Autowired
  private FormService forms;
  @Autowired
  private People people;
  @Autowired
  private Applications applications;
  @Autowired
  private JdbcClient jdbc;

  @Test
  void ofTwoCasesEstablishedAtTheSameMomentOneGetsItsDatabase() throws Exception {
    TestInstitution institution = world.qualified();
    String one = signed(institution);
    String other = signed(institution);
    String oneJob = world.job(one, "serviceTask_establishProjectDatabase").getId();
    String otherJob = world.job(other, "serviceTask_establishProjectDatabase").getId();

    assertThat(AtOnce.run(() -> management.executeJob(oneJob), () -> management.executeJob(otherJob))).isEqualTo(2);

    assertThat(jdbc.sql("select count(*) from project_database where institution_id = ?").param(institution.id())
        .query(Integer.class).single()).isEqualTo(1);
    assertThat(List.of(applications.get(one).state(), applications.get(other).state()))
        .containsExactlyInAnyOrder(CaseState.IN_OPERATION, CaseState.UNDER_REVIEW);
    String late = applications.get(one).state() == CaseState.UNDER_REVIEW ? one : other;
    assertThat(world.task(late, "userTask_reviewApplication")).as("FSE's again, and nothing is lost").isNotNull();
  }

  @Test
  void ofTwoApproversOneDecides() throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = world.forApproval(institution);
    String task = world.task(caseNumber, "userTask_approveApplication").getId();

    assertThat(AtOnce.run(() -> decide(task, World.APPROVER, "approved"), () -> decide(task, World.BOTH, "refused")))
        .isEqualTo(1);

    assertThat(jdbc.sql("select count(*) from decision where case_number = ? and step = 'APPROVAL'").param(caseNumber)
        .query(Integer.class).single()).isEqualTo(1);
  }

  @Test
  void theSameFormSentTwiceCountsOnce() throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = world.draft(institution);
    String task = world.task(caseNumber, "userTask_completeApplication").getId();
    Runnable send = () -> people.as(institution.applicant(),
        () -> forms.submitTaskForm(task, TestAnswers.application(institution)));

    assertThat(AtOnce.run(send, send)).isEqualTo(1);

    assertThat(applications.get(caseNumber).submission()).isEqualTo(1);
    assertThat(world.job(caseNumber, "serviceTask_checkEligibility")).isNotNull();
  }

  @Test
  void aWithdrawalAndADecisionAtTheSameMomentLeaveOneOfThem() throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = world.forApproval(institution);
    String task = world.task(caseNumber, "userTask_approveApplication").getId();

    int succeeded = AtOnce.run(() -> decide(task, World.APPROVER, "approved"),
        () -> world.start("withdraw-application", institution.applicant(),
            Map.of("withdrawnCase", caseNumber, "reason", "Vi venter et år.")));

    assertThat(succeeded).isEqualTo(1);
    boolean withdrawn = applications.get(caseNumber).ending() == Ending.WITHDRAWN;
    assertThat(jdbc.sql("select step from decision where case_number = ? and step in ('APPROVAL', 'WITHDRAWAL')")
        .param(caseNumber).query(String.class).list()).containsExactly(withdrawn ? "WITHDRAWAL" : "APPROVAL");
    assertThat(world.lifecycle(caseNumber) == null).isEqualTo(withdrawn);
  }

  @Test
  void caseNumbersAreGivenOnceEach() throws Exception {
    TestInstitution institution = world.qualified();
    List<String> numbers = new ArrayList<>();
    Runnable start = () -> {
      String number = world.draft(institution);
      synchronized (numbers) {
        numbers.add(number);
      }
    };
    assertThat(AtOnce.run(start, start, start, start)).isEqualTo(4);
    assertThat(numbers).doesNotHaveDuplicates();
  }

  /** FSE makes somebody the responsible while the responsible of until now makes them the substitute. */
  @Test
  void ofTwoAppointmentsThatExcludeEachOtherOneHolds() throws Exception {
    TestInstitution institution = world.qualified();
    String roles = "/camunda/api/microdata/institutions/" + institution.id() + "/people/" + institution.applicant()
        + "/roles/";
    WebSession fse = new WebSession(port).logIn(World.REVIEWER, "demo");
    WebSession responsible = new WebSession(port).logIn(institution.responsible(), "demo");

    assertThat(AtOnce.run(() -> must(fse, "PUT", roles + "RESPONSIBLE", ""),
        () -> must(responsible, "PUT", roles + "SUBSTITUTE", ""))).isEqualTo(1);

    assertThat(jdbc.sql("select count(*) from association_role where person_id = ? and role in ('RESPONSIBLE',"
        + " 'SUBSTITUTE')").param(institution.applicant()).query(Integer.class).single()).isEqualTo(1);
  }

  @Test
  void theSameAbsenceRegisteredTwiceIsThereOnce() throws Exception {
    TestInstitution institution = world.qualified();
    String absence = "{\"group\":\"%s\",\"person\":\"%s\",\"substitute\":\"%s\",\"from\":\"2030-01-01\",\"until\":\"2030-01-09\"}"
        .formatted(institution.id(), institution.applicant(), institution.manager());
    WebSession webSession = new WebSession(port).logIn(institution.applicant(), "demo");
    WebSession head = new WebSession(port).logIn(institution.responsible(), "demo");

    assertThat(AtOnce.run(() -> must(webSession, "POST", "/camunda/api/microdata/work/absences", absence),
        () -> must(head, "POST", "/camunda/api/microdata/work/absences", absence))).isEqualTo(1);

    assertThat(jdbc.sql("select count(*) from absence where person_id = ?").param(institution.applicant())
        .query(Integer.class).single()).isEqualTo(1);
  }

  private static void must(WebSession session, String method, String path, String body) {
    try {
      var answer = session.send(method, path, body);
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(answer.statusCode() + " " + answer.body());
      }
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void decide(String task, String person, String ruling) {
    people.as(person, () -> {
      tasks.claim(task, person);
      forms.submitTaskForm(task, TestAnswers.ruling(ruling));
    });
  }

  private String signed(TestInstitution institution) {
    String caseNumber = world.forSignature(institution);
    world.complete(caseNumber, "userTask_signAgreement", institution.signatory(), TestAnswers.signed());
    return caseNumber;
  }
}
