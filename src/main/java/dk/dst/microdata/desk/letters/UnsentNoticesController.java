package dk.dst.microdata.desk.letters;

import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.NoRight;
import dk.dst.microdata.desk.web.Page;
import dk.dst.microdata.ground.audit.Audit;
import dk.dst.microdata.ground.notice.UnsentNotices;
import dk.dst.microdata.ground.notice.UnsentNotices.Recipient;
import dk.dst.microdata.ground.table.Book;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Notices that have not been sent, for process owners: which and why, but neither what they say nor to whom. Only where
 * an address is to be corrected they see whose, which is written down.
 */
@RestController
@RequestMapping("/camunda/api/microdata/notices")
record UnsentNoticesController(UnsentNotices unsent, Recipients recipients, Actor actor, Audit audit, Clock clock) {

  /** A notice as a line; moments as people read them. */
  record Line(long number, String caseNumber, String since, int attempts, String nextAttempt, String reason,
      boolean late, boolean wrongAddress) {}

  /** @param email as it is now, which comes back with the correction */
  record Addressee(String name, String email, int letters) {}

  record Correction(String email, String seen, String reason) {}

  /** @param all whether all letters of the same person are meant */
  record Which(boolean all) {}

  record Reason(String text, int letters) {}

  /** @param late how many of all of them have an address and have waited for more than a day */
  record Shown(int all, int late, int withoutAddress, List<Reason> reasons, List<Line> lines) {}

  private static final String TRIED = "UNSENT_LETTERS_TRIED";
  private static final MediaType XLSX =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  private static final List<String> HEADS = List.of("Brev", "Sag", "Skrevet", "Forsøg", "Næste forsøg",
      "Hvorfor det ikke er sendt");

  @GetMapping("/unsent")
  Shown show() {
    actor.mustBeIn(Page.LETTERS.groups());
    return new Shown(unsent.count(), unsent.countLate(), unsent.countWithoutAddress(),
        unsent.reasons().entrySet().stream().map(one -> new Reason(one.getKey(), one.getValue())).toList(),
        unsent.lines().stream().map(this::line).toList());
  }

  /** The same lines as a file. */
  @GetMapping("/unsent.csv")
  ResponseEntity<byte[]> csv() {
    return file("csv", MediaType.parseMediaType("text/csv;charset=UTF-8"), Csv.of(HEADS, rows()));
  }

  @GetMapping("/unsent.xlsx")
  ResponseEntity<byte[]> xlsx() {
    try (var book = new Book()) {
      book.sheet("Usendte breve", HEADS, rows().stream());
      return file("xlsx", XLSX, book.bytes());
    }
  }

  private List<List<Object>> rows() {
    actor.mustBeIn(Page.LETTERS.groups());
    return unsent.all().stream().map(this::line).map(one -> List.<Object>of(one.number(), one.caseNumber(),
        one.since(), one.attempts(), one.nextAttempt(), one.reason())).toList();
  }

  private static ResponseEntity<byte[]> file(String ending, MediaType type, byte[] content) {
    return ResponseEntity.ok().contentType(type).header(HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename("usendte-breve." + ending).build().toString()).body(content);
  }

  /** Whose address it is. That somebody looked is written down. */
  @GetMapping("/unsent/{letter}/recipient")
  Addressee recipient(@PathVariable long letter) {
    mustBeAllowed("SEE_RECIPIENT");
    Recipient found = recipients.of(letter);
    audit.lookAtPeople(actor.id(), "SEE_RECIPIENT", found.person(), Map.of("letter", letter));
    return new Addressee(found.name(), found.email(), found.letters());
  }

  /** Corrects it; what waits is sent when somebody says so, or with its next attempt. */
  @PutMapping("/unsent/{letter}/recipient")
  Map<String, String> correct(@PathVariable long letter, @RequestBody Correction correction) {
    mustBeAllowed("ADDRESS_CORRECTED");
    return Map.of("message", recipients.correct(letter, text(correction.email()), correction.seen(),
        text(correction.reason())) ? "Adressen er rettet." : "Adressen er allerede sådan. Intet er ændret.");
  }

  /** Does not wait until the next attempt of this letter, or of all to the same person. */
  @PostMapping("/unsent/{letter}/attempts")
  Map<String, String> tryNow(@PathVariable long letter, @RequestBody Which which) {
    mustBeAllowed(TRIED);
    int letters = unsent.tryNow(letter, which.all());
    audit.changed(actor.id(), TRIED, null, null, null, Map.of("letters", letters));
    return Map.of("message", letters == 0 ? "Brevet er sendt, eller modtageren har ingen adresse. Hent siden igen."
        : soon(letters));
  }

  private static String soon(int letters) {
    return Danish.count(letters, "brev", "breve") + " forsøges igen inden for et minut.";
  }

  /** Does not wait until the next attempt of each: the cause has been put right. */
  @PostMapping("/unsent/attempts")
  Map<String, String> tryNow() {
    mustBeAllowed(TRIED);
    int letters = unsent.tryNow();
    audit.changed(actor.id(), TRIED, null, null, null, Map.of("letters", letters));
    return Map.of("message", letters == 0 ? "Intet brev venter på sit næste forsøg. De andre sendes, så snart det kan lade"
        + " sig gøre." : soon(letters));
  }

  private void mustBeAllowed(String what) {
    actor.mustBeKnown();
    if (!actor.isIn(Page.LETTERS.groups())) {
      audit.refused(actor.id(), what, null, Map.of());
      throw NoRight.forbidden();
    }
  }

  private static String text(String typed) {
    return typed == null ? "" : typed.strip();
  }

  private Line line(UnsentNotices.Line line) {
    return new Line(line.number(), line.caseNumber(), moment(line.since()), line.attempts(),
        line.nextAttempt() == null ? "" : moment(line.nextAttempt()), line.reason(), line.late(),
        line.wrongAddress());
  }

  private String moment(Instant moment) {
    return Danish.moment(moment.atZone(clock.getZone()));
  }
}
