package dk.dst.microdata.desk.login;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.cases.engine.Standing;
import dk.dst.microdata.cases.engine.Standings;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sessions lie in the database: any node answers any request, whichever the one before went to, and a restart logs
 * nobody out. A request reads its session once, and with it what the account that is logged in is at that moment; it is
 * written when somebody logs in or out, and once a minute.
 */
@Configuration(proxyBeanMethods = false)
@EnableSpringHttpSession
class SessionsInDatabase {

  private static final Logger log = LoggerFactory.getLogger(SessionsInDatabase.class);

  /** Its own clean-up would need a thread of its own; ours runs with everything that runs by the clock. */
  private static final String NEVER = "-";
  private static final String SESSION = "f.primary_id, f.session_id, f.creation_time, f.last_access_time,"
      + " f.max_inactive_interval, ";
  /** Besides what the session keeps a part that is not kept: the {@link Standing}, as JSON. */
  private static final String READ = """
      with f as (select * from %%TABLE_NAME%% where session_id = ?)
      select %1$s a.attribute_name, a.attribute_bytes
      from f left join %%TABLE_NAME%%_attributes a on a.session_primary_id = f.primary_id
      union all
      select %1$s '%2$s', convert_to(to_json(standing)::text, 'UTF8')
      from f join act_id_user u on u.id_ = f.principal_name, lateral (select %3$s) standing
      """.formatted(SESSION, SparingSession.STANDING, Standing.COLUMNS);

  private final JdbcIndexedSessionRepository database;

  /** Each statement stands for itself: a session of which half is written knows nobody. */
  SessionsInDatabase(JdbcOperations jdbc, ServerProperties server, ObjectMapper json) {
    database = new JdbcIndexedSessionRepository(jdbc, TransactionOperations.withoutTransaction());
    database.setTableName("login_session");
    database.setDefaultMaxInactiveInterval(server.getServlet().getSession().getTimeout());
    database.setConversionService(conversion(json));
    database.setCleanupCron(NEVER);
    database.setGetSessionQuery(READ);
    new PostgreSqlJdbcIndexedSessionRepositoryCustomizer().customize(database);
  }

  @Bean
  SparingSessions<?> sessions(Standings standings) {
    return new SparingSessions<>(database, standings);
  }

  /** Around the filter that looks for the session. */
  @Bean
  FilterRegistrationBean<Filter> sessionOfRequest(SparingSessions<?> sessions, SessionRepositoryFilter<?> looksForIt,
      CookieSerializer cookie) {
    looksForIt.setHttpSessionIdResolver(new SessionOfPages(cookie));
    var filter = new FilterRegistrationBean<Filter>((request, response, chain) -> {
      sessions.forget();
      try {
        chain.doFilter(request, response);
      } finally {
        sessions.forget();
      }
    });
    filter.setOrder(SessionRepositoryFilter.DEFAULT_ORDER - 1);
    filter.setAsyncSupported(true);
    return filter;
  }

  /** In the place of Camunda's own, which finds its name taken and registers none. */
  @Bean
  FilterRegistrationBean<TokenOfSession> tokenOfSession(CamundaBpmProperties camunda) {
    var filter = new FilterRegistrationBean<>(new TokenOfSession());
    filter.setName("CsrfPreventionFilter");
    filter.setOrder(0); // after the session, before the initializer that would register Camunda's
    filter.setInitParameters(camunda.getWebapp().getCsrf().getInitParams());
    filter.addUrlPatterns("/camunda/api/*", "/camunda/app/*");
    return filter;
  }

  @Scheduled(fixedDelayString = "PT5M", initialDelayString = "${microdata.first-round}")
  void forgetEndedSessions() {
    database.cleanUpExpiredSessions();
  }

  /**
   * What a login at a provider keeps is written as Java objects. Where a new release of the library no longer reads what
   * an older one wrote, it counts as absent: the person is sent to the provider, who still knows them.
   */
  private static GenericConversionService conversion(ObjectMapper json) {
    var conversion = new GenericConversionService();
    var read = new DeserializingConverter();
    conversion.addConverter(Object.class, byte[].class, new SerializingConverter());
    conversion.addConverter(byte[].class, Object.class, (Converter<byte[], Object>) bytes -> {
      try {
        return bytes[0] == '{' ? standing(bytes, json) : read.convert(bytes); // no Java object begins like that
      } catch (SerializationFailedException e) {
        log.info("Part of a session was written by another release and is left out: {}", e.getCause().toString());
        return null;
      }
    });
    return conversion;
  }

  private static Standing standing(byte[] bytes, ObjectMapper json) {
    try {
      return json.readValue(bytes, Standing.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
