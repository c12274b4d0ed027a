package dk.dst.microdata.facts.institution;

/** The seven roles of Danmarks Datavindue (domain 3.2). */
public enum Role {
  RESPONSIBLE("autorisationsansvarlig"),
  SUBSTITUTE("stedfortræder"),
  ADMINISTRATOR("administrator"),
  CONTACT_WITH_POWERS("kontaktperson med beføjelser"),
  SIGNATORY("underskriver"),
  CONTACT("kontaktperson"),
  USER("bruger");

  private final String danish;

  Role(String danish) {
    this.danish = danish;
  }

  public String danish() {
    return danish;
  }
}
