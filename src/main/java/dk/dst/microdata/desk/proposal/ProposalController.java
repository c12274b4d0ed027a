package dk.dst.microdata.desk.proposal;

import dk.dst.microdata.cases.who.CaseRights;
import dk.dst.microdata.cases.who.NoRight;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.schemes.proposal.ProposalViews;
import dk.dst.microdata.schemes.proposal.Proposals;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A proposal to read, for those who may: what is approved stays readable after something else has taken its place. */
@RestController
record ProposalController(Proposals proposals, ProposalViews views, CaseRights rights) {

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
