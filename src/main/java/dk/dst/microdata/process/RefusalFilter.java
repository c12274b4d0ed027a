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
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * The engine's REST interface answers every exception with status 500. What is refused in a form is the person's to
 * mend (400), and what somebody may not do is forbidden (403), with a message that person can read.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class RefusalFilter extends OncePerRequestFilter {

  private final ObjectMapper json;

  RefusalFilter(ObjectMapper json) {
    this.json = json;
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
      JsonNode body = json.readTree(answer.getContentAsByteArray());
      String type = body.path("type").asText();
      String message = body.path("message").asText();
      if (type.equals(InputRefused.class.getSimpleName())) {
        rewrite(answer, HttpServletResponse.SC_BAD_REQUEST, type, message);
      } else if (type.equals("AuthorizationException") || message.contains("ENGINE-13034")) {
        rewrite(answer, HttpServletResponse.SC_FORBIDDEN, "AuthorizationException",
            "Det har du ikke adgang til. Mener du, at du skulle have det, så kontakt Forskningsservice.");
      }
    }
    answer.copyBodyToResponse();
  }

  private void rewrite(ContentCachingResponseWrapper answer, int status, String type, String message)
      throws IOException {
    answer.resetBuffer();
    answer.setStatus(status);
    answer.getOutputStream().write(json.writeValueAsBytes(Map.of("type", type, "message", message)));
  }
}
