package dk.dst.microdata.schemes.application;

import dk.dst.microdata.facts.legalbasis.LegalBasisPolicy.Demand;

/**
 * The conditions of the project database scheme, in the order they are checked, with the words of the source and the
 * place in it (S01: "Mikrodataordninger i Danmarks Statistik").
 */
public enum Condition {
  AUTHORISED(true, "Institutionen er autoriseret",
      "„er autoriserede til mikrodataordninger hos Danmarks Statistik“ (målgruppe, punkt 1)"),
  ONE_DATABASE(true, "Ingen anden åben projektdatabase",
      "„En autoriseret institution kan have maks. 1 projektdatabase“ (Projektdatabaseordningen)"),
  FIVE_ACTIVE_PROJECTS(true, "Mindst fem aktive projekter",
      "„har mindst fem aktive projekter med væsentligt dataoverlap“ (målgruppe, punkt 2)"),
  NUMBER_OF_MANAGERS(true, "1 til 3 projektdatabasemanagere",
      "„Institutionen pålægges at udpege 1 til 3 erfarne projektdatabasemanager(e)“ (betingelse 1)"),
  MANAGERS_EMPLOYED(true, "Managerne er ansat i institutionen",
      "„Institutionen skal desuden råde over en eller flere ansatte, der kan fungere som projektdatabasemanager“"
          + " (Projektdatabaseordningen)"),
  MANAGERS_CERTIFIED(true, "Managerne har et gyldigt certifikat",
      "Danmarks Statistik, Certificering af brugere: alle, der arbejder med data, skal have et certifikat, som fornys"
          + " hvert år"),
  AN_ADMINISTRATOR(true, "Mindst én manager er administrator",
      "Danmarks Datavindue, Projektdatabaser: mindst én manager skal kunne fungere som administrator"),
  REGISTERS_KNOWN(true, "Registrene findes i registeroversigten",
      "„udvælges data fra Danmarks Statistiks grunddatabank“ (Projektdatabaseordningen)"),
  UNDERTAKINGS_GIVEN(true, "Institutionens tilsagn er givet",
      "„Brugeren skal betale for alle omkostninger“, „Der må ikke gennemføres forskning direkte på projektdatabasen“"
          + " (betingelse 3 og Projektdatabaseordningen)"),
  PURPOSE_AND_REASONS(true, "Formål og begrundelser er givet",
      "„projekter eller opgaver, der ikke relaterer sig direkte til projektdatabasens formål“"
          + " (Projektdatabaseordningen)"),
  LEGAL_GROUND(Demand.GROUND),
  LEGAL_NECESSITY(Demand.NECESSARY),
  LEGAL_SPECIAL_DATA(Demand.SPECIAL_DATA),
  LEGAL_STATISTICS_ONLY(Demand.STATISTICS_ONLY),
  LEGAL_NO_OTHER_USE(Demand.NO_OTHER_USE),
  LEGAL_DISCLOSURE(Demand.DISCLOSURE),
  LEGAL_RECORD(Demand.RECORD),
  LEGAL_PROCESSORS(Demand.PROCESSORS),
  /** Decides, although it is FSE's judgement: whether there is a quarantine, is no question of judgement (D23). */
  NO_QUARANTINE(true, "Ingen karantæne",
      "Sanktionsreglerne fra 1. april 2024 lukker en institution i karantæne; at den heller ikke kan søge, er FSE’s skøn"),
  SIGNIFICANT_OVERLAP(false, "Væsentligt dataoverlap",
      "„mindst fem aktive projekter med væsentligt dataoverlap“ (målgruppe, punkt 2)"),
  GROWING_PORTFOLIO(false, "Porteføljen udvides løbende",
      "„løbende udvider projektporteføljen med nye underprojekter“ (målgruppe, punkt 3)"),
  REGISTERS_USED_BY_SEVERAL(false, "Registrene bruges af flere projekter",
      "„Data, der kun anvendes i et eller få projekter, kan ikke indgå i projektdatabasen“"
          + " (Projektdatabaseordningen)"),
  DATA_AS_CATALOGUED(false, "Perioder og variable som i registeroversigten",
      "„udvælges data fra Danmarks Statistiks grunddatabank“ (Projektdatabaseordningen)"),
  EXPERIENCED_MANAGERS(false, "Managerne er erfarne",
      "„1 til 3 erfarne projektdatabasemanager(e)“ (betingelse 1)");

  private final boolean countable;
  private final String danish;
  private final String source;
  private final Demand demand;

  Condition(boolean countable, String danish, String source) {
    this(countable, danish, source, null);
  }

  Condition(Demand demand) {
    this(true, demand.danish(), demand.source(), demand);
  }

  Condition(boolean countable, String danish, String source, Demand demand) {
    this.countable = countable;
    this.danish = danish;
    this.source = source;
    this.demand = demand;
  }

  /** What of the legal basis it asks about, or null: nothing of a case whose part of it is empty. */
  Demand demand() {
    return demand;
  }

  /** Whether the source gives what is needed to count; if not, a person assesses. */
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
