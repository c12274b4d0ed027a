package dk.dst.microdata.ground.decision;

import java.time.Instant;

/**
 * One choice in a case: who, when and why.
 *
 * @param round which time the step was taken, e.g. the number of the submission or of the usage review
 * @param outcome the word that the process went on with
 * @param decidedBy user id, or {@link Decisions#SYSTEM} where a date decided
 */
public record Decision(String caseNumber, Step step, int round, String outcome, String reason, String decidedBy,
    Instant decidedAt) {}
