package dk.dst.microdata.desk.watch;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.actuate.autoconfigure.web.server.ConditionalOnManagementPort;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.context.annotation.Bean;

/**
 * At the port for those who watch there is nothing else: Spring Boot would show our pages there, too. Named in a file
 * of {@code META-INF/spring} and no component, or it would stand in front of the application.
 */
class OnlyToWatch {

  @Bean
  @ConditionalOnManagementPort(ManagementPortType.DIFFERENT)
  Filter onlyToWatch() {
    return (request, response, chain) -> {
      if (((HttpServletRequest) request).getRequestURI().startsWith("/actuator/")) {
        chain.doFilter(request, response);
      } else {
        ((HttpServletResponse) response).setStatus(HttpServletResponse.SC_NOT_FOUND);
      }
    };
  }
}
