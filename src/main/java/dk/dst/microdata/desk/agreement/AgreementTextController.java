package dk.dst.microdata.desk.agreement;

import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.cases.who.NoRight;
import dk.dst.microdata.desk.web.Page;
import dk.dst.microdata.ground.agreement.Agreement;
import dk.dst.microdata.ground.agreement.AgreementText;
import dk.dst.microdata.ground.agreement.AgreementTexts;
import dk.dst.microdata.ground.agreement.Agreements;
import dk.dst.microdata.ground.audit.Audit;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.text.Danish;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** FSE's texts of agreements: to read and try for process owners, to change for the head of office. */
@RestController
@RequestMapping("/camunda/api/microdata/agreement-texts")
record AgreementTextController(AgreementTexts texts, Agreements agreements, List<Agreement> kinds, Actor actor,
    Audit audit, TransactionTemplate transaction, Clock clock) {

  /** @param written by whom and when, in words */
  record Version(int version, String written, String reason) {}

  record Text(String key, String title, int version, String body, List<String> fields, List<Version> versions) {}

  record Shown(boolean mayChange, List<Text> texts) {}

  /** A text as it is typed; the last two only where it is to be kept. @param seen the version it was written upon */
  record Typed(String body, String reason, Integer seen) {}

  @GetMapping
  Shown show() {
    actor.mustBeIn(Page.AGREEMENT_TEXTS.groups());
    return new Shown(actor.isIn(Groups.APPROVERS), kinds.stream().map(this::text).toList());
  }

  private Text text(Agreement kind) {
    AgreementText newest = texts.newest(kind);
    return new Text(kind.key(), kind.danish(), newest.version(), newest.body(),
        Stream.concat(kind.example().keySet().stream(), AgreementText.COMMON.stream().sorted()).toList(),
        texts.versions(kind).stream().map(one -> new Version(one.version(), one.writtenBy() + ", "
            + Danish.moment(one.writtenAt().atZone(clock.getZone())), one.reason())).toList());
  }

  /** What the text would become, with examples in its fields. Nothing is changed. */
  @PostMapping("/{key}/preview")
  ResponseEntity<byte[]> preview(@PathVariable String key, @RequestBody Typed typed) {
    mustBeIn("PREVIEW_AGREEMENT_TEXT", Page.AGREEMENT_TEXTS.groups());
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename("Forhåndsvisning.pdf")
            .build().toString())
        .body(agreements.preview(kind(key), typed.body()));
  }

  /** Another version, from which whatever is drawn up from now on is made. What has been drawn up stays as it is. */
  @PostMapping("/{key}")
  Map<String, String> write(@PathVariable String key, @RequestBody Typed typed) {
    mustBeIn("CHANGE_AGREEMENT_TEXT", Groups.APPROVERS);
    Agreement kind = kind(key);
    int version = transaction.execute(status -> texts.write(kind, typed.body(), typed.reason(),
        typed.seen() == null ? 0 : typed.seen(), actor.id()));
    return Map.of("message", "„" + kind.danish() + "“ har nu version " + version + ". Den bruges til aftaler, der stilles"
        + " op fra nu af. De aftaler, der er stillet op, ændres ikke.");
  }

  private Agreement kind(String key) {
    return kinds.stream().filter(kind -> kind.key().equals(key)).findFirst()
        .orElseThrow(() -> new InputRefused("Der er ingen aftaletekst, der hedder " + InputRefused.quoted(key) + "."));
  }

  private void mustBeIn(String what, String... groups) {
    actor.mustBeKnown();
    if (!actor.isIn(groups)) {
      audit.refused(actor.id(), what, null, Map.of());
      throw NoRight.forbidden();
    }
  }
}
