package dk.dst.microdata.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.form.InputRefused;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
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
 * message that person can read.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
public class RefusalFilter extends OncePerRequestFilter {

  private static final String REFUSED = RefusalFilter.class.getName() + ".refused";

  private final ObjectMapper json;

  RefusalFilter(ObjectMapper json) {
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
      explain(answer, json.readTree(answer.getContentAsByteArray()), (String) request.getAttribute(REFUSED));
    }
    answer.copyBodyToResponse();
  }

  private void explain(ContentCachingResponseWrapper answer, JsonNode body, String refused) throws IOException {
    String type = body.path("type").asText();
    String message = body.path("message").asText();
    if (type.equals(InputRefused.class.getSimpleName())) {
      rewrite(answer, HttpServletResponse.SC_BAD_REQUEST, type, message);
    } else if (refused != null) {
      rewrite(answer, HttpServletResponse.SC_BAD_REQUEST, InputRefused.class.getSimpleName(), refused);
    } else if (type.equals("AuthorizationException") || message.contains("ENGINE-13034")) {
      rewrite(answer, HttpServletResponse.SC_FORBIDDEN, "AuthorizationException",
          "Det har du ikke adgang til. Mener du, at du skulle have det, så kontakt Forskningsservice.");
    } else if (message.contains("Password does not match policy")) {
      rewrite(answer, HttpServletResponse.SC_BAD_REQUEST, "PasswordPolicyException", "Adgangskoden opfylder ikke kravene:"
          + " mindst 10 tegn, heraf et lille og et stort bogstav, et tal og et specialtegn, og ingen brugeroplysninger.");
    } else if (type.equals("TaskAlreadyClaimedException")) {
      rewrite(answer, HttpServletResponse.SC_CONFLICT, type, "Opgaven er allerede taget af en anden.");
    } else if (type.equals("OptimisticLockingException") || message.contains("ENGINE-03005")) {
      rewrite(answer, HttpServletResponse.SC_CONFLICT, "OptimisticLockingException",
          "En anden har ændret sagen i samme øjeblik. Intet er gemt: åbn opgaven igen, og prøv en gang til.");
    }
  }

  private void rewrite(ContentCachingResponseWrapper answer, int status, String type, String message)
      throws IOException {
    answer.resetBuffer();
    answer.setStatus(status);
    answer.getOutputStream().write(json.writeValueAsBytes(Map.of("type", type, "message", message)));
  }
}
