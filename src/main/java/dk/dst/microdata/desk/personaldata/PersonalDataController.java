package dk.dst.microdata.desk.personaldata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.cases.gate.RefusalFilter;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.NoRight;
import dk.dst.microdata.desk.personaldata.PersonalData.Found;
import dk.dst.microdata.desk.web.Page;
import dk.dst.microdata.ground.attachment.Attachment;
import dk.dst.microdata.ground.attachment.Attachments;
import dk.dst.microdata.ground.audit.Audit;
import dk.dst.microdata.ground.audit.AuditTrail;
import dk.dst.microdata.ground.audit.AuditTrail.Entry;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.text.Danish;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is kept of people: for the data protection officer, who leaves a trace with every look. */
@RestController
@RequestMapping("/camunda/api/microdata/personal-data")
record PersonalDataController(PersonalData data, Erasure erasure, Attachments attachments, Actor actor, Audit audit,
    AuditTrail trail, ObjectMapper json) {

  private static final String SEARCH = "PERSONAL_DATA_SEARCH";
  private static final String EXPORT = "PERSONAL_DATA";
  private static final String ERASURE = "PERSONAL_DATA_ERASURE";
  private static final String LOOKS = "PERSONAL_DATA_LOOKS";
  private static final int MOST_LOOKS = 200;
  private static final int LONGEST_REASON = 1000;

  /** Why somebody is erased. */
  record Request(String reason) {}

  /** Somebody as the list of a search shows them. */
  record Line(String id, String name, String email, boolean account, String erasedOn) {}

  @GetMapping("/places")
  List<Place.Line> places() {
    mustBeAllowed(EXPORT, Map.of());
    return Places.ALL.stream().map(Place::line).toList();
  }

  /** What was typed is not written down, whom it showed is. */
  @GetMapping
  List<Line> search(@RequestParam(defaultValue = "") String q) {
    mustBeAllowed(SEARCH, Map.of());
    List<Found> found = data.search(q);
    audit.lookAtPeople(actor.id(), SEARCH, null, Map.of("found", found.stream().map(Found::id).toList()));
    return found.stream().map(person -> new Line(person.id(), person.name(), person.email(), person.account(),
        Danish.day(person.erasedOn()))).toList();
  }

  /** A file for the person. Read to its end by people, so it is laid out for them. */
  @GetMapping("/{person}")
  ResponseEntity<byte[]> export(@PathVariable String person) throws JsonProcessingException {
    mustBeAllowed(EXPORT, Map.of("person", person));
    Found found = find(person);
    audit.lookAtPeople(actor.id(), EXPORT, found.id(), Map.of());
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CONTENT_DISPOSITION, toKeep(found, ".json")).body(file(found));
  }

  /** The same to read and print, for whoever is not at home in data formats. */
  @GetMapping("/{person}/page")
  ResponseEntity<byte[]> readable(@PathVariable String person) {
    mustBeAllowed(EXPORT, Map.of("person", person));
    Found found = find(person);
    audit.lookAtPeople(actor.id(), EXPORT, found.id(), Map.of());
    return ResponseEntity.ok().contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
        .header(HttpHeaders.CONTENT_DISPOSITION, toKeep(found, ".html"))
        .body(ReadableExport.page(found.name(), data.export(found)).getBytes(StandardCharsets.UTF_8));
  }

  /** Who has looked at what is kept of the person, and at the cases the person has opened. */
  @GetMapping("/{person}/looks")
  List<Entry> looks(@PathVariable String person) {
    mustBeAllowed(LOOKS, Map.of("person", person));
    Found found = find(person);
    List<Entry> looks = trail.looksAt(found.id(), MOST_LOOKS);
    audit.lookAtPeople(actor.id(), LOOKS, found.id(), Map.of());
    return looks;
  }

  /** The same file with the documents that the person has loaded, as they came. They are read as a stream. */
  @GetMapping("/{person}/documents")
  void exportWithDocuments(@PathVariable String person, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    mustBeAllowed(EXPORT, Map.of("person", person));
    Found found = find(person);
    List<Attachment> documents = attachments.uploadedBy(found.id());
    audit.lookAtPeople(actor.id(), EXPORT, found.id(), Map.of("documents", documents.size()));
    byte[] file = file(found);
    HttpServletResponse straight = RefusalFilter.straight(request, response);
    straight.setContentType("application/zip");
    straight.setHeader(HttpHeaders.CONTENT_DISPOSITION, toKeep(found, ".zip"));
    straight.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    try (var zip = new ZipOutputStream(straight.getOutputStream())) {
      zip.putNextEntry(new ZipEntry("personoplysninger.json"));
      zip.write(file);
      int number = 0;
      for (Attachment one : documents) {
        zip.putNextEntry(new ZipEntry("dokumenter/" + ++number + "-" + one.caseNumber() + "-"
            + one.name().replaceAll("[/\\\\]", "_")));
        attachments.copy(one, zip);
      }
    }
  }

  private byte[] file(Found person) throws JsonProcessingException {
    return json.writerWithDefaultPrettyPrinter().writeValueAsString(data.export(person))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String toKeep(Found person, String ending) {
    return ContentDisposition.attachment().filename("personoplysninger-" + person.id() + ending, StandardCharsets.UTF_8)
        .build().toString();
  }

  /** A second time it changes nothing, and says when it was done. */
  @PostMapping("/{person}/erasure")
  Map<String, String> erase(@PathVariable String person, @RequestBody Request request) {
    mustBeAllowed(ERASURE, Map.of("person", person));
    String reason = request.reason() == null ? "" : request.reason().strip();
    if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
      throw InputRefused.field("Begrundelse", reason.isEmpty() ? "Skriv, hvorfor personen skal slettes."
          : "Skriv højst 1.000 tegn.");
    }
    Found found = find(person);
    return Map.of("message", erasure.erase(found, reason, actor.id())
        .map(day -> found.id() + " blev slettet den " + Danish.day(day) + ". Intet er ændret.")
        .orElse(found.name() + " (" + found.id() + ") er slettet."));
  }

  private Found find(String person) {
    return data.find(person).orElseThrow(() -> NoRight.unknown("Der er ingen person med bruger-id " + person + "."));
  }

  private void mustBeAllowed(String subject, Map<String, String> tried) {
    actor.mustBeKnown();
    if (!actor.isIn(Page.PERSONAL_DATA.groups())) {
      audit.refused(actor.id(), subject, null, tried);
      throw NoRight.forbidden();
    }
  }
}
