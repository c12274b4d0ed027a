package dk.dst.microdata.schemes.authority;

/** What was found of one condition, in Danish. */
record AuthorityFinding(AuthorityCondition condition, Outcome outcome, String evidence) {

  /** Only what can be counted is met or not. */
  enum Outcome {
    MET("Opfyldt"),
    NOT_MET("Ikke opfyldt"),
    FOR_ASSESSMENT("Til vurdering");

    private final String danish;

    Outcome(String danish) {
      this.danish = danish;
    }

    String danish() {
      return danish;
    }
  }

  AuthorityFinding {
    if (condition.isCountable() == (outcome == Outcome.FOR_ASSESSMENT)) {
      throw new IllegalArgumentException(condition + " cannot be " + outcome);
    }
  }

  boolean isLacking() {
    return outcome == Outcome.NOT_MET;
  }

  /** What was found, and the rule with its source, as it stands in a letter. */
  String words() {
    return "– " + condition.danish() + ": " + evidence + "\n  Regel: " + condition.source();
  }
}
