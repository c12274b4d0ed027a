package dk.dst.microdata.schemes.authority;

import dk.dst.microdata.facts.legalbasis.LegalBasisPolicy.Demand;

/** The conditions of the authority scheme (M1-M8), in the order they are checked, with the source's words or place. */
public enum AuthorityCondition {
  AUTHORITY(true, "Institutionen er en myndighed",
      "„stiller mikrodata til rådighed for de institutioner, der udfører myndighedsopgaver dvs. departementer, styrelser"
          + " og direktorater, regioner og kommuner“ (Mikrodataordninger i Danmarks Statistik, Myndighedsordningen)"),
  AUTHORISED(true, "Institutionen er autoriseret",
      "Danmarks Statistik, Data til myndigheder: analysemiljøet skal opfylde betingelserne for autorisation"),
  OBLIGATION(true, "Myndighedsopgaven er dokumenteret",
      "Danmarks Statistik, Data til myndigheder: myndighedsforpligtelsen skal kunne dokumenteres"),
  SECURITY_DOCUMENT(true, "Datasikkerheden er beskrevet",
      "Danmarks Statistik, Data til myndigheder: der skal kunne fremlægges en beskrivelse af rutiner for datasikkerhed"),
  CONTACT_IS_ADMINISTRATOR(true, "Kontaktpersonen er administrator",
      "Danmarks Datavindue, Særligt for projektdatabaser og myndighedsordninger: kontaktpersonen skal være administrator"),
  REGISTERS_KNOWN(true, "Registrene findes i registeroversigten",
      "Danmarks Statistik, Data til myndigheder: ordningen giver adgang til Danmarks Statistiks registre"),
  LEGAL_GROUND(Demand.GROUND),
  LEGAL_NECESSITY(Demand.NECESSARY),
  LEGAL_SPECIAL_DATA(Demand.SPECIAL_DATA),
  LEGAL_STATISTICS_ONLY(Demand.STATISTICS_ONLY),
  LEGAL_NO_OTHER_USE(Demand.NO_OTHER_USE),
  LEGAL_DISCLOSURE(Demand.DISCLOSURE),
  LEGAL_RECORD(Demand.RECORD),
  LEGAL_PROCESSORS(Demand.PROCESSORS),
  WITHIN_REMIT(false, "Data ligger inden for ressortområdet",
      "Danmarks Statistik, Data til myndigheder: registre, der er relevante for ansøgerens ressortområde");

  private final boolean countable;
  private final String danish;
  private final String source;
  private final Demand demand;

  AuthorityCondition(boolean countable, String danish, String source) {
    this(countable, danish, source, null);
  }

  AuthorityCondition(Demand demand) {
    this(true, demand.danish(), demand.source(), demand);
  }

  AuthorityCondition(boolean countable, String danish, String source, Demand demand) {
    this.countable = countable;
    this.danish = danish;
    this.source = source;
    this.demand = demand;
  }

  /** What of the legal basis it asks about, or null: nothing of a case whose part of it is empty. */
  Demand demand() {
    return demand;
  }

  /** Whether it is met or not; if not, a person assesses. */
  public boolean isCountable() {
    return countable;
  }

  public String danish() {
    return danish;
  }

  public String source() {
    return source;
  }
}
