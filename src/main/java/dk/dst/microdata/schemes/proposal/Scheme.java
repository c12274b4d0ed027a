package dk.dst.microdata.schemes.proposal;

/** Under which scheme, and for what, something is proposed. */
public enum Scheme {
  RESEARCHER("Forskerordningen"),
  SUBPROJECT("Projektdatabaseordningen (underprojekt)"),
  /** The main project itself: what its database is to hold. */
  DATABASE("Projektdatabaseordningen (hovedprojekt)"),
  /** What an authority has by its agreement, and data it orders for a purpose of its own (M6). */
  AUTHORITY("Myndighedsordningen");

  private final String danish;

  Scheme(String danish) {
    this.danish = danish;
  }

  public String danish() {
    return danish;
  }

  /** Whether it is about a project, which has an end, users and a platform of its own. */
  boolean isOfProject() {
    return this == RESEARCHER || this == SUBPROJECT;
  }

  /** Whether it is about a database, whose managers see it before FSE does. */
  boolean isOfDatabase() {
    return this == SUBPROJECT || this == DATABASE;
  }
}
