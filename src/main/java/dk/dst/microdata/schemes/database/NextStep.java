package dk.dst.microdata.schemes.database;

/** What the term of a database brings next; the key is the value in the process. Its reviews run beside. */
public enum NextStep {
  END("end"),
  EXTENSION("extension"),
  /** Only in models released before the reviews ran beside. */
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
