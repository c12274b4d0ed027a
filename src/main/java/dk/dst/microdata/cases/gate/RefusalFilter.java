package dk.dst.microdata.cases.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.cases.engine.EngineFailures;
import dk.dst.microdata.cases.engine.Lifeline;
import dk.dst.microdata.cases.task.Turns;
import dk.dst.microdata.cases.who.Refused;
import dk.dst.microdata.ground.audit.Audit;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
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
 * message that person can read, as JSON; {@link ErrorMessage} tells which it is. What fails, in the engine or in our own
 * endpoints, is written to the log once and told with a reference to it. How the engine itself puts it is for the log,
 * and for the administrator where it says nothing of its insides.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
public class RefusalFilter extends OncePerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger(RefusalFilter.class);
  private static final String STRAIGHT = RefusalFilter.class.getName() + ".straight";
  private static final String ANSWERED = RefusalFilter.class.getName() + ".answered";

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
      rewrite(answer, status, "Refused", ErrorMessage.neutral(status));
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
    var said = new ErrorMessage(answer.getStatus(), body.path("type").asText(), body.path("message").asText(),
        EngineFailures.of(request), isEngines(request), request.getMethod().equals("GET"));
    if (said.type().equals(AwayFilter.TYPE)) {
      return;
    }
    Optional<ErrorMessage.Refusal> meant = refused == null || said.isInputRefused() ? said.meant()
        : Optional.of(ErrorMessage.Refusal.ofInput(refused));
    if (meant.isPresent()) {
      rewrite(answer, meant.get().status(), meant.get().type(), meant.get().message());
    } else if (said.isFailure()) {
      failed(request, answer, said.type() + ": " + said.message(), null);
    } else if (said.status() >= 500) {
      rewrite(answer, HttpServletResponse.SC_BAD_REQUEST, "Refused",
          ErrorMessage.neutral(HttpServletResponse.SC_BAD_REQUEST));
    } else if (answer.refusal != null
        || isEngines(request) && (!isAdministrators(request) || said.tellsOfInsides())) {
      rewrite(answer, said.status(), "Refused", ErrorMessage.neutral(said.status()));
    } else if (isEngines(request)) {
      rewrite(answer, said.status(), "Refused", said.message());
    }
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
