package dk.dst.microdata.desk.catalogue;

import dk.dst.microdata.cases.gate.Uploads;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.facts.register.ChosenColumns;
import dk.dst.microdata.facts.register.ListFiles;
import dk.dst.microdata.facts.register.ListGuide;
import dk.dst.microdata.facts.register.ListPreview;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** What a list may look like, templates of one, and how somebody's own would be read: for everybody who is logged in. */
@RestController
@RequestMapping("/camunda/api/microdata/lists")
record ListGuideController(ListGuide guide, ListFiles files, Uploads uploads, Actor actor) {

  private static final MediaType XLSX =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

  @GetMapping
  ListGuide.Guide show() {
    actor.mustBeKnown();
    return guide.guide();
  }

  /** How the columns of a list would be understood, and what would be read of it; nothing is kept. */
  @PostMapping("/preview")
  ListPreview preview(@RequestParam MultipartFile file, @RequestParam(required = false) String period,
      @RequestParam(required = false) ChosenColumns columns) throws IOException {
    actor.mustBeKnown();
    byte[] bytes = file.getBytes();
    return uploads.read(() -> files.preview(file.getOriginalFilename(), bytes, period, columns));
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
