package dk.dst.microdata.desk.catalogue;

import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.facts.register.ListGuide;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a list may look like, and templates of one, for everybody who is logged in. */
@RestController
@RequestMapping("/camunda/api/microdata/lists")
class ListGuideController {

  private static final MediaType XLSX =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

  private final ListGuide guide;
  private final Actor actor;

  ListGuideController(ListGuide guide, Actor actor) {
    this.guide = guide;
    this.actor = actor;
  }

  @GetMapping
  ListGuide.Guide guide() {
    actor.mustBeKnown();
    return guide.guide();
  }

  @GetMapping("/template.xlsx")
  ResponseEntity<byte[]> xlsx() {
    actor.mustBeKnown();
    return file(guide.xlsx(), "Skabelon-liste.xlsx", XLSX);
  }

  @GetMapping("/template.csv")
  ResponseEntity<byte[]> csv() {
    actor.mustBeKnown();
    return file(guide.csv(), "Skabelon-liste.csv", CSV);
  }

  private static ResponseEntity<byte[]> file(byte[] bytes, String name, MediaType type) {
    return ResponseEntity.ok().contentType(type).header(HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename(name).build().toString()).body(bytes);
  }
}
