package dk.dst.microdata.ground.decision;

import static dk.dst.microdata.ground.decision.Step.Audience.FSE_UNTIL_SENT_BACK;
import static dk.dst.microdata.ground.decision.Step.Audience.INSTITUTION;
import static dk.dst.microdata.ground.decision.Step.Audience.USE;

import java.util.EnumSet;
import java.util.Set;

/** The steps of a case in which somebody makes a choice. None can be added without saying who reads of it. */
public enum Step {
  SUBMISSION(INSTITUTION, "Ansøgning indsendt"),
  ELIGIBILITY(INSTITUTION, "Betingelser kontrolleret"),
  WITHDRAWAL(INSTITUTION, "Ansøgning trukket tilbage"),
  CORRECTION_LAPSE(INSTITUTION, "Frist for ansøgningen udløbet"),
  REVIEW(FSE_UNTIL_SENT_BACK, "FSE’s vurdering"),
  APPROVAL(INSTITUTION, "FSE’s afgørelse"),
  SIGNATURE(INSTITUTION, "Institutionens underskrift"),
  ESTABLISHMENT(INSTITUTION, "Projektdatabase oprettet"),
  USAGE_COMMENT(USE, "Institutionens udtalelse om anvendelsen"),
  USAGE_REVIEW(USE, "FSE’s vurdering af anvendelsen"),
  HEARING(USE, "Institutionens høringssvar"),
  MEASURE(USE, "Afgørelse efter høring"),
  USAGE_COMPLAINT(USE, "Institutionens klage eller nye oplysninger"),
  USAGE_RECONSIDERATION(USE, "FSE’s afgørelse om genoptagelse"),
  EXTENSION_REQUEST(INSTITUTION, "Institutionens svar om forlængelse"),
  EXTENSION(INSTITUTION, "Afgørelse om forlængelse"),
  EXTENSION_CONFIRMATION(INSTITUTION, "Den andens afgørelse om forlængelse"),
  EXTENSION_SIGNATURE(INSTITUTION, "Institutionens underskrift på forlængelsen"),
  MANAGER_CHANGE(INSTITUTION, "Ændring af managere"),
  MANAGER_CONFIRMATION(INSTITUTION, "FSE’s vurdering af den nye manager"),
  MANAGER_FOLLOW_UP(INSTITUTION, "FSE’s opfølgning på manglende manager"),
  NOTICE(INSTITUTION, "Institutionens opsigelse"),
  AUTHORISATION_LAPSE(INSTITUTION, "Autorisationen bortfaldet"),
  SHUTDOWN(INSTITUTION, "Adgangen lukket"),
  DELETION_INSTRUCTION(INSTITUTION, "Instruks om sletning"),
  DELETION(INSTITUTION, "Sletning bekræftet"),
  SHUTDOWN_UNDONE(INSTITUTION, "Nedlæggelsen fortrudt"),
  FINAL_ACCOUNT(INSTITUTION, "Slutregning"),
  SHUTDOWN_CONFIRMED(INSTITUTION, "Nedlæggelsen bekræftet"),
  AUTHORISATION_SUBMISSION(INSTITUTION, "Ansøgning om autorisation indsendt"),
  AUTHORISATION_REVIEW(FSE_UNTIL_SENT_BACK, "FSE’s vurdering af institutionen"),
  AUTHORISATION_APPROVAL(INSTITUTION, "FSE’s afgørelse om autorisation"),
  AUTHORISATION_SIGNATURE(INSTITUTION, "Institutionens underskrift på autorisationsaftalen"),
  AUTHORISATION_GRANT(INSTITUTION, "Autorisation givet"),
  CONFIRMATION(INSTITUTION, "Årlig bekræftelse af autorisationen"),
  CONFIRMATION_FOLLOW_UP(INSTITUTION, "FSE’s opfølgning på manglende bekræftelse"),
  SUSPENSION(INSTITUTION, "Autorisationen suspenderet"),
  SUSPENSION_DECISION(INSTITUTION, "FSE’s afgørelse om suspensionen"),
  AUTHORISATION_END(INSTITUTION, "Autorisationen afsluttet"),
  PROPOSAL_DRAFTED(INSTITUTION, "Indstilling udfyldt"),
  PROPOSAL_SUBMISSION(INSTITUTION, "Administratorens gennemgang"),
  PROPOSAL_ENDORSEMENT(INSTITUTION, "Managernes udtalelse"),
  PROPOSAL_CHECK(INSTITUTION, "Indstilling modtaget i FSE og kontrolleret"),
  PROPOSAL_REVIEW(INSTITUTION, "FSE’s vurdering og underskrift"),
  PROPOSAL_APPROVAL(INSTITUTION, "FSE’s afgørelse om databasens indhold"),
  PROPOSAL_SIGNATURE(INSTITUTION, "Institutionens underskrift på indstillingen"),
  PROPOSAL_IN_FORCE(INSTITUTION, "Indstilling sat i kraft"),
  PROPOSAL_ENDED(INSTITUTION, "Indstillingen afsluttet"),
  HEALTH_APPROVAL(INSTITUTION, "Sundhedsdatastyrelsens godkendelse"),
  EXTRACTION(INSTITUTION, "Data fra projektdatabasen"),
  PURCHASE(INSTITUTION, "Data fra FSE"),
  PROJECT_END_ANSWER(INSTITUTION, "Institutionens svar om slutdatoen"),
  PROJECT_ACTIVITY(INSTITUTION, "Institutionens svar om aktivitet"),
  PROJECT_CLOSING(INSTITUTION, "Projektets adgang lukket"),
  PROJECT_DELETION_INSTRUCTION(INSTITUTION, "Instruks om sletning af projektets data"),
  PROJECT_DELETION(INSTITUTION, "Sletning af projektets data bekræftet"),
  SUBSCRIPTION_REQUEST(INSTITUTION, "Årsabonnement bestilt"),
  SUBSCRIPTION_OFFER(INSTITUTION, "FSE’s tilbud"),
  SUBSCRIPTION_SIGNATURE(INSTITUTION, "Institutionens underskrift på kontrakten"),
  SUBSCRIPTION_CONCLUSION(INSTITUTION, "FSE’s underskrift på kontrakten"),
  SUBSCRIPTION_ENDED(INSTITUTION, "Årsabonnementet ikke indgået"),
  LAW_MODEL_SUBMISSION(INSTITUTION, "Lovmodellen: registrering indsendt"),
  LAW_MODEL_REVIEW(FSE_UNTIL_SENT_BACK, "Lovmodellen: FSE’s kontrol"),
  LAW_MODEL_APPROVAL(INSTITUTION, "Lovmodellen: FSE’s afgørelse"),
  LAW_MODEL_SIGNATURE(INSTITUTION, "Lovmodellen: ministeriets underskrift"),
  LAW_MODEL_IN_FORCE(INSTITUTION, "Lovmodellen sat i kraft"),
  LAW_MODEL_CONFIRMATION(INSTITUTION, "Lovmodellen: årlig bekræftelse"),
  LAW_MODEL_FOLLOW_UP(INSTITUTION, "Lovmodellen: FSE’s opfølgning på manglende bekræftelse"),
  LAW_MODEL_USERS(INSTITUTION, "Lovmodellen: ministerier og brugere ændret"),
  LAW_MODEL_YEAR(INSTITUTION, "Lovmodellen: nyt modelår indsendt"),
  LAW_MODEL_YEAR_REVIEW(INSTITUTION, "Lovmodellen: FSE’s kontrol af modelåret"),
  LAW_MODEL_HAND_OVER(INSTITUTION, "Lovmodellen: overdragelse begyndt"),
  LAW_MODEL_CLOSING(INSTITUTION, "Lovmodellen: adgangen lukket"),
  LAW_MODEL_DELETION_INSTRUCTION(INSTITUTION, "Instruks om sletning af Lovmodellens data"),
  LAW_MODEL_DELETION(INSTITUTION, "Sletning af Lovmodellens data bekræftet"),
  BREACH_REPORT(INSTITUTION, "Brud indberettet"),
  BREACH_EXPLANATION(INSTITUTION, "Institutionens redegørelse"),
  BREACH_GRADE(FSE_UNTIL_SENT_BACK, "FSE’s vurdering af bruddet"),
  SANCTION(INSTITUTION, "FSE’s afgørelse om sanktion"),
  BREACH_EXPLANATION_APPROVAL(INSTITUTION, "FSE’s stilling til redegørelsen"),
  AUTHORITY_SUBMISSION(INSTITUTION, "Ansøgning om Myndighedsordningen indsendt"),
  AUTHORITY_CHECK(INSTITUTION, "Myndighedsordningens betingelser kontrolleret"),
  AUTHORITY_REVIEW(FSE_UNTIL_SENT_BACK, "FSE’s vurdering af myndigheden"),
  AUTHORITY_APPROVAL(INSTITUTION, "FSE’s afgørelse om Myndighedsordningen"),
  AUTHORITY_SIGNATURE(INSTITUTION, "Institutionens underskrift på aftalen om Myndighedsordningen"),
  AUTHORITY_IN_FORCE(INSTITUTION, "Aftalen om Myndighedsordningen sat i kraft"),
  AUTHORITY_RENEWAL(INSTITUTION, "Aftalen om Myndighedsordningen fornyet");

