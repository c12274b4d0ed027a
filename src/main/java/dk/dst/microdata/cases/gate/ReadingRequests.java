package dk.dst.microdata.cases.gate;

import dk.dst.microdata.ground.database.Reads;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** A request that only looks asks for each thing once, however many parts of its answer want to know. */
@Component
class ReadingRequests extends OncePerRequestFilter {

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return !request.getMethod().equals("GET") || !(path.startsWith("/camunda/api/") || path.startsWith("/engine-rest/"));
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try (Reads.Reading untilTheEnd = Reads.begin()) {
      chain.doFilter(request, response);
    }
  }
}
