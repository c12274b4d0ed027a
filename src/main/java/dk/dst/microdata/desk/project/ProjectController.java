package dk.dst.microdata.desk.project;

import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.CaseRights;
import dk.dst.microdata.cases.who.NoRight;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.Case;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.schemes.project.ProjectAccess;
import dk.dst.microdata.schemes.project.ProjectDetails;
import dk.dst.microdata.schemes.project.ProjectOperation;
import dk.dst.microdata.schemes.project.ProjectProcess;
import dk.dst.microdata.schemes.project.Projects;
import java.util.Map;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A project and who has access to it, person by person. */
@RestController
@RequestMapping("/camunda/api/microdata/projects/{number}")
class ProjectController {

  record Wanted(String person) {}

  private final Projects projects;
  private final ProjectOperation operation;
  private final ProjectDetails details;
  private final ProjectAccess access;
  private final ProjectProcess process;
  private final Institutions institutions;
  private final CaseRights rights;
  private final Actor actor;

  ProjectController(Projects projects, ProjectOperation operation, ProjectDetails details, ProjectAccess access,
      ProjectProcess process, Institutions institutions, CaseRights rights, Actor actor) {
    this.projects = projects;
    this.operation = operation;
    this.details = details;
    this.access = access;
    this.process = process;
    this.institutions = institutions;
    this.rights = rights;
    this.actor = actor;
  }

  @GetMapping
  ProjectDetails.View find(@PathVariable int number) {
    String caseNumber = caseNumber(number);
    rights.requireLook(Command.SEE_PROJECT, caseNumber);
    return details.view(caseNumber, rights.may(Command.MANAGE_ACCESS, caseNumber));
  }

  /** Somebody of the institution gets access. Also where it does not count yet, for want of a certificate: it is told. */
  @PostMapping("/access")
  @Transactional
  public Map<String, String> give(@PathVariable int number, @RequestBody Wanted wanted) {
    Case at = rights.require(Command.MANAGE_ACCESS, caseNumber(number));
    if (wanted.person() == null || !at.people().containsKey(wanted.person())) {
      throw InputRefused.field("Person", "Kun den, der er tilknyttet institutionen, kan få adgang.");
    }
    access.give(number, wanted.person(), actor.id());
    alive(at.number());
    String whyNot = details.whyNot(at.number(), wanted.person());
    return Map.of("message", institutions.personName(wanted.person()) + " har fået adgang til projekt " + number + "."
        + (whyNot.isEmpty() ? "" : " Adgangen gælder endnu ikke: " + whyNot + "."));
  }

  @DeleteMapping("/access/{person}")
  @Transactional
  public Map<String, String> take(@PathVariable int number, @PathVariable String person) {
    Case at = rights.require(Command.MANAGE_ACCESS, caseNumber(number));
    if (!access.of(number).contains(person)) {
      throw NoRight.unknown("Personen har ikke adgang til projektet.");
    }
    access.end(number, person);
    alive(at.number());
    return Map.of("message", institutions.personName(person) + " har ikke længere adgang til projekt " + number + ".");
  }

  /** What somebody does with a project is a sign of life: nobody has to say any more whether it is in use. */
  private void alive(String caseNumber) {
    if (operation.alive(caseNumber)) {
      process.changed(caseNumber);
    }
  }

  /** A number that is no project, and one of another institution, are answered alike. */
  private String caseNumber(int number) {
    actor.mustBeKnown();
    return projects.find(number, actor.institutions()).map(project -> projects.caseNumber(project.number()))
        .orElseThrow(() -> NoRight.unknown("Projektet findes ikke blandt dine projekter."));
  }
}
