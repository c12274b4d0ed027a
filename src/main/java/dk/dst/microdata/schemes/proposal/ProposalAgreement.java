package dk.dst.microdata.schemes.proposal;

import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.legalbasis.LegalBases;
import dk.dst.microdata.facts.register.ContentLists;
import dk.dst.microdata.facts.register.ContentRow;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.authority.AuthorityOperation;
import dk.dst.microdata.schemes.database.ProjectDatabase;
import dk.dst.microdata.schemes.database.ProjectDatabases;
import dk.dst.microdata.schemes.project.ApprovedProjects.Approved;
import dk.dst.microdata.schemes.project.ApprovedProjects;
import dk.dst.microdata.schemes.project.ProjectAccess;
import dk.dst.microdata.schemes.proposal.Proposal.Content;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** A proposal becomes an agreement: FSE signs first, then the institution, and from then on it is what is approved. */
@Repository
public class ProposalAgreement {

  /**
   * How it ended.
   *
   * @param inForce whether the proposal is in force now
   * @param project number of the project, or null where it was the database's content
   * @param projectCase case number of the project, or null where it was no project: an authority has its agreement
   * @param isNew whether the project begins with it
   */
  public record Result(boolean inForce, Integer project, String projectCase, boolean isNew) {}

  private static final Result NOT_IN_FORCE = new Result(false, null, null, false);

  private final Proposals proposals;
  private final ProposalChecks checks;
  private final ProjectDatabases databases;
  private final AuthorityOperation authorities;
  private final ProjectAccess access;
  private final ApprovedProjects projects;
  private final Institutions institutions;
  private final LegalBases legalBases;
  private final JointControls jointControls;
  private final ContentLists lists;
  private final Decisions decisions;
  private final JdbcClient jdbc;
  private final Clock clock;

