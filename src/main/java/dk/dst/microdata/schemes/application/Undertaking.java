package dk.dst.microdata.schemes.application;

/** What an institution undertakes when it applies; the key is the field of the form. */
public enum Undertaking {
  NO_RESEARCH_ON_DATABASE("noResearchOnDatabase", "Der gennemføres ikke forskning direkte på projektdatabasen"),
  ONLY_WITHIN_PURPOSE("onlyWithinPurpose",
      "Databasen bruges kun til underprojekter, der relaterer sig direkte til dens formål"),
  INSTITUTION_PAYS("institutionPays",
      "Institutionen betaler alle omkostninger ved at oprette, drive og vedligeholde databasen"),
  TWO_YEAR_TERM("twoYearTerm", "Databasen har en ophørsdato efter 2 år og kan begrænses eller nedlægges før");

  private final String key;
  private final String danish;

  Undertaking(String key, String danish) {
    this.key = key;
    this.danish = danish;
  }

  public String key() {
    return key;
  }

  public String danish() {
    return danish;
  }
}
