package dk.dst.microdata.desk.login;

import dk.dst.microdata.ground.Mode;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.springframework.context.annotation.Conditional;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * Logs in to the web applications whoever has come back from the provider, in the way their own login does. Camunda's
 * filter for logins that happen elsewhere would know the person only at addresses that name an engine, and so not at
 * our own endpoints.
 */
@Component
@Conditional(Mode.Oidc.class)
class EngineSession extends SavedRequestAwareAuthenticationSuccessHandler {

  private final ProcessEngine engine;
  private final LoginSettings settings;

  EngineSession(ProcessEngine engine, LoginSettings settings) {
    this.engine = engine;
    this.settings = settings;
    setDefaultTargetUrl("/");
    setRedirectStrategy((request, response, page) -> response.sendRedirect(path(page)));
  }

  /** Back to the page that was asked for, by its path alone: it was kept with the name the request called us by. */
  private static String path(String page) {
    URI asked = URI.create(page);
    return asked.getRawPath().replaceFirst("^/+", "/") + (asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery());
  }

  @Override
  public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response,
      Authentication authentication) throws ServletException, IOException {
    String id = ClaimedPerson.of(((OidcUser) authentication.getPrincipal()).getClaims(), settings).id();
    var loggedIn = new Authentications();
    loggedIn.addOrReplace(AuthenticationUtil.createAuthentication(engine, id));
    AuthenticationUtil.updateSession(request.getSession(), loggedIn);
    super.onAuthenticationSuccess(request, response, authentication);
  }
}
