package dk.dst.microdata.schemes.application;

import static java.util.stream.Collectors.joining;

import dk.dst.microdata.facts.quarantine.Hindrances;
import dk.dst.microdata.facts.quarantine.Hindrances.Hindrance;
import dk.dst.microdata.ground.agreement.Agreements;
import dk.dst.microdata.ground.agreement.Seen;
import dk.dst.microdata.ground.decision.Recommendation;
import dk.dst.microdata.ground.decision.Ruling;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.CaseState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What FSE and the institution decide of an application that was sent. The world moves meanwhile, so every countable
 * condition is asked anew whenever somebody is about to say yes: what does not hold that day can be returned or refused,
 * never recommended, approved, signed or established.
 */
@Component
public record Assessments(Applications applications, EligibilityChecks checks, Hindrances hindrances,
    DatabaseAgreement agreement, Agreements agreements) {

  /** What a suspension or a quarantine makes fail, and its end mends. */
  private static final Set<Condition> PASSING = Set.of(Condition.AUTHORISED, Condition.NO_QUARANTINE);

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
    List<Finding> findings = ruling == Ruling.REFUSED ? against(applications.get(caseNumber)) : List.of();
    applications.approve(caseNumber, ruling, reason, findings, by);
    agreements.signForFse(agreement, caseNumber, by);
  }

  /** Whether what both have signed can be established. */
  public enum Standing {
    HOLDS,
    /** For as long as the authorisation is suspended or the institution in quarantine. */
    WAITS,
    /** The conditions no longer hold, and FSE assesses the application anew. */
    NOT_MET
  }

  /**
   * The institution's answer to the agreement.
   *
   * @throws InputRefused where it is signed while the authorisation is suspended or the institution in quarantine: the
   *     task waits; where another document is kept for what is to be signed; and where its estimate stands no longer
   */
  public Signature sign(String caseNumber, boolean signed, Seen seen, String reason, String by) {
    if (signed) {
      Standing standing = standing(caseNumber);
      if (standing == Standing.WAITS) {
        throw hindrance(applications.get(caseNumber)).orElseThrow().refusal("der ikke underskrives");
      }
      if (standing == Standing.NOT_MET) {
        return Signature.NOT_MET;
      }
      agreements.signForInstitution(agreement, caseNumber, seen, by);
    }
    applications.sign(caseNumber, signed, reason, by);
    return signed ? Signature.SIGNED : Signature.DECLINED;
  }

  /**
   * Whether the application that FSE has approved still meets every countable condition. What passes by itself is waited
   * for; of anything else it is FSE's again, with what was found today. Asked a second time, the answer stands.
   */
  public Standing standing(String caseNumber) {
    Application application = applications.get(caseNumber);
    if (application.state() != CaseState.FOR_SIGNATURE) {
      return CaseState.DATABASE.contains(application.state()) ? Standing.HOLDS : Standing.NOT_MET;
    }
    List<Finding> lacking = lacking(application);
    if (lacking.isEmpty()) {
      return Standing.HOLDS;
    }
    if (hindrance(application).isPresent() && PASSING.containsAll(lacking.stream().map(Finding::condition).toList())) {
      return Standing.WAITS;
    }
    if (applications.assessAgain(caseNumber, words(lacking))) {
      checks.keep(caseNumber);
    }
    return Standing.NOT_MET;
  }

  private Optional<Hindrance> hindrance(Application application) {
    return hindrances.of(application.institutionId(), null, null);
  }

  private void mustHold(String caseNumber, String done) {
    Application application = applications.get(caseNumber);
    List<Finding> lacking = lacking(application);
    if (!lacking.isEmpty()) {
      throw new InputRefused("Ansøgningen kan ikke " + done + " i dag:\n" + words(lacking)
          + "\nDen kan sendes retur eller afslås." + (hindrance(application).isPresent()
          ? " Sagen venter imens, til suspensionen eller karantænen er forbi." : ""));
    }
  }

  private List<Finding> lacking(Application application) {
    return checks.today(application).stream().filter(Finding::isLacking).toList();
  }

  /** What a refusal is about: what is not met today, and what people assessed; where neither is, all of it. */
  private List<Finding> against(Application application) {
    List<Finding> today = checks.today(application);
    List<Finding> open = today.stream().filter(finding -> finding.outcome() != Finding.Outcome.MET).toList();
    return open.isEmpty() ? today : open;
  }

  private static String words(List<Finding> lacking) {
    return lacking.stream().map(Finding::words).collect(joining("\n"));
  }
}
