package dk.dst.microdata.schemes.authority;

import dk.dst.microdata.ground.agreement.Agreements;
import dk.dst.microdata.ground.agreement.Seen;
import dk.dst.microdata.ground.decision.Recommendation;
import dk.dst.microdata.ground.decision.Ruling;
import dk.dst.microdata.ground.form.InputRefused;
import org.springframework.stereotype.Component;

/** What FSE and the institution decide of an application, and the agreement they sign by it. */
@Component
public record AuthorityDecisions(AuthorityRulings rulings, AuthorityChecks checks, AuthorityAgreement agreement,
    Agreements agreements) {

  /**
   * The reviewer's recommendation. What goes on to the approver goes on as an agreement.
   *
   * @throws InputRefused where approval is recommended of what does not meet the conditions today
   */
  public void review(String caseNumber, Recommendation recommendation, String reason, String by) {
    if (recommendation == Recommendation.APPROVE) {
      checks.mustHold(caseNumber, "indstilles til godkendelse");
    }
    rulings.review(caseNumber, recommendation, reason, by);
    agreements.drawUp(agreement, caseNumber);
  }

  /**
   * FSE's decision; an approval is Statistics Denmark's signature on the agreement.
   *
   * @throws InputRefused where that is approved which has to wait, or does not meet the conditions today
   */
  public void approve(String caseNumber, Ruling ruling, String reason, String by) {
    rulings.approve(caseNumber, ruling, reason, by);
    if (ruling == Ruling.APPROVED) {
      checks.mustHold(caseNumber, "godkendes");
    }
    agreements.signForFse(agreement, caseNumber, by);
  }

  /**
   * The signatory signs.
   *
   * @throws InputRefused where another document is kept for what is to be signed, its estimate stands no longer, nothing
   *     can be signed now, or the conditions are not met today
   */
  public void sign(String caseNumber, Seen seen, String by) {
    rulings.sign(caseNumber, by);
    checks.mustHold(caseNumber, "underskrives");
    agreements.signForInstitution(agreement, caseNumber, seen, by);
  }

  public void decline(String caseNumber, String reason, String by) {
    rulings.decline(caseNumber, reason, by);
  }
}
