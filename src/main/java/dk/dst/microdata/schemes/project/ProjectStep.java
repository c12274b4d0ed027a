package dk.dst.microdata.schemes.project;

/** What a project in operation does next; the key is the value in the process. */
public enum ProjectStep {
  END("end"),
  ASK_END("askEnd"),
  ASK_ACTIVITY("askActivity"),
  WAIT("wait");

  private final String key;

  ProjectStep(String key) {
    this.key = key;
  }

  public String key() {
    return key;
  }
}
