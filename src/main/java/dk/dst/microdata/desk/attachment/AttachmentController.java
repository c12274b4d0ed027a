package dk.dst.microdata.desk.attachment;

import dk.dst.microdata.cases.gate.RefusalFilter;
import dk.dst.microdata.cases.task.TakenTasks;
import dk.dst.microdata.cases.task.TakenTasks.TakenTask;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.CaseRights;
import dk.dst.microdata.cases.who.NoRight;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.attachment.Attachment;
import dk.dst.microdata.ground.attachment.Attachments;
import dk.dst.microdata.ground.attachment.FileType;
import dk.dst.microdata.ground.attachment.Intake;
import dk.dst.microdata.ground.attachment.Intake.Place;
import dk.dst.microdata.ground.audit.Audit;
import dk.dst.microdata.ground.text.Danish;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Documents of cases. They are loaded by whoever has taken the task in whose form the field is, and are in its draft
 * until the form is sent; from then on whoever may see the case's documents fetches them. To all others there are none.
 */
@RestController
record AttachmentController(TakenTasks tasks, Intake intake, Attachments attachments, CaseRights rights, Actor actor,
    Audit audit, Institutions institutions, Clock clock) {

  /** What was fetched, as the audit calls it. */
  private static final String SUBJECT = "attachment";

  /**
   * A field that asks for a document.
   *
   * @param accept how names of files end that may be chosen
   * @param allowed the same for people
   * @param largest in bytes, and for people
   * @param scanning whether it will be looked at for viruses, in words
   * @param documents the newest first; those that are not sent yet before the others
   */
  record Asked(String accept, String allowed, long largest, String largestText, String scanning,
      List<DocumentLine> documents) {}

  @GetMapping("/camunda/api/microdata/task/{id}/attachments/{field}")
  Asked show(@PathVariable String id, @PathVariable String field) {
    TakenTask task = taken(id, field);
    List<Attachment> found = attachments.inDraft(task.caseNumber(), task.form(), field);
    Map<String, String> names = institutions.personNames(found.stream().map(Attachment::uploadedBy).toList());
    return new Asked(FileType.accepted(), FileType.allowed(), intake.largest(), Danish.size(intake.largest()),
        intake.scanning(), found.stream().map(one -> line(id, one, names.get(one.uploadedBy()))).toList());
  }

  /** The file as it is: the body of the request is nothing else, so that it is read once and never held. */
  @PutMapping(path = "/camunda/api/microdata/task/{id}/attachments/{field}",
      consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  DocumentLine take(@PathVariable String id, @PathVariable String field, @RequestParam(defaultValue = "") String name,
      InputStream content) throws IOException {
    TakenTask task = taken(id, field);
    Attachment one = intake.take(new Place(task.caseNumber(), task.form(), field, actor.id()), name, content);
    return line(id, one, institutions.personName(actor.id()));
  }

  private DocumentLine line(String task, Attachment one, String who) {
    return DocumentLine.of(one, who, clock.getZone(), one.version() != null ? one.address()
        : "/camunda/api/microdata/task/" + task + "/attachments/" + one.field() + "/" + one.id());
  }

  /** One that is in the draft: for whoever fills in the form. */
  @GetMapping("/camunda/api/microdata/task/{id}/attachments/{field}/{attachment}")
  void fetchOfDraft(@PathVariable String id, @PathVariable String field, @PathVariable UUID attachment,
      HttpServletRequest request, HttpServletResponse response) throws IOException {
    TakenTask task = taken(id, field);
    hand(attachments.inDraft(task.caseNumber(), task.form(), field).stream().filter(one -> one.id().equals(attachment))
        .findFirst().orElseThrow(AttachmentController::unknown), request, response);
  }

  /** One that has been sent. Who fetches it is written down, whoever it is. */
  @GetMapping("/camunda/api/microdata/cases/{caseNumber}/attachments/{attachment}")
  void fetch(@PathVariable String caseNumber, @PathVariable UUID attachment, HttpServletRequest request,
      HttpServletResponse response) throws IOException {
    rights.requireDocuments(caseNumber);
    hand(attachments.find(caseNumber, attachment).orElseThrow(AttachmentController::unknown), request, response);
  }

  /** As a file to keep and never as something to show, whatever is in it. */
  private void hand(Attachment one, HttpServletRequest request, HttpServletResponse response) throws IOException {
    audit.looked(actor.id(), SUBJECT, one.caseNumber(), Map.of("field", one.field(), "digest", one.digest()));
    HttpServletResponse straight = RefusalFilter.straight(request, response);
    straight.setContentType(one.type().mediaType());
    straight.setContentLengthLong(one.size());
    straight.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
        .filename(one.name(), StandardCharsets.UTF_8).build().toString());
    straight.setHeader("X-Content-Type-Options", "nosniff");
    straight.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    attachments.copy(one, straight.getOutputStream());
  }

  private TakenTask taken(String id, String field) {
    actor.mustBeKnown();
    return tasks.find(id).filter(task -> intake.label(task.form(), field).isPresent())
        .orElseThrow(() -> NoRight.unknown("Opgaven findes ikke, eller den er ikke din. Intet er ændret."));
  }

  private static NoRight unknown() {
    return NoRight.unknown("Dokumentet findes ikke blandt dine sager.");
  }
}
