package dk.dst.microdata.facts.price;

import dk.dst.microdata.facts.institution.Institution;

/** Whom a price is for. */
public enum Audience {
  PUBLIC("Offentlige institutioner"),
  PRIVATE("Private institutioner"),
  ALL("Alle");

  private final String danish;

  Audience(String danish) {
    this.danish = danish;
  }

  public String danish() {
    return danish;
  }

  /**
   * By what an institution is authorised as. A public institution with a client authorisation is public. That foundations
   * and interest organisations are not is FSE's judgement: the published rate is "after the grant", which is for public
   * institutions.
   */
  public static Audience of(Institution.Kind kind) {
    return switch (kind) {
      case PUBLIC, CLIENT -> PUBLIC;
      case FOUNDATION, INTEREST_ORGANISATION, CONSULTANCY -> PRIVATE;
    };
  }
}
