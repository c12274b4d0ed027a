package dk.dst.microdata.ground.notice;

import static dk.dst.microdata.ground.decision.Step.APPROVAL;
import static dk.dst.microdata.ground.decision.Step.AUTHORISATION_APPROVAL;
import static dk.dst.microdata.ground.decision.Step.AUTHORISATION_END;
import static dk.dst.microdata.ground.decision.Step.AUTHORISATION_SIGNATURE;
import static dk.dst.microdata.ground.decision.Step.AUTHORITY_APPROVAL;
import static dk.dst.microdata.ground.decision.Step.AUTHORITY_CHECK;
import static dk.dst.microdata.ground.decision.Step.AUTHORITY_SIGNATURE;
import static dk.dst.microdata.ground.decision.Step.BREACH_REPORT;
import static dk.dst.microdata.ground.decision.Step.CORRECTION_LAPSE;
import static dk.dst.microdata.ground.decision.Step.EXTENSION;
import static dk.dst.microdata.ground.decision.Step.EXTENSION_CONFIRMATION;
import static dk.dst.microdata.ground.decision.Step.LAW_MODEL_APPROVAL;
import static dk.dst.microdata.ground.decision.Step.LAW_MODEL_CLOSING;
import static dk.dst.microdata.ground.decision.Step.LAW_MODEL_SIGNATURE;
import static dk.dst.microdata.ground.decision.Step.MANAGER_CONFIRMATION;
import static dk.dst.microdata.ground.decision.Step.MEASURE;
import static dk.dst.microdata.ground.decision.Step.PROJECT_CLOSING;
import static dk.dst.microdata.ground.decision.Step.PROPOSAL_APPROVAL;
import static dk.dst.microdata.ground.decision.Step.PROPOSAL_REVIEW;
import static dk.dst.microdata.ground.decision.Step.PURCHASE;
import static dk.dst.microdata.ground.decision.Step.SANCTION;
import static dk.dst.microdata.ground.decision.Step.SHUTDOWN;
import static dk.dst.microdata.ground.decision.Step.SIGNATURE;
import static dk.dst.microdata.ground.decision.Step.SUBSCRIPTION_CONCLUSION;
import static dk.dst.microdata.ground.decision.Step.SUBSCRIPTION_SIGNATURE;
import static dk.dst.microdata.ground.decision.Step.SUSPENSION;
import static dk.dst.microdata.ground.decision.Step.USAGE_RECONSIDERATION;

import dk.dst.microdata.ground.decision.Step;
import java.util.List;

/**
 * What goes against an institution or a person, so that it has to be told by an {@link AdverseLetter}: by which notice,
 * and which decisions those are. A new one belongs here, and the test of the letters fails until it has one.
 */
public enum Adverse {
  APPLICATION_REFUSED("REFUSED", of(APPROVAL, "refused")),
  APPLICATION_LAPSED("LAPSED", of(CORRECTION_LAPSE, "lapsed"), of(SIGNATURE, "expired")),
  AUTHORISATION_REFUSED("REFUSED", of(AUTHORISATION_APPROVAL, "refused")),
  AUTHORISATION_NOT_MADE("LAPSED", of(CORRECTION_LAPSE, "lapsed"), of(AUTHORISATION_SIGNATURE, "expired")),
  AUTHORISATION_SUSPENDED("SUSPENDED", of(SUSPENSION, "suspended")),
  AUTHORISATION_ENDED("AUTHORISATION_ENDED", of(AUTHORISATION_END, "lapsed"), of(AUTHORISATION_END, "agreementEnded")),
  PROPOSAL_REFUSED("PROPOSAL_REFUSED", of(PROPOSAL_REVIEW, "refused"), of(PROPOSAL_APPROVAL, "refused")),
  PROPOSAL_LAPSED("PROPOSAL_ENDED", of(Step.PROPOSAL_ENDED, "lapsed"), of(Step.PROPOSAL_ENDED, "expired")),
  DELIVERY_REFUSED("DELIVERY_REFUSED", of(PURCHASE, "notDelivered"), of(PURCHASE, "partlyDelivered")),
  MANAGER_REFUSED("MANAGER_REFUSED", of(MANAGER_CONFIRMATION, "refused")),
  EXTENSION_REFUSED("EXTENSION_DECIDED", of(EXTENSION, "refused"), of(EXTENSION_CONFIRMATION, "refused")),
  USE_RESTRICTED("MEASURE_DECIDED", of(MEASURE, "restrict")),
  USE_ENDED("MEASURE_DECIDED", of(MEASURE, "shutDown")),
  COMPLAINT_REJECTED("COMPLAINT_DECIDED", of(USAGE_RECONSIDERATION, "upheld")),
  DATABASE_SHUT_DOWN("SHUTDOWN_BEGUN", of(SHUTDOWN, "MANAGERS_MISSING"), of(SHUTDOWN, "AUTHORISATION_LOST")),
  CLOSED_UNTIL_EXPLAINED("BREACH_REPORTED", of(BREACH_REPORT, "closedAtOnce")),
  SANCTIONED("SANCTION", of(SANCTION, "byMatrix"), of(SANCTION, "ownAssessment")),
  PROJECT_CLOSED("PROJECT_CLOSED", of(PROJECT_CLOSING, "AUTHORISATION_LOST"), of(PROJECT_CLOSING, "NOT_RENEWED")),
  AUTHORITY_REFUSED("REFUSED", of(AUTHORITY_APPROVAL, "refused"), of(AUTHORITY_CHECK, "notAuthority")),
  AUTHORITY_LAPSED("LAPSED", of(CORRECTION_LAPSE, "lapsed"), of(AUTHORITY_SIGNATURE, "expired")),
  LAW_MODEL_REFUSED("LAW_MODEL_NOT_MADE", of(LAW_MODEL_APPROVAL, "refused")),
  LAW_MODEL_LAPSED("LAW_MODEL_NOT_MADE", of(CORRECTION_LAPSE, "lapsed"), of(LAW_MODEL_SIGNATURE, "expired")),
  LAW_MODEL_CLOSED("LAW_MODEL_CLOSED", of(LAW_MODEL_CLOSING, "ENDED_BY_FSE"),
      of(LAW_MODEL_CLOSING, "AUTHORISATION_LOST")),
  SUBSCRIPTION_REFUSED("SUBSCRIPTION_NOT_MADE", of(SUBSCRIPTION_CONCLUSION, "refused"),
      of(SUBSCRIPTION_CONCLUSION, "notMade")),
  SUBSCRIPTION_LAPSED("SUBSCRIPTION_NOT_MADE", of(Step.SUBSCRIPTION_ENDED, "lapsed"),
      of(SUBSCRIPTION_SIGNATURE, "expired"));

  /** A decision by its step and the word that the case went on with. */
  public record Ended(Step step, String outcome) {}

  private final String notice;
  private final List<Ended> decisions;

  Adverse(String notice, Ended... decisions) {
    this.notice = notice;
    this.decisions = List.of(decisions);
  }

  private static Ended of(Step step, String outcome) {
    return new Ended(step, outcome);
  }

  /** The kind of the notice by which it is told. */
  public String notice() {
    return notice;
  }

  public List<Ended> decisions() {
    return decisions;
  }
}
