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
  EXTENSION_REQUEST("Institutionens svar om forlængelse"),
  EXTENSION("Afgørelse om forlængelse"),
  NOTICE("Institutionens opsigelse"),
  AUTHORISATION_LAPSE("Autorisationen bortfaldet"),
  SHUTDOWN("Adgangen lukket"),
  DELETION_INSTRUCTION("Instruks om sletning"),
  DELETION("Sletning bekræftet");

  private final String danish;

  Step(String danish) {
    this.danish = danish;
  }

  public String danish() {
    return danish;
  }
}
