package dk.dst.microdata.schemes.proposal;

import dk.dst.microdata.ground.agreement.Agreements;
import dk.dst.microdata.ground.agreement.Seen;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.schemes.proposal.Proposals.Remark;
import java.util.List;
import org.springframework.stereotype.Component;

/** What FSE and the institution decide of a proposal, and the agreement they sign by it. */
@Component
public record ProposalDecisions(Proposals proposals, ProposalChecks checks, ProposalAgreement agreement,
    JointControls jointControls, ProposalDocument document, Agreements agreements) {

  private static final String NOT_APPROVED = "indstillingen ikke godkendes";

  /**
   * FSE receives it. What can be processed goes on as an agreement, which is before whoever assesses it.
   *
   * @param caseOwner user id of whoever answers for it in FSE
   * @return whether it can be processed
   */
  public boolean receive(String caseNumber, String caseOwner) {
    boolean acceptable = checks.check(caseNumber, caseOwner);
    agreements.drawUp(document, caseNumber);
    return acceptable;
  }

  /**
   * What FSE has found; an approval is FSE's signature on the agreement.
   *
   * @param knowsASecond whether the case's model has a step for a second person
   * @return whether a second person is to decide as well, before anything is signed
   * @throws InputRefused where it is approved before every joint controller has confirmed: the task waits
   */
  public boolean review(String caseNumber, String ruling, String reason, List<Remark> remarks, boolean knowsASecond,
      String by) {
    if (ruling.equals("approved")) {
      jointControls.mustBeConfirmed(caseNumber, NOT_APPROVED);
    }
    boolean second = knowsASecond && ruling.equals("approved") && proposals.get(caseNumber).scheme() == Scheme.DATABASE;
    proposals.review(caseNumber, ruling, reason, remarks, second, agreement.digest(caseNumber), by);
    if (!second) {
      agreements.signForFse(document, caseNumber, by);
    }
    return second;
  }

  /** The second person decides; an approval is FSE's signature on the agreement. @throws InputRefused as for the first */
  public void approve(String caseNumber, String ruling, String reason, String by) {
    if (ruling.equals("approved")) {
      jointControls.mustBeConfirmed(caseNumber, NOT_APPROVED);
    }
    proposals.approve(caseNumber, ruling, reason, agreement.digest(caseNumber), by);
    agreements.signForFse(document, caseNumber, by);
  }

  /**
   * The institution's answer to the agreement.
   *
   * @throws InputRefused where another document is kept for what is to be signed, its estimate stands no longer, or it
   *     cannot be signed as things stand
   */
  public void sign(String caseNumber, boolean signed, Seen seen, String reason, String by) {
    if (signed) {
      agreements.signForInstitution(document, caseNumber, seen, by);
    }
    agreement.sign(caseNumber, signed, reason, by);
  }
}
