package dk.dst.microdata.schemes.subscription;

import dk.dst.microdata.ground.agreement.Agreements;
import dk.dst.microdata.ground.form.InputRefused;
import org.springframework.stereotype.Component;

/** The contract of a subscription as a document: drawn up with FSE's offer, signed by the institution and then by FSE. */
@Component
public record SubscriptionSignatures(Subscriptions subscriptions, SubscriptionContract contract, Agreements agreements) {

  /** What FSE offers is the contract. */
  public void offer(String caseNumber, String offer, int hours, int priceDkk, String by) {
    subscriptions.offer(caseNumber, offer, hours, priceDkk, by);
    agreements.drawUp(contract, caseNumber);
  }

  /**
   * The signatory signs what FSE has offered.
   *
   * @param shown digest of the document that they had before them
   * @throws InputRefused where another is kept, or it cannot come into force as offered
   */
  public void sign(String caseNumber, String shown, String by) {
    agreements.signForInstitution(contract, caseNumber, shown, by);
    subscriptions.sign(caseNumber, by);
  }

  /** FSE signs, too; not where it can no longer come into force as offered. */
  public void countersign(String caseNumber, String by) {
    subscriptions.countersign(caseNumber, by);
    agreements.signForFse(contract, caseNumber, by);
  }
}
