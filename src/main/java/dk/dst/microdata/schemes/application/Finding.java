package dk.dst.microdata.schemes.application;

/**
 * What was found of one condition.
 *
 * @param figure what was counted or measured, in few words
 * @param evidence the names behind it, in Danish
 * @param threshold what it was measured against
 * @param basis where the threshold comes from
 * @param within whether the figure reaches the threshold; null where there is none to reach
 */
public record Finding(Condition condition, Outcome outcome, String figure, String evidence, String threshold,
    Basis basis, Boolean within) {

  public Finding {
    if (condition.isCountable() == (outcome == Outcome.FOR_ASSESSMENT)) {
      throw new IllegalArgumentException(condition + " cannot be " + outcome
          + ": countable conditions decide, judgements inform");
    }
  }

  boolean isLacking() {
    return outcome == Outcome.NOT_MET;
  }

  /** The condition and what was found of it, as a sentence or two. */
  String words() {
    return condition.danish() + ": " + evidence;
  }

  /** The outcome as a person reads it; of what they are to assess, on which side of the threshold it lies. */
  public String danish() {
    return outcome != Outcome.FOR_ASSESSMENT || within == null ? outcome.danish()
        : outcome.danish() + (within ? " (når tærsklen)" : " (under tærsklen)");
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

  /** Whether Statistics Denmark has published the threshold or FSE judges. */
  public enum Basis {
    PUBLISHED("Offentliggjort"),
    JUDGEMENT("FSE’s skøn");

    private final String danish;

    Basis(String danish) {
      this.danish = danish;
    }

    public String danish() {
      return danish;
    }
  }
}
