package dk.dst.microdata.races;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.LawModelWorld;
import dk.dst.microdata.support.TestInstitution;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two at once about Lovmodellen. */
class LawModelRacesTest extends EngineTest {

  @Autowired
  private TaskService tasks;
  @Autowired
  private FormService forms;
  @Autowired
  private People people;
  @Autowired
  private JdbcClient jdbc;

  @Test
  void ofTwoThatOpenACaseForTheSameMinistryOneDoes() throws Exception {
    TestInstitution ministry = world.institution(0);
    assertThat(AtOnce.run(() -> LawModelWorld.draft(world, ministry), () -> LawModelWorld.draftByFse(world, ministry)))
        .isEqualTo(1);
  }

  @Test
  void ofTwoHandOversOneBegins() throws Exception {
    TestInstitution ministry = world.institution(0);
    TestInstitution one = world.institution(0);
    TestInstitution other = world.institution(0);
    String caseNumber = LawModelWorld.inForce(world, ministry, one);
    assertThat(AtOnce.run(() -> LawModelWorld.handOver(world, ministry, caseNumber, one),
        () -> LawModelWorld.handOver(world, ministry, caseNumber, other))).isEqualTo(1);
    assertThat(jdbc.sql("select count(*) from law_model where taken_over_from = ?").param(caseNumber)
        .query(Integer.class).single()).isEqualTo(1);
  }

  @Test
  void theEndAndTheSignatureOfWhoTakesOverAreOneOrTheOther() throws Exception {
    TestInstitution ministry = world.institution(0);
    TestInstitution next = world.institution(0);
    String before = LawModelWorld.inForce(world, ministry, next);
    String after = LawModelWorld.handOver(world, ministry, before, next);
    world.complete(after, "userTask_completeLawModel", next.responsible(), LawModelWorld.takeover(next));
    LawModelWorld.approve(world, LawModelWorld.review(world, after));
    String task = world.task(after, "userTask_signLawModel").getId();
    Map<String, Object> signed = world.asShown(after, "userTask_signLawModel", LawModelWorld.signed());

    assertThat(AtOnce.run(() -> people.as(next.signatory(), () -> {
      tasks.claim(task, next.signatory());
      forms.submitTaskForm(task, signed);
    }), () -> LawModelWorld.change(world, ministry, before, LawModelWorld.end()))).isEqualTo(1);

    boolean handedOver = jdbc.sql("select close_cause from law_model where case_number = ?").param(before)
        .query(String.class).single().equals("HANDED_OVER");
    assertThat(jdbc.sql("select state from case_file where case_number = ?").param(after).query(String.class).single())
        .isEqualTo(handedOver ? "LAW_MODEL_IN_FORCE" : "LAW_MODEL_FOR_SIGNATURE");
  }
}
