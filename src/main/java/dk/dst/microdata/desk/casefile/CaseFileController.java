package dk.dst.microdata.desk.casefile;

import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.CaseRights;
import dk.dst.microdata.cases.who.NoRight;
import dk.dst.microdata.desk.casefile.CaseFiles.CaseFile;
import dk.dst.microdata.desk.casefile.CaseFiles.Line;
import dk.dst.microdata.desk.casefile.CaseFiles.Wanted;
import dk.dst.microdata.ground.database.ListPage;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.notice.AdverseLetter;
import dk.dst.microdata.ground.notice.AdverseLetters;
import dk.dst.microdata.ground.notice.LetterPdf;
import dk.dst.microdata.ground.rights.Case;
import dk.dst.microdata.ground.rights.Command;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Cases to look up, for whoever is logged in: those of the person's own institutions; for FSE all. */
@RestController
record CaseFileController(CaseFiles files, FailedSteps failed, CaseRights rights, Disqualifications disqualifications,
    AdverseLetters letters, LetterPdf pdf, Actor actor) {

  /**
   * A page of them.
   *
   * @param q part of a case number, a title or an institution's name
   * @param shown "open", "ended", or nothing for both
   * @param after the case number after which the page begins
   */
  @GetMapping("/camunda/api/microdata/cases")
  ListPage<Line> list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String shown,
      @RequestParam(defaultValue = "") String after) {
    actor.mustBeKnown();
    List<String> institutions = actor.institutions();
    return files.page(new Wanted(institutions, q, shown, after), rights.mayAsFse(Command.SEE_BREACH) ? Optional.empty()
        : Optional.of(rights.knownOf(files.confidential(institutions))));
  }

  /** A case of another institution does not exist for those who may not see it. */
  @GetMapping("/camunda/api/microdata/cases/{caseNumber}")
  CaseFile find(@PathVariable String caseNumber) {
    Case at = rights.requireLook(caseNumber);
    return files.find(caseNumber, command -> rights.may(command, caseNumber), !at.people().containsKey(actor.id()));
  }

  /** What of the case does not go on by itself as it should, for the head of a task's form. */
  @GetMapping("/camunda/api/microdata/cases/{caseNumber}/troubles")
  List<String> troubles(@PathVariable String caseNumber) {
    rights.requireLook(caseNumber);
    return failed.of(caseNumber);
  }

  /** The letter of a decision as a PDF, for whoever reads the letters of the case. */
  @GetMapping("/camunda/api/microdata/cases/{caseNumber}/letters/{notice}")
  ResponseEntity<byte[]> letter(@PathVariable String caseNumber, @PathVariable String notice) {
    rights.requireLook(caseNumber);
    AdverseLetter letter = Optional.of(notice).filter(number -> number.matches("\\d{1,18}")
        && (rights.may(Command.SEE_STORY,
            caseNumber) || rights.may(Command.SEE_BREACH, caseNumber)))
        .flatMap(number -> letters.ofNotice(caseNumber, Long.parseLong(number)))
        .orElseThrow(() -> NoRight.unknown("Brevet findes ikke blandt dine sager."));
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
            .filename(LetterPdf.fileName(letter)).build().toString())
        .body(pdf.of(letter));
  }

  record Disqualification(String reason) {}

  /** An employee of FSE has nothing more to do with the case from now on; what they had taken of it is free again. */
  @PostMapping("/camunda/api/microdata/cases/{caseNumber}/disqualification")
  Map<String, String> withdraw(@PathVariable String caseNumber, @RequestBody Disqualification declared) {
    rights.require(Command.DECLARE_DISQUALIFIED, caseNumber);
    String reason = declared.reason() == null ? "" : declared.reason().strip();
    if (reason.length() < 5 || reason.length() > 1000) {
      throw InputRefused.field("Begrundelse", "Skriv kort, hvorfor du er inhabil (5-1000 tegn).");
    }
    disqualifications.declare(caseNumber, actor.id(), reason);
    return Map.of("message", "Du er registreret som inhabil i sag " + caseNumber
        + ". Dine opgaver i sagen er lagt tilbage, så en anden kan tage dem.");
  }
}
