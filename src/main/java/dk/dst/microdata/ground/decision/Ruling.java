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
    for (Ruling ruling : values()) {
      if (ruling.key.equals(key)) {
        return ruling;
      }
    }
    throw new IllegalArgumentException("No ruling " + key);
  }
}
