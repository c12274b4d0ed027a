package dk.dst.microdata.schemes.application;

import static java.util.stream.Collectors.joining;

import dk.dst.microdata.ground.agreement.Agreements;
import dk.dst.microdata.ground.decision.Recommendation;
import dk.dst.microdata.ground.decision.Ruling;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.CaseState;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What FSE and the institution decide of an application that was sent. The world moves meanwhile, so every countable
 * condition is asked anew whenever somebody is about to say yes: what does not hold that day can be returned or refused,
 * never recommended, approved, signed or established.
 */
@Component
public record Assessments(Applications applications, EligibilityChecks checks, DatabaseAgreement agreement,
    Agreements agreements) {

  /** What becomes of the signature; the key is the value in the process. */
  public enum Signature {
    SIGNED("signed"),
    DECLINED("declined"),
    /** The conditions no longer hold: nothing is signed, and FSE assesses the application anew. */
    NOT_MET("notMet");

    private final String key;

    Signature(String key) {
      this.key = key;
    }

    public String key() {
      return key;
    }
  }

  /**
   * The reviewer's recommendation. What goes on to the approver goes on as an agreement: what they then approve, and the
   * institution signs, is that document.
   *
   * @throws InputRefused where approval is recommended of what does not meet the conditions today
   */
  public void review(String caseNumber, Recommendation recommendation, String reason, String by) {
    if (recommendation == Recommendation.APPROVE) {
      mustHold(caseNumber, "indstilles til godkendelse");
    }
    applications.review(caseNumber, recommendation, reason, by);
    agreements.drawUp(agreement, caseNumber);
  }

  /**
   * FSE's decision; an approval is FSE's signature on the agreement.
   *
   * @throws InputRefused where that is approved which does not meet the conditions today
   */
  public void approve(String caseNumber, Ruling ruling, String reason, String by) {
    if (ruling == Ruling.APPROVED) {
      mustHold(caseNumber, "godkendes");
    }
    String grounds = ruling == Ruling.REFUSED ? lacking(applications.get(caseNumber)).stream()
        .map(finding -> finding.words() + " Kilde: " + finding.condition().source() + ".").collect(joining("\n")) : "";
    applications.approve(caseNumber, ruling, reason, grounds, by);
    agreements.signForFse(agreement, caseNumber, by);
  }

  /**
   * The institution's answer to the agreement.
   *
   * @param shown digest of the document that whoever signs had before them
   * @throws InputRefused where another is kept for what is to be signed
   */
  public Signature sign(String caseNumber, boolean signed, String shown, String reason, String by) {
    if (signed && !stillHolds(caseNumber)) {
      return Signature.NOT_MET;
    }
    if (signed) {
      agreements.signForInstitution(agreement, caseNumber, shown, by);
    }
    applications.sign(caseNumber, signed, reason, by);
    return signed ? Signature.SIGNED : Signature.DECLINED;
  }

  /**
   * Whether the application that FSE has approved still meets every countable condition. Where it does not, it is FSE's
   * again, with what was found today; asked a second time, the answer stands.
   */
  public boolean stillHolds(String caseNumber) {
    Application application = applications.get(caseNumber);
    if (application.state() != CaseState.FOR_SIGNATURE) {
      return CaseState.DATABASE.contains(application.state());
    }
    List<Finding> lacking = lacking(application);
    if (!lacking.isEmpty() && applications.assessAgain(caseNumber, words(lacking))) {
      checks.keep(caseNumber);
    }
    return lacking.isEmpty();
  }

  private void mustHold(String caseNumber, String done) {
    List<Finding> lacking = lacking(applications.get(caseNumber));
    if (!lacking.isEmpty()) {
      throw new InputRefused("Ansøgningen kan ikke " + done + " i dag:\n" + words(lacking)
          + "\nDen kan sendes retur eller afslås.");
    }
  }

  private List<Finding> lacking(Application application) {
    return checks.today(application).stream().filter(Finding::isLacking).toList();
  }

  private static String words(List<Finding> lacking) {
    return lacking.stream().map(Finding::words).collect(joining("\n"));
  }
}
