package dk.dst.microdata.schemes.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.dst.microdata.ground.agreement.Agreements;
import dk.dst.microdata.ground.agreement.DrawnUp.Party;
import dk.dst.microdata.ground.agreement.DrawnUp;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.Pdf;
import dk.dst.microdata.support.ProposalWorld;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The agreement of a proposal, from FSE's receipt to the institution's signature. */
class ProposalDocumentTest extends EngineTest {

  @Autowired
  private Agreements agreements;
  @Autowired
  private ProposalDocument document;
  @Autowired
  private Proposals all;

  @Test
  void saysWhatIsAgreedAndIsSignedByItsDigest() throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = proposals.underReview(institution);
    assertThat(agreements.of(caseNumber)).singleElement().matches(one -> !one.isFor(true) && one.isFor(false));
    proposals.approved(caseNumber);
    DrawnUp one = agreements.of(caseNumber).get(0);
    assertThat(one.signatures()).extracting(DrawnUp.Signature::party).containsExactly(Party.FSE);
    byte[] bytes = agreements.document(one);
    Pdf.assertIsArchivalAndAccessible(bytes);
    Pdf pdf = Pdf.read(bytes);
    Proposal.Content said = all.get(caseNumber).content();
    assertThat(pdf.title()).isEqualTo("Aftale om projektindstilling, sag " + caseNumber);
    assertThat(pdf.text()).contains(said.title(), said.purpose(), said.population(), Scheme.RESEARCHER.danish(),
        "(autorisation nr. " + institution.authorisationNumber() + ")", "Projektet slutter den ", "Institutionen betaler.",
        "Danmarks Statistiks skøn, ikke offentliggjort");
    assertThat(document.content(caseNumber).keySet()).isEqualTo(document.example().keySet());

    assertThat(pdf.text()).doesNotContain("Tilsagn om formålet");

    var stale = TestAnswers.signed();
    stale.put("digest", "0".repeat(64));
    assertThatThrownBy(() -> world.complete(caseNumber, "userTask_signProposal", institution.signatory(), stale))
        .isInstanceOf(InputRefused.class).hasMessageContaining("er en anden end den, der blev vist");
    world.complete(caseNumber, "userTask_signProposal", institution.signatory(), TestAnswers.signed());
    assertThat(agreements.of(caseNumber).get(0).signatures()).extracting(DrawnUp.Signature::party)
        .containsExactlyInAnyOrder(Party.FSE, Party.INSTITUTION);
  }

  /** P5: a subproject lies within the purpose of its database, which the institution answers for. */
  @Test
  void ofASubprojectItSaysWhatTheInstitutionHasUndertaken() throws Exception {
    TestInstitution institution = world.qualified();
    world.inOperation(institution);
    String draft = proposals.subproject(institution);
    String caseNumber = proposals.sent(draft, institution, ProposalWorld.answers(institution));
    assertThat(Pdf.read(agreements.document(agreements.of(caseNumber).get(0))).text())
        .contains("Tilsagn om formålet", "inden for projektdatabasens formål");
  }
}
