package dk.dst.microdata.schemes.authority;

/** What an agreement in operation does next; the key is the value in the process. */
enum AuthorityStep {
  END("end"),
  ASK_RENEWAL("askRenewal"),
  WAIT("wait");

  private final String key;

  AuthorityStep(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }
}
