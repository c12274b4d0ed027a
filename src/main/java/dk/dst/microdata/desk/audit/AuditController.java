package dk.dst.microdata.desk.audit;

import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.desk.web.Page;
import dk.dst.microdata.ground.audit.Audit;
import dk.dst.microdata.ground.audit.AuditTrail;
import dk.dst.microdata.ground.audit.AuditTrail.Change;
import dk.dst.microdata.ground.audit.AuditTrail.Entry;
import dk.dst.microdata.ground.audit.AuditTrail.Wanted;
import dk.dst.microdata.ground.table.Book;
import dk.dst.microdata.ground.table.Csv;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit, for process owners: by pages, and as files. A file is a look like any other, and is written down. */
@RestController
record AuditController(AuditTrail trail, Audit audit, Actor actor) {

  /** In a file. Who wants older ones asks for an earlier period. */
  private static final int MOST = 20_000;
  private static final List<String> HEADS = List.of("Hvornår", "Bruger-id", "Hvem", "Slags", "Hvad", "Om (bruger-id)", "Om",
      "Sag", "Institution", "Ændring");
  private static final MediaType WORKBOOK =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  /** As the page's address has them; what is blank does not narrow. */
  record Filters(@BindParam("case") String caseNumber, String person, String institution, String kind, LocalDate from,
      LocalDate until) {

    private Wanted wanted() {
      return new Wanted(blankToNull(caseNumber), blankToNull(person), blankToNull(institution), blankToNull(kind), from,
          until);
    }

    private static String blankToNull(String text) {
      return text == null || text.isBlank() ? null : text.strip();
    }
  }

  @GetMapping("/camunda/api/microdata/audit")
  AuditTrail.Page find(Filters filters, @RequestParam(required = false) Long before) {
    actor.mustBeIn(Page.AUDIT.groups());
    return trail.find(filters.wanted(), before);
  }

  @GetMapping("/camunda/api/microdata/audit.csv")
  ResponseEntity<byte[]> csv(Filters filters) {
    return file("csv", MediaType.parseMediaType("text/csv;charset=UTF-8"), Csv.of(HEADS, rows(filters.wanted())));
  }

  @GetMapping("/camunda/api/microdata/audit.xlsx")
  ResponseEntity<byte[]> workbook(Filters filters) {
    List<List<String>> rows = rows(filters.wanted());
    try (var book = new Book()) {
      book.sheet("Revisionsspor", HEADS, rows.stream());
      return file("xlsx", WORKBOOK, book.bytes());
    }
  }

  private List<List<String>> rows(Wanted wanted) {
    actor.mustBeIn(Page.AUDIT.groups());
    List<Entry> entries = trail.newest(wanted, MOST);
    audit.looked(actor.id(), "audit_entry", wanted.caseNumber(), Map.of("entries", entries.size()));
    return entries.stream().map(entry -> List.of(entry.when(), entry.who(), entry.whoName(), entry.kindText(),
        entry.what(), entry.about(), entry.aboutName(), entry.caseNumber(), entry.institution(),
        entry.changes().stream().map(AuditController::words).collect(Collectors.joining("\n")))).toList();
  }

  private static String words(Change change) {
    return change.field() + ": " + change.before() + " → " + change.after();
  }

  private static ResponseEntity<byte[]> file(String ending, MediaType type, byte[] content) {
    return ResponseEntity.ok().contentType(type).header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
        .filename("revisionsspor." + ending).build().toString()).body(content);
  }
}
