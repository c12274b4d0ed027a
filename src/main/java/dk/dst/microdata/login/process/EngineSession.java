package dk.dst.microdata.login.process;

import dk.dst.microdata.Mode;
import dk.dst.microdata.login.ClaimedPerson;
import dk.dst.microdata.login.LoginSettings;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
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
  }

  @Override
  public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response,
      Authentication authentication) throws ServletException, IOException {
    String id = ClaimedPerson.of(((OidcUser) authentication.getPrincipal()).getClaims(), settings).id();
    AuthenticationUtil.getAuthsFromSession(request.getSession())
        .addOrReplace(AuthenticationUtil.createAuthentication(engine, id));
    super.onAuthenticationSuccess(request, response, authentication);
  }
}
