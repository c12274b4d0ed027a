package dk.dst.microdata.schemes.breach;

import dk.dst.microdata.schemes.breach.Breach.Grade;

/**
 * What FSE finds a reported breach to be.
 *
 * @param explanationApproved whether the explanation is good enough to open what is closed until it is
 */
public record Grading(Outcome outcome, boolean explanationApproved) {

  /** The key is the value in the form and in the process. */
  public enum Outcome {
    NO_BREACH("noBreach", null),
    MINOR("minor", Grade.MINOR),
    SERIOUS("serious", Grade.SERIOUS),
    EXPLAIN_AGAIN("explainAgain", null);

    private final String key;
    private final Grade grade;

    Outcome(String key, Grade grade) {
      this.key = key;
      this.grade = grade;
    }

    public String key() {
      return key;
    }

    Grade grade() {
      return grade;
    }

    public static Outcome of(String key) {
      for (Outcome outcome : values()) {
        if (outcome.key.equals(key)) {
          return outcome;
        }
      }
      throw new IllegalArgumentException("No grading " + key);
    }
  }
}
