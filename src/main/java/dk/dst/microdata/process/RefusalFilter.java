package dk.dst.microdata.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.audit.Audit;
import dk.dst.microdata.form.InputRefused;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * The engine's REST interface answers every exception with status 500. What is refused in a form is the person's to
 * mend (400), what somebody may not do is forbidden (403), and what another did first is a conflict (409), each with a
 * message that person can read. What fails is told with a reference to the log. How the engine itself puts it is for the
 * log, and for the administrator where it says nothing of its insides.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
public class RefusalFilter extends OncePerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger(RefusalFilter.class);
  private static final String REFUSED = RefusalFilter.class.getName() + ".refused";
  private static final String FORBIDDEN =
      "Det har du ikke adgang til. Mener du, at du skulle have det, så kontakt Forskningsservice.";

  /** Codes, names of classes and texts of exceptions. */
  private static final Pattern INSIDES =
      Pattern.compile("ENGINE-|\\w+Exception|\\b[a-z]+(\\.[a-z]\\w*)+\\.[A-Z]\\w+|\\b(is|are) (null|empty)\\b");

  private final Audit audit;
  private final ObjectMapper json;

  RefusalFilter(Audit audit, ObjectMapper json) {
    this.audit = audit;
    this.json = json;
  }

  /** Notes a refusal by a task listener: the engine wraps those, and the person's message would drown in its own. */
  public static InputRefused noted(InputRefused refused) {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    if (request != null) {
      request.setAttribute(REFUSED, refused.getMessage(), RequestAttributes.SCOPE_REQUEST);
    }
    return refused;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return !(path.startsWith("/camunda/api/") || path.startsWith("/engine-rest"));
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var answer = new ContentCachingResponseWrapper(response);
    chain.doFilter(request, answer);
    if (answer.getStatus() >= 400 && answer.getContentType() != null && answer.getContentType().contains("json")) {
      explain(request, answer, json.readTree(answer.getContentAsByteArray()), (String) request.getAttribute(REFUSED));
    } else if (answer.getStatus() >= 500 && answer.getContentSize() > 0) {
      failed(request, answer, answer.getContentType());
    }
    if (isEngines(request)) {
      trace(request, answer.getStatus());
    }
    answer.copyBodyToResponse();
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

  private void explain(HttpServletRequest request, ContentCachingResponseWrapper answer, JsonNode body, String refused)
      throws IOException {
    String type = body.path("type").asText();
    String message = body.path("message").asText();
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
    } else if (answer.getStatus() >= 500) {
      failed(request, answer, type + ": " + message);
    } else if (isEngines(request) && (!isAdministrators(request) || INSIDES.matcher(message).find())) {
      rewrite(answer, answer.getStatus(), "Refused", neutral(answer.getStatus()));
    } else if (isEngines(request)) {
      rewrite(answer, answer.getStatus(), "Refused", message);
    }
  }

  /** The engine has logged the exception itself, with its causes, just before and from the same thread. */
  private void failed(HttpServletRequest request, ContentCachingResponseWrapper answer, String cause)
      throws IOException {
    String reference = UUID.randomUUID().toString().substring(0, 8);
    LOG.error("Reference {}: {} {} was answered {} because of {}", reference, request.getMethod(),
        onOneLine(request.getRequestURI()), answer.getStatus(), onOneLine(cause));
    answer.setContentType("application/json");
    rewrite(answer, answer.getStatus(), "Failed", "Noget gik galt hos os, og intet er gemt. Prøv igen, og kontakt"
        + " Forskningsservice med referencen " + reference + ", hvis det sker igen.");
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

  private void rewrite(ContentCachingResponseWrapper answer, int status, String type, String message)
      throws IOException {
    answer.resetBuffer();
    answer.setStatus(status);
    answer.getOutputStream().write(json.writeValueAsBytes(Map.of("type", type, "message", message)));
  }
}
