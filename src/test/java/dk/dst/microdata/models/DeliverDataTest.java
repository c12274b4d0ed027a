package dk.dst.microdata.models;

import static dk.dst.microdata.support.ProposalWorld.answers;
import static dk.dst.microdata.support.ProposalWorld.each;
import static dk.dst.microdata.support.ProposalWorld.extracted;
import static dk.dst.microdata.support.ProposalWorld.healthApproval;
import static dk.dst.microdata.support.ProposalWorld.purchased;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import dk.dst.microdata.facts.register.ContentLists;
import dk.dst.microdata.facts.register.ContentRow;
import dk.dst.microdata.facts.register.Years;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.schemes.proposal.ApprovalDocuments;
import dk.dst.microdata.schemes.proposal.Deliveries;
import dk.dst.microdata.schemes.proposal.Deliveries.Answer;
import dk.dst.microdata.schemes.proposal.Deliveries.Delivery;
import dk.dst.microdata.schemes.proposal.Deliveries.Source;
import dk.dst.microdata.support.ProposalWorld;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.Today;
import dk.dst.microdata.support.World;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
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
  private ContentLists lists;
  @Autowired
  private ApprovalDocuments documents;
  @Autowired
  private Decisions decisions;
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
    assertThat(deliveries.of(caseNumber)).extracting(Delivery::content)
        .allMatch(content -> content.matches("[0-9–]+, alle variable"), "years and variables");
    assertThat(deliveries.of(caseNumber)).allMatch(each -> each.delivered() && each.concludedOn() != null);
  }

  @Test
  void whatTheDatabaseHasIsDeliveredFromItAndNotBought() {
    world.inOperation(institution);
    ProcessInstance delivery = delivering(proposals.subproject(institution), "BEF", "IND");
    assertThat(delivery).isWaitingAt("userTask_deliverFromDatabase");
    assertThat(deliveries.of(caseNumber)).extracting(Delivery::source).containsOnly(Source.DATABASE);
    world.complete(caseNumber, "userTask_deliverFromDatabase", institution.manager(), extracted());
    assertThat(delivery).isEnded().hasPassed("endEvent_extractionConcluded");
  }

  @Test
  void whatTheDatabaseLacksIsOrderedForTheSubprojectAlone() {
    world.inOperation(institution);
    ProcessInstance delivery = delivering(proposals.subproject(institution), "BEF", "DOD");
    assertThat(deliveries.of(caseNumber)).extracting(Delivery::registerCode, Delivery::source)
        .containsExactlyInAnyOrder(tuple("BEF", Source.DATABASE),
            tuple("DOD", Source.PURCHASE));
    assertThat(delivery).as("side by side")
        .isWaitingAtExactly("userTask_deliverFromDatabase", "userTask_deliverPurchased");
    world.complete(caseNumber, "userTask_deliverPurchased", World.REVIEWER,
        TestAnswers.of("delivery", "notDelivered", "remark", "Udgår."));
    assertThat(delivery).isWaitingAtExactly("userTask_deliverFromDatabase");
    world.complete(caseNumber, "userTask_deliverFromDatabase", institution.manager(), extracted());
    assertThat(delivery).isEnded();
    assertThat(decisions.find(caseNumber, Step.PURCHASE, 1)).hasValueSatisfying(decision ->
        assertThat(decision.reason()).isEqualTo("Leveres ikke: DOD – Udgår."));
  }

  /** What is not answered comes again; each row keeps its own answer. */
  @Test
  void eachRowHasItsOwnAnswer() {
    ProcessInstance delivery = delivering(proposals.draft(institution), "BEF", "IND", "UDDA");
    String task = "userTask_deliverPurchased";
    assertRefused(task, "Svar for hver", each());
    assertRefused(task, "Bemærkning i række 1", each("PURCHASE:BEF", "notDelivered", ""));
    assertRefused(task, "besvaret i en række før",
        each("PURCHASE:BEF", "delivered", "", "PURCHASE:BEF", "notDelivered", "Udgår."));
    assertRefused(task, "Data", each("DATABASE:BEF", "delivered", ""));
    world.complete(caseNumber, task, World.REVIEWER, TestAnswers.of("delivery", "each", "answers",
        each("PURCHASE:BEF", "delivered", "Til og med 2024", "PURCHASE:IND", "notDelivered", "Udgår.")));
    assertThat(delivery).isWaitingAtExactly(task);
    assertThat(deliveries.of(caseNumber)).extracting(Delivery::registerCode, Delivery::delivered, Delivery::remark)
        .containsExactly(tuple("BEF", true, "Til og med 2024"), tuple("IND", false, "Udgår."), tuple("UDDA", null, null));
    assertThat(decisions.find(caseNumber, Step.PURCHASE, 1)).hasValueSatisfying(decision -> {
      assertThat(decision.outcome()).isEqualTo("partlyDelivered");
      assertThat(decision.reason()).isEqualTo("Leveret: BEF – Til og med 2024\nLeveres ikke: IND – Udgår.");
    });
    world.complete(caseNumber, task, World.REVIEWER, purchased());
    assertThat(delivery).isEnded();
    assertThat(decisions.find(caseNumber, Step.PURCHASE, 2)).hasValueSatisfying(decision ->
        assertThat(decision.outcome()).isEqualTo("delivered"));
  }

  private void assertRefused(String task, String why, Object rows) {
    assertThatThrownBy(() -> world.complete(caseNumber, task, World.REVIEWER,
        TestAnswers.of("delivery", "each", "answers", rows))).hasMessageContaining(why);
  }

  /** Only what needs the approval waits for it. */
  @Test
  void dataOfTheHealthDataAuthorityWaitForItsApproval() {
    ProcessInstance delivery = delivering(proposals.draft(institution), "BEF", "LMDB");
    String task = "userTask_recordHealthApproval";
    assertThat(delivery).isWaitingAtExactly(task, "userTask_deliverPurchased");
    Map<Delivery, Answer> all = deliveries.of(caseNumber).stream()
        .collect(toMap(identity(), one -> new Answer(true, "")));
    assertThatThrownBy(() -> deliveries.conclude(caseNumber, Step.PURCHASE, all, World.REVIEWER))
        .hasMessageContaining("godkendelse er ikke registreret: LMDB");
    world.complete(caseNumber, "userTask_deliverPurchased", World.REVIEWER, purchased());
    assertThat(delivery).isWaitingAtExactly(task, "event_purchaseApproved");
    assertThat(deliveries.of(caseNumber)).filteredOn(Delivery::isOpen).extracting(Delivery::registerCode)
        .containsExactly("LMDB");

    assertThatThrownBy(() -> world.complete(caseNumber, task, institution.applicant(), healthApproval()))
        .hasMessageContaining("Data og kontrol");
    proposals.withApproval(caseNumber, institution.applicant());
    assertThatThrownBy(() -> world.complete(caseNumber, task, institution.applicant(),
        TestAnswers.of("reference", "SDS-1", "approvedOn", Today.inDenmark().plusDays(1).toString())))
        .hasMessageContaining("Godkendt den");
    assertThatThrownBy(() -> world.complete(caseNumber, task, institution.applicant(),
        TestAnswers.of("approval", "approved"))).hasMessageContaining("journalnummer");
    world.complete(caseNumber, task, institution.applicant(), healthApproval());
    assertThat(delivery).isWaitingAtExactly("userTask_deliverPurchased");
    assertThat(deliveries.approvals(caseNumber)).singleElement().satisfies(approval -> {
      assertThat(approval.reference()).isEqualTo("SDS-2026-17");
      assertThat(documents.find(caseNumber, approval.document())).contains(ProposalWorld.APPROVAL);
    });
    world.complete(caseNumber, "userTask_deliverPurchased", World.REVIEWER, purchased());
    assertThat(delivery).isEnded().hasPassed("endEvent_approvalsSettled");
  }

  /** Source by source, each with its own number and document; what is not approved is not delivered, and says why. */
  @Test
  void eachSourceHasItsOwnApproval() {
    world.inOperation(institution);
    ProcessInstance delivery = delivering(proposals.subproject(institution), "BEF", "LMDB", "CAR");
    String task = "userTask_recordHealthApproval";
    proposals.withApproval(caseNumber, institution.applicant());
    Map<String, Object> first = healthApproval();
    first.put("covered", Spin.JSON("[\"PURCHASE:LMDB\"]"));
    world.complete(caseNumber, task, institution.applicant(), first);
    assertThat(delivery).isWaitingAtExactly(task, "userTask_deliverFromDatabase", "userTask_deliverPurchased");
    world.complete(caseNumber, "userTask_deliverPurchased", World.REVIEWER, purchased());
    assertThat(delivery).isWaitingAtExactly(task, "userTask_deliverFromDatabase", "event_purchaseApproved");
    assertThatThrownBy(() -> world.complete(caseNumber, task, institution.applicant(), healthApproval()))
        .as("a document of its own").hasMessageContaining("Data og kontrol");
    assertThatThrownBy(() -> world.complete(caseNumber, task, institution.applicant(),
        TestAnswers.of("approval", "notApproved"))).hasMessageContaining("Hvorfor godkendes de ikke?");
    world.complete(caseNumber, task, institution.applicant(),
        TestAnswers.of("approval", "notApproved", "remark", "Formålet er for bredt."));
    assertThat(delivery).isWaitingAtExactly("userTask_deliverFromDatabase");
    assertThat(deliveries.of(caseNumber)).extracting(Delivery::registerCode, Delivery::approval, Delivery::delivered)
        .containsExactly(tuple("BEF", null, null), tuple("CAR", null, false), tuple("LMDB", 1, true));
    assertThat(decisions.find(caseNumber, Step.HEALTH_APPROVAL, 2)).hasValueSatisfying(decision ->
        assertThat(decision.reason()).isEqualTo("CAR: Formålet er for bredt."));
  }

  /** What comes out of the database waits, too, and comes when it is approved. */
  @Test
  void whatIsTakenOutOfTheDatabaseWaitsForItsApproval() {
    String database = world.inOperation(institution);
    long held = lists.keep("Afprøvning", "anna", Stream.of("BEF", "LMDB")
        .map(code -> ContentRow.whole(code, Years.between(1990, 2030))).toList()).id();
    jdbc.sql("update project_database set content_list = ? where case_number = ?").param(held).param(database).update();
    ProcessInstance delivery = delivering(proposals.subproject(institution), "BEF", "LMDB");
    assertThat(deliveries.of(caseNumber)).extracting(Delivery::source).containsOnly(Source.DATABASE);
    String task = "userTask_deliverFromDatabase";
    world.complete(caseNumber, task, institution.manager(), extracted());
    assertThat(delivery).isWaitingAtExactly("userTask_recordHealthApproval", "event_extractionApproved");
    proposals.withApproval(caseNumber, institution.applicant());
    world.complete(caseNumber, "userTask_recordHealthApproval", institution.applicant(), healthApproval());
    assertThat(delivery).isWaitingAtExactly(task);
    world.complete(caseNumber, task, institution.manager(), extracted());
    assertThat(delivery).isEnded();
  }

  @Test
  void anApprovalIsADocument() {
    delivering(proposals.draft(institution), "BEF", "LMDB");
    assertThatThrownBy(() -> documents.add(caseNumber, "billede.png", new byte[] {1, 2, 3, 4, 5, 6},
        institution.applicant())).hasMessageContaining("ikke en pdf");
    proposals.withApproval(caseNumber, institution.applicant());
    proposals.withApproval(caseNumber, institution.applicant());
    assertThat(jdbc.sql("select count(*) from approval_document where case_number = ?").param(caseNumber)
        .query(Integer.class).single()).as("pressed twice").isEqualTo(1);
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
