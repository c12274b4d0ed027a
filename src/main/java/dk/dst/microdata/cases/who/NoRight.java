package dk.dst.microdata.cases.who;

/**
 * Somebody asked one of our own endpoints for what is not theirs. What they may not know of does not exist for them.
 */
public class NoRight extends RuntimeException {

  private final int status;

  private NoRight(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  public static NoRight notLoggedIn() {
    return new NoRight(401, "Du er ikke logget ind.");
  }

  public static NoRight forbidden() {
    return new NoRight(403,
        "Det har du ikke adgang til. Mener du, at du skulle have det, så kontakt Forskningsservice.");
  }

  public static NoRight unknown(String message) {
    return new NoRight(404, message);
  }

  public int status() {
    return status;
  }
}
