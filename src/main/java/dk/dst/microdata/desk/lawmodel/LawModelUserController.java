package dk.dst.microdata.desk.lawmodel;

import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.CaseRights;
import dk.dst.microdata.cases.who.NoRight;
import dk.dst.microdata.ground.audit.Audit;
import dk.dst.microdata.ground.database.ListPage;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.ground.rights.InstitutionCommand;
import dk.dst.microdata.schemes.lawmodel.LawModelUserList.After;
import dk.dst.microdata.schemes.lawmodel.LawModelUserList.Wanted;
import dk.dst.microdata.schemes.lawmodel.LawModelUserPage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Access to Lovmodellen: everybody's own; for those who answer for a ministry its users', and those of the model it is
 * responsible for; for FSE all.
 */
@RestController
@RequestMapping("/camunda/api/microdata/law-model-users")
record LawModelUserController(LawModelUserPage users, CaseRights rights, Actor actor, Audit audit) {

  /** Somebody's access. @param mayOpen whether whoever asks may open the case */
  record Shown(LawModelUserPage.Line access, boolean mayOpen) {}

  /**
   * A page of them.
   *
   * @param q part of the name of a person or a ministry, or of a case number
   * @param after what the page before names as next
   */
  @GetMapping
  ListPage<Shown> list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String after) {
    ListPage<LawModelUserPage.Line> page = users.page(wanted(q), After.of(after));
    Set<String> known = rights.knownOf(page.lines().stream().map(LawModelUserPage.Line::caseNumber)
        .collect(Collectors.toSet()));
    return page.with(page.lines().stream().map(line -> new Shown(line, known.contains(line.caseNumber()))).toList());
  }

  /** The registers of a model, year by year. A case in which one sees nobody does not exist for whoever asks. */
  @GetMapping("/{caseNumber}/years")
  List<LawModelUserPage.YearLine> years(@PathVariable String caseNumber) {
    return users.years(wanted(""), caseNumber).orElseThrow(() -> {
      audit.refused(actor.id(), InstitutionCommand.SEE_LAW_MODEL_USERS.name(), null, Map.of("case", caseNumber));
      return NoRight.unknown("Sagen findes ikke blandt dem, du har adgang til Lovmodellen ved.");
    });
  }

  private Wanted wanted(String text) {
    actor.mustBeKnown();
    boolean isFse = rights.mayAsFse(Command.SEE_LAW_MODEL);
    return new Wanted(actor.id(), isFse ? List.of() : actor.institutions().stream()
        .filter(ministry -> rights.may(InstitutionCommand.SEE_LAW_MODEL_USERS, ministry)).toList(), isFse, text);
  }
}
