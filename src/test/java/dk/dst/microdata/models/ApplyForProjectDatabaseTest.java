package dk.dst.microdata.models;

import static dk.dst.microdata.support.World.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.support.Passed;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import java.time.LocalDate;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class ApplyForProjectDatabaseTest extends ModelTest {

  @Autowired
  private JdbcClient jdbc;

  private TestInstitution institution;

  @Override
  String process() {
    return "apply-for-project-database";
  }

  @BeforeEach
  void anInstitution() {
    world.day(LocalDate.of(2027, 3, 1));
    institution = world.qualified();
  }

  @Test
  void opensACaseAndStartsItsLifeCycle() {
    ProcessInstance application = apply();
    assertThat(application).isEnded()
        .satisfies(Passed.inOrder("startEvent_applicationWanted", "serviceTask_openCase", "endEvent_caseOpened"));
    String caseNumber = world.businessKey(application);
    assertThat(caseNumber).matches("PDB-2027-\\d{3,}");
    ProcessInstance lifecycle = world.lifecycle(caseNumber);
    assertThat(lifecycle).isWaitingAt("callActivity_assessApplication");
    assertThat(lifecycle.getTenantId()).isEqualTo(institution.id());
    assertThat(world.task(caseNumber, "userTask_completeApplication")).isAssignedTo(institution.applicant());
    assertThat(traces.state(caseNumber)).isEqualTo("DRAFT");
  }

  @Test
  void casesAreNumberedWithoutGapsAlsoWhenOneIsRefused() {
    int first = number(apply());
    assertThatThrownBy(() -> world.start("apply-for-project-database", institution.applicant(),
        TestAnswers.of("title", "kort"))).isInstanceOf(InputRefused.class).hasMessageContaining("Skriv mindst 5 tegn");
    assertThat(number(apply())).isEqualTo(first + 1);
  }

  @Test
  void aRefusedStartOpensNothing() {
    int cases = cases();
    assertThatThrownBy(() -> world.start("apply-for-project-database", institution.applicant(),
        TestAnswers.of("title", "Projektdatabase", "state", "ESTABLISHED"))).isInstanceOf(InputRefused.class);
    assertThat(cases()).isEqualTo(cases);
  }

  @Test
  void onlyInstitutionsApply() {
    assertThatThrownBy(() -> world.start("apply-for-project-database", REVIEWER, TestAnswers.start()))
        .isInstanceOf(AuthorizationException.class);
  }

  private ProcessInstance apply() {
    return world.start("apply-for-project-database", institution.applicant(), TestAnswers.start());
  }

  private int number(ProcessInstance application) {
    return Integer.parseInt(world.businessKey(application).substring("PDB-2027-".length()));
  }

  private int cases() {
    return jdbc.sql("select count(*) from application").query(Integer.class).single();
  }
}
