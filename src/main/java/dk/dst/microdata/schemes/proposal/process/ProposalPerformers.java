package dk.dst.microdata.schemes.proposal.process;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.facts.institution.Absences;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.schemes.database.ProjectDatabases;
import dk.dst.microdata.schemes.database.process.Performers;
import dk.dst.microdata.schemes.proposal.Proposal;
import dk.dst.microdata.schemes.proposal.Proposals;
import java.util.Comparator;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Whom the tasks of a proposal are given to: who was chosen to sign, and who answers for it in FSE. */
@Component("proposalPerformers")
public class ProposalPerformers {

  private final Proposals proposals;
  private final ProjectDatabases databases;
  private final Performers performers;
  private final Cases cases;
  private final People people;
  private final Absences absences;

  ProposalPerformers(Proposals proposals, ProjectDatabases databases, Performers performers, Cases cases,
      People people, Absences absences) {
    this.proposals = proposals;
    this.databases = databases;
    this.performers = performers;
    this.cases = cases;
    this.people = people;
    this.absences = absences;
  }

  /** Who was chosen to sign, if they still may. */
  public String signatory(DelegateExecution execution) {
    return performers.ifMay(proposals.get(execution.getProcessBusinessKey()).content().signatory(), "sign-proposal",
        execution);
  }

  /** Who answers for the proposal in FSE, or whoever stands in for them. */
  public String caseOwner(DelegateExecution execution) {
    String owner = proposals.get(execution.getProcessBusinessKey()).caseOwner();
    return owner == null ? null : absences.worker(owner, null);
  }

  /**
   * Who is to answer for it (W3): whoever did before, whoever answers for the database, or the reviewer with the fewest
   * proposals under way. Nobody who has stepped out of the case, or belongs to the institution.
   *
   * @return a user id, or null where there is nobody
   */
  String choose(String caseNumber) {
    Proposal proposal = proposals.get(caseNumber);
    var reviewers = people.of(Groups.REVIEWERS).keySet().stream()
        .filter(person -> cases.get(caseNumber).isOpenTo(person)).toList();
    Stream<String> known = Stream.of(proposal.caseOwner(),
        proposal.base() == null ? null : proposals.get(proposal.base()).caseOwner(),
        proposal.databaseCase() == null ? null : databases.get(proposal.databaseCase()).caseOwner());
    return known.filter(reviewers::contains).findFirst().orElseGet(() -> reviewers.stream()
        .min(Comparator.comparing(proposals::openCases).thenComparing(Comparator.naturalOrder())).orElse(null));
  }
}
