package dk.dst.microdata.models;

import static dk.dst.microdata.support.World.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import dk.dst.microdata.cases.engine.EngineClock;
import dk.dst.microdata.desk.work.Standstill;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.attachment.Attachment;
import dk.dst.microdata.ground.attachment.Attachments;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.notice.Reminders;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.schemes.authority.Analyses;
import dk.dst.microdata.schemes.authorisation.AuthorisationProcess;
import dk.dst.microdata.schemes.authority.Analyses.Wanted;
import dk.dst.microdata.schemes.authority.AuthorityOperation;
import dk.dst.microdata.schemes.authority.AuthoritySchemes;
import dk.dst.microdata.schemes.project.ProjectAccess;
import dk.dst.microdata.support.AuthorityWorld;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class AuthorityInOperationTest extends ModelTest {

  private static final LocalDate DAY = LocalDate.of(2027, 3, 1);

  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private Cases cases;
  @Autowired
  private AuthoritySchemes schemes;
  @Autowired
  private AuthorityOperation operation;
  @Autowired
  private Analyses analyses;
  @Autowired
  private ProjectAccess access;
  @Autowired
  private Attachments attachments;

  private TestInstitution institution;
  private String number;
  private ProcessInstance instance;

  @Override
  String process() {
    return "authority-in-operation";
  }

  @BeforeEach
  void inOperation() {
    world.day(DAY);
    institution = world.institution(0);
    number = AuthorityWorld.inOperation(world, institution);
    instance = world.instance(number, process());
  }

  @Test
  void itIsRenewedFromYearToYear() {
    world.day(LocalDate.of(2027, 10, 31));
    remind();
    assertThat(told("AUTHORITY_RENEWAL_DUE")).isZero();
    world.day(LocalDate.of(2027, 11, 8)); // a week after the first of November
    remind();
    remind();
    assertThat(told("AUTHORITY_RENEWAL_DUE")).isOne();
    world.runJob(number, "event_authorityDateReached");
    assertThat(instance).isWaitingAt("userTask_renewAuthority");
    renew();
    assertThat(instance).isWaitingAt("event_authorityDateReached");
    assertThat(AuthorityWorld.lastDay(world, number)).isEqualTo("2028-12-31");
    traces.decided(number, Step.AUTHORITY_RENEWAL, 1, "renewed", "Til og med den 31. december 2028. ",
        institution.manager());
    assertThat(attachments.of(number)).as("the document, as renewed and as before").extracting(Attachment::version)
        .containsExactly(2, 1);
    operation.renew(number, institution.manager(), schemes.get(number).content().security(), "", institution.manager());
    assertThat(AuthorityWorld.lastDay(world, number)).isEqualTo("2028-12-31");
  }

  @Test
  void notRenewedItIsFrozenAtTheEndOfTheYearAndRenewedAllIsAsItWas() {
    toRenew();
    world.day(LocalDate.of(2028, 1, 8));
    remind();
    assertThat(told("AUTHORITY_FROZEN")).isOne();
    assertThat(operation.isOpen(number)).isFalse();
    assertThatThrownBy(() -> analyses.register(number, analysis(), institution.manager()))
        .isInstanceOf(InputRefused.class).hasMessageContaining("frosset");
    assertThat(access.of(schemes.get(number).projectNumber())).containsExactly(institution.manager());
    renew();
    assertThat(operation.isOpen(number)).isTrue();
    assertThat(AuthorityWorld.lastDay(world, number)).isEqualTo("2028-12-31");
    assertThat(analyses.register(number, analysis(), institution.manager())).isOne();
  }

  @Test
  void notRenewedAfterTheTermItIsClosedAndItsDataGoByInstruction() {
    toRenew();
    world.day(LocalDate.of(2028, 4, 8)); // a week after the term
    world.runJob(number, "event_notRenewed");
    world.runJob(number, "serviceTask_closeAuthority");
    assertState(CaseState.AUTHORITY_CLOSING);
    assertThat(access.of(schemes.get(number).projectNumber())).isEmpty();
    traces.decided(number, Step.PROJECT_CLOSING, 1, "NOT_RENEWED",
        "Adgangen er lukket, fordi aftalen om Myndighedsordningen ikke er fornyet.", "systemet");
    world.complete(number, "userTask_instructAuthorityDeletion", institution.responsible(),
        TestAnswers.deletionInstruction());
    world.complete(number, "userTask_confirmAuthorityDeletion", REVIEWER, TestAnswers.deletionConfirmed());
    assertState(CaseState.AUTHORITY_CLOSED);
    assertThat(instance).isEnded();
    assertThat(schemes.openOf(institution.id())).isEmpty();
  }

  @Test
  void whenNobodyLookedForAYearItIsClosedAtOnce() {
    world.day(LocalDate.of(2028, 12, 1));
    world.runJob(number, "event_authorityDateReached");
    assertThat(instance).hasPassed("endEvent_agreementEnded");
    world.runJob(number, "serviceTask_closeAuthority");
    assertState(CaseState.AUTHORITY_CLOSING);
  }

  @Test
  void theInstitutionClosesItAsItClosesAProject() {
    world.start("close-project", institution.responsible(),
        TestAnswers.projectClosing(schemes.get(number).projectNumber()));
    world.runJob(number, "serviceTask_closeAuthority");
    assertState(CaseState.AUTHORITY_CLOSING);
  }

  @Test
  void withTheAuthorisationGoneItIsClosed() {
    String authorisation = world.part(AuthorisationProcess.class).caseOf(institution.id());
    world.start("lapse-authorisation", REVIEWER, TestAnswers.lapse(institution.authorisationNumber(), DAY));
    world.runJob(authorisation, "serviceTask_endAuthorisation");
    world.runJob(number, "serviceTask_closeAuthority");
    assertState(CaseState.AUTHORITY_CLOSING);
    traces.decided(number, Step.PROJECT_CLOSING, 1, "AUTHORISATION_LOST",
        "Adgangen er lukket, fordi institutionens autorisation er ophørt.", "systemet");
  }

  @Test
  void asLongAsItIsSuspendedNothingIsRegisteredOrRenewed() {
    toRenew();
    world.part(Institutions.class).suspend(institution.id(), world.today(), "Undersøges.");
    assertThatThrownBy(() -> analyses.register(number, analysis(), institution.manager()))
        .isInstanceOf(InputRefused.class).hasMessageContaining("er suspenderet");
    assertThatThrownBy(this::renew).isInstanceOf(InputRefused.class).hasMessageContaining("er suspenderet");
    world.part(Institutions.class).lift(institution.id());
    renew();
  }

  /** Nobody can renew it meanwhile. */
  @Test
  void asLongAsItIsSuspendedItIsNotClosedAndAfterThatItCanBeRenewed() {
    toRenew();
    world.day(LocalDate.of(2028, 3, 20));
    world.part(Institutions.class).suspend(institution.id(), world.today(), "Undersøges.");
    world.part(Standstill.class).sweep();
    world.part(Standstill.class).sweep();
    assertThat(world.job(number, "event_notRenewed").getDuedate().toInstant())
        .isEqualTo(LocalDate.of(2028, 5, 20).atStartOfDay(EngineClock.DENMARK).toInstant());
    world.day(LocalDate.of(2028, 5, 19));
    world.part(Institutions.class).lift(institution.id());
    renew();
    assertThat(operation.isOpen(number)).isTrue();
    assertThat(AuthorityWorld.lastDay(world, number)).isEqualTo("2028-12-31");
  }

  @Test
  void analysesAreRegisteredOnceEachAndNumbered() {
    assertThat(analyses.register(number, analysis(), institution.manager())).isOne();
    assertThat(analyses.register(number, analysis(), institution.manager())).isOne();
    var other = new Wanted("Skolernes fravær i vinter", "Svar til byrådet.", DAY, DAY.plusDays(3),
        List.of(institution.manager()));
    assertThat(analyses.register(number, other, institution.manager())).isEqualTo(2);
    assertThat(analyses.page(number, "", 0).lines()).extracting(Analyses.Analysis::number)
        .containsExactly(2, 1);
    assertThat(analyses.page(number, "fravær", 0).lines()).hasSize(1);
    assertThatThrownBy(() -> analyses.register(number, new Wanted("Titel på en", "Formålet.", DAY, DAY.minusDays(1),
        List.of(institution.manager())), institution.manager())).hasMessageContaining("Sidste dag");
    assertThatThrownBy(() -> analyses.register(number, new Wanted("Titel på en", "Formålet.", DAY, DAY,
        List.of(institution.signatory())), institution.manager())).hasMessageContaining("har adgang");
  }

  private static Wanted analysis(TestInstitution of) {
    return new Wanted("Børn i dagtilbud", "Plan for dagtilbud 2028.", DAY, DAY.plusDays(14), List.of(of.manager()));
  }

  private Wanted analysis() {
    return analysis(institution);
  }

  private void toRenew() {
    world.day(LocalDate.of(2027, 11, 1));
    world.runJob(number, "event_authorityDateReached");
  }

  private void renew() {
    world.complete(number, "userTask_renewAuthority", institution.manager(),
        TestAnswers.authorityRenewal(institution));
  }

  private void remind() {
    world.part(Reminders.class).runAll();
  }

  private int told(String kind) {
    return jdbc.sql("select count(*) from notice where case_number = ? and kind = ? and person_id = ?").param(number)
        .param(kind).param(institution.manager()).query(Integer.class).single();
  }

  private void assertState(CaseState state) {
    assertThat(cases.get(number).state()).isEqualTo(state);
  }
}
