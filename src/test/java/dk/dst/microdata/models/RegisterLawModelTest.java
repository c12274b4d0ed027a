package dk.dst.microdata.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.support.LawModelWorld;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.World;
import java.time.LocalDate;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegisterLawModelTest extends ModelTest {

  private static final LocalDate DAY = LocalDate.of(2027, 3, 1);

  private TestInstitution ministry;

  @Override
  String process() {
    return "register-law-model";
  }

  @BeforeEach
  void aMinistry() {
    world.day(DAY);
    ministry = world.institution(0);
  }

  @Test
  void theMinistryOpensTheCaseAndFillsItIn() {
    ProcessInstance instance = world.start(process(), ministry.responsible(), LawModelWorld.start(ministry, 2027));
    assertThat(instance).isEnded();
    String caseNumber = world.businessKey(instance);
    assertThat(caseNumber).startsWith("LOV-2027-");
    assertThat(world.task(caseNumber, "userTask_completeLawModel")).isAssignedTo(ministry.responsible());
    assertThat(world.instance(caseNumber, "law-model").getTenantId()).isEqualTo(ministry.id());
  }

  @Test
  void fseOpensTheCaseAndTheMinistryFillsItIn() {
    String caseNumber = LawModelWorld.draftByFse(world, ministry);
    assertThat(world.task(caseNumber, "userTask_completeLawModel")).isNotAssigned()
        .hasCandidateUser(ministry.responsible());
    assertThat(traces.notices(caseNumber)).contains("LAW_MODEL_OPENED sagen " + ministry.responsible());
  }

  @Test
  void nobodyElseOpensItAndNobodyForAnother() {
    TestInstitution other = world.institution(0);
    refused(ministry.signatory(), ministry, 2027, "er ikke nummeret på et ministerium, du kan oprette sagen for");
    refused(other.responsible(), ministry, 2027, "er ikke nummeret på et ministerium, du kan oprette sagen for");
    refused(World.APPROVER, ministry, 2027, "er ikke nummeret på et ministerium, du kan oprette sagen for");
  }

  @Test
  void onceAtEachMinistryForANearYearAndOnlyWhileItIsAuthorised() {
    refused(ministry.responsible(), ministry, 2029, "Skriv et år fra 2017 til 2028");
    world.part(Institutions.class).suspend(ministry.id(), DAY, "Undersøges.");
    refused(ministry.responsible(), ministry, 2027, "har ingen gyldig autorisation: Undersøges.");
    world.part(Institutions.class).lift(ministry.id());
    String first = LawModelWorld.draft(world, ministry);
    refused(ministry.responsible(), ministry, 2028, "har allerede Lovmodellen i sag " + first);
  }

  private void refused(String person, TestInstitution of, int year, String words) {
    assertThatThrownBy(() -> world.start(process(), person, LawModelWorld.start(of, year)))
        .isInstanceOf(InputRefused.class).hasMessageContaining(words);
  }
}
