package dk.dst.microdata.desk.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.webapp.impl.security.filter.CsrfPreventionFilter;

/**
 * A session has its token against forged requests from its first answer on. Camunda's filter would give it one at the
 * first page or question after the login; a browser then asks several things at once, of several nodes, and would be
 * given as many tokens, of which only the last written is right.
 */
class TokenOfSession extends CsrfPreventionFilter {

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (SessionOfPages.isQuestion((HttpServletRequest) request)
        && ((HttpServletRequest) request).getSession(false) == null) {
      chain.doFilter(request, response);
      return;
    }
    super.doFilter(request, response, chain);
    if (((HttpServletRequest) request).getSession(false) != null && !response.isCommitted()) {
      setCSRFToken((HttpServletRequest) request, (HttpServletResponse) response);
    }
  }
}
