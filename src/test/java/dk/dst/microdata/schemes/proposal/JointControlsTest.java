package dk.dst.microdata.schemes.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.legalbasis.LegalBases;
import dk.dst.microdata.ground.form.Forms;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.InstitutionCommand;
import dk.dst.microdata.schemes.proposal.ProposalPolicy.Finding;
import dk.dst.microdata.schemes.proposal.ProposalPolicy.Outcome;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.ProposalWorld;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.Who;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.spin.Spin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The legal basis of a proposal from the form to the agreement, and who is responsible together with the institution. */
class JointControlsTest extends EngineTest {

  @LocalServerPort
  private int port;
  @Autowired
  private Proposals known;
  @Autowired
  private ProposalChecks checks;
  @Autowired
  private LegalBases legalBases;
  @Autowired
  private Forms forms;
  @Autowired
  private JdbcClient jdbc;

  private TestInstitution institution;
  private TestInstitution other;

  @BeforeEach
  void twoInstitutions() {
    institution = world.qualified();
    other = world.qualified();
  }

  @Test
  void whatIsMissingSendsTheProposalBackAndEverySubmissionsIsKept() {
    String caseNumber = proposals.draft(institution);
    var answers = ProposalWorld.answers(institution);
    answers.put("otherUse", "yes");
    answers.remove("recordNumber");
    proposals.sent(caseNumber, institution, answers);
    assertThat(known.get(caseNumber).state()).isEqualTo(CaseState.PROPOSAL_RETURNED);
    assertThat(checks.findings(caseNumber, 1)).filteredOn(finding -> finding.outcome() == Outcome.NOT_MET)
        .extracting(Finding::rule).containsExactly(Rule.LEGAL_NO_OTHER_USE, Rule.LEGAL_RECORD);
    assertThat(forms.view("complete-proposal", caseNumber)).containsEntry("otherUse", "yes");

    proposals.sent(caseNumber, institution, ProposalWorld.answers(institution));
    assertThat(known.get(caseNumber).state()).isEqualTo(CaseState.PROPOSAL_UNDER_REVIEW);
    assertThat(legalBases.version(caseNumber)).isEqualTo(2);
    assertThat(jdbc.sql("select other_use from legal_basis where case_number = ? order by version").param(caseNumber)
        .query(Boolean.class).list()).containsExactly(true, false);
    assertThatThrownBy(() -> jdbc.sql("update legal_basis set other_use = false where case_number = ?")
        .param(caseNumber).update()).hasMessageContaining("legal_basis");
    assertThat(forms.view("review-proposal", caseNumber).get("fields").toString())
        .contains("Artikel 6, stk. 1, litra e", "2026-117, 15. januar 2020");
  }

  @Test
  void itIsNotApprovedBeforeEveryInstitutionItNamesHasConfirmed() throws Exception {
    String caseNumber = asking();
    assertThat(checks.findings(caseNumber, 1)).filteredOn(finding -> finding.rule() == Rule.JOINT_CONTROLLERS)
        .extracting(Finding::outcome).containsExactly(Outcome.FOR_ASSESSMENT);
    assertThat(jdbc.sql("select person_id from notice where case_number = ? and kind = 'JOINT_CONTROL'")
        .param(caseNumber).query(String.class).list()).containsExactly(other.responsible());
    assertThatThrownBy(() -> proposals.approved(caseNumber)).hasMessageContaining("Fælles dataansvar er ikke bekræftet");

    WebSession responsible = new WebSession(port).logIn(other.responsible(), "demo");
    assertThat(responsible.get(path("")).body()).contains(caseNumber);
    assertThat(answer(responsible, caseNumber, "true").statusCode()).isEqualTo(200);
    HttpResponse<String> twice = answer(responsible, caseNumber, "false");
    assertThat(twice.statusCode()).isEqualTo(400);
    assertThat(twice.body()).contains("Der er allerede svaret");
    assertThat(forms.view("review-proposal", caseNumber).get("jointControl").toString()).endsWith(" har bekræftet");

    proposals.approved(caseNumber);
    assertThat(known.get(caseNumber).state()).isEqualTo(CaseState.PROPOSAL_FOR_SIGNATURE);
    assertThat(forms.view("sign-proposal", caseNumber).get("jointControl").toString()).endsWith(" har bekræftet");
  }

