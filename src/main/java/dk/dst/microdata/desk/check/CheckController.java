package dk.dst.microdata.desk.check;

import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.CaseRights;
import dk.dst.microdata.cases.who.NoRight;
import dk.dst.microdata.ground.rights.Case;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.schemes.application.CheckView;
import dk.dst.microdata.schemes.application.CheckViews;
import dk.dst.microdata.schemes.application.CheckWorkbook;
import dk.dst.microdata.schemes.application.EligibilityCheck;
import dk.dst.microdata.schemes.application.EligibilityChecks;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The checks of a case as they were made, for the institution and for FSE. The institution's own checks before sending
 * are its own: FSE sees those that decided a submission.
 */
@RestController
@RequestMapping("/camunda/api/microdata/cases/{caseNumber}/checks")
record CheckController(EligibilityChecks checks, CheckViews views, CheckWorkbook workbook, CaseRights rights,
    Actor actor) {

  private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  @GetMapping
  List<CheckView.Line> list(@PathVariable String caseNumber) {
    return views.lines(caseNumber, isOwn(look(caseNumber)));
  }

  @GetMapping("/{id}")
  CheckView find(@PathVariable String caseNumber, @PathVariable long id) {
    return views.show(check(caseNumber, id));
  }

  /** The variables of one register of the check, with their use. */
  @GetMapping("/{id}/registers/{code}")
  List<CheckView.VariableLine> variables(@PathVariable String caseNumber, @PathVariable long id,
      @PathVariable String code) {
    return views.variables(check(caseNumber, id), code);
  }

  @GetMapping("/{id}/workbook")
  ResponseEntity<byte[]> workbook(@PathVariable String caseNumber, @PathVariable long id) {
    EligibilityCheck check = check(caseNumber, id);
    return ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, WORKBOOK)
        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
            .filename("Kontrol-" + caseNumber + "-" + id + ".xlsx").build().toString())
        .body(workbook.of(check));
  }

  private EligibilityCheck check(String caseNumber, long id) {
    boolean own = isOwn(look(caseNumber));
    return checks.find(caseNumber, id).filter(check -> check.submission() != null || own)
        .orElseThrow(CheckController::unknown);
  }

  /** Before there is a database they show the application, and from then on what the database was based on. */
  private Case look(String caseNumber) {
    return rights.requireLook(rights.may(Command.SEE_CONTENT, caseNumber) ? Command.SEE_CONTENT
        : rights.may(Command.SEE_DRAFT, caseNumber) ? Command.SEE_DRAFT : Command.SEE_APPLICATION, caseNumber);
  }

  private boolean isOwn(Case at) {
    return at.people().containsKey(actor.id());
  }

  private static NoRight unknown() {
    return NoRight.unknown("Kontrollen findes ikke blandt dine sager.");
  }
}
