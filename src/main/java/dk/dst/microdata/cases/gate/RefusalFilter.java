package dk.dst.microdata.cases.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.cases.engine.EngineFailures;
import dk.dst.microdata.cases.engine.Lifeline;
import dk.dst.microdata.cases.task.Turns;
import dk.dst.microdata.cases.who.Refused;
import dk.dst.microdata.ground.audit.Audit;
import dk.dst.microdata.ground.form.InputRefused;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * The engine's REST interface answers every exception with status 500. What is refused in a form is the person's to
 * mend (400), what somebody may not do is forbidden (403), and what another did first is a conflict (409), each with a
 * message that person can read, as JSON. What fails, in the engine or in our own endpoints, is written to the log once
 * and told with a reference to it. How the engine itself puts it is for the log, and for the administrator where it says
 * nothing of its insides.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
public class RefusalFilter extends OncePerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger(RefusalFilter.class);
  private static final String STRAIGHT = RefusalFilter.class.getName() + ".straight";
  private static final String ANSWERED = RefusalFilter.class.getName() + ".answered";
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

  private static final Pattern ENGINES_ID =
      Pattern.compile("/(?:task|process-instance|execution|job)/([0-9a-f-]{36})(?:/|$)");

  private final Audit audit;
  private final Turns turns;
  private final ObjectMapper json;
  private final Lifeline lifeline;

  RefusalFilter(Audit audit, Turns turns, ObjectMapper json, Lifeline lifeline) {
    this.turns = turns;
    this.lifeline = lifeline;
    this.audit = audit;
    this.json = json;
  }

  /** Refuses in our own words, which nobody changes on the way out. */
  public void answer(HttpServletRequest request, HttpServletResponse response, int status, String type, String message)
      throws IOException {
    request.setAttribute(ANSWERED, true);
    rewrite(response, status, type, message);
  }

  /**
   * The answer itself, for what is too large to be kept until its end. What has begun to go out cannot be refused any
   * more; where it breaks off, so does the connection.
   */
  public static HttpServletResponse straight(HttpServletRequest request, HttpServletResponse otherwise) {
    return request.getAttribute(STRAIGHT) instanceof HttpServletResponse straight ? straight : otherwise;
  }

  /** Leaves the answer as it is, for a page that has words of its own for it. */
  public void leave(HttpServletRequest request) {
    request.setAttribute(ANSWERED, true);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return !(path.startsWith("/camunda/api/") || path.startsWith("/engine-rest"));
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var answer = new Answer(response);
    request.setAttribute(STRAIGHT, response);
    try {
      chain.doFilter(request, answer);
      explain(request, answer);
      if (answer.getStatus() >= 400 && answer.getStatus() < 500) {
        LOG.debug("{} {} was refused with {}", request.getMethod(), onOneLine(request.getRequestURI()),
            answer.getStatus());
      }
    } catch (IOException | ServletException | RuntimeException e) {
      if (response.isCommitted()) {
        throw e;
      }
      answer.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
      Throwable thrown = e instanceof ServletException && e.getCause() != null ? e.getCause() : e;
      failed(request, answer, thrown.getClass().getSimpleName(), thrown);
    }
    if (isEngines(request)) {
      trace(request, answer.getStatus());
    }
    answer.copyBodyToResponse();
  }

  private void explain(HttpServletRequest request, Answer answer) throws IOException {
    int status = answer.getStatus();
    if (status < 400 || request.getAttribute(ANSWERED) != null) {
      return;
    }
    if (answer.refusal != null) {
      explain(request, answer, json.createObjectNode().put("message", answer.refusal), null);
    } else if (answer.getContentType() != null && answer.getContentType().contains("json")) {
      explain(request, answer, json.readTree(answer.getContentAsByteArray()), Refused.in(request));
    } else if (status >= 500 && answer.getContentSize() > 0) {
      failed(request, answer, answer.getContentType(), null);
    } else if (answer.getContentSize() > 0) { // what cannot be read as JSON is refused as text, in words of the reader
      rewrite(answer, status, "Refused", neutral(status));
    }
  }

  /**
   * Writes down what the engine refused somebody for want of a right: also what they tried with something that does not
   * exist for them. Our own endpoints and tasks leave their trace where they refuse.
   */
  private void trace(HttpServletRequest request, int status) {
    Object person = request.getAttribute(ClosedEngineApi.ASKED_BY);
    if (person != null && (status == HttpServletResponse.SC_FORBIDDEN
        || status == HttpServletResponse.SC_NOT_FOUND && !request.getMethod().equals("GET"))) {
      audit.refused((String) person, "request", null, Map.of("method", request.getMethod(), "path",
          onOneLine(request.getRequestURI())));
    }
  }

  private void explain(HttpServletRequest request, Answer answer, JsonNode body, String refused)
      throws IOException {
    String type = body.path("type").asText();
    String message = body.path("message").asText();
    if (type.equals(AwayFilter.TYPE)) {
      return;
    }
    if (type.equals(InputRefused.class.getSimpleName())) {
      rewrite(answer, HttpServletResponse.SC_BAD_REQUEST, type, message);
    } else if (refused != null) {
      rewrite(answer, HttpServletResponse.SC_BAD_REQUEST, InputRefused.class.getSimpleName(), refused);
    } else if (type.equals("AuthorizationException") || message.contains("ENGINE-13034")) {
      rewrite(answer, HttpServletResponse.SC_FORBIDDEN, "AuthorizationException", FORBIDDEN);
    } else if (message.contains("Password does not match policy")) {
      rewrite(answer, HttpServletResponse.SC_BAD_REQUEST, "PasswordPolicyException", "Adgangskoden opfylder ikke kravene:"
          + " mindst 10 tegn, heraf et lille og et stort bogstav, et tal og et specialtegn, og ingen brugeroplysninger.");
    } else if (type.equals("TaskAlreadyClaimedException")) {
      rewrite(answer, HttpServletResponse.SC_CONFLICT, type, "Opgaven er allerede taget af en anden.");
    } else if (type.equals("OptimisticLockingException") || message.contains("ENGINE-03005")) {
      rewrite(answer, HttpServletResponse.SC_CONFLICT, "OptimisticLockingException",
          "En anden har ændret sagen i samme øjeblik. Intet er gemt: åbn opgaven igen, og prøv en gang til.");
    } else if (message.contains("Cannot find task with id")) { // a form that lay open while the case went on
      rewrite(answer, HttpServletResponse.SC_NOT_FOUND, "Refused", "Opgaven findes ikke, eller du har ikke adgang til"
          + " den. Den kan være udført, afvist eller trukket tilbage imens. Se listen igen. Intet er gemt.");
    } else if (message.startsWith(FORGED)) {
      rewrite(answer, HttpServletResponse.SC_FORBIDDEN, "Refused", "Du er ikke logget ind længere, eller siden har været"
          + " åben for længe. Intet er gemt. Åbn siden igen, log ind, og prøv en gang til.");
    } else if (NO_FORMS_TYPE.matcher(message).find()) {
      rewrite(answer, HttpServletResponse.SC_BAD_REQUEST, InputRefused.class.getSimpleName(),
          "En værdi har en type, som formularen ikke kan modtage. Intet er gemt.");
    } else if (isEngines(request) && request.getMethod().equals("GET") && saysNothingIsThere(request, message)) {
      rewrite(answer, HttpServletResponse.SC_NOT_FOUND, "Refused", neutral(HttpServletResponse.SC_NOT_FOUND));
    } else if (answer.getStatus() >= 500 && !isAskedWrongly(request, type, message)) {
      failed(request, answer, type + ": " + message, null);
    } else if (answer.getStatus() >= 500) {
      rewrite(answer, HttpServletResponse.SC_BAD_REQUEST, "Refused", neutral(HttpServletResponse.SC_BAD_REQUEST));
    } else if (answer.refusal != null
        || isEngines(request) && (!isAdministrators(request) || INSIDES.matcher(message).find())) {
      rewrite(answer, answer.getStatus(), "Refused", neutral(answer.getStatus()));
    } else if (isEngines(request)) {
      rewrite(answer, answer.getStatus(), "Refused", message);
    }
  }

  /** The engine looked for what has the id it was asked about, found nothing, and stumbled over that. */
  private static boolean saysNothingIsThere(HttpServletRequest request, String message) {
    return NOT_THERE.matcher(message).find() && !cameThroughUs(EngineFailures.of(request));
  }

  /** What steps and listeners of ours ask the engine, nobody has asked for: that is our own fault. */
  private static boolean isAskedWrongly(HttpServletRequest request, String type, String message) {
    String stack = EngineFailures.of(request);
    return isEngines(request) && !cameThroughUs(stack) && (ASKED_WRONGLY.contains(type)
        || isTheEnginesOwn(type, stack)
        || stack.contains("exception.NullValueException") || NOT_READ.matcher(stack).find()
        || message.contains(TRANSIENT) || message.contains(NO_FORM) || NOT_THERE.matcher(message).find());
  }

  /** What the engine finds wrong by itself has no cause; what fails it, a database or a step, is one. */
  private static boolean isTheEnginesOwn(String type, String stack) {
    return type.equals("ProcessEngineException") && !stack.isEmpty() && !stack.contains("\nCaused by: ");
  }

  /** Whether the engine had called something of ours, as a step or a listener, when it was thrown or in what caused it. */
  private static boolean cameThroughUs(String stack) {
    return Pattern.compile("(?m)^Caused by: ").splitAsStream(stack)
        .map(address -> address.split(Pattern.quote(REST_SERVLET), 2)[0]).anyMatch(inside -> inside.contains(OURS));
  }

  /** The engine would have written the exception to the log before anybody knew whether it is one for operators. */
  private void failed(HttpServletRequest request, Answer answer, String cause, Throwable thrown) throws IOException {
    if (lifeline.look()) {
      rewrite(answer, HttpServletResponse.SC_SERVICE_UNAVAILABLE, AwayFilter.TYPE, AwayFilter.MESSAGE);
      return;
    }
    String reference = RequestIds.of(request);
    nameCase(request);
    LOG.error("Reference {}: {} {} was answered {} because of {}{}", reference, request.getMethod(),
        onOneLine(request.getRequestURI()), answer.getStatus(), onOneLine(cause), EngineFailures.of(request), thrown);
    rewrite(answer, answer.getStatus(), "Failed", "Noget gik galt hos os, og intet er gemt. Prøv igen, og kontakt"
        + " Forskningsservice med referencen " + reference + ", hvis det sker igen.");
  }

  /** A task, a step or a process has an id in the address; whoever reads the log wants the case. */
  private void nameCase(HttpServletRequest request) {
    Matcher named = ENGINES_ID.matcher(request.getRequestURI());
    if (MDC.get(RequestIds.CASE) == null && named.find()) {
      try {
        turns.caseOf(named.group(1)).ifPresent(caseNumber -> MDC.put(RequestIds.CASE, caseNumber));
      } catch (DataAccessException e) {
        LOG.debug("Nor could it be found which case it is of", e);
      }
    }
  }

  private static String onOneLine(String text) {
    return String.valueOf(text).replaceAll("\\p{Cntrl}", " ");
  }

  private static boolean isEngines(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/camunda/api/microdata/");
  }

  private static boolean isAdministrators(HttpServletRequest request) {
    return request.getAttribute(ClosedEngineApi.ADMINISTRATOR) != null;
  }

  private static String neutral(int status) {
    return switch (status) {
      case HttpServletResponse.SC_UNAUTHORIZED -> "Du er ikke logget ind.";
      case HttpServletResponse.SC_FORBIDDEN -> FORBIDDEN;
      case HttpServletResponse.SC_NOT_FOUND -> "Det findes ikke, eller du har ikke adgang til det.";
      default -> "Det kan ikke lade sig gøre sådan. Intet er ændret.";
    };
  }

  private void rewrite(HttpServletResponse answer, int status, String type, String message) throws IOException {
    answer.resetBuffer();
    answer.setStatus(status);
    answer.setContentType(MediaType.APPLICATION_JSON_VALUE);
    answer.setCharacterEncoding(StandardCharsets.UTF_8.name());
    answer.getOutputStream().write(json.writeValueAsBytes(Map.of("type", type, "message", message)));
  }

  /** Keeps an answer until it is known what to say. What would become a page for people is a refusal like any other. */
  private static final class Answer extends ContentCachingResponseWrapper {

    private String refusal;

    Answer(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void sendError(int status) {
      sendError(status, "");
    }

    @Override
    public void sendError(int status, String message) {
      resetBuffer();
      setStatus(status);
      refusal = String.valueOf(message);
    }
  }
}
