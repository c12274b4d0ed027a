package dk.dst.microdata.schemes.application;

import dk.dst.microdata.ground.terms.SchemeTerms;
import java.time.Instant;
import java.util.List;

/**
 * A check as it was made, kept and shown again exactly so.
 *
 * @param submission the submission it decided; null for the applicant's own check before sending
 * @param checkedBy user id, or {@link dk.dst.microdata.ground.decision.Decisions#SYSTEM}
 * @param catalogueVersion version of the register catalogue, or null from before there were versions
 * @param terms the numbers of the scheme as they were
 * @param facts what it looked at
 * @param evidence the figures, or null from before they were kept
 */
public record EligibilityCheck(long id, String caseNumber, Integer submission, Instant checkedAt, String checkedBy,
    Integer catalogueVersion, SchemeTerms terms, EligibilityFacts facts, List<Finding> findings, Evidence evidence) {

  EligibilityCheck with(List<Finding> findings) {
    return new EligibilityCheck(id, caseNumber, submission, checkedAt, checkedBy, catalogueVersion, terms, facts,
        findings, evidence);
  }

  /** Whether every countable condition is met. */
  public boolean isEligible() {
    return findings.stream().noneMatch(finding -> finding.outcome() == Finding.Outcome.NOT_MET);
  }
}
