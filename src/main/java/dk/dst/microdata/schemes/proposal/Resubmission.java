package dk.dst.microdata.schemes.proposal;

import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.CaseRights;
import dk.dst.microdata.facts.quarantine.Quarantines;
import dk.dst.microdata.facts.register.ContentLists;
import dk.dst.microdata.facts.register.RegisterRows;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.CaseKind;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.schemes.database.ProjectDatabase;
import dk.dst.microdata.schemes.database.ProjectDatabases;
import dk.dst.microdata.schemes.project.Project;
import dk.dst.microdata.schemes.project.Projects;
import java.time.Clock;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Opens a resubmission (genindstilling) of what is found by its number: a project of one's institution, its database, or
 * what it has as an authority.
 * It starts from what is approved: registers with a reason as the rows they can be, all else in a list, so that each of
 * them is edited and none is written anew.
 */
@Repository
public class Resubmission {

  public record Opened(String caseNumber, String institution) {}

  private final Proposals proposals;
  private final Projects projects;
  private final ProjectDatabases databases;
  private final Quarantines quarantines;
  private final Cases cases;
  private final RegisterRows registers;
  private final ContentLists lists;
  private final CaseRights rights;
  private final Actor actor;
  private final JdbcClient jdbc;
  private final Clock clock;

  Resubmission(Proposals proposals, Projects projects, ProjectDatabases databases, Quarantines quarantines, Cases cases,
      RegisterRows registers, ContentLists lists, CaseRights rights, Actor actor, JdbcClient jdbc, Clock clock) {
    this.proposals = proposals;
    this.projects = projects;
    this.databases = databases;
    this.quarantines = quarantines;
    this.cases = cases;
    this.registers = registers;
    this.lists = lists;
    this.rights = rights;
    this.actor = actor;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Opens the resubmission.
   *
   * @param scheme "unchanged", or the scheme the project is to be under from then on
   * @throws InputRefused for a number that is none of the institution's, or is not in operation; for a scheme that what
   *     is found cannot come under; where one is open already, the institution has no database for a subproject, or it,
   *     the project or whoever opens it is in quarantine
   */
  public Opened open(int number, String scheme) {
    Optional<ProjectDatabase> database = actor.institutions().stream()
        .flatMap(institution -> databases.openOf(institution).stream())
        .filter(projectDatabase -> projectDatabase.projectNumber() == number).findFirst();
    if (database.isPresent()) {
      rights.mustBeAllowed(Command.CHANGE_CONTENT, database.get().caseNumber());
      long content = databases.contentList(database.get().caseNumber(), actor.id());
      return new Opened(reopen(database.get(), content), database.get().institutionId());
    }
    Project project = projects.find(number, actor.institutions()).orElseThrow(() -> InputRefused.field(
        "Projektnummer", number + " er ikke et af din institutions projekter. Se numrene på siden Projekter."));
    String projectCase = projects.caseNumber(number);
    if (projectCase == null) {
      throw InputRefused.field("Projektnummer", "Projekt " + number + " er ikke i drift her.");
    }
    boolean isAuthority = projects.isAuthority(number);
    rights.mustBeAllowed(isAuthority ? Command.RESUBMIT_AUTHORITY : Command.RESUBMIT_PROJECT, projectCase);
    String institution = projects.institution(number);
    return new Opened(reopen(project, institution, after(scheme, project, isAuthority)), institution);
  }

  private static Scheme after(String wanted, Project project, boolean isAuthority) {
    if (wanted.equals("unchanged")) {
      return isAuthority ? Scheme.AUTHORITY : project.databaseCase() == null ? Scheme.RESEARCHER : Scheme.SUBPROJECT;
    }
    Scheme scheme = Scheme.valueOf(wanted);
    if (isAuthority || !scheme.isOfProject()) {
      throw InputRefused.field("Ordning efter genindstillingen", "Myndighedsordningen hviler på sin egen aftale. Data i den"
          + " kan ikke flyttes til en anden ordning, og et projekt kan ikke flyttes ind i den. Vælg „Uændret“.");
    }
    return scheme;
  }

  private String reopen(Project project, String institution, Scheme scheme) {
    quarantines.mustBeFree(institution, project.number(), actor.id());
    String database = scheme == Scheme.SUBPROJECT ? proposals.database(institution).caseNumber() : null;
    boolean isOfProject = scheme.isOfProject();
    String title = isOfProject ? project.title() : "Data i myndighedsordning " + project.number();
    String caseNumber = draft(institution, title);
    String base = jdbc.sql("select proposal from project where number = ? and proposal is not null")
        .param(project.number()).query(String.class).optional().orElse(null);
    try {
      jdbc.sql("""
              insert into proposal (case_number, scheme, database_case, project_number, base, base_list,
                  base_database, title, ends_on, contact)
              values (:caseNumber, :scheme, :databaseCase, :projectNumber, :base, :baseList, :baseDatabase, :title,
                      :endsOn, :contact)""")
          .param("caseNumber", caseNumber).param("scheme", scheme.name()).param("databaseCase", database)
          .param("projectNumber", project.number()).param("base", base).param("baseList", project.contentList())
          .param("baseDatabase", project.databaseCase()).param("title", title)
          .param("endsOn", isOfProject ? project.endsOn() : null).param("contact", project.contact()).update();
    } catch (DuplicateKeyException e) {
      throw InputRefused.field("Projektnummer", "Nr. " + project.number() + " har allerede en genindstilling, der"
          + " ikke er afgjort. Fortsæt på den, eller træk den tilbage først.");
    }
    if (base != null) {
      copy(base, caseNumber);
    }
    if (isOfProject) { // who has an authority's access is not a matter of its data
      jdbc.sql("""
              insert into proposal_user (case_number, ordinal, person_id)
              select ?, a.id, a.person_id from project_access a
              where a.project_number = ? and a.access_until is null""")
          .param(caseNumber).param(project.number()).update();
    }
    begin(caseNumber, project.contentList());
    return caseNumber;
  }

  /** Of the main project: its database is to hold something else. It starts from the content now. */
  private String reopen(ProjectDatabase database, long content) {
    quarantines.mustBeFree(database.institutionId(), database.projectNumber(), actor.id());
    String title = "Indholdet af projektdatabase " + database.projectNumber();
    String caseNumber = draft(database.institutionId(), title);
    try {
      jdbc.sql("""
              insert into proposal (case_number, scheme, database_case, base_list, title, purpose, ends_on, contact)
              values (:caseNumber, 'DATABASE', :databaseCase, :baseList, :title, :purpose, :endsOn, :contact)""")
          .param("caseNumber", caseNumber).param("databaseCase", database.caseNumber()).param("baseList", content)
          .param("title", title).param("purpose", database.purpose()).param("endsOn", database.endsOn())
          .param("contact", actor.id()).update();
    } catch (DuplicateKeyException e) {
      throw InputRefused.field("Projektnummer", "Projektdatabase " + database.projectNumber() + " har allerede en"
          + " genindstilling, der ikke er afgjort. Fortsæt på den, eller træk den tilbage først.");
    }
    begin(caseNumber, content);
    return caseNumber;
  }

  private String draft(String institution, String title) {
    return cases.open(CaseKind.PROPOSAL, institution, actor.id(), title, CaseState.PROPOSAL_DRAFT, clock.instant());
  }

  /** The texts and sources that are approved become the draft. */
  private void copy(String from, String to) {
    jdbc.sql("""
            update proposal t set purpose = f.purpose, description = f.description, relevance = f.relevance,
              population = f.population, full_population = f.full_population, external_data = f.external_data,
              publication = f.publication, legal_basis = f.legal_basis, platform = f.platform,
              signatory = f.signatory, packages = f.packages, content_reason = f.content_reason
            from proposal f where f.case_number = ? and t.case_number = ?""").param(from).param(to).update();
    jdbc.sql("""
            insert into proposal_source (case_number, ordinal, name, owner, variables)
            select ?, ordinal, name, owner, variables from proposal_source where case_number = ?""")
        .param(to).param(from).update();
  }

  /** The data that are approved become the draft. */
  private void begin(String caseNumber, Long approved) {
    if (approved == null) {
      return;
    }
    var parted = registers.part(approved);
    proposals.choose(caseNumber, parted.chosen());
    if (!parted.left().isEmpty()) {
      proposals.load(caseNumber, parted.chosen().isEmpty() ? approved
          : Long.valueOf(lists.keep(lists.get(approved).source(), actor.id(), parted.left(), lists.reasons(approved))
              .id()));
    }
  }
}
