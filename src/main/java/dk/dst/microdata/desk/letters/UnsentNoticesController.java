package dk.dst.microdata.desk.letters;

import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.NoRight;
import dk.dst.microdata.desk.web.Page;
import dk.dst.microdata.ground.audit.Audit;
import dk.dst.microdata.ground.notice.UnsentNotices;
import dk.dst.microdata.ground.table.Csv;
import dk.dst.microdata.ground.text.Danish;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Notices that have not been sent, for process owners: which and why, but neither what they say nor to whom. */
@RestController
record UnsentNoticesController(UnsentNotices unsent, Actor actor, Audit audit, Clock clock) {

  /** A notice as a line; moments as people read them. */
  record Line(long number, String caseNumber, String since, int attempts, String nextAttempt, String reason,
      boolean late) {}

  record Reason(String text, int letters) {}

  /** @param late how many of all of them have an address and have waited for more than a day */
  record Shown(int all, int late, int withoutAddress, List<Reason> reasons, List<Line> lines) {}

  private static final List<String> HEADS = List.of("Brev", "Sag", "Skrevet", "Forsøg", "Næste forsøg",
      "Hvorfor det ikke er sendt");

  @GetMapping("/camunda/api/microdata/notices/unsent")
  Shown show() {
    actor.mustBeIn(Page.LETTERS.groups());
    return new Shown(unsent.count(), unsent.countLate(), unsent.countWithoutAddress(),
        unsent.reasons().entrySet().stream().map(one -> new Reason(one.getKey(), one.getValue())).toList(),
        unsent.lines().stream().map(this::line).toList());
  }

  /** The same lines as a file. */
  @GetMapping("/camunda/api/microdata/notices/unsent.csv")
  ResponseEntity<byte[]> csv() {
    actor.mustBeIn(Page.LETTERS.groups());
    return ResponseEntity.ok().contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename("usendte-breve.csv").build()
            .toString())
        .body(Csv.of(HEADS, unsent.lines().stream().map(this::line).map(one -> List.of(one.number(), one.caseNumber(),
            one.since(), one.attempts(), one.nextAttempt(), one.reason())).toList()));
  }

  /** Does not wait until the next attempt of each: the cause has been put right. */
  @PostMapping("/camunda/api/microdata/notices/unsent/attempts")
  Map<String, String> tryNow() {
    actor.mustBeKnown();
    if (!actor.isIn(Page.LETTERS.groups())) {
      audit.refused(actor.id(), "UNSENT_LETTERS_TRIED", null, Map.of());
      throw NoRight.forbidden();
    }
    int letters = unsent.tryNow();
    audit.changed(actor.id(), "UNSENT_LETTERS_TRIED", null, null, null, Map.of("letters", letters));
    return Map.of("message", letters == 0 ? "Intet brev venter på sit næste forsøg. De andre sendes, så snart det kan lade"
        + " sig gøre." : Danish.count(letters, "brev", "breve") + " forsøges igen inden for et minut.");
  }

  private Line line(UnsentNotices.Line line) {
    return new Line(line.number(), line.caseNumber(), moment(line.since()), line.attempts(),
        line.nextAttempt() == null ? "" : moment(line.nextAttempt()), line.reason(), line.late());
  }

  private String moment(Instant moment) {
    return Danish.moment(moment.atZone(clock.getZone()));
  }
}
