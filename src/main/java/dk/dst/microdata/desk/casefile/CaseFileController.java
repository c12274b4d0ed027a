package dk.dst.microdata.desk.casefile;

import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.CaseRights;
import dk.dst.microdata.cases.who.NoRight;
import dk.dst.microdata.desk.casefile.CaseFiles.CaseFile;
import dk.dst.microdata.desk.casefile.CaseLines.Line;
import dk.dst.microdata.desk.casefile.CaseLines.Wanted;
import dk.dst.microdata.ground.database.ListPage;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.notice.AdverseLetter;
import dk.dst.microdata.ground.notice.AdverseLetters;
import dk.dst.microdata.ground.notice.LetterPdf;
import dk.dst.microdata.ground.rights.Case;
import dk.dst.microdata.ground.rights.CaseKind;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.CaseState.Phase;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.schemes.application.Application.Ending;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
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
record CaseFileController(CaseFiles files, CaseLines lines, FailedSteps failed, CaseRights rights,
    Disqualifications disqualifications, AdverseLetters letters, LetterPdf pdf, Actor actor) {

  /**
   * A page of them.
   *
   * @param after the case number after which the page begins; all else as {@link Wanted} has it
   */
  @GetMapping("/camunda/api/microdata/cases")
  ListPage<Line> list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String shown,
      @RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String outcome,
      @RequestParam(defaultValue = "") String person, @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE)
      LocalDate from, @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate until,
      @RequestParam(defaultValue = "") String after) {
    actor.mustBeKnown();
    if (!person.isBlank() && !actor.isFse()) { // who has decided in a case is not for all who may know of it
      throw NoRight.forbidden();
    }
    List<String> institutions = actor.institutions();
    return lines.page(new Wanted(institutions, q, shown, kind, outcome, person, from, until), after,
        rights.mayAsFse(Command.SEE_BREACH) ? Optional.empty()
            : Optional.of(rights.knownOf(lines.confidential(institutions))));
  }

  /** What may be chosen to look for: code and words of each. */
  record Choices(List<Choice> kinds, List<Choice> outcomes, boolean people) {}

  record Choice(String code, String text) {}

  @GetMapping("/camunda/api/microdata/case-choices")
  Choices choices() {
    actor.mustBeKnown();
    return new Choices(Arrays.stream(CaseKind.values()).map(kind -> new Choice(kind.name(), kind.danish())).toList(),
        Stream.concat(Arrays.stream(CaseState.values()).filter(state -> state.phase() == Phase.ENDED)
            .map(state -> new Choice(state.name(), state.danish())), Arrays.stream(Ending.values())
            .map(ending -> new Choice(ending.name(), "Ansøgning: " + ending.danish())))
            .sorted(Comparator.comparing(Choice::text)).toList(), actor.isFse());
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
