package dk.dst.microdata.schemes.authorisation;

import dk.dst.microdata.ground.agreement.Agreements;
import dk.dst.microdata.ground.decision.Recommendation;
import dk.dst.microdata.ground.decision.Ruling;
import dk.dst.microdata.ground.form.InputRefused;
import org.springframework.stereotype.Component;

/** What FSE and the institution decide of an application for authorisation, and the agreement they sign by it. */
@Component
public record AuthorisationDecisions(Authorisations authorisations, AuthorisationAgreement agreement,
    Agreements agreements) {

  /** The reviewer's recommendation. What goes on to the approver goes on as an agreement. */
  public void review(String caseNumber, Recommendation recommendation, String reason, String by) {
    authorisations.review(caseNumber, recommendation, reason, by);
    agreements.drawUp(agreement, caseNumber);
  }

  /** FSE's decision; an approval is Statistics Denmark's signature on the agreement. */
  public void approve(String caseNumber, Ruling ruling, String reason, String by) {
    authorisations.approve(caseNumber, ruling, reason, by);
    agreements.signForFse(agreement, caseNumber, by);
  }

  /**
   * The head's answer to the agreement.
   *
   * @param shown digest of the document that they had before them
   * @throws InputRefused where another is kept for what is to be signed
   */
  public void sign(String caseNumber, boolean signed, String shown, String reason, String by) {
    if (signed) {
      agreements.signForInstitution(agreement, caseNumber, shown, by);
    }
    authorisations.sign(caseNumber, signed, reason, by);
  }
}
