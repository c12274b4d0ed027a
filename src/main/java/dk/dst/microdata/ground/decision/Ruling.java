package dk.dst.microdata.ground.decision;

/** What the approver decides; the key is the value in the form and in the process. */
public enum Ruling {
  APPROVED("approved"),
  REFUSED("refused"),
  RETURNED("returned");

  private final String key;

  Ruling(String key) {
    this.key = key;
  }

  public String key() {
    return key;
  }

  public static Ruling of(String key) {
    for (Ruling one : values()) {
      if (one.key.equals(key)) {
        return one;
      }
    }
    throw new IllegalArgumentException("No ruling " + key);
  }
}
