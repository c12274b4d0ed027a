package dk.dst.microdata.application;

/**
 * What was found of one condition.
 *
 * @param evidence the figures and names behind it, in Danish
 * @param threshold what it was measured against, and whether that is published or FSE's own judgement
 */
public record Finding(Condition condition, Outcome outcome, String evidence, String threshold) {

  public Finding {
    if (condition.isCountable() == (outcome == Outcome.FOR_ASSESSMENT)) {
      throw new IllegalArgumentException(condition + " cannot be " + outcome
          + ": countable conditions decide, judgements inform");
    }
  }

  /** How a condition stands. Only countable conditions are met or not; the others a person assesses. */
  public enum Outcome {
    MET("Opfyldt"),
    NOT_MET("Ikke opfyldt"),
    FOR_ASSESSMENT("Til vurdering");

    private final String danish;

    Outcome(String danish) {
      this.danish = danish;
    }

    public String danish() {
      return danish;
    }
  }
}
