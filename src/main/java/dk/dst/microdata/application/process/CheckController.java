package dk.dst.microdata.application.process;

import dk.dst.microdata.application.Applications;
import dk.dst.microdata.application.CheckView;
import dk.dst.microdata.application.CheckViews;
import dk.dst.microdata.application.CheckWorkbook;
import dk.dst.microdata.application.EligibilityCheck;
import dk.dst.microdata.application.EligibilityChecks;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.NoRight;
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
class CheckController {

  private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final EligibilityChecks checks;
  private final CheckViews views;
  private final CheckWorkbook workbook;
  private final Applications applications;
  private final Actor actor;

  CheckController(EligibilityChecks checks, CheckViews views, CheckWorkbook workbook, Applications applications,
      Actor actor) {
    this.checks = checks;
    this.views = views;
    this.workbook = workbook;
    this.applications = applications;
    this.actor = actor;
  }

  @GetMapping
  List<CheckView.Line> list(@PathVariable String caseNumber) {
    mayRead(caseNumber);
    return views.lines(caseNumber, !actor.isFse());
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
    mayRead(caseNumber);
    return checks.find(caseNumber, id).filter(check -> check.submission() != null || !actor.isFse())
        .orElseThrow(CheckController::unknown);
  }

  private void mayRead(String caseNumber) {
    actor.mustBeKnown();
    if (!applications.exists(caseNumber)
        || !actor.institutions().contains(applications.get(caseNumber).institutionId())) {
      throw unknown();
    }
  }

  private static NoRight unknown() {
    return NoRight.unknown("Kontrollen findes ikke blandt dine sager.");
  }
}
