package dk.dst.microdata.decision;

/** The steps of a case in which somebody makes a choice. */
public enum Step {
  SUBMISSION("Ansøgning indsendt"),
  ELIGIBILITY("Betingelser kontrolleret"),
  WITHDRAWAL("Ansøgning trukket tilbage"),
  CORRECTION_LAPSE("Frist for ansøgningen udløbet"),
  REVIEW("FSE’s vurdering"),
  APPROVAL("FSE’s afgørelse"),
  SIGNATURE("Institutionens underskrift"),
  ESTABLISHMENT("Projektdatabase oprettet"),
  USAGE_COMMENT("Institutionens udtalelse om anvendelsen"),
  USAGE_REVIEW("FSE’s vurdering af anvendelsen"),
  HEARING("Institutionens høringssvar"),
  MEASURE("Afgørelse efter høring"),
  USAGE_COMPLAINT("Institutionens klage eller nye oplysninger"),
  USAGE_RECONSIDERATION("FSE’s afgørelse om genoptagelse"),
  EXTENSION_REQUEST("Institutionens svar om forlængelse"),
  EXTENSION("Afgørelse om forlængelse"),
  MANAGER_CHANGE("Ændring af managere"),
  MANAGER_CONFIRMATION("FSE’s vurdering af den nye manager"),
  MANAGER_FOLLOW_UP("FSE’s opfølgning på manglende manager"),
  NOTICE("Institutionens opsigelse"),
  AUTHORISATION_LAPSE("Autorisationen bortfaldet"),
  SHUTDOWN("Adgangen lukket"),
  DELETION_INSTRUCTION("Instruks om sletning"),
  DELETION("Sletning bekræftet"),
  SHUTDOWN_UNDONE("Nedlæggelsen fortrudt"),
  FINAL_ACCOUNT("Slutregning"),
  SHUTDOWN_CONFIRMED("Nedlæggelsen bekræftet"),
  AUTHORISATION_SUBMISSION("Ansøgning om autorisation indsendt"),
  AUTHORISATION_REVIEW("FSE’s vurdering af institutionen"),
  AUTHORISATION_APPROVAL("FSE’s afgørelse om autorisation"),
  AUTHORISATION_SIGNATURE("Institutionens underskrift på autorisationsaftalen"),
  AUTHORISATION_GRANT("Autorisation givet"),
  CONFIRMATION("Årlig bekræftelse af autorisationen"),
  CONFIRMATION_FOLLOW_UP("FSE’s opfølgning på manglende bekræftelse"),
  SUSPENSION("Autorisationen suspenderet"),
  SUSPENSION_DECISION("FSE’s afgørelse om suspensionen"),
  AUTHORISATION_END("Autorisationen afsluttet"),
  PROPOSAL_DRAFTED("Indstilling udfyldt"),
  PROPOSAL_SUBMISSION("Administratorens gennemgang"),
  PROPOSAL_ENDORSEMENT("Managernes udtalelse"),
  PROPOSAL_CHECK("Indstilling modtaget i FSE og kontrolleret"),
  PROPOSAL_REVIEW("FSE’s vurdering og underskrift"),
  PROPOSAL_SIGNATURE("Institutionens underskrift på indstillingen"),
  PROPOSAL_IN_FORCE("Indstilling sat i kraft"),
  PROPOSAL_ENDED("Indstillingen afsluttet"),
  HEALTH_APPROVAL("Sundhedsdatastyrelsens godkendelse"),
  EXTRACTION("Data fra projektdatabasen"),
  PURCHASE("Data fra FSE"),
  PROJECT_END_ANSWER("Institutionens svar om slutdatoen"),
  PROJECT_ACTIVITY("Institutionens svar om aktivitet"),
  PROJECT_CLOSING("Projektets adgang lukket"),
  PROJECT_DELETION_INSTRUCTION("Instruks om sletning af projektets data"),
  PROJECT_DELETION("Sletning af projektets data bekræftet"),
  SUBSCRIPTION_REQUEST("Årsabonnement bestilt"),
  SUBSCRIPTION_OFFER("FSE’s tilbud"),
  SUBSCRIPTION_SIGNATURE("Institutionens underskrift på kontrakten"),
  SUBSCRIPTION_CONCLUSION("FSE’s underskrift på kontrakten"),
  SUBSCRIPTION_ENDED("Årsabonnementet ikke indgået"),
  BREACH_REPORT("Brud indberettet"),
  BREACH_EXPLANATION("Institutionens redegørelse"),
  BREACH_GRADE("FSE’s vurdering af bruddet"),
  SANCTION("FSE’s afgørelse om sanktion"),
  BREACH_EXPLANATION_APPROVAL("FSE’s stilling til redegørelsen");

  private final String danish;

  Step(String danish) {
    this.danish = danish;
  }

  public String danish() {
    return danish;
  }
}
