package dk.dst.microdata.schemes.lawmodel;

import dk.dst.microdata.ground.agreement.Agreements;
import dk.dst.microdata.ground.decision.Recommendation;
import dk.dst.microdata.ground.decision.Ruling;
import dk.dst.microdata.ground.form.InputRefused;
import org.springframework.stereotype.Component;

/** What FSE and the ministry decide of a registration, and the agreement they sign by it. */
@Component
public record LawModelDecisions(LawModels models, LawModelChecks checks, LawModelAgreement agreement,
    Agreements agreements) {

  /** The reviewer's recommendation. What goes on to the head of office goes on as an agreement. */
  public void review(String caseNumber, Recommendation recommendation, String reason, String by) {
    models.review(caseNumber, recommendation, reason, by);
    agreements.drawUp(agreement, caseNumber);
  }

  /**
   * FSE's decision; an approval is Statistics Denmark's signature on the agreement.
   *
   * @throws InputRefused where it is approved, and a condition is not met any more
   */
  public void approve(String caseNumber, Ruling ruling, String reason, String by) {
    models.approve(caseNumber, ruling, reason, by); // a suspension is no condition to be mended: it is told first
    if (ruling == Ruling.APPROVED) {
      checks.mustBeMet(caseNumber, checks.onRecord(caseNumber));
    }
    agreements.signForFse(agreement, caseNumber, by);
  }

  /**
   * The signatory's answer to the agreement.
   *
   * @param shown digest of the document that they had before them
   * @throws InputRefused where another is kept, a condition is not met any more, or the ministry may not sign now
   */
  public void sign(String caseNumber, boolean signed, String shown, String reason, String by) {
    models.sign(caseNumber, signed, reason, by);
    if (signed) {
      checks.mustBeMet(caseNumber, checks.onRecord(caseNumber));
      agreements.signForInstitution(agreement, caseNumber, shown, by);
    }
  }
}
