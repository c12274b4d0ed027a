package dk.dst.microdata.desk.login;

import dk.dst.microdata.cases.engine.EngineInternals;
import dk.dst.microdata.cases.engine.Standing;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.engine.rest.security.auth.impl.HttpBasicAuthenticationProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engine's REST interface is open unless somebody closes it: a password comes with each request. */
@Configuration(proxyBeanMethods = false)
class RestLogin {

  @Bean
  FilterRegistrationBean<ProcessEngineAuthenticationFilter> restLoginFilter(LoginAttempts attempts,
      EngineInternals engine) {
    var filter = new FilterRegistrationBean<ProcessEngineAuthenticationFilter>(new LoginFilter(attempts, engine));
    filter.setName("rest-login");
    filter.setAsyncSupported(true); // long polling of external tasks
    filter.addUrlPatterns("/engine-rest/*");
    return filter;
  }

  /** The engine's own filter lets the list of engines through without a login; nobody here needs it. */
  @Bean
  FilterRegistrationBean<Filter> noListOfEngines() {
    Filter refuse = (request, response, chain) ->
        ((HttpServletResponse) response).sendError(HttpServletResponse.SC_NOT_FOUND);
    var filter = new FilterRegistrationBean<>(refuse);
    filter.setName("no-list-of-engines");
    filter.addUrlPatterns("/engine-rest/engine", "/engine-rest/engine/");
    return filter;
  }

  private static class LoginFilter extends ProcessEngineAuthenticationFilter {

    LoginFilter(LoginAttempts attempts, EngineInternals engine) {
      authenticationProvider = new Passwords(attempts, engine);
    }

    /** The engine's would make the provider itself, by the name of its class. */
    @Override
    public void init(FilterConfig settings) { }
  }

  /**
   * Where a password is right and there is nothing to count and nothing to write, one question tells that, and who the
   * person is. Everything else goes the engine's way, past {@link LoginAttempts}.
   */
  private static class Passwords extends HttpBasicAuthenticationProvider {

    private final LoginAttempts attempts;
    private final EngineInternals engine;

    Passwords(LoginAttempts attempts, EngineInternals engine) {
      this.attempts = attempts;
      this.engine = engine;
    }

    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine addressed) {
      var attempt = new Attempt();
      AuthenticationResult result = attempt.extractAuthenticatedUser(request, addressed);
      if (attempt.standing != null) {
        result.setGroups(attempt.standing.groups());
        result.setTenants(attempt.standing.institutions());
      }
      return result;
    }

    private class Attempt extends HttpBasicAuthenticationProvider {

      private Standing standing;

      @Override
      protected boolean isAuthenticated(ProcessEngine addressed, String name, String password) {
        Optional<LoginAttempts.Untroubled> known = attempts.untroubled(name);
        if (known.isPresent() && engine.isPassword(password, known.get().salt(), known.get().password())) {
          standing = known.get().standing();
          return true;
        }
        return super.isAuthenticated(addressed, name, password);
      }
    }
  }
}
