package dk.dst.microdata.cases.gate;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.cases.engine.Lifeline;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * While PostgreSQL is away, or was lost under a request, people are told so: with status 503, as JSON to a program and
 * as a page to a browser. Nothing is asked of the pool meanwhile. The engine's REST interface, which makes an answer of
 * its own of every exception, is put right in {@link RefusalFilter}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class AwayFilter extends OncePerRequestFilter {

  static final String TYPE = "DatabaseAway";
  static final String MESSAGE = "Systemet har ingen forbindelse til sin database lige nu. Prøv igen om et øjeblik."
      + " Det, du har skrevet, er ikke gået tabt, så længe du lader siden stå åben.";
  private static final String RETRY_SECONDS = "5";

  private final Lifeline lifeline;
  private final ObjectMapper json;

  AwayFilter(Lifeline lifeline, ObjectMapper json) {
    this.lifeline = lifeline;
    this.json = json;
  }

  /** The health check has its own answer, and the page that says it needs its looks. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/actuator/") || request.getRequestURI().endsWith(".css");
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (lifeline.isAway()) {
      answer(request, response);
      return;
    }
    try {
      chain.doFilter(request, response);
    } catch (ServletException | IOException | RuntimeException e) {
      if (response.isCommitted() || !lifeline.look()) {
        throw e;
      }
      answer(request, response);
    }
  }

  private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.resetBuffer();
    response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    if (wantsPage(request)) {
      response.setContentType(MediaType.TEXT_HTML_VALUE);
      response.getOutputStream().write(new ClassPathResource("public/error/503.html").getContentAsByteArray());
    } else {
      response.setContentType(MediaType.APPLICATION_JSON_VALUE);
      response.getOutputStream().write(json.writeValueAsBytes(Map.of("type", TYPE, "message", MESSAGE)));
    }
  }

  private static boolean wantsPage(HttpServletRequest request) {
    String accepted = String.valueOf(request.getHeader(HttpHeaders.ACCEPT));
    return accepted.contains(MediaType.TEXT_HTML_VALUE) && !request.getRequestURI().startsWith("/engine-rest/")
        && !request.getRequestURI().startsWith("/camunda/api/");
  }
}
