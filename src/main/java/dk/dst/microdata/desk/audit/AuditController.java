package dk.dst.microdata.desk.audit;

import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.desk.web.Page;
import dk.dst.microdata.ground.audit.AuditTrail;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit, for process owners. */
@RestController
record AuditController(AuditTrail trail, Actor actor) {

  @GetMapping("/camunda/api/microdata/audit")
  AuditTrail.Page find(@RequestParam(name = "case", required = false) String caseNumber,
      @RequestParam(required = false) String person, @RequestParam(required = false) String institution,
      @RequestParam(required = false) String kind, @RequestParam(required = false) Long before) {
    actor.mustBeIn(Page.AUDIT.groups());
    return trail.find(blankToNull(caseNumber), blankToNull(person), blankToNull(institution), blankToNull(kind),
        before);
  }

  private static String blankToNull(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
