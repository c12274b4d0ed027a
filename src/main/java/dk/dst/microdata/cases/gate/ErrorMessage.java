package dk.dst.microdata.cases.gate;

import dk.dst.microdata.ground.form.InputRefused;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the engine, or an endpoint of ours, says of an error, and what that means for whoever asked.
 *
 * @param stack the exception as the engine would have written it to the log; empty where there is none
 * @param isEngines whether the engine was asked, and not an endpoint of ours
 * @param reads whether something was only to be read
 */
record ErrorMessage(int status, String type, String message, String stack, boolean isEngines, boolean reads) {

  /** What is answered instead. */
  record Refusal(int status, String type, String message) {

    /** What somebody can mend. */
    static Refusal ofInput(String message) {
      return new Refusal(HttpServletResponse.SC_BAD_REQUEST, InputRefused.class.getSimpleName(), message);
    }
  }

  /** Camunda's filter against forged requests; mostly they come from a page that has been open for too long. */
  private static final String FORGED = "CSRFPreventionFilter";
  private static final String FORBIDDEN =
      "Det har du ikke adgang til. Mener du, at du skulle have det, så kontakt Forskningsservice.";

  /** Codes, names of classes and texts of exceptions. */
  private static final Pattern INSIDES =
      Pattern.compile("ENGINE-|\\w+Exception|\\b[a-z]+(\\.[a-z]\\w*)+\\.[A-Z]\\w+|\\b(is|are) (null|empty)\\b");

  /** How the engine says that what it was asked for does not exist or makes no sense; some of it with status 500. */
  private static final Set<String> ASKED_WRONGLY = Set.of("NotFoundException", "NullValueException",
      "NotValidException", "NotAllowedException", "BadUserRequestException", "InvalidRequestException");

  /** How the engine answers a variable of a type that no form of ours has: as a fault, and before we see it. */
  private static final Pattern NO_FORMS_TYPE =
      Pattern.compile("Cannot find serializer for value|Cannot create file without valueInfo");

  /** The engine stumbles over what was sent while it reads it: nothing at all, or a type that is empty. */
  private static final Pattern NOT_READ = Pattern.compile(
      "java\\.lang\\.\\w+Exception[^\n]*\n(?:\\s+at java\\S+\n)*\\s+at org\\.camunda\\.bpm\\.engine\\.rest\\.");

  /** How the engine, in several ways, says that nothing has the id that it was asked for. */
  private static final Pattern NOT_THERE =
      Pattern.compile("(: \\w+|because \"\\w+\") is (null|empty)$|instance does not exist$"
          + "|^Cannot get form for task \\S+$");

  /** Where the engine's REST interface begins: what is called before is a filter. */
  private static final String REST_SERVLET = "at org.glassfish.jersey.";
  private static final String OURS = "at dk.dst.microdata.";

  /** A variable of the same name is there, and was sent anew as one that is not to be kept. */
  private static final String TRANSIENT = "ENGINE-17006";

  /** A form's fields were asked for of what says that it is none. */
  private static final String NO_FORM = "The @FormParam is utilized when the content type";

  boolean isInputRefused() {
    return type.equals(InputRefused.class.getSimpleName());
  }

  /** The refusal that it is; empty where the message is none of those we know. */
  Optional<Refusal> meant() {
    if (isInputRefused()) {
      return Optional.of(Refusal.ofInput(message));
    }
    if (type.equals("AuthorizationException") || message.contains("ENGINE-13034")) {
      return refusal(HttpServletResponse.SC_FORBIDDEN, "AuthorizationException", FORBIDDEN);
    }
    if (message.contains("Password does not match policy")) {
      return refusal(HttpServletResponse.SC_BAD_REQUEST, "PasswordPolicyException", "Adgangskoden opfylder ikke kravene:"
          + " mindst 10 tegn, heraf et lille og et stort bogstav, et tal og et specialtegn, og ingen brugeroplysninger.");
    }
    if (type.equals("TaskAlreadyClaimedException")) {
      return refusal(HttpServletResponse.SC_CONFLICT, type, "Opgaven er allerede taget af en anden.");
    }
    if (type.equals("OptimisticLockingException") || message.contains("ENGINE-03005")) {
      return refusal(HttpServletResponse.SC_CONFLICT, "OptimisticLockingException",
          "En anden har ændret sagen i samme øjeblik. Intet er gemt: åbn opgaven igen, og prøv en gang til.");
    }
    if (message.contains("Cannot find task with id")) { // a form that lay open while the case went on
      return refusal(HttpServletResponse.SC_NOT_FOUND, "Refused", "Opgaven findes ikke, eller du har ikke adgang til"
          + " den. Den kan være udført, afvist eller trukket tilbage imens. Se listen igen. Intet er gemt.");
    }
    if (message.startsWith(FORGED)) {
      return refusal(HttpServletResponse.SC_FORBIDDEN, "Refused", "Du er ikke logget ind længere, eller siden har været"
          + " åben for længe. Intet er gemt. Åbn siden igen, log ind, og prøv en gang til.");
    }
    if (NO_FORMS_TYPE.matcher(message).find()) {
      return Optional.of(Refusal.ofInput("En værdi har en type, som formularen ikke kan modtage. Intet er gemt."));
    }
    if (isEngines && reads && saysNothingIsThere()) {
      return refusal(HttpServletResponse.SC_NOT_FOUND, "Refused", neutral(HttpServletResponse.SC_NOT_FOUND));
    }
    return Optional.empty();
  }

  private static Optional<Refusal> refusal(int status, String type, String message) {
    return Optional.of(new Refusal(status, type, message));
  }

  /** Whether it is our own fault. */
  boolean isFailure() {
    return status >= 500 && !isAskedWrongly();
  }

  /** Whether it names what is for the log alone. */
  boolean tellsOfInsides() {
    return INSIDES.matcher(message).find();
  }

  /** The engine looked for what has the id it was asked about, found nothing, and stumbled over that. */
  private boolean saysNothingIsThere() {
    return NOT_THERE.matcher(message).find() && !cameThroughUs();
  }

  /** What steps and listeners of ours ask the engine, nobody has asked for: that is our own fault. */
  private boolean isAskedWrongly() {
    return isEngines && !cameThroughUs() && (ASKED_WRONGLY.contains(type) || isTheEnginesOwn()
        || stack.contains("exception.NullValueException") || NOT_READ.matcher(stack).find()
        || message.contains(TRANSIENT) || message.contains(NO_FORM) || NOT_THERE.matcher(message).find());
  }

  /** What the engine finds wrong by itself has no cause; what fails it, a database or a step, is one. */
  private boolean isTheEnginesOwn() {
    return type.equals("ProcessEngineException") && !stack.isEmpty() && !stack.contains("\nCaused by: ");
  }

  /** Whether the engine had called something of ours, as a step or a listener, when it was thrown or in what caused it. */
  private boolean cameThroughUs() {
    return Pattern.compile("(?m)^Caused by: ").splitAsStream(stack)
        .map(address -> address.split(Pattern.quote(REST_SERVLET), 2)[0]).anyMatch(inside -> inside.contains(OURS));
  }

  /** Words of ours for what must not or cannot be told more of. */
  static String neutral(int status) {
    return switch (status) {
      case HttpServletResponse.SC_UNAUTHORIZED -> "Du er ikke logget ind.";
      case HttpServletResponse.SC_FORBIDDEN -> FORBIDDEN;
      case HttpServletResponse.SC_NOT_FOUND -> "Det findes ikke, eller du har ikke adgang til det.";
      default -> "Det kan ikke lade sig gøre sådan. Intet er ændret.";
    };
  }
}
