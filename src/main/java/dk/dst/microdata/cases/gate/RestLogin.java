package dk.dst.microdata.cases.gate;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.engine.rest.security.auth.impl.HttpBasicAuthenticationProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engine's REST interface is open unless somebody closes it. */
@Configuration(proxyBeanMethods = false)
class RestLogin {

  @Bean
  FilterRegistrationBean<ProcessEngineAuthenticationFilter> restLoginFilter() {
    var filter = new FilterRegistrationBean<>(new ProcessEngineAuthenticationFilter());
    filter.setName("rest-login");
    filter.setAsyncSupported(true); // long polling of external tasks
    filter.addInitParameter("authentication-provider", HttpBasicAuthenticationProvider.class.getName());
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
}
