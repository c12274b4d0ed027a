package dk.dst.microdata.ground.rights;

/** What a case is about. The prefix begins its number. */
public enum CaseKind {
  DATABASE("PDB", "Projektdatabase"),
  AUTHORISATION("AUT", "Autorisation"),
  /** A project proposal, first or resubmitted; approved proposals stay readable as cases of their own. */
  PROPOSAL("IND", "Projektindstilling"),
  /** A project in operation, numbered as the project itself. */
  PROJECT("PRO", "Projekt"),
  SUBSCRIPTION("ABO", "Årsabonnement"),
  /** A reported breach of the rules: confidential, colleagues do not know of it. */
  BREACH("BRU", "Brud på reglerne");

  private final String prefix;
  private final String danish;

  CaseKind(String prefix, String danish) {
    this.prefix = prefix;
    this.danish = danish;
  }

  public String prefix() {
    return prefix;
  }

  public String danish() {
    return danish;
  }
}
