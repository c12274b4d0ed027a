package dk.dst.microdata.desk.project;

import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.CaseRights;
import dk.dst.microdata.cases.who.NoRight;
import dk.dst.microdata.ground.database.ListPage;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.schemes.authority.Analyses;
import dk.dst.microdata.schemes.authority.AuthoritySchemes;
import dk.dst.microdata.schemes.project.Projects;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The analyses that an authority registers under the number of its agreement. */
@RestController
@RequestMapping("/camunda/api/microdata/projects/{number}/analyses")
class AnalysisController {

  /** @param from and until ISO days */
  record Wanted(String title, String purpose, String from, String until, List<String> users) {}

  private final Analyses analyses;
  private final AuthoritySchemes schemes;
  private final Projects projects;
  private final CaseRights rights;
  private final Actor actor;

  AnalysisController(Analyses analyses, AuthoritySchemes schemes, Projects projects, CaseRights rights, Actor actor) {
    this.analyses = analyses;
    this.schemes = schemes;
    this.projects = projects;
    this.rights = rights;
    this.actor = actor;
  }

  /** The newest first. @param after the number of the last one shown before; 0 at the beginning */
  @GetMapping
  ListPage<Analyses.Analysis> list(@PathVariable int number, @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "0") int after) {
    String caseNumber = caseNumber(number);
    rights.requireLook(Command.SEE_AUTHORITY, caseNumber);
    return analyses.page(caseNumber, q, after);
  }

  /** Registers one; nobody approves it (M5). */
  @PostMapping
  @Transactional
  public Map<String, String> register(@PathVariable int number, @RequestBody Wanted wanted) {
    String caseNumber = caseNumber(number);
    rights.require(Command.REGISTER_ANALYSIS, caseNumber);
    int registered = analyses.register(caseNumber, new Analyses.Wanted(wanted.title(), wanted.purpose(),
        day("Første dag", wanted.from()), day("Sidste dag", wanted.until()),
        wanted.users() == null ? List.of() : wanted.users()), actor.id());
    return Map.of("message", "Analyse nr. " + registered + " er registreret. Den kan begynde nu.");
  }

  private static LocalDate day(String label, String iso) {
    try {
      return iso == null || iso.isBlank() ? null : LocalDate.parse(iso);
    } catch (DateTimeParseException e) {
      throw InputRefused.field(label, "Skriv en dag, for eksempel 3.12.2026.");
    }
  }

  /** A number that is no authority's, and one of another institution, are answered alike. */
  private String caseNumber(int number) {
    actor.mustBeKnown();
    return projects.find(number, actor.institutions()).flatMap(project -> schemes.caseOf(project.number()))
        .orElseThrow(() -> NoRight.unknown("Myndighedsordningen findes ikke blandt dine sager."));
  }
}
