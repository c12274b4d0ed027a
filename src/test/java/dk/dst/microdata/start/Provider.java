package dk.dst.microdata.start;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** A real provider of OpenID Connect, that knows whom the test makes known. Everybody's password there is the same. */
public class Provider implements AutoCloseable {

  public static final String PASSWORD = "hos-udbyderen";
  private static final String CLIENT = "microdata";
  private static final String SECRET = "hemmelighed";

  /** What it says of each person, beside the id. */
  private static final Map<String, Map<String, Object>> PEOPLE = new ConcurrentHashMap<>();

  private final ServletWebServerApplicationContext context;

  private Provider(ServletWebServerApplicationContext context) {
    this.context = context;
  }

  /** A name for the settings and for the cookie, so that neither the application's settings nor its session are met. */
  public static Provider start() {
    return new Provider((ServletWebServerApplicationContext) new SpringApplicationBuilder(Beans.class).run(
        "--spring.config.name=provider", "--server.address=127.0.0.1", "--server.port=0",
        "--server.servlet.session.cookie.name=PROVIDER", "--spring.main.banner-mode=off", "--logging.level.root=WARN"));
  }

  /** By a name that makes it another site than the application, as it is in the world: cookies depend on it. */
  public String address() {
    return "http://localhost:" + context.getWebServer().getPort();
  }

  /** What the application must be told to log in here. */
  public Map<String, String> settings() {
    return Map.of(
        "SPRING_SECURITY_OAUTH2_CLIENT_PROVIDER_LOGIN_ISSUERURI", address(),
        "SPRING_SECURITY_OAUTH2_CLIENT_REGISTRATION_LOGIN_CLIENTID", CLIENT,
        "SPRING_SECURITY_OAUTH2_CLIENT_REGISTRATION_LOGIN_CLIENTSECRET", SECRET,
        "SPRING_SECURITY_OAUTH2_CLIENT_REGISTRATION_LOGIN_SCOPE", "openid");
  }

  public void knows(String id, Map<String, Object> claims) {
    var all = new HashMap<>(claims);
    all.put("preferred_username", id);
    PEOPLE.put(id, all);
  }

  /** The application, once it is known where that is. */
  public void serves(String application) {
    ((InMemoryRegisteredClientRepository) context.getBean(RegisteredClientRepository.class)).save(client(application));
  }

  @Override
  public void close() {
    context.close();
    PEOPLE.clear();
  }

  private static RegisteredClient client(String application) {
    return RegisteredClient.withId(CLIENT).clientId(CLIENT).clientSecret("{noop}" + SECRET)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .redirectUri(application + "/login/oauth2/code/login")
        .postLogoutRedirectUri(application + "/logget-ud.html")
        .scope("openid").build();
  }

  /** No stereotype and no scan: the application's own tests must not find it, nor it the application. */
  @ImportAutoConfiguration({ServletWebServerFactoryAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
      WebMvcAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class, JacksonAutoConfiguration.class,
      SecurityAutoConfiguration.class, SecurityFilterAutoConfiguration.class,
      OAuth2AuthorizationServerAutoConfiguration.class, OAuth2AuthorizationServerJwtAutoConfiguration.class})
  static class Beans {

    @Bean
    RegisteredClientRepository clients() {
      return new InMemoryRegisteredClientRepository(client("http://" + UUID.randomUUID() + ".invalid"));
    }

    @Bean
    UserDetailsService people() {
      return id -> User.withUsername(id).password("{noop}" + PASSWORD).build();
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims() {
      return token -> token.getClaims().claims(all ->
          all.putAll(PEOPLE.getOrDefault(token.getPrincipal().getName(), Map.of())));
    }

    @Bean
    @Order(1)
    SecurityFilterChain protocol(HttpSecurity http) throws Exception {
      var server = OAuth2AuthorizationServerConfigurer.authorizationServer();
      return http.securityMatcher(server.getEndpointsMatcher())
          .with(server, provider -> provider.oidc(Customizer.withDefaults()))
          .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
          .exceptionHandling(refusal -> refusal.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login")))
          .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain form(HttpSecurity http) throws Exception {
      return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
          .csrf(AbstractHttpConfigurer::disable).formLogin(Customizer.withDefaults()).build();
    }
  }
}
