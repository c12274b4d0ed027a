package dk.dst.microdata.schemes.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.dst.microdata.facts.legalbasis.LegalBases;
import dk.dst.microdata.facts.register.ContentLists;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.Forms;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.schemes.authority.AuthoritySchemes;
import dk.dst.microdata.schemes.project.ProjectAccess;
import dk.dst.microdata.schemes.project.ProjectOperation;
import dk.dst.microdata.schemes.proposal.Deliveries.Delivery;
import dk.dst.microdata.support.AuthorityWorld;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.ProposalWorld;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.World;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An authority changes what it has by resubmission, and what is new is delivered. */
class AuthorityContentTest extends EngineTest {

  @Autowired
  private Proposals known;
  @Autowired
  private ProposalChecks checks;
  @Autowired
  private ProposalAgreement agreement;
  @Autowired
  private Deliveries deliveries;
  @Autowired
  private AuthoritySchemes schemes;
  @Autowired
  private ProjectOperation projects;
  @Autowired
  private ProjectAccess access;
  @Autowired
  private LegalBases legalBases;
  @Autowired
  private ContentLists lists;
  @Autowired
  private Forms forms;

  private TestInstitution institution;
  private String authority;
  private int number;

  @BeforeEach
  void anAgreement() {
    world.day(LocalDate.of(2027, 3, 1));
    institution = world.institution(0);
    authority = AuthorityWorld.inOperation(world, institution);
    number = schemes.get(authority).projectNumber();
  }

  @Test
  void whatIsOrderedIsDeliveredAndTheAgreementStaysAsItWas() {
    var before = projects.get(authority);
    String order = proposals.ofAuthority(institution, number, "BEF", "UDDA", "IND");
    assertThat(known.get(order).scheme()).isEqualTo(Scheme.AUTHORITY);
    assertThat(known.get(order).state()).isEqualTo(CaseState.PROPOSAL_UNDER_REVIEW);
    assertThat(checks.findings(order, 1)).filteredOn(finding -> finding.rule() == Rule.WITHIN_REMIT)
        .extracting(ProposalPolicy.Finding::evidence).first().asString().contains("IND (Indkomst og formue)");
    assertThat(forms.view("review-proposal", order).get("registers").toString()).contains("Bestilles",
        "Er i myndighedsordningen");
    proposals.inForce(proposals.approved(order), institution);

    var after = projects.get(authority);
    assertThat(lists.content(after.contentList()).registers()).contains("BEF", "IND", "UDDA");
    assertThat(after).usingRecursiveComparison().ignoringFields("contentList", "activeOn").isEqualTo(before);
    assertThat(access.of(number)).containsExactly(institution.manager());
    assertThat(world.instance(authority, "authority-in-operation")).isNotNull();
    assertThat(world.instance(authority, "project-in-operation")).isNull();
    assertThat(legalBases.find(authority)).isEqualTo(legalBases.find(order));
    traces.decided(order, Step.PROPOSAL_IN_FORCE, 1, "inForce", "Indholdet af myndighedsordning " + number
        + " er det godkendte.", "systemet");

    assertThat(deliveries.of(order)).extracting(Delivery::registerCode).containsExactly("IND");
    assertThat(forms.view("deliver-purchased", order)).containsEntry("projectText", "myndighedsordning " + number);
    world.complete(order, "userTask_deliverPurchased", World.REVIEWER, ProposalWorld.purchased());
    assertThat(deliveries.of(order)).allMatch(Delivery::delivered);
    assertThat(agreement.putIntoForce(order).projectCase()).as("a second time as the first").isNull();

    String again = world.businessKey(world.start("resubmit-project", institution.manager(), unchanged()));
    assertThat(known.get(again).base()).isEqualTo(order);
    assertThat(known.get(again).content().registers()).extracting("code").contains("IND");
  }

  @Test
  void onlyAdministratorsSubmit() {
    String order = opened();
    assertThatThrownBy(() -> world.complete(order, "userTask_completeProposal", institution.applicant(), answers()))
        .hasMessageContaining("kun en administrator");
    var answers = answers();
    answers.put("sendTo", "administrator");
    world.complete(order, "userTask_completeProposal", institution.applicant(), answers);
    assertThatThrownBy(() -> known.submit(order, true, "", institution.applicant()))
        .hasMessageContaining("kun en administrator");
    world.complete(order, "userTask_submitProposal", institution.manager(), ProposalWorld.submitted());
    assertThat(known.get(order).state()).isEqualTo(CaseState.PROPOSAL_SUBMITTED);
  }

  @Test
  void whatAnAuthorityIsNotAskedIsNotShownAndNotDemanded() {
    assertThat(forms.view("complete-proposal", opened())).containsEntry("isProject", false)
        .containsEntry("schemeName", "Myndighedsordningen")
        .containsEntry("resubmissionOf", "myndighedsordning " + number);
  }

  @Test
  void nothingGoesIntoTheSchemeOrOutOfItByAResubmission() {
    assertThatThrownBy(() -> resubmit(number, "RESEARCHER")).isInstanceOf(InputRefused.class)
        .hasMessageContaining("Vælg „Uændret“");
    TestInstitution researchers = world.qualified();
    String project = proposals.projectInForce(proposals.draft(researchers), researchers);
    assertThatThrownBy(() -> proposals.resubmission(researchers, projects.get(project).number(), "AUTHORITY"))
        .isInstanceOf(InputRefused.class);
  }

  @Test
  void aFrozenAgreementTakesNothingUntilItIsRenewed() {
    String order = proposals.approved(proposals.ofAuthority(institution, number, "BEF", "UDDA", "IND"));
    world.day(LocalDate.of(2028, 1, 8));
    assertThatThrownBy(() -> world.complete(order, "userTask_signProposal", institution.signatory(),
        TestAnswers.signed())).hasMessageContaining("frosset");
    assertThat(known.get(order).state()).isEqualTo(CaseState.PROPOSAL_FOR_SIGNATURE);
  }

  @Test
  void sentWhileTheAgreementIsFrozenItComesBack() {
    String order = world.businessKey(world.start("resubmit-project", institution.manager(), unchanged()));
    world.day(LocalDate.of(2028, 1, 8));
    world.complete(order, "userTask_completeProposal", institution.manager(), answers());
    world.runJob(order, "serviceTask_checkProposal");
    assertThat(known.get(order).state()).isEqualTo(CaseState.PROPOSAL_RETURNED);
    assertThat(checks.findings(order, 1)).filteredOn(finding -> finding.outcome() == ProposalPolicy.Outcome.NOT_MET)
        .extracting(ProposalPolicy.Finding::rule).containsExactly(Rule.AGREEMENT_IN_FORCE);
  }

  private String opened() {
    return resubmit(number, "unchanged");
  }

  private String resubmit(int project, String scheme) {
    return world.businessKey(world.start("resubmit-project", institution.applicant(),
        TestAnswers.of("projectNumber", project, "schemeAfter", scheme)));
  }

  private Map<String, Object> unchanged() {
    return TestAnswers.of("projectNumber", number, "schemeAfter", "unchanged");
  }

  private Map<String, Object> answers() {
    return ProposalWorld.answersOfAuthority(institution, "BEF", "UDDA", "IND");
  }
}
