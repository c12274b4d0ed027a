package dk.dst.microdata.desk.personaldata;

/** How long something of a person is kept, and who ends it. */
public enum Kept {
  UNTIL_ERASED("Til personen slettes her"),
  WITH_CASE("Med sagen, til den kasseres eller afleveres efter myndighedens arkivregler. Programmet sletter ingen sag"),
  WITH_AUDIT("Som sagerne. Programmet kan hverken ændre eller slette det; det kan kun driften, efter arkivreglerne"),
  WITH_CATALOGUE("Så længe en kontrol henviser til det: med sagerne"),
  ENGINE_HISTORY("Fem år efter at sagen er slut; så sletter motorens natlige oprydning det"),
  ENGINE_LOG("Fem år efter at sagen er slut. Det, der ikke hører til en sag, til driften sletter det"),
  WHILE_RUNNING("Så længe sagen eller opgaven er åben"),
  DRAFT("Til formularen sendes, eller opgaven bortfalder; ellers sletter den natlige oprydning den,"
      + " når sagen er slut, og tiden i microdata.retention.drafts er gået (leveres med 30 dage)"),
  ABSENCE("Til tiden i microdata.retention.absences er gået efter sidste fraværsdag (leveres med et år, vores egen"
      + " antagelse); så sletter den natlige oprydning det"),
  ATTEMPT("Til tiden i microdata.retention.attempts er gået efter dagen (leveres med fem år, vores egen antagelse); så"
      + " sletter den natlige oprydning det"),
  SESSION("Til personen logger ud, eller en halv time efter det seneste"),
  LOGIN("90 dage efter seneste login derfra");

  private final String danish;

  Kept(String danish) {
    this.danish = danish;
  }

  public String danish() {
    return danish;
  }
}
