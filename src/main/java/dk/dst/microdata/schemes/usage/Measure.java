package dk.dst.microdata.schemes.usage;

/** What a review may lead to; the key is the value in forms and in the process. */
public enum Measure {
  CONTINUE("continue", "Fortsætter uændret"),
  RESTRICT("restrict", "Begrænses"),
  SHUT_DOWN("shutDown", "Nedlægges");

  private final String key;
  private final String danish;

  Measure(String key, String danish) {
    this.key = key;
    this.danish = danish;
  }

  public String key() {
    return key;
  }

  public String danish() {
    return danish;
  }

  public static Measure of(String key) {
    for (Measure measure : values()) {
      if (measure.key.equals(key)) {
        return measure;
      }
    }
    throw new IllegalArgumentException("No measure " + key);
  }
}