  /** Who reads of a step in the story of its case, besides FSE. */
  public enum Audience {
    /** Whoever of the institution may see the story. */
    INSTITUTION,
    /** Those of them who may see how the database is used. */
    USE,
    /** FSE's own preparation: the same people, and only when it sends the case back to them. */
    FSE_UNTIL_SENT_BACK
  }

  /** Something was sent to FSE to be assessed. */
  public static final Set<Step> SENT = EnumSet.of(SUBMISSION, AUTHORISATION_SUBMISSION, AUTHORITY_SUBMISSION,
      LAW_MODEL_SUBMISSION, PROPOSAL_CHECK);
  /** The application itself looked whether what can be counted is met. */
  public static final Set<Step> CHECKED = EnumSet.of(ELIGIBILITY, AUTHORITY_CHECK, PROPOSAL_CHECK);
  /** FSE's people looked at it, and may have sent it back. */
  public static final Set<Step> ASSESSED = EnumSet.of(REVIEW, AUTHORISATION_REVIEW, AUTHORITY_REVIEW, LAW_MODEL_REVIEW,
      PROPOSAL_REVIEW, PROPOSAL_APPROVAL);
  /** Somebody applied for something, also where nothing is assessed. */
  public static final Set<Step> APPLIED = EnumSet.of(SUBMISSION, AUTHORISATION_SUBMISSION, AUTHORITY_SUBMISSION,
      LAW_MODEL_SUBMISSION, PROPOSAL_CHECK, SUBSCRIPTION_REQUEST);
  /** FSE decided what was applied for. */
  public static final Set<Step> DECIDED = EnumSet.of(APPROVAL, AUTHORISATION_APPROVAL, AUTHORITY_APPROVAL,
      LAW_MODEL_APPROVAL, PROPOSAL_REVIEW, PROPOSAL_APPROVAL, SUBSCRIPTION_CONCLUSION);
  private static final Set<Step> OF_REVIEWERS = EnumSet.of(REVIEW, AUTHORISATION_REVIEW, PROPOSAL_REVIEW, USAGE_REVIEW,
      MANAGER_CONFIRMATION, BREACH_GRADE, BREACH_EXPLANATION_APPROVAL, AUTHORITY_REVIEW, LAW_MODEL_REVIEW,
      LAW_MODEL_FOLLOW_UP, LAW_MODEL_CLOSING, CONFIRMATION_FOLLOW_UP, PURCHASE, AUTHORISATION_END);

  private final Audience audience;
  private final String danish;

  Step(Audience audience, String danish) {
    this.audience = audience;
    this.danish = danish;
  }

  public Audience audience() {
    return audience;
  }

  public String danish() {
    return danish;
  }

  /** Whether a reviewer of FSE takes it; any other step of FSE's is the head of office's. */
  public boolean isOfReviewer() {
    return OF_REVIEWERS.contains(this);
  }
}
