package dk.dst.microdata.cases.gate;

import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.cases.who.NoRight;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.server.ConfigurableServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Closes the engine's interface by default: through pass what {@link EngineRequests} knows of the person's groups, and
 * the administrator. The engine's own authorizations stand behind it, but some of what it offers asks for none (metrics,
 * telemetry), and some does harm while it refuses: a job that somebody may not run counts as one that has failed.
 */
@Configuration(proxyBeanMethods = false)
class ClosedEngineApi {

  /** Marks a request of the administrator, who is told in the engine's own words what was wrong with it. */
  static final String ADMINISTRATOR = ClosedEngineApi.class.getName() + ".administrator";
  /** Whose request it is, for what is done with it when they are forgotten again. */
  static final String ASKED_BY = ClosedEngineApi.class.getName() + ".asked-by";

  private static final String[] GROUPS =
      {Groups.APPLICANTS, Groups.REVIEWERS, Groups.APPROVERS, Groups.OWNERS,
          Groups.DATA_PROTECTION, Groups.ECONOMY};

  /**
   * These filters come after all others, which have found out by then who is asking: Camunda's are registered by an
   * initializer without an order, and only what a customizer adds is sure to come later. What is closed reaches nothing;
   * the answers of what is open are the engine's but two, and what is done past the tasks leaves a trace.
   */
  @Bean
  static WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> engineFilters(
      AutowireCapableBeanFactory beans) {
    return factory -> factory.addInitializers(context -> {
      add(context, "closed-engine-api", closed(beans.getBean(Actor.class), beans.getBean(RefusalFilter.class)));
      add(context, "put-back", beans.createBean(PutBack.class));
      add(context, "engine-acts", beans.createBean(EngineActs.class));
      add(context, "form-views", beans.createBean(FormViewFilter.class));
    });
  }

  private static void add(ServletContext context, String name, Filter filter) {
    var registered = context.addFilter(name, filter);
    registered.setAsyncSupported(true); // long polling of external tasks
    registered.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/engine-rest/*", "/camunda/api/*");
  }

  private static Filter closed(Actor actor, RefusalFilter refusals) {
    return (request, response, chain) -> {
      if (actor.isKnown()) {
        request.setAttribute(ASKED_BY, actor.id());
        RequestIds.askedBy(actor.id());
      }
      NoRight refusal = refusal((HttpServletRequest) request, actor);
      if (refusal == null) {
        chain.doFilter(request, response);
      } else {
        refusals.answer((HttpServletRequest) request, (HttpServletResponse) response, refusal.status(),
            NoRight.class.getSimpleName(), refusal.getMessage());
      }
    };
  }

  private static NoRight refusal(HttpServletRequest request, Actor actor) {
    String asked = request.getMethod() + " " + request.getRequestURI();
    if (request.getRequestURI().startsWith("/camunda/api/microdata/") || EngineRequests.isOpen(asked)) {
      return null; // ours decide for themselves
    }
    if (!actor.isKnown()) {
      return NoRight.notLoggedIn();
    }
    if (asked.startsWith("POST /camunda/api/") && asked.endsWith("/external-task/fetchAndLock")) {
      return NoRight.forbidden(); // which waits, as the web applications' servlet cannot, and they never ask for it
    }
    if (actor.isIn(Groups.ADMINISTRATORS)) {
      request.setAttribute(ADMINISTRATOR, true);
      return null;
    }
    return Stream.of(GROUPS).anyMatch(group -> actor.isIn(group) && EngineRequests.isAllowed(group, asked))
        ? null : NoRight.forbidden();
  }
}
