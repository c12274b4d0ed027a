package dk.dst.microdata.demo;

import dk.dst.microdata.ground.Mode;
import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.SessionAttribute;

/** The page on which the demo's administrator sets the clock; outside the demo it does not exist. */
@RestController
@Conditional(Mode.Demo.class)
class DemoClockPage {

  /** Names the session's token against forged requests, which the page must send and has no other way to learn. */
  @GetMapping("/demo/ur.html")
  ResponseEntity<Resource> page(@SessionAttribute(name = "CAMUNDA_CSRF_TOKEN", required = false) String token) {
    return resource("demo/ur.html", "text/html", token);
  }

  /** A file of its own, so that the page can forbid all other scripts. */
  @GetMapping("/demo/ur.js")
  ResponseEntity<Resource> script() {
    return resource("demo/ur.js", "text/javascript", null);
  }

  private static ResponseEntity<Resource> resource(String path, String type, String token) {
    return ResponseEntity.ok()
        .headers(headers -> {
          if (token != null) {
            headers.set("X-XSRF-TOKEN", token);
          }
        })
        .contentType(new MediaType(MediaType.parseMediaType(type), StandardCharsets.UTF_8))
        .cacheControl(CacheControl.noStore())
        .header("Content-Security-Policy",
            "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src data:;"
                + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
        .header("X-Content-Type-Options", "nosniff")
        .body(new ClassPathResource(path));
  }
}
