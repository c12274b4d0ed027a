package dk.dst.microdata.models;

import static dk.dst.microdata.support.ProposalWorld.answers;
import static dk.dst.microdata.support.ProposalWorld.extracted;
import static dk.dst.microdata.support.ProposalWorld.healthApproval;
import static dk.dst.microdata.support.ProposalWorld.purchased;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import dk.dst.microdata.schemes.proposal.Deliveries;
import dk.dst.microdata.schemes.proposal.Deliveries.Delivery;
import dk.dst.microdata.schemes.proposal.Deliveries.Source;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.Today;
import dk.dst.microdata.support.World;
import java.time.LocalDate;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.spin.Spin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class DeliverDataTest extends ModelTest {

  @Autowired
  private Deliveries deliveries;
  @Autowired
  private JdbcClient jdbc;

  private TestInstitution institution;
  private String caseNumber;

  @Override
  String process() {
    return "deliver-data";
  }

  @BeforeEach
  void anInstitution() {
    institution = world.qualified();
  }

  private ProcessInstance delivering(String draft, String... registers) {
    caseNumber = draft;
    proposals.sent(caseNumber, institution, answers(institution, registers));
    proposals.inForce(proposals.approved(caseNumber), institution);
    return world.instance(caseNumber, process());
  }

  @Test
  void aResearcherProjectIsDeliveredByFse() {
    ProcessInstance delivery = delivering(proposals.draft(institution), "BEF", "IND");
    assertThat(delivery).isWaitingAt("userTask_deliverPurchased");
    assertThat(deliveries.of(caseNumber)).extracting(Delivery::source).containsOnly(Source.PURCHASE);
    world.complete(caseNumber, "userTask_deliverPurchased", World.REVIEWER, purchased());
    assertThat(delivery).isEnded().hasPassed("endEvent_dataDelivered");
    assertThat(deliveries.of(caseNumber)).allMatch(each -> each.delivered() && each.concludedOn() != null);
  }

  @Test
  void whatTheDatabaseHasIsDeliveredFromItAndNotBought() {
    world.inOperation(institution);
    ProcessInstance delivery = delivering(proposals.subproject(institution), "BEF", "IND");
    assertThat(delivery).isWaitingAt("userTask_deliverFromDatabase");
    assertThat(deliveries.of(caseNumber)).extracting(Delivery::source).containsOnly(Source.DATABASE);
    world.complete(caseNumber, "userTask_deliverFromDatabase", institution.manager(), extracted());
    assertThat(delivery).isEnded().hasPassed("endEvent_nothingOrdered");
  }

  @Test
  void whatTheDatabaseLacksIsOrderedForTheSubprojectAlone() {
    world.inOperation(institution);
    ProcessInstance delivery = delivering(proposals.subproject(institution), "BEF", "DOD");
    assertThat(deliveries.of(caseNumber)).extracting(Delivery::registerCode, Delivery::source)
        .containsExactlyInAnyOrder(org.assertj.core.groups.Tuple.tuple("BEF", Source.DATABASE),
            org.assertj.core.groups.Tuple.tuple("DOD", Source.PURCHASE));
    world.complete(caseNumber, "userTask_deliverFromDatabase", institution.manager(), extracted());
    assertThat(delivery).isWaitingAt("userTask_deliverPurchased");
    world.complete(caseNumber, "userTask_deliverPurchased", World.REVIEWER,
        TestAnswers.of("delivery", "notDelivered", "remark", "Udgår."));
    assertThat(delivery).isEnded();
  }

  @Test
  void dataOfTheHealthDataAuthorityWaitForItsApproval() {
    ProcessInstance delivery = delivering(proposals.draft(institution), "BEF", "LMDB");
    assertThat(delivery).isWaitingAt("userTask_recordHealthApproval");
    assertThatThrownBy(() -> deliveries.conclude(caseNumber, dk.dst.microdata.ground.decision.Step.PURCHASE, true, "",
        World.REVIEWER, Source.PURCHASE)).hasMessageContaining("godkendelse er ikke registreret");
    assertThatThrownBy(() -> world.complete(caseNumber, "userTask_recordHealthApproval", institution.applicant(),
        TestAnswers.of("reference", "SDS-1", "approvedOn", Today.inDenmark().plusDays(1).toString())))
        .hasMessageContaining("Godkendt den");
    world.complete(caseNumber, "userTask_recordHealthApproval", institution.applicant(), healthApproval());
    assertThat(delivery).isWaitingAt("userTask_deliverPurchased");
    assertThat(deliveries.approval(caseNumber)).hasValueSatisfying(approval ->
        assertThat(approval.reference()).isEqualTo("SDS-2026-17"));
  }

  @Test
  void additionalDataOfTheHealthDataAuthorityWaitToo() {
    caseNumber = proposals.draft(institution);
    var answers = answers(institution, "BEF");
    answers.put("sources", Spin.JSON(
        "[{\"sourceName\":\"Kopi\",\"sourceOwner\":\"HEALTH_DATA_AUTHORITY\",\"variables\":\"A, B\"}]"));
    proposals.inForce(proposals.approved(proposals.sent(caseNumber, institution, answers)), institution);
    assertThat(world.instance(caseNumber, process())).isWaitingAt("userTask_recordHealthApproval");
  }

  @Test
  void onlyAManagerSaysThatSomethingHasLeftTheDatabase() {
    String database = world.inOperation(institution);
    delivering(proposals.subproject(institution), "BEF");
    world.endManagersAccess(database);
    assertThatThrownBy(() -> world.complete(caseNumber, "userTask_deliverFromDatabase", institution.responsible(),
        extracted())).hasMessageContaining("Kun en projektdatabasemanager");
    world.complete(caseNumber, "userTask_deliverFromDatabase", institution.responsible(),
        TestAnswers.of("extraction", "notDelivered", "remark", "Ingen managere."));
    assertThat(deliveries.of(caseNumber)).allMatch(delivery -> !delivery.delivered());
  }

  /** Access is closed the day after the last of the certificate, and open again with a new one. */
  @Test
  void whoseCertificateHasRunOutTakesNothingOutOfTheDatabase() {
    world.inOperation(institution);
    delivering(proposals.subproject(institution), "BEF");
    certified(Today.inDenmark().minusYears(1));
    assertThatThrownBy(() -> world.complete(caseNumber, "userTask_deliverFromDatabase", institution.manager(),
        extracted())).hasMessageContaining("Certifikatet udløb").hasMessageContaining("imens");
    certified(Today.inDenmark());
    world.complete(caseNumber, "userTask_deliverFromDatabase", institution.manager(), extracted());
    assertThat(deliveries.of(caseNumber)).allMatch(Delivery::delivered);
  }

  private void certified(LocalDate on) {
    jdbc.sql("update association set certified_on = ? where person_id = ?").param(on).param(institution.manager())
        .update();
  }

  @Test
  void planningTwiceOrdersOnce() {
    delivering(proposals.draft(institution), "BEF", "IND");
    deliveries.plan(caseNumber);
    assertThat(deliveries.of(caseNumber)).hasSize(2);
  }
}
