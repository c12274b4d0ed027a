package dk.dst.microdata.ground.rights;

import static dk.dst.microdata.ground.rights.CaseKind.AUTHORISATION;
import static dk.dst.microdata.ground.rights.CaseKind.AUTHORITY_SCHEME;
import static dk.dst.microdata.ground.rights.CaseKind.BREACH;
import static dk.dst.microdata.ground.rights.CaseKind.LAW_MODEL;
import static dk.dst.microdata.ground.rights.CaseKind.PROJECT;
import static dk.dst.microdata.ground.rights.CaseKind.PROPOSAL;
import static dk.dst.microdata.ground.rights.CaseKind.SUBSCRIPTION;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** Where a case stands, from application to closing: what its rights depend on. Each kind of case has states of its own. */
public enum CaseState {
  DRAFT("Kladde"),
  SUBMITTED("Indsendt"),
  RETURNED("Retur til ansøger"),
  UNDER_REVIEW("Til vurdering hos FSE"),
  FOR_APPROVAL("Til afgørelse hos FSE"),
  FOR_SIGNATURE("Til institutionens underskrift"),
  IN_OPERATION("I drift"),
  CLOSING("Under nedlæggelse"),
  CLOSED("Nedlagt"),
  NOT_APPROVED("Ikke godkendt"),

  AUTHORISATION_DRAFT(AUTHORISATION, "Autorisation: kladde"),
  AUTHORISATION_RETURNED(AUTHORISATION, "Autorisation: retur til ansøger"),
  AUTHORISATION_UNDER_REVIEW(AUTHORISATION, "Autorisation: til vurdering"),
  AUTHORISATION_FOR_APPROVAL(AUTHORISATION, "Autorisation: til afgørelse"),
  AUTHORISATION_FOR_SIGNATURE(AUTHORISATION, "Autorisation: til underskrift"),
  AUTHORISED(AUTHORISATION, "Autoriseret"),
  SUSPENDED(AUTHORISATION, "Suspenderet"),
  AUTHORISATION_ENDED(AUTHORISATION, "Autorisation bortfaldet eller ophørt"),
  NOT_AUTHORISED(AUTHORISATION, "Ikke autoriseret"),

  PROPOSAL_DRAFT(PROPOSAL, "Indstilling: kladde"),
  PROPOSAL_AT_ADMINISTRATOR(PROPOSAL, "Indstilling: hos administrator"),
  PROPOSAL_AT_MANAGERS(PROPOSAL, "Indstilling: hos managerne"),
  PROPOSAL_SUBMITTED(PROPOSAL, "Indstilling: indsendt"),
  PROPOSAL_RETURNED(PROPOSAL, "Indstilling: retur"),
  PROPOSAL_UNDER_REVIEW(PROPOSAL, "Indstilling: til vurdering"),
  PROPOSAL_FOR_SIGNATURE(PROPOSAL, "Indstilling: til underskrift"),
  /** Signed by both; what is to happen with the data goes on. */
  PROPOSAL_IN_FORCE(PROPOSAL, "Indstilling: i kraft"),
  PROPOSAL_NOT_APPROVED(PROPOSAL, "Indstilling: ikke godkendt"),

  PROJECT_ACTIVE(PROJECT, "Projekt: aktivt"),
  /** No access any more; the data waits for the data controller's instruction. */
  PROJECT_CLOSING(PROJECT, "Projekt: lukket, data afventer"),
  PROJECT_CLOSED(PROJECT, "Projekt: afsluttet"),

  SUBSCRIPTION_DRAFT(SUBSCRIPTION, "Årsabonnement: kladde"),
  SUBSCRIPTION_REQUESTED(SUBSCRIPTION, "Årsabonnement: bestilt"),
  SUBSCRIPTION_OFFERED(SUBSCRIPTION, "Årsabonnement: tilbudt"),
  SUBSCRIPTION_FOR_FSE(SUBSCRIPTION, "Årsabonnement: til FSE’s underskrift"),
  /** Runs out with its last day, without anybody doing anything (A1). */
  SUBSCRIPTION_IN_FORCE(SUBSCRIPTION, "Årsabonnement: i kraft", "Årsabonnement: udløbet"),
  SUBSCRIPTION_NOT_MADE(SUBSCRIPTION, "Årsabonnement: ikke indgået"),

  LAW_MODEL_DRAFT(LAW_MODEL, "Lovmodellen: kladde"),
  LAW_MODEL_RETURNED(LAW_MODEL, "Lovmodellen: retur til ministeriet"),
  LAW_MODEL_UNDER_REVIEW(LAW_MODEL, "Lovmodellen: til kontrol"),
  LAW_MODEL_FOR_APPROVAL(LAW_MODEL, "Lovmodellen: til FSE’s underskrift"),
  LAW_MODEL_FOR_SIGNATURE(LAW_MODEL, "Lovmodellen: til ministeriets underskrift"),
  LAW_MODEL_IN_FORCE(LAW_MODEL, "Lovmodellen: i drift"),
  /** No access any more; the data wait for the data controller's instruction. */
  LAW_MODEL_CLOSING(LAW_MODEL, "Lovmodellen: lukket, data afventer"),
  LAW_MODEL_CLOSED(LAW_MODEL, "Lovmodellen: afsluttet"),
  /** Another ministry has taken over, in a case of its own. */
  LAW_MODEL_HANDED_OVER(LAW_MODEL, "Lovmodellen: overdraget"),
  LAW_MODEL_NOT_MADE(LAW_MODEL, "Lovmodellen: ikke registreret"),

