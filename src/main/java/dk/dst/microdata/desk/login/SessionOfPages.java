package dk.dst.microdata.desk.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.HttpSessionIdResolver;

/**
 * A session begins with a page or a login, never with a question. A page whose session has ended goes on asking for what
 * is new; a session begun by its answer would take the place of the one in which the same person, in another window, is
 * just about to log in.
 */
final class SessionOfPages implements HttpSessionIdResolver {

  private static final Set<String> ASKING = Set.of("GET", "HEAD");

  private final CookieHttpSessionIdResolver inCookie = new CookieHttpSessionIdResolver();

  SessionOfPages(CookieSerializer cookie) {
    inCookie.setCookieSerializer(cookie);
  }

  static boolean isQuestion(HttpServletRequest request) {
    return ASKING.contains(request.getMethod()) && request.getRequestURI().startsWith("/camunda/api/");
  }

  @Override
  public List<String> resolveSessionIds(HttpServletRequest request) {
    return inCookie.resolveSessionIds(request);
  }

  @Override
  public void setSessionId(HttpServletRequest request, HttpServletResponse response, String id) {
    if (!isQuestion(request)) {
      inCookie.setSessionId(request, response, id);
    }
  }

  @Override
  public void expireSession(HttpServletRequest request, HttpServletResponse response) {
    inCookie.expireSession(request, response);
  }
}
