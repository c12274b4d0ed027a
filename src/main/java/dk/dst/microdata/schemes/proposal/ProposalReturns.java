package dk.dst.microdata.schemes.proposal;

import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Why a proposal came back: for whoever corrects it, and for whoever gets it again. */
@Component
record ProposalReturns(ProposalChecks checks, Proposals proposals, Decisions decisions, Institutions institutions) {

  /** What was not met, and what administrator, managers, FSE or signatory wrote about that submission; empty if nothing. */
  List<Map<String, Object>> of(Proposal proposal, int submission) {
    String caseNumber = proposal.caseNumber();
    Stream<Map<String, Object>> unmet = checks.findings(caseNumber, submission).stream()
        .filter(finding -> finding.outcome() == ProposalPolicy.Outcome.NOT_MET)
        .map(finding -> row("Kontrol", finding.rule().danish(), finding.evidence()));
    Stream<Map<String, Object>> fields = proposals.remarks(caseNumber, submission).stream()
        .map(remark -> row("FSE", remark.field(), remark.reason()));
    Stream<Map<String, Object>> people = Stream.of(Step.PROPOSAL_SUBMISSION, Step.PROPOSAL_ENDORSEMENT,
            Step.PROPOSAL_REVIEW, Step.PROPOSAL_APPROVAL, Step.PROPOSAL_SIGNATURE)
        .flatMap(step -> decisions.find(caseNumber, step, submission).stream())
        .filter(decision -> List.of("returned", "declined").contains(decision.outcome()))
        .map(decision -> row(institutions.personName(decision.decidedBy()), decision.step().danish(), decision.reason()));
    return Stream.of(unmet, fields, people).flatMap(reasons -> reasons).toList();
  }

  private static Map<String, Object> row(String from, String what, String why) {
    return Map.of("from", from, "what", what, "why", why);
  }
}
