package dk.dst.microdata.demo;

import dk.dst.microdata.start.Mode;
import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The page on which the demo's administrator sets the clock; outside the demo it does not exist. */
@RestController
@Conditional(Mode.Demo.class)
class DemoClockPage {

  @GetMapping("/demo/ur.html")
  ResponseEntity<Resource> page() {
    return resource("demo/ur.html", "text/html");
  }

  /** A file of its own, so that the page can forbid all other scripts. */
  @GetMapping("/demo/ur.js")
  ResponseEntity<Resource> script() {
    return resource("demo/ur.js", "text/javascript");
  }

  private static ResponseEntity<Resource> resource(String path, String type) {
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.parseMediaType(type), StandardCharsets.UTF_8))
        .cacheControl(CacheControl.noStore())
        .header("Content-Security-Policy",
            "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'unsafe-inline'; img-src data:;"
                + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
        .header("X-Content-Type-Options", "nosniff")
        .body(new ClassPathResource(path));
  }
}
