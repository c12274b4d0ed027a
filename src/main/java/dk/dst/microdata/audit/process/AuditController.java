package dk.dst.microdata.audit.process;

import dk.dst.microdata.audit.AuditTrail;
import dk.dst.microdata.process.AccessRights;
import dk.dst.microdata.process.Actor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit, for process owners. */
@RestController
class AuditController {

  private final AuditTrail trail;
  private final Actor actor;

  AuditController(AuditTrail trail, Actor actor) {
    this.trail = trail;
    this.actor = actor;
  }

  @GetMapping("/camunda/api/microdata/audit")
  AuditTrail.Page find(@RequestParam(name = "case", required = false) String caseNumber,
      @RequestParam(required = false) String person, @RequestParam(required = false) String institution,
      @RequestParam(required = false) String kind, @RequestParam(required = false) Long before) {
    actor.mustBeIn(AccessRights.OWNERS);
    return trail.find(blankToNull(caseNumber), blankToNull(person), blankToNull(institution), blankToNull(kind),
        before);
  }

  private static String blankToNull(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