  BREACH_REPORTED(BREACH, "Brud: indberettet, redegørelse afventes"),
  BREACH_UNDER_REVIEW(BREACH, "Brud: til vurdering"),
  BREACH_FOR_DECISION(BREACH, "Brud: til afgørelse"),
  BREACH_SANCTIONED(BREACH, "Brud: sanktioneret"),
  BREACH_NO_SANCTION(BREACH, "Brud: uden sanktion"),

  AUTHORITY_DRAFT(AUTHORITY_SCHEME, "Myndighedsordning: kladde"),
  AUTHORITY_RETURNED(AUTHORITY_SCHEME, "Myndighedsordning: retur til ansøger"),
  AUTHORITY_UNDER_REVIEW(AUTHORITY_SCHEME, "Myndighedsordning: til vurdering"),
  AUTHORITY_FOR_APPROVAL(AUTHORITY_SCHEME, "Myndighedsordning: til afgørelse"),
  AUTHORITY_FOR_SIGNATURE(AUTHORITY_SCHEME, "Myndighedsordning: til underskrift"),
  /** Frozen without a step of its own: from the day its agreement ends until it is renewed or closed. */
  AUTHORITY_IN_OPERATION(AUTHORITY_SCHEME, "Myndighedsordning: i drift", "Myndighedsordning: frosset"),
  /** No access any more; the data waits for the data controller's instruction. */
  AUTHORITY_CLOSING(AUTHORITY_SCHEME, "Myndighedsordning: lukket, data afventer"),
  AUTHORITY_CLOSED(AUTHORITY_SCHEME, "Myndighedsordning: afsluttet"),
  AUTHORITY_NOT_APPROVED(AUTHORITY_SCHEME, "Myndighedsordning: ikke godkendt");

  /** What is to happen to a case next. */
  public enum Phase {
    /** Somebody, or a step that runs by itself, has something to do. */
    OPEN,
    /** It goes on when a day comes. */
    WAITS_FOR_A_DAY,
    /** Nothing more is to come. */
    ENDED
  }

  private static final Set<CaseState> WAITING = EnumSet.of(IN_OPERATION, AUTHORISED, PROJECT_ACTIVE,
      AUTHORITY_IN_OPERATION, LAW_MODEL_IN_FORCE);
  private static final Set<CaseState> ENDED = EnumSet.of(CLOSED, NOT_APPROVED, AUTHORISATION_ENDED, NOT_AUTHORISED,
      PROPOSAL_IN_FORCE, PROPOSAL_NOT_APPROVED, PROJECT_CLOSED, SUBSCRIPTION_IN_FORCE, SUBSCRIPTION_NOT_MADE,
      AUTHORITY_CLOSED, AUTHORITY_NOT_APPROVED, LAW_MODEL_CLOSED, LAW_MODEL_HANDED_OVER, LAW_MODEL_NOT_MADE,
      BREACH_SANCTIONED, BREACH_NO_SANCTION);

  /** Of a project database, from its establishment on. */
  public static final Set<CaseState> DATABASE = EnumSet.range(IN_OPERATION, CLOSED);
  /** Of the cases that everybody of the institution may know of: all but breaches. */
  static final Set<CaseState> KNOWN_TO_COLLEAGUES = EnumSet.complementOf(EnumSet.copyOf(of(BREACH)));
  /** What only the institution knows of. */
  static final Set<CaseState> UNSENT = EnumSet.of(DRAFT, AUTHORISATION_DRAFT, PROPOSAL_DRAFT,
      PROPOSAL_AT_ADMINISTRATOR, PROPOSAL_AT_MANAGERS, SUBSCRIPTION_DRAFT, AUTHORITY_DRAFT, LAW_MODEL_DRAFT);
  /** What has been sent to FSE. */
  static final Set<CaseState> SENT = EnumSet.complementOf(EnumSet.copyOf(UNSENT));

  private final CaseKind kind;
  private final String danish;
  private final String afterItsLastDay;

  CaseState(String danish) {
    this(CaseKind.DATABASE, danish);
  }

  CaseState(CaseKind kind, String danish) {
    this(kind, danish, danish);
  }

  CaseState(CaseKind kind, String danish, String afterItsLastDay) {
    this.kind = kind;
    this.danish = danish;
    this.afterItsLastDay = afterItsLastDay;
  }

  public CaseKind kind() {
    return kind;
  }

  public String danish() {
    return danish;
  }

  /** What it is called on a day, when the case's last day is that; null where it has none. */
  public String danish(LocalDate lastDay, LocalDate today) {
    return lastDay != null && today.isAfter(lastDay) ? afterItsLastDay : danish;
  }

  public Phase phase() {
    return ENDED.contains(this) ? Phase.ENDED : WAITING.contains(this) ? Phase.WAITS_FOR_A_DAY : Phase.OPEN;
  }

  /**
   * Whether a day may be all a case of that state waits for: of a shutdown, as long as it can be undone; of what is signed
   * by both, as long as the authorisation is suspended.
   */
  public boolean mayWaitForADay() {
    return phase() == Phase.WAITS_FOR_A_DAY || this == CLOSING || this == FOR_SIGNATURE;
  }

  /** The names of all in that phase, as they stand in the table of cases. */
  public static String[] names(Phase phase) {
    return Arrays.stream(values()).filter(state -> state.phase() == phase).map(Enum::name).toArray(String[]::new);
  }

  /** The names of those in which nobody who is a party to the case can be erased. */
  public static String[] holdingParties() {
    return Arrays.stream(values()).filter(state -> state.kind.holdsParties(state.phase())).map(Enum::name)
        .toArray(String[]::new);
  }

  /** Those of a kind of case. */
  static Set<CaseState> of(CaseKind kind) {
    var states = EnumSet.allOf(CaseState.class);
    states.removeIf(state -> state.kind != kind);
    return states;
  }
}
