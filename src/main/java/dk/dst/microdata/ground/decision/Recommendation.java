package dk.dst.microdata.ground.decision;

/** What a reviewer recommends; the key is the value in the form and in the process. */
public enum Recommendation {
  APPROVE("approve", "Indstillet til godkendelse"),
  REFUSE("refuse", "Indstillet til afslag"),
  RETURN("return", "Retur til ansøger");

  private final String key;
  private final String danish;

  Recommendation(String key, String danish) {
    this.key = key;
    this.danish = danish;
  }

  public String key() {
    return key;
  }

  public String danish() {
    return danish;
  }

  public static Recommendation of(String key) {
    for (Recommendation recommendation : values()) {
      if (recommendation.key.equals(key)) {
        return recommendation;
      }
    }
    throw new IllegalArgumentException("No recommendation " + key);
  }
}
