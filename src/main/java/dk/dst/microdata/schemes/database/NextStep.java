package dk.dst.microdata.schemes.database;

/** What the life cycle does next; the key is the value in the process. */
public enum NextStep {
  END("end"),
  EXTENSION("extension"),
  USAGE_REVIEW("usageReview"),
  WAIT("wait");

  private final String key;

  NextStep(String key) {
    this.key = key;
  }

  public String key() {
    return key;
  }
}
