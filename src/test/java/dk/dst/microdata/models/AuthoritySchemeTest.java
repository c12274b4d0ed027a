package dk.dst.microdata.models;

import static dk.dst.microdata.support.World.APPROVER;
import static dk.dst.microdata.support.World.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import dk.dst.microdata.facts.institution.Associations;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.institution.Role;
import dk.dst.microdata.ground.agreement.Agreements;
import dk.dst.microdata.ground.attachment.Attachment;
import dk.dst.microdata.ground.attachment.Attachments;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.Forms;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.schemes.authority.AuthoritySchemes;
import dk.dst.microdata.schemes.project.ProjectAccess;
import dk.dst.microdata.support.AuthorityWorld;
import dk.dst.microdata.support.BreachWorld;
import dk.dst.microdata.support.Passed;
import dk.dst.microdata.support.Pdf;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class AuthoritySchemeTest extends ModelTest {

  private static final LocalDate DAY = LocalDate.of(2027, 3, 1);
  private static final String COMPLETE = "userTask_completeAuthorityApplication";

  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private Attachments attachments;
  @Autowired
  private Forms forms;
  @Autowired
  private Agreements agreements;
  @Autowired
  private Cases cases;
  @Autowired
  private AuthoritySchemes schemes;
  @Autowired
  private ProjectAccess access;

  private TestInstitution institution;

  @Override
  String process() {
    return "authority-scheme";
  }

  @BeforeEach
  void anInstitution() {
    world.day(DAY);
    institution = world.institution(0);
  }

  @Test
  void whatIsAppliedForAssessedApprovedAndSignedIsInForceToTheEndOfTheYear() {
    String number = AuthorityWorld.draft(world, institution);
    ProcessInstance instance = world.instance(number, process());
    assertThat(number).startsWith("MYN-2027-");
    assertThat(instance).isWaitingAt(COMPLETE);
    assertThat(world.task(number, COMPLETE)).isAssignedTo(institution.manager());
    world.complete(number, COMPLETE, institution.manager(), TestAnswers.authority(institution));
    assertState(number, CaseState.AUTHORITY_UNDER_REVIEW);
    traces.decided(number, Step.AUTHORITY_CHECK, 1, "met", "", Decisions.SYSTEM);
    world.complete(number, "userTask_reviewAuthority", REVIEWER, TestAnswers.authorityReview("approve"));
    assertThat(schemes.get(number).caseOwner()).isEqualTo(REVIEWER);
    world.complete(number, "userTask_approveAuthority", APPROVER, TestAnswers.ruling("approved"));
    assertThat(world.task(number, "userTask_signAuthority")).isAssignedTo(institution.signatory());
    world.complete(number, "userTask_signAuthority", institution.signatory(), TestAnswers.authoritySigned());
    assertThat(instance).isEnded().satisfies(Passed.inOrder("serviceTask_checkAuthorityConditions",
        "serviceTask_recordAuthorityReview", "serviceTask_recordAuthorityApproval",
        "serviceTask_recordAuthoritySignature", "serviceTask_beginAuthorityAgreement"));
    assertState(number, CaseState.AUTHORITY_IN_OPERATION);
    int project = schemes.get(number).projectNumber();
    assertThat(access.of(project)).containsExactly(institution.manager());
    assertThat(jdbc.sql("select ends_on, authority, title from project where number = ?").param(project).query()
        .singleRow()).containsEntry("authority", true)
        .containsEntry("ends_on", java.sql.Date.valueOf(LocalDate.of(2028, 1, 1)));
    assertThat(world.job(number, "event_authorityDateReached")).isNotNull();
  }

  @Test
  void signedWhenItWouldBeAskedToRenewItIsForTheComingYearToo() {
    world.day(LocalDate.of(2027, 11, 1));
    String number = AuthorityWorld.inOperation(world, institution);
    assertThat(AuthorityWorld.lastDay(world, number)).isEqualTo("2028-12-31");
    TestInstitution other = world.institution(0);
    world.day(LocalDate.of(2027, 10, 31));
    assertThat(AuthorityWorld.lastDay(world, AuthorityWorld.inOperation(world, other))).isEqualTo("2027-12-31");
  }

  @Test
  void aUniversityIsRefusedWithTheConditionQuoted() {
    String number = AuthorityWorld.draft(world, institution);
    ProcessInstance instance = world.instance(number, process());
    var answers = TestAnswers.authority(institution);
    answers.put("authorityKind", "NONE");
    world.complete(number, COMPLETE, institution.manager(), answers);
    assertThat(instance).isEnded().hasPassed("endEvent_notAuthority");
    assertState(number, CaseState.AUTHORITY_NOT_APPROVED);
    assertThat(body(number, "REFUSED")).contains("Afgørelse\nAnsøgningen om Myndighedsordningen er afslået.",
        "hverken departement, styrelse, direktorat, region eller kommune",
        "de institutioner, der udfører myndighedsopgaver dvs. departementer, styrelser og direktorater, regioner og"
            + " kommuner", "Er du ikke enig i afgørelsen");
    AuthorityWorld.draft(world, institution); // one may apply again
  }

  @Test
  void whatCanBeMendedComesBackWithTheConditionsThatAreNotMet() {
    String number = AuthorityWorld.draft(world, institution);
    var answers = TestAnswers.authority(institution);
    answers.put("contact", institution.applicant());
    answers.put("securityDay", DAY.plusDays(1).toString());
    world.complete(number, COMPLETE, institution.manager(), answers);
    assertState(number, CaseState.AUTHORITY_RETURNED);
    assertThat(body(number, "RETURNED")).contains("Kontaktpersonen er administrator", "Datasikkerheden er beskrevet")
        .doesNotContain("Institutionen er en myndighed");
    world.complete(number, COMPLETE, institution.manager(), TestAnswers.authority(institution));
    assertState(number, CaseState.AUTHORITY_UNDER_REVIEW);
  }

  @Test
  void theDescriptionOfDataSecurityIsADocumentOfTheCase() {
    String number = AuthorityWorld.draft(world, institution);
    var answers = TestAnswers.authority(institution);
    answers.remove("securityFile");
    assertThatThrownBy(() -> world.complete(number, COMPLETE, institution.manager(), answers))
        .isInstanceOf(InputRefused.class).hasMessageContaining("Beskrivelsen af datasikkerheden");
    world.complete(number, COMPLETE, institution.manager(), TestAnswers.authority(institution));
    Attachment document = attachments.current(number, "securityFile").orElseThrow();
    for (String form : List.of("review-authority", "approve-authority", "sign-authority")) {
      assertThat(forms.view(form, number)).as(form).containsEntry("securityFileAddress", document.address());
    }
    jdbc.sql("update attachment set replaced_at = now() where case_number = ?").param(number).update();
    assertThatThrownBy(() -> world.complete(number, "userTask_reviewAuthority", REVIEWER,
        TestAnswers.authorityReview("approve"))).hasMessageContaining("Dokumentet er ikke vedlagt");
  }

  @Test
  void whatIsMissingInTheLegalBasisComesBackAndTheSignatoryAnswersForIt() throws IOException {
    String number = AuthorityWorld.draft(world, institution);
    assertThat(forms.view("complete-authority-application", number)).containsEntry("lawfulGround", "PUBLIC_TASK");
    var answers = TestAnswers.authority(institution);
    answers.put("otherUse", "yes");
    world.complete(number, COMPLETE, institution.manager(), answers);
    assertState(number, CaseState.AUTHORITY_RETURNED);
    assertThat(body(number, "RETURNED")).contains("må ikke senere behandles i andet end videnskabeligt");
    world.complete(number, COMPLETE, institution.manager(), TestAnswers.authority(institution));
    assertThat(forms.view("review-authority", number).get("legalBasis").toString()).contains("Artikel 6, stk. 1, litra e");
    world.complete(number, "userTask_reviewAuthority", REVIEWER, TestAnswers.authorityReview("approve"));
    world.complete(number, "userTask_approveAuthority", APPROVER, TestAnswers.ruling("approved"));
    assertThat(Pdf.read(agreements.document(agreements.of(number).get(0))).text()).contains("Retsgrundlag", "litra e",
        "Aftryk (SHA-256)");
    var signed = TestAnswers.authoritySigned();
    signed.remove("lawful");
    assertThatThrownBy(() -> world.complete(number, "userTask_signAuthority", institution.signatory(), signed))
        .hasMessageContaining("Behandlingen er lovlig");
  }

  @Test
  void theReviewerTheApproverAndTheSignatoryCanSendItBack() {
    String number = AuthorityWorld.returned(world, institution);
    assertState(number, CaseState.AUTHORITY_RETURNED);
    world.complete(number, COMPLETE, institution.manager(), TestAnswers.authority(institution));
    world.complete(number, "userTask_reviewAuthority", REVIEWER, TestAnswers.authorityReview("refuse"));
    world.complete(number, "userTask_approveAuthority", APPROVER, TestAnswers.ruling("returned"));
    assertState(number, CaseState.AUTHORITY_RETURNED);
    world.complete(number, COMPLETE, institution.manager(), TestAnswers.authority(institution));
    world.complete(number, "userTask_reviewAuthority", REVIEWER, TestAnswers.authorityReview("approve"));
    world.complete(number, "userTask_approveAuthority", APPROVER, TestAnswers.ruling("approved"));
    world.complete(number, "userTask_signAuthority", institution.signatory(), TestAnswers.declined());
    assertState(number, CaseState.AUTHORITY_RETURNED);
    assertThat(world.isOpen(number, COMPLETE)).isTrue();
  }

  @Test
  void anApplicationIsRefusedWithReasonsAndGuidance() {
    String number = AuthorityWorld.forApproval(world, institution);
    ProcessInstance instance = world.instance(number, process());
    world.complete(number, "userTask_approveAuthority", APPROVER, TestAnswers.ruling("refused"));
    assertThat(instance).isEnded().hasPassed("endEvent_refused");
    assertThat(body(number, "REFUSED")).contains("Begrundet afgørelse.", "Ligger inden for ressortområdet.",
        "Er du ikke enig i afgørelsen");
  }

  @Test
  void deadlinesMissedByAWeekEndIt() {
    String draft = AuthorityWorld.draft(world, institution);
    world.day(DAY.plusDays(67));
    world.runJob(draft, "event_correctionExpired");
    assertState(draft, CaseState.AUTHORITY_NOT_APPROVED);
    assertThat(world.isRunning(draft)).isFalse();
    String unsigned = AuthorityWorld.forSignature(world, institution);
    world.day(DAY.plusDays(67 + 37));
    world.runJob(unsigned, "event_signatureExpired");
    assertState(unsigned, CaseState.AUTHORITY_NOT_APPROVED);
    assertThat(body(unsigned, "LAPSED")).contains("ikke blev underskrevet inden fristen");
  }

  @Test
  void itIsTakenBackUntilFseHasDecided() {
    String number = AuthorityWorld.underReview(world, institution);
    world.start("withdraw-application", institution.manager(), TestAnswers.withdrawal(number));
    assertState(number, CaseState.AUTHORITY_NOT_APPROVED);
    assertThat(world.isRunning(number)).isFalse();
  }

  @Test
  void onlyAnAdministratorAppliesAndOnlyOnce() {
    assertThatThrownBy(() -> world.start("authority-scheme", institution.signatory(), TestAnswers.of()))
        .isInstanceOf(InputRefused.class).hasMessageContaining("Kun institutionens administrator");
    AuthorityWorld.draft(world, institution);
    assertThatThrownBy(() -> AuthorityWorld.draft(world, institution)).isInstanceOf(InputRefused.class)
        .hasMessageContaining("allerede en myndighedsordning");
  }

  @Test
  void asLongAsItIsSuspendedTheInstitutionDoesNotSign() {
    String number = AuthorityWorld.forSignature(world, institution);
    world.part(Institutions.class).suspend(institution.id(), DAY, "Undersøges.");
    assertThatThrownBy(() -> world.complete(number, "userTask_signAuthority", institution.signatory(),
        TestAnswers.authoritySigned())).isInstanceOf(InputRefused.class).hasMessageContaining("er suspenderet");
    world.part(Institutions.class).lift(institution.id());
    world.complete(number, "userTask_signAuthority", institution.signatory(), TestAnswers.authoritySigned());
    assertState(number, CaseState.AUTHORITY_IN_OPERATION);
  }

  @Test
  void inAQuarantineItIsNotApprovedAndGoesOnAfterIt() {
    String number = AuthorityWorld.forApproval(world, institution);
    BreachWorld.quarantine(world, BreachWorld.institution(world, institution), 2);
    assertThatThrownBy(() -> world.complete(number, "userTask_approveAuthority", APPROVER,
        TestAnswers.ruling("approved"))).isInstanceOf(InputRefused.class)
        .hasMessageContaining("Så længe kan ansøgningen ikke godkendes").hasMessageContaining("venter imens");
    assertState(number, CaseState.AUTHORITY_FOR_APPROVAL);
    world.day(DAY.plusMonths(2).plusDays(1));
    world.complete(number, "userTask_approveAuthority", APPROVER, TestAnswers.ruling("approved"));
    assertState(number, CaseState.AUTHORITY_FOR_SIGNATURE);
  }

  /** Which is no condition that anybody could mend by sending the application back. */
  @Test
  void asLongAsItIsSuspendedFseDoesNotApproveButWaits() {
    String number = AuthorityWorld.forApproval(world, institution);
    world.part(Institutions.class).suspend(institution.id(), DAY, "Undersøges.");
    assertThatThrownBy(() -> world.complete(number, "userTask_approveAuthority", APPROVER,
        TestAnswers.ruling("approved"))).isInstanceOf(InputRefused.class)
        .hasMessageContaining("er suspenderet").hasMessageContaining("venter imens");
    assertState(number, CaseState.AUTHORITY_FOR_APPROVAL);
  }

  @Test
  void theConditionsAreAskedAnewAtEachYes() {
    String number = AuthorityWorld.underReview(world, institution);
    refusedWithoutAdministrator(number, "userTask_reviewAuthority", REVIEWER, TestAnswers.authorityReview("approve"));
    refusedWithoutAdministrator(number, "userTask_approveAuthority", APPROVER, TestAnswers.ruling("approved"));
    refusedWithoutAdministrator(number, "userTask_signAuthority", institution.signatory(),
        TestAnswers.authoritySigned());
    assertState(number, CaseState.AUTHORITY_IN_OPERATION);
  }

  /** The yes is refused while the contact has lost the role, with the condition, and is taken when it is back. */
  private void refusedWithoutAdministrator(String number, String task, String person, Map<String, Object> yes) {
    CaseState before = cases.get(number).state();
    jdbc.sql("delete from association_role where institution_id = ? and role = 'ADMINISTRATOR'").param(institution.id())
        .update();
    assertThatThrownBy(() -> world.complete(number, task, person, yes)).isInstanceOf(InputRefused.class)
        .hasMessageContaining("Kontaktpersonen er administrator").hasMessageContaining("sendes retur");
    assertState(number, before);
    jdbc.sql("insert into association_role (institution_id, person_id, role) values (?, ?, 'ADMINISTRATOR')")
        .param(institution.id()).param(institution.manager()).update();
    world.complete(number, task, person, yes);
  }

  @Test
  void whoeverIsNoLongerAdministratorHandsItToAnother() {
    String number = AuthorityWorld.draft(world, institution);
    world.part(Associations.class).dismiss(institution.id(), institution.manager(), Role.ADMINISTRATOR);
    assertThatThrownBy(() -> world.complete(number, COMPLETE, institution.manager(),
        TestAnswers.authority(institution))).hasMessageContaining("kan ikke");
    assertState(number, CaseState.AUTHORITY_DRAFT);
  }

  private void assertState(String number, CaseState state) {
    assertThat(cases.get(number).state()).isEqualTo(state);
  }

  private String body(String number, String kind) {
    List<String> bodies = jdbc.sql("select body from notice where case_number = ? and kind = ? order by id").param(number)
        .param(kind).query(String.class).list();
    assertThat(bodies).isNotEmpty();
    return bodies.get(0);
  }
}
