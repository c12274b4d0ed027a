package dk.dst.microdata.desk.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * Addresses that lead nowhere and say so. The page that tells of an error, asked for by itself, would tell of one that
 * has not happened; and Camunda takes an application or an engine that does not exist for a failure of its own.
 */
@Configuration(proxyBeanMethods = false)
class ErrorPage {

  private static final Pattern START_PAGE = Pattern.compile("/camunda/app/([\\w-]+)(?:/([\\w-]+))?/?");
  private static final Set<String> APPLICATIONS = Set.of("admin", "cockpit", "tasklist", "welcome");
  private static final String ENGINE = "default";

  @Bean
  FilterRegistrationBean<Filter> noErrorByItself() {
    Filter refuse = (request, response, chain) ->
        ((HttpServletResponse) response).sendError(HttpServletResponse.SC_NOT_FOUND);
    var filter = new FilterRegistrationBean<>(refuse);
    filter.setName("no-error-by-itself");
    filter.addUrlPatterns("/error");
    filter.setDispatcherTypes(DispatcherType.REQUEST);
    return filter;
  }

  @Bean
  FilterRegistrationBean<Filter> noOtherApplications() {
    Filter refuse = (request, response, chain) -> {
      Matcher start = START_PAGE.matcher(((HttpServletRequest) request).getRequestURI());
      if (start.matches() && !(APPLICATIONS.contains(start.group(1))
          && (start.group(2) == null || start.group(2).equals(ENGINE)))) {
        ((HttpServletResponse) response).sendError(HttpServletResponse.SC_NOT_FOUND);
      } else {
        chain.doFilter(request, response);
      }
    };
    var filter = new FilterRegistrationBean<>(refuse);
    filter.setName("no-other-applications");
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    filter.addUrlPatterns("/camunda/app/*");
    return filter;
  }
}
