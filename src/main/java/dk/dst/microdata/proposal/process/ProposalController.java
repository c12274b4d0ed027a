package dk.dst.microdata.proposal.process;

import dk.dst.microdata.process.CaseRights;
import dk.dst.microdata.process.NoRight;
import dk.dst.microdata.proposal.ProposalViews;
import dk.dst.microdata.proposal.Proposals;
import dk.dst.microdata.rights.Command;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A proposal to read, for those who may: what is approved stays readable after something else has taken its place. */
@RestController
class ProposalController {

  private final Proposals proposals;
  private final ProposalViews views;
  private final CaseRights rights;

  ProposalController(Proposals proposals, ProposalViews views, CaseRights rights) {
    this.proposals = proposals;
    this.views = views;
    this.rights = rights;
  }

  @GetMapping("/camunda/api/microdata/cases/{caseNumber}/proposal")
  ProposalViews.View find(@PathVariable String caseNumber) {
    rights.requireLook(rights.may(Command.SEE_PROPOSAL_DRAFT, caseNumber) ? Command.SEE_PROPOSAL_DRAFT
        : Command.SEE_PROPOSAL, caseNumber);
    if (proposals.find(caseNumber).isEmpty()) {
      throw NoRight.unknown("Sagen er ikke en projektindstilling.");
    }
    return views.view(caseNumber);
  }
}
