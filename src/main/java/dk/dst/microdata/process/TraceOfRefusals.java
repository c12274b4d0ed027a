package dk.dst.microdata.process;

import dk.dst.microdata.audit.Audit;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Writes down what the engine itself refuses: what somebody may not read, and what they tried to do with something that
 * does not exist for them (which it answers as not found, or as an error). Our own endpoints and tasks leave their trace
 * where they refuse.
 */
class TraceOfRefusals extends OncePerRequestFilter {

  private static final Set<Integer> TO_A_WRITER = Set.of(403, 404, 500);

  private final Actor actor;
  private final Audit audit;

  TraceOfRefusals(Actor actor, Audit audit) {
    this.actor = actor;
    this.audit = audit;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/camunda/api/microdata/");
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, response);
    boolean reads = request.getMethod().equals("GET");
    if (actor.isKnown() && (reads ? response.getStatus() == 403 : TO_A_WRITER.contains(response.getStatus()))) {
      audit.refused(actor.id(), "request", null, Map.of("method", request.getMethod(), "path",
          request.getRequestURI()));
    }
  }
}
