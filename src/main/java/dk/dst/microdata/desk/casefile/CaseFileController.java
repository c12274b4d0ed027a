package dk.dst.microdata.desk.casefile;

import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.CaseRights;
import dk.dst.microdata.desk.casefile.CaseFiles.CaseFile;
import dk.dst.microdata.desk.casefile.CaseFiles.Line;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.Case;
import dk.dst.microdata.ground.rights.Command;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Cases to look up, for whoever is logged in: those of the person's own institutions; for FSE all. */
@RestController
record CaseFileController(CaseFiles files, FailedSteps failed, CaseRights rights, Disqualifications disqualifications,
    Actor actor) {

  @GetMapping("/camunda/api/microdata/cases")
  ResponseEntity<List<Line>> list() {
    if (!actor.isKnown()) {
      return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
    }
    List<Line> lines = files.of(actor.institutions());
    Set<String> known = rights.knownOf(lines.stream().filter(Line::isConfidential).map(Line::caseNumber).toList());
    return ResponseEntity.ok(lines.stream()
        .filter(line -> !line.isConfidential() || known.contains(line.caseNumber())).toList());
  }

  /** A case of another institution does not exist for those who may not see it. */
  @GetMapping("/camunda/api/microdata/cases/{caseNumber}")
  CaseFile find(@PathVariable String caseNumber) {
    Case at = rights.requireLook(caseNumber);
    return files.find(caseNumber, failed.of(caseNumber),
        command -> rights.may(command, caseNumber), !at.people().containsKey(actor.id()));
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
