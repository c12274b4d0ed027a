package dk.dst.microdata.schemes.proposal;

import static dk.dst.microdata.ground.rights.CaseState.PROPOSAL_RETURNED;
import static dk.dst.microdata.ground.rights.CaseState.PROPOSAL_SUBMITTED;
import static dk.dst.microdata.ground.rights.CaseState.PROPOSAL_UNDER_REVIEW;
import static java.util.stream.Collectors.joining;

import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.institution.Role;
import dk.dst.microdata.facts.legalbasis.LegalBases;
import dk.dst.microdata.facts.legalbasis.LegalBasis;
import dk.dst.microdata.facts.register.Catalogue;
import dk.dst.microdata.facts.register.Comparison;
import dk.dst.microdata.facts.register.ContentLists;
import dk.dst.microdata.facts.register.DataContent;
import dk.dst.microdata.facts.register.RegisterRow;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.schemes.authority.AuthorityOperation;
import dk.dst.microdata.schemes.authority.AuthoritySchemes;
import dk.dst.microdata.schemes.authority.Remit;
import dk.dst.microdata.schemes.database.ProjectDatabases;
import dk.dst.microdata.schemes.project.Project;
import dk.dst.microdata.schemes.project.Projects;
import dk.dst.microdata.schemes.proposal.Proposal.Content;
import dk.dst.microdata.schemes.proposal.ProposalPolicy.AuthorityAgreementFacts;
import dk.dst.microdata.schemes.proposal.ProposalPolicy.Facts;
import dk.dst.microdata.schemes.proposal.ProposalPolicy.Finding;
import dk.dst.microdata.schemes.proposal.ProposalPolicy.Outcome;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Receives a proposal in FSE: judged by the policy, its data told apart, and given to somebody who answers for it. */
@Repository
public class ProposalChecks {

  private final Proposals proposals;
  private final ProjectDatabases databases;
  private final Projects projects;
  private final AuthoritySchemes authorities;
  private final AuthorityOperation agreements;
  private final Institutions institutions;
  private final LegalBases legalBases;
  private final JointControls jointControls;
  private final Catalogue catalogue;
  private final ContentLists lists;
  private final Cases cases;
  private final Decisions decisions;
  private final TermsInForce terms;
  private final JdbcClient jdbc;
  private final Clock clock;

