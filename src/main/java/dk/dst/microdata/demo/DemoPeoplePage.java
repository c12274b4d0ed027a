package dk.dst.microdata.demo;

import dk.dst.microdata.ground.Mode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.HtmlUtils;

/** Whom one can be in the demo, for whoever is about to log in; outside the demo it does not exist. */
@RestController
@Conditional(Mode.Demo.class)
class DemoPeoplePage {

  private static final String ADDRESS = "/demo/mennesker.html";
  private static final String PLACE = "<!--people-->";

  /** The pages of logins ask for the session, and are told where the demo's people are. */
  @Component
  @Conditional(Mode.Demo.class)
  static class Sign extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      if (request.getRequestURI().equals("/camunda/api/microdata/session")) {
        response.setHeader("X-Demo", ADDRESS);
      }
      chain.doFilter(request, response);
    }
  }

  @GetMapping(ADDRESS)
  ResponseEntity<String> page() throws IOException {
    String rows = Arrays.stream(DemoPeople.values()).map(person -> row(person.id(), person.fullName(), person.function(),
        person.institution() == null ? "Forskningsservice" : person.institution().title()))
        .collect(Collectors.joining("\n"));
    return ResponseEntity.ok().contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .cacheControl(CacheControl.noStore())
        .header("Content-Security-Policy", "default-src 'none'; style-src 'self'; font-src 'self'; img-src data:;"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
        .header("X-Content-Type-Options", "nosniff")
        .body(new ClassPathResource("demo/mennesker.html").getContentAsString(StandardCharsets.UTF_8)
            .replace(PLACE, rows));
  }

  private static String row(String... cells) {
    return Arrays.stream(cells).map(cell -> "<td>" + HtmlUtils.htmlEscape(cell, "UTF-8") + "</td>")
        .collect(Collectors.joining("", "<tr>", "</tr>"));
  }
}
