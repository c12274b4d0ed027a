package dk.dst.microdata.schemes.proposal;

import dk.dst.microdata.facts.legalbasis.LegalBasisPolicy.Demand;
import dk.dst.microdata.schemes.authority.AuthorityCondition;

/** A condition of a proposal, with where it comes from in words. */
public enum Rule {
  /** Domain I1. */
  AUTHORISED("Institutionen er autoriseret", "Danmarks Statistik: Autorisering"),
  /** Domain 3.3. */
  PEOPLE("Brugere, kontaktperson og underskriver er tilknyttet", "Danmarks Statistik: Brugeradgang"),
  KNOWN_REGISTERS("Registrene findes i registeroversigten", "Registeroversigten"),
  /** Domain I7, I8. */
  BUSINESS_DATA("Erhvervsdata", "Danmarks Statistik: Adgang til erhvervsdata"),
  /** S01, condition 2. */
  DATABASE_IN_OPERATION("Projektdatabasen er i drift", "Mikrodataordninger: projektdatabaseordningen"),
  WITHIN_DATABASE("Data ligger inden for det, projektdatabasen handler om",
      "Mikrodataordninger: „ikke må anvendes til projekter eller opgaver, der ikke relaterer sig direkte"
          + " til projektdatabasens formål“"),
  /** S01; P8: "få" is not quantified (D2). */
  USED_BY_SEVERAL("Registrene bruges af flere underprojekter",
      "„Data, der kun anvendes i et eller få projekter, kan ikke indgå i projektdatabasen“"
          + " (Projektdatabaseordningen)"),
  /** Domain U8. */
  HEALTH_DATA("Sundhedsdatastyrelsens godkendelse", "Sundhedsdatastyrelsen: data i projektdatabaser"),
  /** Domain 3.4. */
  FULL_POPULATION("Fuldt registerudtræk er begrundet", "Danmarks Statistik: Projektindstilling"),
  /** Domain D18. */
  LENGTH("Projektets længde", "FSE’s skøn, ikke offentliggjort"),
  LEGAL_GROUND(Demand.GROUND),
  LEGAL_NECESSITY(Demand.NECESSARY),
  LEGAL_SPECIAL_DATA(Demand.SPECIAL_DATA),
  LEGAL_STATISTICS_ONLY(Demand.STATISTICS_ONLY),
  LEGAL_NO_OTHER_USE(Demand.NO_OTHER_USE),
  LEGAL_DISCLOSURE(Demand.DISCLOSURE),
  LEGAL_RECORD(Demand.RECORD),
  LEGAL_PROCESSORS(Demand.PROCESSORS),
  /** Domain 3.7. */
  JOINT_CONTROLLERS("Fælles dataansvar", "Danmarks Statistik: Fælles dataansvar"),
  /** M5. */
  AGREEMENT_IN_FORCE("Aftalen om Myndighedsordningen gælder",
      "Danmarks Statistik, Data til myndigheder: der er adgang til data, så længe aftalen gælder"),
  /** M8. */
  CONTACT_IS_ADMINISTRATOR(AuthorityCondition.CONTACT_IS_ADMINISTRATOR),
  /** M4. */
  WITHIN_REMIT(AuthorityCondition.WITHIN_REMIT);

  private final String danish;
  private final String source;

  Rule(Demand demand) {
    this(demand.danish(), demand.source());
  }

  Rule(AuthorityCondition condition) {
    this(condition.danish(), condition.source());
  }

  Rule(String danish, String source) {
    this.danish = danish;
    this.source = source;
  }

  public String danish() {
    return danish;
  }

  public String source() {
    return source;
  }
}
