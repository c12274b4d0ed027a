package dk.dst.microdata.desk.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The page that tells of an error, asked for by itself, would tell of one that has not happened. */
@Configuration(proxyBeanMethods = false)
class ErrorPage {

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
}