  @Test
  void whereOneDeclinesItCanBeReturnedAndAnotherIsAsked() throws Exception {
    String caseNumber = asking();
    WebSession responsible = new WebSession(port).logIn(other.responsible(), "demo");
    assertThat(answer(responsible, caseNumber, "false").statusCode()).isEqualTo(200);
    assertThatThrownBy(() -> proposals.approved(caseNumber)).hasMessageContaining("(har afvist)");
    assertThat(jdbc.sql("select count(*) from notice where case_number = ? and kind = 'JOINT_CONTROL_ANSWERED'")
        .param(caseNumber).query(Integer.class).single()).isPositive();
    proposals.reviewed(caseNumber, "returned");
    proposals.sent(caseNumber, institution, ProposalWorld.answers(institution));
    assertThat(responsible.get(path("")).body()).doesNotContain(caseNumber);
    proposals.approved(caseNumber);
    assertThat(known.get(caseNumber).state()).isEqualTo(CaseState.PROPOSAL_FOR_SIGNATURE);
  }

  /** Whoever confirmed may have lost its authorisation since: asked again at both signatures. */
  @Test
  void whoIsNotAuthorisedAnyMoreHoldsItUpUntilItIsOrAnotherIsNamed() throws Exception {
    String caseNumber = asking();
    answer(new WebSession(port).logIn(other.responsible(), "demo"), caseNumber, "true");
    suspend();
    assertThatThrownBy(() -> proposals.approved(caseNumber)).hasMessageContaining("(suspenderet) ikke længere")
        .hasMessageContaining("kan indstillingen ikke godkendes. Sagen kan sendes retur");
    assertThat(forms.view("review-proposal", caseNumber).get("jointControl").toString())
        .endsWith(" har bekræftet, men dens autorisation er ikke gyldig");
    lift();
    proposals.approved(caseNumber);
    suspend();
    assertThatThrownBy(() -> world.complete(caseNumber, "userTask_signProposal", institution.signatory(),
        TestAnswers.signed())).hasMessageContaining("Fælles dataansvar kræver gyldig autorisation")
        .hasMessageContaining("kan der ikke underskrives");
    world.complete(caseNumber, "userTask_signProposal", institution.signatory(), TestAnswers.declined());
    assertThat(known.get(caseNumber).state()).isEqualTo(CaseState.PROPOSAL_RETURNED);
  }

  private void suspend() {
    world.part(Institutions.class).suspend(other.id(), world.today(), "Undersøges.");
  }

  private void lift() {
    world.part(Institutions.class).lift(other.id());
  }

  /** Cell by cell: whoever is not responsible for the authorisation of the institution that is named neither sees nor answers. */
  @Test
  void nobodyElseAnswersForTheInstitution() throws Exception {
    world.oneRoleEach(other);
    String caseNumber = asking();
    for (Who who : Who.values()) {
      boolean may = who.isOneOf(InstitutionCommand.ANSWER_JOINT_CONTROL.roles());
      HttpResponse<String> answer = answer(new WebSession(port).logIn(who.in(other), "demo"), caseNumber, "null");
      assertThat(answer.statusCode()).as("%s: %s", who, answer.body()).isIn(may ? List.of(400) : List.of(403, 404));
    }
    WebSession own = new WebSession(port).logIn(institution.responsible(), "demo");
    assertThat(answer(own, caseNumber, "true").statusCode()).isEqualTo(404);
    assertThat(legalBases.jointControls(caseNumber)).allMatch(control -> control.confirmed() == null);
  }

  /** Under review, with another institution named. */
  private String asking() {
    String caseNumber = proposals.draft(institution);
    Map<String, Object> answers = new HashMap<>(ProposalWorld.answers(institution));
    answers.put("jointControllers", Spin.JSON("[\"" + other.id() + "\"]"));
    proposals.sent(caseNumber, institution, answers);
    assertThat(known.get(caseNumber).state()).isEqualTo(CaseState.PROPOSAL_UNDER_REVIEW);
    return caseNumber;
  }

  private HttpResponse<String> answer(WebSession session, String caseNumber, String confirmed) throws Exception {
    return session.send("POST", path("/" + caseNumber), "{\"confirmed\":" + confirmed + "}");
  }

  private String path(String rest) {
    return "/camunda/api/microdata/institutions/" + other.id() + "/joint-controls" + rest;
  }
}
