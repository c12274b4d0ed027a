package dk.dst.microdata.desk.web;

import dk.dst.microdata.cases.gate.RequestIds;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.boot.autoconfigure.web.WebProperties;
import org.springframework.boot.autoconfigure.web.servlet.error.DefaultErrorViewResolver;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * The pages of what was refused or failed. What failed with us has the reference by which it is found in the log. Spring
 * Boot leaves out its own resolver where there is another, so this one is also that.
 */
@Component
class FailurePage extends DefaultErrorViewResolver {

  private static final String PLACE = "<!--reference-->";

  FailurePage(ApplicationContext context, WebProperties properties) {
    super(context, properties.getResources());
  }

  @Override
  public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
    if (status != HttpStatus.INTERNAL_SERVER_ERROR) {
      return super.resolveErrorView(request, status, model);
    }
    return new ModelAndView((values, asked, answer) -> {
      answer.setContentType(MediaType.TEXT_HTML_VALUE);
      answer.setCharacterEncoding(StandardCharsets.UTF_8.name());
      answer.getWriter().write(page().replace(PLACE, " med referencen " + RequestIds.of(asked)));
    });
  }

  private static String page() throws IOException {
    return new ClassPathResource("public/error/500.html").getContentAsString(StandardCharsets.UTF_8);
  }
}