  ProposalChecks(Proposals proposals, ProjectDatabases databases, Projects projects, AuthoritySchemes authorities,
      AuthorityOperation agreements, Institutions institutions, LegalBases legalBases, JointControls jointControls,
      Catalogue catalogue, ContentLists lists, Cases cases, Decisions decisions, TermsInForce terms, JdbcClient jdbc, Clock clock) {
    this.proposals = proposals;
    this.databases = databases;
    this.projects = projects;
    this.authorities = authorities;
    this.agreements = agreements;
    this.institutions = institutions;
    this.legalBases = legalBases;
    this.jointControls = jointControls;
    this.catalogue = catalogue;
    this.lists = lists;
    this.cases = cases;
    this.decisions = decisions;
    this.terms = terms;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Checks what was sent; a second run changes nothing.
   *
   * @param owner user id of whoever is to answer for the case in FSE, or null where there is nobody
   * @return whether FSE can look at it; otherwise it is back with the institution, with the reasons
   */
  public boolean check(String caseNumber, String owner) {
    Proposal proposal = proposals.get(caseNumber);
    List<Finding> findings = new ProposalPolicy(facts(proposal), terms.now()).findings();
    boolean acceptable = findings.stream().noneMatch(finding -> finding.outcome() == Outcome.NOT_MET);
    if (!cases.move(caseNumber, acceptable ? PROPOSAL_UNDER_REVIEW : PROPOSAL_RETURNED, PROPOSAL_SUBMITTED)) {
      return proposal.state() != PROPOSAL_RETURNED;
    }
    for (Finding finding : findings) {
      jdbc.sql("insert into proposal_finding (case_number, submission, rule, outcome, evidence)"
              + " values (?, ?, ?, ?, ?)")
          .param(caseNumber).param(proposal.submission()).param(finding.rule().name()).param(finding.outcome().name()).param(finding.evidence()).update();
    }
    String lacking = findings.stream().filter(finding -> finding.outcome() == Outcome.NOT_MET).map(Finding::evidence)
        .collect(joining(" "));
    if (acceptable) {
      tellApart(proposal, owner);
      jointControls.ask(caseNumber);
    } else {
      proposals.tellReturned(caseNumber, "Den kan ikke behandles, som den er: " + lacking);
    }
    decisions.record(caseNumber, Step.PROPOSAL_CHECK, proposal.submission(), acceptable ? "acceptable" : "notMet",
        acceptable ? "Projektansvarlig i FSE: " + (owner == null ? "ingen endnu" : owner) + "." : lacking,
        Decisions.SYSTEM);
    return acceptable;
  }

  /** What the database has is delivered from it without a new purchase; the rest is ordered for the project alone. */
  private void tellApart(Proposal proposal, String owner) {
    String caseNumber = proposal.caseNumber();
    String by = owner == null ? Decisions.SYSTEM : owner;
    DataContent data = data(proposal);
    Long fromDatabase = null;
    DataContent purchase = data;
    if (proposal.scheme() == Scheme.SUBPROJECT) {
      DataContent held = databases.content(proposal.databaseCase());
      DataContent common = data.common(held);
      purchase = data.beyond(held);
      fromDatabase = common.isEmpty() ? null
          : lists.keep("Fra databasen til " + caseNumber, by, common.asRows()).id();
    }
    proposals.checked(caseNumber, fromDatabase, purchase.isEmpty() ? null
        : lists.keep("Bestilt til " + caseNumber, by, purchase.asRows()).id(), owner);
  }

  /** All the registers it asks for. */
  public DataContent data(Proposal proposal) {
    return lists.content(proposal.content().contentList(), proposal.content().chosen());
  }

  /** Why its registers are needed, by code: what was written row by row, and in the list. */
  Map<String, String> reasons(Content content) {
    Map<String, String> reasons = lists.reasons(content.contentList());
    reasons.putAll(RegisterRow.reasons(content.registers()));
    return reasons;
  }

  public List<Finding> findings(String caseNumber, int submission) {
    return proposals.findings(caseNumber, submission);
  }

  private Facts facts(Proposal proposal) {
    String institution = proposal.institutionId();
    List<Associate> people = institutions.people(institution);
    LegalBasis legalBasis = legalBases.find(proposal.caseNumber()).orElse(null);
    boolean inOperation = proposal.databaseCase() != null
        && (proposal.projectNumber() == null
            ? databases.closedToSubprojects(proposal.databaseCase()).isEmpty()
            : databases.get(proposal.databaseCase()).isInOperation());
    return new Facts(LocalDate.now(clock), institutions.get(institution), people.stream().map(Associate::id).toList(),
        people.stream().filter(associate -> associate.has(Role.SIGNATORY)).map(Associate::id)
            .toList(), proposal, data(proposal),
        proposal.databaseCase() == null ? DataContent.NONE : databases.content(proposal.databaseCase()),
        proposal.scheme() == Scheme.DATABASE ? uses(proposal) : Map.of(), inOperation, catalogue.byCode(), legalBasis,
        legalBasis == null ? List.of() : legalBasis.jointControllers().stream().map(institutions::get).toList(),
        proposal.scheme() == Scheme.AUTHORITY ? agreement(proposal) : null);
  }

  private AuthorityAgreementFacts agreement(Proposal proposal) {
    String agreement = authorities.caseOf(proposal.projectNumber()).orElseThrow();
    return new AuthorityAgreementFacts(new Remit(authorities.get(agreement).content().topics()),
        agreements.isOpen(agreement),
        institutions.hasAny(proposal.institutionId(), proposal.content().contact(), Role.ADMINISTRATOR));
  }

  /** Minimisation (S01, condition 6; P8): how many active subprojects use each register that a database is to hold. */
  Map<String, Integer> uses(Proposal proposal) {
    LocalDate today = LocalDate.now(clock);
    List<Project> active = projects.ofDatabase(proposal.databaseCase()).stream()
        .filter(project -> project.isActive(today)).toList();
    DataContent data = data(proposal);
    var comparison = new Comparison(data, projects.uses(active), Map.of());
    var uses = new LinkedHashMap<String, Integer>();
    data.registers().forEach(code -> uses.put(code, comparison.uses(code)));
    return uses;
  }
}
