package dk.dst.microdata.schemes.proposal;

import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.CaseRights;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.schemes.database.ProjectDatabase;
import dk.dst.microdata.schemes.database.ProjectDatabases;
import dk.dst.microdata.schemes.project.Project;
import dk.dst.microdata.schemes.project.Projects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds what is to be resubmitted by its number: a project of one's institution, or its database. */
@Component
public class Resubmission {

  public record Opened(String caseNumber, String institution) {}

  private final Proposals proposals;
  private final Projects projects;
  private final ProjectDatabases databases;
  private final CaseRights rights;
  private final Actor actor;

  Resubmission(Proposals proposals, Projects projects, ProjectDatabases databases, CaseRights rights, Actor actor) {
    this.proposals = proposals;
    this.projects = projects;
    this.databases = databases;
    this.rights = rights;
    this.actor = actor;
  }

  /**
   * Opens the resubmission.
   *
   * @param scheme "unchanged", or the scheme the project is to be under from then on
   * @throws InputRefused for a number that is none of the institution's, or is not in operation
   */
  public Opened open(int number, String scheme) {
    Optional<ProjectDatabase> database = actor.institutions().stream()
        .flatMap(institution -> databases.openOf(institution).stream())
        .filter(projectDatabase -> projectDatabase.projectNumber() == number).findFirst();
    if (database.isPresent()) {
      rights.mustBeAllowed(Command.CHANGE_CONTENT, database.get().caseNumber());
      long content = databases.contentList(database.get().caseNumber(), actor.id());
      return new Opened(proposals.reopen(database.get(), actor.id(), content), database.get().institutionId());
    }
    Project project = projects.find(number, actor.institutions()).orElseThrow(() -> InputRefused.field(
        "Projektnummer", number + " er ikke et af din institutions projekter. Se numrene på siden Projekter."));
    String projectCase = projects.caseNumber(number);
    if (projectCase == null) {
      throw InputRefused.field("Projektnummer", "Projekt " + number + " er ikke i drift her.");
    }
    rights.mustBeAllowed(Command.RESUBMIT_PROJECT, projectCase);
    Scheme after = scheme.equals("unchanged")
        ? project.databaseCase() == null ? Scheme.RESEARCHER : Scheme.SUBPROJECT : Scheme.valueOf(scheme);
    String institution = projects.institution(number);
    return new Opened(proposals.reopen(project, institution, actor.id(), after), institution);
  }
}
