package dk.dst.microdata.schemes.proposal;

/** Under which scheme, and for what, something is proposed. */
public enum Scheme {
  RESEARCHER("Forskerordningen"),
  SUBPROJECT("Projektdatabaseordningen (underprojekt)"),
  /** The main project itself: what its database is to hold. */
  DATABASE("Projektdatabaseordningen (hovedprojekt)");

  private final String danish;

  Scheme(String danish) {
    this.danish = danish;
  }

  public String danish() {
    return danish;
  }
}
