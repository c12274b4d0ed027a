package dk.dst.microdata.desk.login;

import dk.dst.microdata.desk.web.Page;
import dk.dst.microdata.ground.Mode;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientPropertiesMapper;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Login by OpenID Connect, where a client of a provider is registered. It decides who may come in; what they may do is
 * decided by the engine as for local accounts. Against forged requests and for headers Camunda has its own, and our own
 * pages have theirs.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(Mode.Oidc.class)
@EnableWebSecurity
@EnableConfigurationProperties(OAuth2ClientProperties.class)
class OidcLogin {

  private static final Logger log = LoggerFactory.getLogger(OidcLogin.class);

  private static final String[] PAGES = Stream.of(Page.values()).map(Page::address).toArray(String[]::new);
  private static final String LOGIN = "/oauth2/authorization/";
  private static final String LOGGED_OUT = "/logget-ud.html";
  /** Tells the web applications' scripts where to go, as their own page for logins leads nowhere. */
  private static final String GO_TO = "X-Login";

  private static final RequestMatcher API = request -> request.getServletPath().startsWith("/camunda/api");
  private static final RequestMatcher LOGOUT = request -> request.getMethod().equals("POST")
      && request.getPathInfo() != null && request.getPathInfo().matches("/auth/user/[^/]+/logout");
  /** What a browser opens, as opposed to what a page loads. */
  private static final RequestMatcher PAGE = request -> request.getMethod().equals("GET")
      && String.valueOf(request.getHeader("Accept")).contains("text/html");

  /** Only where a login is asked for, so that the engine's REST interface stays exactly as it is. */
  @Bean
  DelegatingFilterProxyRegistrationBean loginFilter() {
    var filter = new DelegatingFilterProxyRegistrationBean("springSecurityFilterChain");
    filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER); // before Camunda's own
    filter.addUrlPatterns("/camunda/*", "/oauth2/*", "/login/*");
    filter.addUrlPatterns(PAGES);
    return filter;
  }

  @Bean
  SecurityFilterChain loginChain(HttpSecurity http, OAuth2ClientProperties client,
      ClientRegistrationRepository providers, SignedInPerson people, LoginSettings settings,
      AuthenticationSuccessHandler session, RefusedLogins refused) throws Exception {
    return http
        .authorizeHttpRequests(requests -> requests
            .requestMatchers("/camunda/app/**", "/camunda/api/**").authenticated()
            .requestMatchers(PAGES).authenticated()
            .anyRequest().permitAll())
        .oauth2Login(login -> login
            .loginPage(LOGIN + onlyOne(client))
            .userInfoEndpoint(user -> user.oidcUserService(letIn(people, settings)))
            .successHandler(session)
            .failureHandler((request, response, reason) -> {
              refused.atTheProvider();
              refused(request, response, reason);
            }))
        .exceptionHandling(refusal -> refusal.defaultAuthenticationEntryPointFor(OidcLogin::notLoggedIn, API)
            .defaultAuthenticationEntryPointFor(toProvider(client), AnyRequestMatcher.INSTANCE))
        .requestCache(cache -> cache.requestCache(pages()))
        .sessionManagement(sessions -> sessions.sessionFixation(fixation -> fixation.newSession()))
        .logout(logout -> logout.logoutRequestMatcher(LOGOUT).logoutSuccessHandler(logout(providers)))
        .csrf(AbstractHttpConfigurer::disable)
        .headers(AbstractHttpConfigurer::disable)
        .build();
  }

  /** The provider is asked about itself at the first login: deadlines must run even when it does not answer. */
  @Bean
  ClientRegistrationRepository providers(OAuth2ClientProperties settings) {
    return new SupplierClientRegistrationRepository(() -> new InMemoryClientRegistrationRepository(
        new OAuth2ClientPropertiesMapper(settings).asClientRegistrations()));
  }

  private static String onlyOne(OAuth2ClientProperties settings) {
    if (settings.getRegistration().size() != 1) {
      throw new IllegalStateException("People can log in at one provider only, but several are named below"
          + " spring.security.oauth2.client.registration: " + settings.getRegistration().keySet());
    }
    return settings.getRegistration().keySet().iterator().next();
  }

  /** By a path alone, whatever name the request called us by. */
  private static AuthenticationEntryPoint toProvider(OAuth2ClientProperties client) {
    var toProvider = new LoginUrlAuthenticationEntryPoint(LOGIN + onlyOne(client));
    toProvider.setFavorRelativeUris(true);
    return toProvider;
  }

  private static OAuth2UserService<OidcUserRequest, OidcUser> letIn(SignedInPerson people, LoginSettings settings) {
    var provider = new OidcUserService();
    return request -> {
      OidcUser user = provider.loadUser(request);
      people.enter(ClaimedPerson.of(user.getClaims(), settings));
      return user;
    };
  }

  private static RequestCache pages() {
    var cache = new HttpSessionRequestCache();
    cache.setRequestMatcher(PAGE);
    cache.setMatchingRequestParameterName(null);
    return cache;
  }

  private static void refused(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws ServletException, IOException {
    log.warn("A login was refused: {}", reason.getMessage());
    boolean known = reason instanceof LoginRefused;
    response.setStatus(known ? HttpServletResponse.SC_FORBIDDEN : HttpServletResponse.SC_UNAUTHORIZED);
    request.getRequestDispatcher(known ? "/ingen-adgang.html" : "/login-mislykket.html").forward(request, response);
  }

  private static void notLoggedIn(HttpServletRequest request, HttpServletResponse response, AuthenticationException e) {
    Object provider = request.getSession(false) == null ? null : request.getSession().getAttribute(GO_TO);
    response.setHeader(GO_TO, provider == null ? "again" : provider.toString());
    response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
  }

  /**
   * The web applications ask in the background, where a browser would not follow to the provider. So the address is
   * kept, in a session in which nobody is logged in, until their script asks for it.
   */
  private static LogoutSuccessHandler logout(ClientRegistrationRepository providers) {
    var handler = new OidcClientInitiatedLogoutSuccessHandler(providers);
    handler.setDefaultTargetUrl(LOGGED_OUT);
    handler.setPostLogoutRedirectUri("{baseUrl}" + LOGGED_OUT);
    handler.setRedirectStrategy((request, response, address) -> {
      request.getSession().setAttribute(GO_TO, address);
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    });
    return handler;
  }
}