  ProposalAgreement(Proposals proposals, ProposalChecks checks, ProjectDatabases databases,
      AuthorityOperation authorities, ProjectAccess access, ApprovedProjects projects, Institutions institutions,
      LegalBases legalBases, JointControls jointControls, ContentLists lists, Decisions decisions, JdbcClient jdbc, Clock clock) {
    this.proposals = proposals;
    this.checks = checks;
    this.databases = databases;
    this.authorities = authorities;
    this.access = access;
    this.projects = projects;
    this.institutions = institutions;
    this.legalBases = legalBases;
    this.jointControls = jointControls;
    this.lists = lists;
    this.decisions = decisions;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** What is signed, in short: whoever signs signs exactly this, and no row of it can be another meanwhile. */
  public String digest(String caseNumber) {
    Proposal proposal = proposals.get(caseNumber);
    String text = proposal.scheme() + "|" + proposal.databaseCase() + "|" + proposal.content() + "|"
        + checks.data(proposal) + legalBases.find(caseNumber).map(basis -> "|" + basis).orElse("");
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
          .digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The institution signs, or declines with a reason.
   *
   * @throws InputRefused where what FSE has signed has been changed since, the institution's authorisation does not
   *     hold, or it or the project is in quarantine: the task stays, and can be done when that is over
   */
  public void sign(String caseNumber, boolean signed, String reason, String by) {
    if (signed) {
      Proposal proposal = proposals.get(caseNumber);
      // a suspension at the same moment waits for this, or this for it
      jdbc.sql("select 1 from institution where id = any (?) order by id for share").param(Stream.concat(
          Stream.of(proposal.institutionId()), legalBases.jointControls(caseNumber).stream()
              .map(LegalBases.JointControl::institutionId)).toArray(String[]::new)).query(Integer.class).list();
      Institution institution = institutions.get(proposal.institutionId());
      if (!institution.isAuthorised(today())) {
        throw new InputRefused("Institutionens autorisation er „" + institution.state(today()).danish() + "“. Der kan"
            + " ikke underskrives, så længe den er det. Opgaven bliver liggende, intet er gået tabt, og er autorisationen"
            + " suspenderet, forlænges fristen imens.");
      }
      proposals.hindrance(caseNumber, null).ifPresent(quarantine -> {
        throw quarantine.refusal("der ikke underskrives");
      });
      jointControls.mustBeConfirmed(caseNumber, "der ikke underskrives");
      mustBeOpen(proposal);
      if (!digest(caseNumber).equals(proposal.approvedDigest())) {
        throw new InputRefused("Sag " + caseNumber + " er ændret, siden FSE underskrev. Afvis den med den begrundelse, så"
            + " den kan vurderes igen.");
      }
    }
    proposals.sign(caseNumber, signed, reason, by);
  }

  /**
   * Both have signed: the project gets its number, or the approved content takes the place of what was approved before.
   * It does not where the authorisation has ended meanwhile, the database has been closed or the end date has come. A
   * second run changes nothing.
   */
  public Result putIntoForce(String caseNumber) {
    jdbc.sql("select 1 from proposal where case_number = ? for update").param(caseNumber).query().singleRow();
    Proposal proposal = proposals.get(caseNumber);
    if (proposal.state() == CaseState.PROPOSAL_IN_FORCE) {
      return result(proposal, proposal.projectNumber(), false);
    }
    String obstacle = obstacle(proposal);
    if (obstacle != null) {
      proposals.end(caseNumber, "notInForce", obstacle, Decisions.SYSTEM);
      return NOT_IN_FORCE;
    }
    boolean isNew = proposal.projectNumber() == null && proposal.scheme().isOfProject();
    Integer project = project(proposal, isNew);
    proposals.putIntoForce(caseNumber, project == null ? 0 : project);
    if (proposal.scheme().isOfProject()) {
      access.set(project, proposal.content().users(), proposal.openedBy());
    }
    decisions.record(caseNumber, Step.PROPOSAL_IN_FORCE, 1, "inForce", switch (proposal.scheme()) {
      case DATABASE -> "Databasens indhold er det godkendte.";
      case AUTHORITY -> "Indholdet af myndighedsordning " + project + " er det godkendte.";
      case RESEARCHER, SUBPROJECT -> "Projektnummer " + project + ", slutdato "
          + Danish.day(proposal.content().endsOn()) + ".";
    }, Decisions.SYSTEM);
    proposals.tell(caseNumber, "PROPOSAL_IN_FORCE", proposal.content().contact(), "Indstillingen er trådt i kraft",
        switch (proposal.scheme()) {
          case DATABASE -> "Databasens indhold er det, indstillingen siger. Nye data bestilles hos FSE.";
          case AUTHORITY -> "Indholdet af myndighedsordning " + project + " er det, indstillingen siger. FSE leverer det,"
              + " der er nyt.";
          case RESEARCHER, SUBPROJECT -> "Projektet har nummer " + project
              + ". Brugerne har adgang, når deres certifikat gælder.";
        });
    return result(proposal, project, isNew);
  }

  /** What is approved takes its place. @return number of the project that has it, or null where a database has */
  private Integer project(Proposal proposal, boolean isNew) {
    switch (proposal.scheme()) {
      case DATABASE -> {
        databases.replaceContent(proposal.databaseCase(), list(proposal));
        restate(proposal, proposal.databaseCase());
        return null;
      }
      case AUTHORITY -> {
        projects.changeForAuthority(proposal.projectNumber(), proposal.caseNumber(), list(proposal));
        restate(proposal, projects.caseNumber(proposal.projectNumber()));
      }
      case RESEARCHER, SUBPROJECT -> {
        if (isNew) {
          return projects.begin(proposal.institutionId(), proposal.openedBy(), approved(proposal));
        }
        projects.change(proposal.projectNumber(), approved(proposal));
      }
    }
    return proposal.projectNumber();
  }

  private void restate(Proposal proposal, String caseNumber) {
    legalBases.find(proposal.caseNumber()).ifPresent(basis ->
        legalBases.restate(caseNumber, basis, proposal.openedBy()));
  }

  /** An authority whose agreement is frozen has to renew it first. */
  private void mustBeOpen(Proposal proposal) {
    if (proposal.scheme() == Scheme.AUTHORITY
        && !authorities.isOpen(projects.caseNumber(proposal.projectNumber()))) {
      throw new InputRefused("Aftalen om Myndighedsordningen er frosset eller lukket. Der kan ikke underskrives, før den er"
          + " fornyet. Opgaven bliver liggende.");
    }
  }

  private String obstacle(Proposal proposal) {
    Institution.State state = institutions.get(proposal.institutionId()).state(today());
    if (state == Institution.State.LAPSED || state == Institution.State.ENDED) {
      return "Institutionens autorisation er ophørt, før indstillingen kunne træde i kraft.";
    }
    ProjectDatabase database = proposal.databaseCase() == null ? null : databases.get(proposal.databaseCase());
    Optional<String> closed = database == null || proposal.projectNumber() != null
        || !database.isInOperation() ? Optional.empty()
        : databases.closedToSubprojects(database.caseNumber());
    if (closed.isPresent()) {
      return closed.get() + " Den kan ikke få nye underprojekter.";
    }
    if (database != null && !database.isInOperation()) {
      return "Projektdatabasen er lukket, før indstillingen kunne træde i kraft. Projektet kan indstilles i"
          + " forskerordningen.";
    }
    if (proposal.scheme().isOfProject() && !proposal.content().endsOn().isAfter(today())) {
      return "Slutdatoen, den " + Danish.day(proposal.content().endsOn()) + ", kom, før indstillingen kunne træde i"
          + " kraft. Projektet kan indstilles igen med en senere slutdato.";
    }
    if (proposal.projectNumber() != null && projects.isClosed(proposal.projectNumber())) {
      return "Genindstillingen nåede ikke at træde i kraft, før " + proposal.about() + " blev lukket.";
    }
    return null;
  }

  private Approved approved(Proposal proposal) {
    Content content = proposal.content();
    return new Approved(content.title(), content.endsOn(), content.contact(), proposal.caseNumber(), list(proposal),
        proposal.databaseList(), proposal.scheme() == Scheme.SUBPROJECT ? proposal.databaseCase() : null,
        proposal.caseOwner());
  }

  /** One list that says all of it. */
  private long list(Proposal proposal) {
    return proposal.content().chosen().isEmpty() ? proposal.content().contentList()
        : lists.keep("Indstilling " + proposal.caseNumber(), proposal.openedBy(), rows(proposal),
            checks.reasons(proposal.content())).id();
  }

  private List<ContentRow> rows(Proposal proposal) {
    var rows = new ArrayList<>(proposal.content().chosen());
    if (proposal.content().contentList() != null) {
      rows.addAll(lists.rows(proposal.content().contentList()));
    }
    return rows;
  }

  private Result result(Proposal proposal, Integer project, boolean isNew) {
    return new Result(true, project, proposal.scheme().isOfProject() ? projects.caseNumber(project) : null, isNew);
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
