package dk.dst.microdata.schemes.proposal;

import dk.dst.microdata.cases.letter.Rulings;
import dk.dst.microdata.cases.letter.Rulings.Parts;
import dk.dst.microdata.ground.decision.Decision;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.notice.Adverse;
import dk.dst.microdata.ground.notice.AdverseLetter;
import dk.dst.microdata.ground.notice.AdverseLetter.Hearing;
import dk.dst.microdata.ground.notice.LetterSection.Row;
import dk.dst.microdata.ground.terms.SchemeTerm;
import dk.dst.microdata.schemes.proposal.ProposalPolicy.Finding;
import dk.dst.microdata.schemes.proposal.ProposalPolicy.Outcome;
import dk.dst.microdata.schemes.proposal.Proposals.Remark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** What goes against an institution in the case of a proposal, and in the delivery of its data. */
@Component
record ProposalLetters(Rulings rulings, Decisions decisions) {

  /** @param sender who sent it to FSE last */
  void refused(Proposal proposal, List<Finding> findings, List<Remark> remarks, String sender) {
    List<Finding> assessed = findings.stream().filter(finding -> finding.outcome() != Outcome.MET).toList();
    List<Finding> against = assessed.isEmpty() ? findings : assessed;
    List<Row> facts = facts(proposal);
    against.forEach(finding -> facts.add(new Row(finding.rule().danish(), finding.evidence())));
    remarks.forEach(remark -> facts.add(new Row("Bemærkning til „" + remark.field() + "“", remark.reason())));
    rulings.tell(Adverse.PROPOSAL_REFUSED, proposal.caseNumber(), "indsendelse " + proposal.submission(),
        Arrays.asList(proposal.content().contact(), sender, proposal.content().signatory()), new Parts(
            "Projektindstilling afslået", "FSE har afslået projektindstillingen „" + proposal.content().title() + "“.",
                facts,
            against.isEmpty() ? List.of(rule(Rule.AUTHORISED)) : against.stream().map(finding -> rule(finding.rule()))
                .toList(),
            decisions.of(proposal.caseNumber(), proposal.submission(), Step.PROPOSAL_REVIEW, Step.PROPOSAL_APPROVAL),
            Hearing.none("Afgørelsen bygger på det, institutionen selv har indstillet. Den kan indstille på ny.")));
  }

  /** Nobody sent it, or nobody signed it, in time. */
  void lapsed(Proposal proposal, Decision decided) {
    rulings.tellLapsed(Adverse.PROPOSAL_LAPSED, proposal.caseNumber(), "indsendelse " + proposal.submission(),
        Arrays.asList(proposal.content().contact(), proposal.content().signatory()),
            "Projektindstillingen er bortfaldet",
        "Projektindstillingen „" + proposal.content().title() + "“ er bortfaldet. " + decided.reason(), decided,
        decided.outcome().equals("expired") ? SchemeTerm.SIGNATURE : SchemeTerm.CORRECTION);
  }

  /** Some of the data that were ordered are not delivered. */
  void notDelivered(Proposal proposal, Decision decided, List<String> registers) {
    List<Row> facts = facts(proposal);
    facts.add(new Row("Leveres ikke", String.join(", ", registers)));
    rulings.tell(Adverse.DELIVERY_REFUSED, proposal.caseNumber(), "levering " + decided.round(),
        Arrays.asList(proposal.content().contact()), new Parts("Data bliver ikke leveret",
            "FSE leverer ikke alle de data, der er bestilt til „" + proposal.content().title() + "“.", facts,
            List.of(rule(Rule.KNOWN_REGISTERS),
                new AdverseLetter.Rule("Data leveres, som de er godkendt i indstillingen, og når de findes.",
                "FSE’s skøn, ikke offentliggjort")), List.of(decided),
            Hearing.none("Det er Danmarks Statistiks egne data og leveringen af dem, der er set på.")));
  }

  private static List<Row> facts(Proposal proposal) {
    var facts = new ArrayList<Row>();
    facts.add(new Row("Ordning", proposal.scheme().danish()));
    facts.add(new Row("Indsendelse nr.", String.valueOf(proposal.submission())));
    facts.add(new Row("Registre valgt enkeltvis", String.valueOf(proposal.content().registers().size())));
    facts.add(new Row("Brugere", String.valueOf(proposal.content().users().size())));
    return facts;
  }

  private static AdverseLetter.Rule rule(Rule rule) {
    return new AdverseLetter.Rule(rule.danish() + ".", rule.source());
  }
}
